"""What the positions of a story are about, found from its own words and named by what its articles print.

A matter grows around an anchor: a noun, or a concept, that several claims share and not nearly all. Each
claim has at most one matter; one that shares no anchor has none, which is better than a guess.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.claims import TieKind
from onrecord.nouns.judgement import agreed
from onrecord.reconcile.anchors import Anchors
from onrecord.reconcile.evidence import total

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.context import Context, Group

    Pair = tuple[TieKind, str, str]  # how one claim answers another, the answered first

_ANSWERS = frozenset({TieKind.REJECTS, TieKind.ACCEPTS})


def matters(groups: Iterable[Group], answers: Iterable[Answer], context: Context) -> dict[str, str]:
    """Return the name of the matter of each claim that has one, by id of the group."""
    claims = sorted(groups, key=lambda group: group.id)
    by_story: dict[str | None, list[Group]] = defaultdict(list)
    for group in claims:
        by_story[group.story].append(group)
    ties = sorted(answers, key=lambda tie: (-total(tie.evidence), tie.left, tie.right, tie.kind))
    claim = {member: group.id for group in claims for member in group.members}
    within = [tie for tie in ties if tie.left in claim and tie.right in claim]
    pairs = [(tie.kind, claim[tie.left], claim[tie.right]) for tie in within]
    moved = _joined(claim.values(), [pair for pair in pairs if pair[0] is TieKind.CHANGES])
    answered = frozenset(left for kind, left, _ in pairs if kind in _ANSWERS)
    found: dict[str, str] = {}
    for story, told in by_story.items():
        if story is not None:
            found |= _of_story(told, moved, answered, Anchors(told, context))
    _hand_on(found, [(kind, left, right) for kind, left, right in pairs if right not in moved])
    return dict(sorted((found | _ruled(claims, context)).items()))


def _joined(names: Iterable[str], pairs: Iterable[Pair]) -> dict[str, str]:
    """Return for each claim that a change leads to or from the one that stands for all so chained."""
    above = {name: name for name in names}

    def top(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    within = set()
    for _, left, right in pairs:
        low, high = sorted((top(left), top(right)))
        above[high] = low
        within |= {left, right}
    return {name: top(name) for name in sorted(within)}


def _of_story(
    groups: Sequence[Group], moved: Mapping[str, str], answered: frozenset[str], anchors: Anchors
) -> dict[str, str]:
    """Return the matters of a story's claims; claims between which something moved decide together.

    They have a matter of their own, if need be one that no other claim has, and so has what was accepted or
    turned down.
    """
    names: dict[str, str | None] = dict(anchors.chosen())
    parts: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        parts[moved.get(group.id, group.id)].append(group)
    found: dict[str, str] = {}
    for part, members in parts.items():
        votes = _votes(members, anchors, names)
        if not votes and (part in moved or part in answered):
            votes = _own(members, anchors)
            names |= {anchor: anchors.name(anchor) for anchor in votes}
        best = max(votes, key=lambda anchor: (votes[anchor], anchor), default=None)
        name = names[best] if best else None
        if name:
            found |= {group.id: name for group in members}
    return found


def _hand_on(found: dict[str, str], pairs: Iterable[Pair]) -> None:
    """Give who answers the matter of what is answered, by the surest tie; two who answer one keep apart.

    What is answered takes the matter of its answer only if it has none.
    """
    own = dict(found)
    answered = set()
    for _, left, right in pairs:
        if right in answered:
            continue
        if left in own:
            found[right] = own[left]
            answered.add(right)
        elif right in own:
            found.setdefault(left, own[right])


def _votes(groups: Iterable[Group], anchors: Anchors, among: Iterable[str]) -> dict[str, float]:
    """Return how much speaks for each of these anchors in some claims."""
    found: dict[str, float] = defaultdict(float)
    allowed = set(among)
    for group in groups:
        for anchor, weight in anchors.of[group.id].items():
            if anchor in allowed:
                found[anchor] += weight * anchors.rare(anchor)
    return found


def _own(groups: Sequence[Group], anchors: Anchors) -> dict[str, float]:
    """Return the votes for what only these claims speak of: anchors with a name, those they share if any."""
    having = Counter(anchor for group in groups for anchor in anchors.of[group.id] if anchors.name(anchor))
    most = max(having.values(), default=0)
    return _votes(groups, anchors, [anchor for anchor, number in having.items() if number == most])


def _ruled(groups: Iterable[Group], context: Context) -> dict[str, str]:
    """Return the matters that people gave, each to the claim that has the statement and to no other.

    Of each person the last name for a claim counts; where people disagree the claim keeps the one it has.
    """
    claim = {member: group.id for group in groups for member in group.members}
    ruled = agreed((claim[id_], name, by) for id_, name, by in context.rulings.matters if id_ in claim)
    return {id_: name for id_, (name, _) in ruled.items()}
