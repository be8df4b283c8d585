"""Groups statements into claims: average linkage over the evidence, people's rulings before it."""

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
from onrecord.reconcile.linkage import UNSEEN, Linkage
from onrecord.reconcile.match import SAME, VETO, evidence, heads
from onrecord.reconcile.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.sense import Sense

_RULED = 1000.0
_AGAIN = 2.0  # so much more is asked of a claim inside one article
_NEAREST = 0.8
_RARE = 0.3  # a feature that tells less than this brings nobody together
_TOGETHER = 0.5  # what a pair has in common must tell this much to be looked at
_SHORT, _LONG = 5, 30  # words of a content that is too short, or too long, to stand for others
_FULL = 2.0  # what a content need not tell more than

Pair = tuple[str, str]


def groups(context: Context) -> tuple[Group, ...]:
    """Return the claims, sorted by id: every statement in exactly one."""
    why = {
        (left, right): evidence(context.senses[left], context.senses[right], context)
        for left, right in _pairs(context)
    }
    for pair in nearest(why, context):
        why[pair] = (*why[pair], Evidence("nearest to each other in both articles", _NEAREST))
    links = Linkage(
        sorted(context.statements), {pair: max(total(found) - SAME, UNSEEN) for pair, found in why.items()}
    )
    ruled = {tuple(sorted((ruling.left, ruling.right))) for ruling in context.rulings.same}
    for pair, found in why.items():
        if pair not in ruled and any(one.weight <= VETO for one in found):
            links.cannot(*pair)
    for ruling in context.rulings.same:
        left, right = sorted((ruling.left, ruling.right))
        if left in context.statements and right in context.statements:
            yes = ruling.answer == "yes"
            (links.must if yes else links.cannot)(left, right)
            why[left, right] = (Evidence(f"{ruling.by} says {ruling.answer}", _RULED if yes else -_RULED),)
    parts = [part for cluster in links.clusters() for part in _parted(cluster, why, context)]
    return tuple(sorted((_group(part, why, context) for part in parts), key=lambda group: group.id))


def _parted(
    cluster: Sequence[str], why: Mapping[Pair, tuple[Evidence, ...]], context: Context
) -> tuple[Sequence[str], ...]:
    """Return a cluster, or its members each alone if it lies in one article and the evidence is no better.

    Reporters seldom say a thing twice: what no other article bears out needs more.
    """
    if len({context.statements[name].article for name in cluster}) > 1:
        return (cluster,)
    sure = all(total(one.evidence) >= SAME + _AGAIN for one in _tree(cluster, why))
    return (cluster,) if sure else tuple((name,) for name in cluster)


def _pairs(context: Context) -> tuple[Pair, ...]:
    """Return the pairs of statements of one holder or side that share something telling."""
    index: dict[tuple[str, str], list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(context.statements):
        sense = context.senses.get(name)
        if sense is not None:
            for holder in _holders(sense):
                for feature, value in _features(sense, context).items():
                    index[holder, feature].append((name, value))
    common: dict[Pair, float] = defaultdict(float)
    for having in index.values():
        for (left, ours), (right, theirs) in combinations(having, 2):
            common[left, right] += min(ours, theirs)
    return tuple(sorted(pair for pair, value in common.items() if value >= _TOGETHER))


def _holders(sense: Sense) -> frozenset[str]:
    """Return the names under which a statement's like is sought: an unnamed source by what it is called."""
    holder = sense.holder
    found = {*(holder.name or "").split("; "), holder.side or ""}
    if sense.kind is ActorKind.UNNAMED:
        found |= heads(holder.name)
    return frozenset(found - {""}) or frozenset({""})


def _features(sense: Sense, context: Context) -> dict[str, float]:
    """Return by what a statement can be found: what tells in it, its figures, its exact words."""
    found = {name: value for name, value in sense.weights.items() if value >= _RARE or name[0] == "#"}
    found |= {f"={figure.unit}": _RARE for figure in sense.figures}
    meant = context.senses.get(sense.meant or "")
    if meant is not None:
        found[f">{meant.holder.side}"] = 1.0
    return found | {sense.text: 1.0}


def _group(cluster: Sequence[str], why: Mapping[Pair, tuple[Evidence, ...]], context: Context) -> Group:
    first = min(
        (context.statements[name] for name in cluster),
        key=lambda s: (str(s.reported.last if s.reported else "9999"), s.id),
    )
    best = max(cluster, key=lambda name: (_stands(name, cluster, why, context), name))
    sense = context.senses.get(best)
    return Group(
        id="c" + digest("claim", first.story, min(cluster)),
        story=first.story,
        holder=sense.holder if sense else Holder(None, None, None),
        best=best,
        members=tuple(cluster),
        joined=_tree(cluster, why),
    )


def _stands(
    name: str, cluster: Sequence[str], why: Mapping[Pair, tuple[Evidence, ...]], context: Context
) -> float:
    """Return how well a statement stands for the others: clear by itself, and near to them."""
    sense = context.senses.get(name)
    if sense is None:
        return -_RULED
    others = [why.get((min(name, other), max(name, other)), ()) for other in cluster if other != name]
    near = sum(min(total(found), 2 * SAME) for found in others) / max(1, len(others))
    return round(_clear(sense, context) + near, 3)


def _clear(sense: Sense, context: Context) -> float:
    """Return how clear a wording is: full, named and counted, no headline, no pointer, not too long."""
    article = context.articles[sense.article]
    above = article.kind_at(sense.place) in (BlockKind.HEADLINE, BlockKind.DEK)
    length = len(sense.text.split())
    return (
        min(sum(sense.weights.values()), _FULL)
        + min(len(sense.figures), 1)
        - 3.0 * sense.points_back
        - 1.0 * above
        - 2.0 * (length < _SHORT)
        - max(0, length - _LONG) / 10
    )


def _tree(cluster: Sequence[str], why: Mapping[Pair, tuple[Evidence, ...]]) -> tuple[Joined, ...]:
    """Return the strongest evidence that holds the members together, one piece less than there are."""
    part = {name: name for name in cluster}
    found = []
    pairs = [pair for pair in combinations(sorted(cluster), 2) if pair in why]
    for left, right in sorted(pairs, key=lambda pair: (-total(why[pair]), pair)):
        ours, theirs = part[left], part[right]
        if ours != theirs:
            part = {name: ours if root == theirs else root for name, root in part.items()}
            found.append(Joined(left, right, why[left, right]))
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))
