"""Groups statements into claims: average linkage over the evidence, people's rulings first."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import BlockKind
from onrecord.nouns.span import digest
from onrecord.reconcile.context import Group, Joined
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.holders import Holder
from onrecord.reconcile.match import SAME, evidence, heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.sense import Sense

_NEVER = -1000.0
_UNSEEN = -4.0  # what two statements score that share nothing
_RARE = 0.3  # a feature that tells less than this brings nobody together

Pair = tuple[str, str]


def groups(context: Context) -> tuple[Group, ...]:
    """Return the claims: every statement in exactly one, by id."""
    members = sorted(context.statements)
    scores, why = _scores(context)
    clusters = _linked(members, scores)
    return tuple(sorted((_group(cluster, why, context) for cluster in clusters), key=lambda group: group.id))


def _scores(context: Context) -> tuple[dict[Pair, float], dict[Pair, tuple[Evidence, ...]]]:
    """Return how much speaks for each pair that is worth a look, and why; rulings outrank all of it."""
    scores: dict[Pair, float] = {}
    why: dict[Pair, tuple[Evidence, ...]] = {}
    for left, right in _pairs(context):
        found = evidence(context.senses[left], context.senses[right], context)
        scores[left, right] = total(found) - SAME
        why[left, right] = found
    for ruling in context.rulings.same:
        pair = (min(ruling.left, ruling.right), max(ruling.left, ruling.right))
        if pair[0] in context.statements and pair[1] in context.statements:
            yes = ruling.answer == "yes"
            scores[pair] = -_NEVER if yes else _NEVER
            why[pair] = (Evidence(f"{ruling.by} says {ruling.answer}", scores[pair]),)
    return scores, why


def _pairs(context: Context) -> tuple[Pair, ...]:
    """Return the pairs of statements of one holder or side that share something telling."""
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(context.statements):
        sense = context.senses.get(name)
        if sense is None:
            continue
        for holder in _holders(sense):
            for feature in _features(sense, context):
                index[holder, feature].append(name)
    return tuple(sorted({pair for names in index.values() for pair in combinations(names, 2)}))


def _holders(sense: Sense) -> frozenset[str]:
    """Return the names under which a statement's like is sought: an unnamed source by what it is called."""
    holder = sense.holder
    found = {*(holder.name or "").split("; "), holder.side or ""}
    if sense.kind is ActorKind.UNNAMED:
        found |= heads(holder.name)
    return frozenset(found - {""}) or frozenset({""})


def _features(sense: Sense, context: Context) -> frozenset[str]:
    """Return by what a statement can be found: what tells in it, its figures, its exact words."""
    found = {name for name, value in sense.weights.items() if value >= _RARE}
    found |= {f"={figure.unit}" for figure in sense.figures}
    meant = context.senses.get(sense.meant or "")
    if meant is not None:
        found.add(f">{meant.holder.side}")
    return frozenset(found | {sense.text})


def _linked(members: Iterable[str], scores: Mapping[Pair, float]) -> list[list[str]]:
    """Return clusters by average linkage: the two that agree best on the whole are joined, then the next."""
    clusters = {name: [name] for name in members}
    sums: dict[Pair, float] = dict(scores)
    counts: dict[Pair, int] = dict.fromkeys(scores, 1)

    def average(pair: Pair) -> float:
        if sums[pair] <= _NEVER / 2:
            return _NEVER
        size = len(clusters[pair[0]]) * len(clusters[pair[1]])
        return (sums[pair] + _UNSEEN * (size - counts[pair])) / size

    neighbours: dict[str, set[str]] = defaultdict(set)
    for left, right in scores:
        neighbours[left].add(right)
        neighbours[right].add(left)
    while True:
        best = max(((average(pair), pair) for pair in sums), default=(_NEVER, ("", "")), key=_order)
        if best[0] <= 0:
            return [sorted(cluster) for cluster in clusters.values()]
        keep, gone = best[1]
        for other in sorted(neighbours[gone] - {keep}):
            old, new = _key(gone, other), _key(keep, other)
            sums[new] = sums.get(new, 0.0) + sums.pop(old)
            counts[new] = counts.get(new, 0) + counts.pop(old)
            neighbours[other] -= {gone}
            neighbours[other] |= {keep}
            neighbours[keep] |= {other}
        del sums[best[1]], counts[best[1]]
        neighbours[keep] -= {gone}
        del neighbours[gone]
        clusters[keep] = clusters[keep] + clusters.pop(gone)


def _key(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _order(found: tuple[float, Pair]) -> tuple[float, str, str]:
    return found[0], found[1][0], found[1][1]


def _group(cluster: list[str], why: Mapping[Pair, tuple[Evidence, ...]], context: Context) -> Group:
    senses = [context.senses[name] for name in cluster if name in context.senses]
    first = min(
        (context.statements[name] for name in cluster),
        key=lambda s: (str(s.reported.last if s.reported else "9999"), s.id),
    )
    best = max(senses, key=lambda sense: (_clear(sense, context), -len(sense.text), sense.id), default=None)
    name = best.id if best else cluster[0]
    return Group(
        id="c" + digest("claim", first.story, min(cluster)),
        story=first.story,
        holder=best.holder if best else Holder(None, None, None),
        best=name,
        members=tuple(cluster),
        joined=_tree(cluster, why),
    )


def _clear(sense: Sense, context: Context) -> float:
    """Return how well a statement can stand for others: full, named and counted, no headline, no pointer."""
    article = context.articles[sense.article]
    above = article.kind_at(sense.place) in (BlockKind.HEADLINE, BlockKind.DEK)
    length = len(sense.text.split())
    return (
        min(sum(sense.weights.values()), 4.0)
        + len(sense.figures)
        - 3.0 * sense.points_back
        - 1.0 * above
        - (length < 5)
        - max(0, length - 40) / 20
    )


def _tree(cluster: list[str], why: Mapping[Pair, tuple[Evidence, ...]]) -> tuple[Joined, ...]:
    """Return the strongest evidence that holds the members together, one piece less than there are."""
    part = {name: name for name in cluster}

    def root(name: str) -> str:
        while part[name] != name:
            name = part[name]
        return name

    pairs = [pair for pair in combinations(cluster, 2) if pair in why]
    found = []
    for left, right in sorted(pairs, key=lambda pair: (-total(why[pair]), pair)):
        if root(left) != root(right):
            part[root(left)] = root(right)
            found.append(Joined(left, right, why[left, right]))
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))
