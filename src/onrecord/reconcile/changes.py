"""What moved: the changes between claims, each step once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from onrecord.nouns.claims import Change, ChangeKind, TieKind
from onrecord.nouns.passage import Passage
from onrecord.nouns.span import digest
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence, printed, total
from onrecord.reconcile.order import order
from onrecord.reconcile.setting import Setting
from onrecord.reconcile.stands import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.holders import Holder

_AFTER_ONE = 1.0  # how much it tells that two claims replaced the same one
_ORDERED = 0.8  # and that their order is known


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one claim to the next; `before` and `after` are ids of groups, or of reports."""

    before: str
    after: str
    kind: ChangeKind
    answer: Answer


def moves(groups: Iterable[Group], answers: Iterable[Answer], context: Context) -> tuple[Move, ...]:
    """Return the steps by which claims moved: of several between two claims the best, and no shortcuts.

    A → B → C leaves A → C out: nothing moved there that the two steps do not show. Where A → B and A → C
    are moves of one kind and B is known to be the earlier, the second step is from B to C.
    """
    claim = {member: group.id for group in groups for member in group.members}
    setting = Setting(context)
    steps: dict[str, dict[str, Move]] = defaultdict(dict)
    for answer in sorted(answers, key=lambda a: (-total(a.evidence), a.left, a.right, a.kind)):
        kind = _kind(answer, setting)
        if kind is None:
            continue
        before, after = claim.get(answer.left, answer.left), claim.get(answer.right, answer.right)
        if after not in steps[before] and not _leads(steps, after, before):
            steps[before][after] = Move(before, after, kind, answer)
    for before in sorted(steps):
        _chain(steps, before, setting)
    kept = [
        move
        for before, onward in steps.items()
        for after, move in onward.items()
        if not any(_leads(steps, middle, after) for middle in onward if middle != after)
    ]
    return tuple(sorted(kept, key=lambda move: (move.before, move.after)))


def _chain(steps: dict[str, dict[str, Move]], start: str, setting: Setting) -> None:
    """Add the steps between the claims that one claim moved on to, wherever their order is known."""
    onward = [steps[start][after] for after in sorted(steps[start])]
    for one, other in combinations(onward, 2):
        left, right = (setting.context.senses[move.answer.right] for move in (one, other))
        told = order(left, right, setting) if one.kind is other.kind else None
        if told is None:
            continue
        first, last = (one, other) if told.first.id == left.id else (other, one)
        if _leads(steps, last.after, first.after) or _leads(steps, first.after, last.after):
            continue
        why = (Evidence("both after one claim", _AFTER_ONE), Evidence(told.why, _ORDERED))
        at = last.answer.at or told.at
        answer = Answer(first.answer.right, last.answer.right, TieKind.CHANGES, why, last.kind, at)
        steps.setdefault(first.after, {})[last.after] = Move(first.after, last.after, last.kind, answer)


def _kind(answer: Answer, setting: Setting) -> ChangeKind | None:
    """Return what kind of move an answer tells of, None if it tells of none.

    A figure that differs moved if the same holder gave both and one is known to be the later. Outlets that
    tell another thing than before take no position: what they tell of is a state of affairs.
    """
    reports = setting.context.reports
    if answer.kind is TieKind.CHANGES:
        kind = answer.change or ChangeKind.SUPERSEDED
        of_state = kind is ChangeKind.SUPERSEDED and answer.left in reports and answer.right in reports
        return ChangeKind.STATE if of_state else kind
    if answer.kind is not TieKind.DIFFERS:
        return None
    left, right = (setting.context.senses[name] for name in (answer.left, answer.right))
    if not one_holder(left.holder, right.holder):
        return None
    told = order(left, right, setting)
    return (answer.change or ChangeKind.FIGURE) if told and told.first.id == left.id else None


def one_holder(left: Holder, right: Holder) -> bool:
    """Tell whether two claims are held by one actor, or by those who answer for one side."""
    if left.id and left.id == right.id:
        return True
    return bool(left.name) and (left.name == right.name or (bool(left.side) and left.side == right.side))


def mover(before: Holder, after: Holder) -> Holder:
    """Return whose line a move is on: of whoever stood there before, as others may tell that he moved on.

    Where one who speaks for a side moves what another said for it, it is the side's if that is one of them.
    """
    if not before.name:
        return after
    if after.name and after.name != before.name and after.side == before.side == after.name:
        return after
    return before


def _only_told(before: Group, after: Group, context: Context) -> bool:
    """Tell whether a paper or a nameless source told what was held before, and its holder spoke after."""
    return named(after, context) and not named(before, context)


def _leads(steps: Mapping[str, Mapping[str, Move]], start: str, goal: str) -> bool:
    """Tell whether steps lead from `start` to `goal` (a claim leads to itself)."""
    seen, todo = {start}, [start]
    while todo:
        at = todo.pop()
        if at == goal:
            return True
        onward = [after for after in steps.get(at, {}) if after not in seen]
        seen.update(onward)
        todo += onward
    return False


def changes(
    found: Iterable[Move], groups: Iterable[Group], matters: Mapping[str, str], context: Context
) -> tuple[Change, ...]:
    """Return what moved, sorted by id. A move of nobody known is left out: there is no line it belongs to."""
    group = {one.id: one for one in groups}
    lines = []
    for move in found:
        left, right = move.answer.left, move.answer.right
        before, after = group.get(move.before), group.get(move.after)
        holder = after.holder if after and before and _only_told(before, after, context) else None
        holder = holder or mover(
            before.holder if before else context.senses[left].holder,
            after.holder if after else context.senses[right].holder,
        )
        if not holder.name:
            continue
        lines.append(
            Change(
                id="m" + digest("change", left, right),
                story=(after or before or context.senses[right]).story,
                actor=holder.name,
                actor_id=holder.id,
                matter=matters.get(move.after) or matters.get(move.before),
                kind=move.kind,
                before=left,
                after=right,
                at=_at(move.answer, context),
                passages=passages(left, context) + passages(right, context),
                reasons=printed(move.answer.evidence),
            )
        )
    return tuple(sorted(lines, key=lambda change: change.id))


def _at(answer: Answer, context: Context) -> When | None:
    """Return the days a move may fall on, bounded by the publication of what shows it; None if nothing is."""
    if answer.at and answer.at.last:
        return answer.at
    before, after = context.senses[answer.left], context.senses[answer.right]
    if after.said and after.said.last:
        return after.said
    if not (after.reported and after.reported.last):
        return None
    last = after.reported.last
    first = max((w.first for w in (before.said, after.said) if w and w.first), default=None)
    why = "after what stood before was said, and no later than the article that shows it"
    return When(first if first and first <= last else None, last, Basis.BOUND, why)


def passages(name: str, context: Context) -> tuple[Passage, ...]:
    """Return the exact words of a statement or report."""
    found = context.statements.get(name) or context.reports.get(name)
    return tuple(Passage(found.article, span) for span in found.content) if found else ()
