"""Average linkage with links that must be and links that cannot be: nothing here knows of statements."""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNSEEN = -2.5  # what two members score that were never compared, the least that any two do

Pair = tuple[str, str]


class Linkage:
    """Joins the two clusters that agree best on the whole, as long as the average of their pairs is above 0.

    One strong link does not pull in what the other members speak against, as it would with single linkage.
    Does not depend on the order of anything it is given.
    """

    def __init__(self, members: Sequence[str], scores: Mapping[Pair, float]) -> None:
        self._clusters = {name: [name] for name in members}
        self._where = {name: name for name in members}
        self._sums: dict[Pair, float] = {}
        self._counts: dict[Pair, int] = {}
        self._near: dict[str, set[str]] = defaultdict(set)
        self._banned: dict[str, set[str]] = defaultdict(set)
        self._musts: list[Pair] = []
        for (left, right), score in scores.items():
            pair = _pair(left, right)
            self._sums[pair], self._counts[pair] = score, 1
            self._near[left].add(right)
            self._near[right].add(left)

    def must(self, left: str, right: str) -> None:
        """Join two, unless something says that they cannot be."""
        self._musts.append(_pair(left, right))

    def cannot(self, left: str, right: str) -> None:
        """Keep two apart, whatever their scores."""
        self._banned[left].add(right)
        self._banned[right].add(left)

    def clusters(self) -> tuple[tuple[str, ...], ...]:
        """Return the members of each cluster, sorted."""
        for left, right in sorted(self._musts):
            ours, theirs = sorted((self._where[left], self._where[right]))
            if ours != theirs and theirs not in self._banned[ours]:
                self._join(ours, theirs)
        heap = [(-average, pair) for pair in self._sums if (average := self._average(pair)) > 0]
        heapify(heap)
        while heap:
            negative, pair = heappop(heap)
            if pair in self._sums and self._average(pair) == -negative:
                for changed in self._join(*pair):
                    average = self._average(changed)
                    if average > 0:
                        heappush(heap, (-average, changed))
        return tuple(sorted(tuple(sorted(cluster)) for cluster in self._clusters.values()))

    def _average(self, pair: Pair) -> float:
        if pair[1] in self._banned[pair[0]]:
            return UNSEEN
        size = len(self._clusters[pair[0]]) * len(self._clusters[pair[1]])
        return round((self._sums[pair] + UNSEEN * (size - self._counts[pair])) / size, 6)

    def _join(self, keep: str, gone: str) -> list[Pair]:
        """Join two clusters and return the pairs whose average has changed by it."""
        self._sums.pop((keep, gone), None)
        self._counts.pop((keep, gone), None)
        self._near[keep].discard(gone)
        for other in sorted(self._near.pop(gone) - {keep}) if gone in self._near else ():
            old, new = _pair(gone, other), _pair(keep, other)
            self._sums[new] = self._sums.get(new, 0.0) + self._sums.pop(old)
            self._counts[new] = self._counts.get(new, 0) + self._counts.pop(old)
            self._near[other].discard(gone)
            self._near[other].add(keep)
            self._near[keep].add(other)
        for other in self._banned.pop(gone, set()):
            self._banned[other].discard(gone)
            self._banned[other].add(keep)
            self._banned[keep].add(other)
        members = self._clusters.pop(gone)
        self._clusters[keep] += members
        for name in members:
            self._where[name] = keep
        return [_pair(keep, other) for other in sorted(self._near[keep])]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
