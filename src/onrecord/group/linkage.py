"""Average linkage over a sparse table: the two groups most alike are joined until none are (layer 2)."""

from __future__ import annotations

import heapq
from collections.abc import Mapping

Weighted = Mapping[tuple[int, int], float]


def average_linkage(likeness: Weighted, count: int, least: float) -> tuple[tuple[int, ...], ...]:
    """Return groups of 0..count-1 such that no two have a mean likeness of `least` or more.

    Pairs that are not in the table have likeness 0. Ties go to the lower numbers, so the result depends on
    nothing but the table.
    """
    total: list[dict[int, float]] = [{} for _ in range(count)]  # sum over pairs of members
    for (a, b), value in likeness.items():
        total[a][b] = total[b][a] = value
    members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(count)}
    queue = [(-value, a, b) for (a, b), value in likeness.items() if value >= least]
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        if a not in members or b not in members or -value != _mean(total, members, a, b):
            continue
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        for other, add in total[b].items():
            del total[other][b]
            if other != a:
                total[a][other] = total[other][a] = total[a].get(other, 0.0) + add
        total[b] = {}
        for other in total[a]:
            mean = _mean(total, members, a, other)
            if mean >= least:
                heapq.heappush(queue, (-mean, min(a, other), max(a, other)))
    return tuple(members[at] for at in sorted(members))


def _mean(total: list[dict[int, float]], members: Mapping[int, tuple[int, ...]], a: int, b: int) -> float:
    return total[a].get(b, 0.0) / (len(members[a]) * len(members[b]))
