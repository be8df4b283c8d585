"""Where each holder stands on each matter: lines of claims that say the same way, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, Position, PositionState, TieKind
from onrecord.nouns.passage import Passage
from onrecord.nouns.span import digest
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.changes import mover, passages
from onrecord.reconcile.reaffirmed import last_reaffirmed, reaffirming, unchanged
from onrecord.reconcile.stands import alone, named, stand, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.changes import Move
    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.holders import Holder
    from onrecord.reconcile.sense import Sense

_APART = frozenset({TieKind.CONTRADICTS, TieKind.DIFFERS})
_NEW_STATE = {ChangeKind.SOFTENED: PositionState.SOFTENED, ChangeKind.HARDENED: PositionState.HARDENED}
_GONE = frozenset({PositionState.SUPERSEDED, PositionState.WITHDRAWN})
_EVER = date.min


@dataclass(frozen=True, slots=True)
class Line:
    """Claims of one holder on one matter that keep saying the same way; `head` is the latest of them."""

    holder: Holder
    matter: str
    head: Group
    groups: tuple[Group, ...]


class Steps:
    """The moves between positions by where they start and end; what is so, and changed, moves no position."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.all = tuple(move for move in moves if move.kind is not ChangeKind.STATE)
        self.out_of: dict[str, list[Move]] = defaultdict(list)
        self.into: dict[str, list[Move]] = defaultdict(list)
        for move in self.all:
            self.out_of[move.before].append(move)
            self.into[move.after].append(move)


def positions(
    groups: Sequence[Group],
    answers: Sequence[Answer],
    matters: Mapping[str, str],
    moves: Sequence[Move],
    context: Context,
) -> tuple[Position, ...]:
    """Return the positions, those replaced included, sorted by id."""
    parted = _parted(groups, answers)
    steps = Steps(moves)
    held = unchanged(groups, context)
    by_matter: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for key, line in _lines(groups, matters, steps, parted, context):
        by_matter[key].append(line)
    found = []
    for lines in by_matter.values():
        for line in lines:
            others = [other for other in lines if other is not line]
            state = _state(line, others, steps, parted)
            found.append(_position(line, state, held, context))
    return tuple(sorted(found, key=lambda position: position.id))


def _parted(groups: Iterable[Group], answers: Iterable[Answer]) -> frozenset[frozenset[str]]:
    """Return the pairs of claims that cannot both stand."""
    claim = {member: group.id for group in groups for member in group.members}
    return frozenset(
        frozenset((claim[a.left], claim[a.right]))
        for a in answers
        if a.kind in _APART and a.left in claim and a.right in claim
    )


def _lines(
    groups: Sequence[Group],
    matters: Mapping[str, str],
    steps: Steps,
    parted: frozenset[frozenset[str]],
    context: Context,
) -> list[tuple[tuple[str, str, str], Line]]:
    """Return the lines with what they belong to: story, holder, matter."""
    apart = parted | {frozenset((move.before, move.after)) for move in steps.all}
    holders = _holders(groups, steps.all, context)
    alike: dict[tuple[str, str, str, str], list[Group]] = defaultdict(list)
    for group in groups:
        touched = group.id in steps.out_of or group.id in steps.into
        taken = stand(group, context)
        if group.id in matters and group.id in holders and (taken or touched):
            whose = holders[group.id].id or holders[group.id].name or ""
            alike[group.story or "", whose, matters[group.id], taken or group.id].append(group)
    found = []
    for (story, whose, matter, _), some in sorted(alike.items()):
        gone = _gone(some, steps, context)
        for kept in (True, False):
            for part in _unbroken([g for g in some if (g.id in gone) is kept], apart):
                head = max(part, key=lambda g: _leading(g, context))
                moved = any(g.id in steps.out_of or g.id in steps.into for g in part)
                if not (moved or _shown(head, context)):
                    continue
                found.append(((story, whose, matter), Line(holders[head.id], matter, head, tuple(part))))
    return found


def _gone(groups: Iterable[Group], steps: Steps, context: Context) -> frozenset[str]:
    """Return the claims that moved on, and those that give the same figure as one that did."""
    left = [group for group in groups if group.id in steps.out_of]
    figures = {figure for group in left for figure in _figures(group, context)}
    same = (group for group in groups if figures & _figures(group, context))
    return frozenset(group.id for group in (*left, *same) if group in left or group.id not in steps.into)


def _figures(group: Group, context: Context) -> frozenset[tuple[float, str]]:
    found = (figure for member in group.members for figure in context.senses[member].figures)
    return frozenset((figure.value, figure.unit) for figure in found)


def _holders(groups: Iterable[Group], steps: Iterable[Move], context: Context) -> dict[str, Holder]:
    """Return who holds each claim that somebody with a name holds; those of one line have one holder.

    Where a nameless source or a paper tells that somebody moved on, the new position is his.
    """
    found = {group.id: group.holder for group in groups if named(group, context)}
    for move in steps:
        before, after = found.get(move.before), found.get(move.after)
        if before and after is None:
            found[move.after] = before
        elif before and after and before.side == after.side and before.side in (before.name, after.name):
            found |= dict.fromkeys((move.before, move.after), mover(before, after))
    return found


def _leading(group: Group, context: Context) -> tuple[bool, bool, tuple[date, date], int, str]:
    """Return what the claim that heads its line sorts by: that it says what, takes the stand, and late."""
    says, takes = alone(group.best, context), way(group.best, context) is not None
    return says, takes, _latest(_last(group, context)), len(group.members), group.id


def _shown(group: Group, context: Context) -> bool:
    """Tell whether the words that stand for a claim take the stand themselves and can be read alone."""
    return alone(group.best, context) and way(group.best, context) is not None


def _unbroken(groups: Iterable[Group], apart: frozenset[frozenset[str]]) -> list[list[Group]]:
    """Return the groups in parts within which nothing moved and nothing pulls apart."""
    parts: list[list[Group]] = []
    for group in groups:
        for part in parts:
            if not any(frozenset((group.id, other.id)) in apart for other in part):
                part.append(group)
                break
        else:
            parts.append([group])
    return parts


def _state(
    line: Line, others: Iterable[Line], steps: Steps, parted: frozenset[frozenset[str]]
) -> PositionState:
    mine = {group.id for group in line.groups}
    onward = {move.kind for name in mine for move in steps.out_of.get(name, ()) if move.after not in mine}
    if onward:
        return PositionState.WITHDRAWN if ChangeKind.WITHDRAWN in onward else PositionState.SUPERSEDED
    live = [other for other in others if not any(group.id in steps.out_of for group in other.groups)]
    if any(frozenset((a, g.id)) in parted for other in live for g in other.groups for a in mine):
        return PositionState.UNCLEAR
    came = [move for name in mine for move in steps.into.get(name, ()) if move.kind in _NEW_STATE]
    last = max(came, key=lambda move: (_latest(move.answer.at), move.before), default=None)
    return _NEW_STATE[last.kind] if last else PositionState.STANDS


def _position(line: Line, state: PositionState, held: Iterable[Sense], context: Context) -> Position:
    head = line.head
    members = sorted({member for group in line.groups for member in group.members})
    said = [when for member in members if (when := _said(member, context))]
    told = reaffirming(held, line.holder, head.best, members, context) if state not in _GONE else ()
    words = (*members, *(sense.id for sense in told))
    return Position(
        id="p" + digest("position", head.story, line.holder.name, line.matter, head.id),
        story=head.story,
        actor=line.holder.name or "",
        actor_id=line.holder.id,
        matter=line.matter,
        claim=head.id,
        state=state,
        since=min(said, key=_earliest) if said else None,
        last=last_reaffirmed(max(said, key=_latest) if said else None, told),
        condition=_condition(head, context),
        passages=tuple(passage for name in words for passage in passages(name, context)),
    )


def _condition(group: Group, context: Context) -> Passage | None:
    """Return the condition a claim is under, by the statement that stands for it, else by its latest."""
    members = [context.statements[member] for member in group.members]
    bound = [(s.id == group.best, _latest(_said(s.id, context)), s.id, s) for s in members if s.condition]
    if not bound:
        return None
    *_, found = max(bound, key=lambda one: one[:3])
    return Passage(found.article, found.condition) if found.condition else None


def _said(member: str, context: Context) -> When | None:
    """Return when a statement was said; where nothing tells, no later than its article was published."""
    sense = context.senses[member]
    if sense.said or not (sense.reported and sense.reported.last):
        return sense.said
    return When(None, sense.reported.last, Basis.BOUND, "no later than the article that has it")


def _last(group: Group, context: Context) -> When | None:
    said = [when for member in group.members if (when := _said(member, context))]
    return max(said, key=_latest) if said else None


def _earliest(when: When) -> tuple[date, date]:
    return when.last or date.max, when.first or _EVER


def _latest(when: When | None) -> tuple[date, date]:
    """Return what the later of two days sorts by: one that is only bounded from above may be early."""
    return ((when.first or _EVER), (when.last or _EVER)) if when else (_EVER, _EVER)
