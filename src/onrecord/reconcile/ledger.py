"""The ledger: positions per holder and matter, what moved between them, and what became of each claim."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ClaimState, TieKind
from onrecord.reconcile.changes import changes, moves, one_holder
from onrecord.reconcile.positions import positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.claims import Change, Position
    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.changes import Move
    from onrecord.reconcile.context import Context, Group


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that stands and moved. `states` has every group."""

    positions: tuple[Position, ...]
    changes: tuple[Change, ...]
    states: Mapping[str, ClaimState]


def ledger(
    groups: Iterable[Group], answers: Iterable[Answer], matters: Mapping[str, str], context: Context
) -> Ledger:
    """Return the ledger; the same for any order of groups and answers."""
    claims = sorted(groups, key=lambda group: group.id)
    ties = sorted(answers, key=lambda answer: (answer.left, answer.right, answer.kind))
    steps = moves(claims, ties, context)
    return Ledger(
        positions(claims, ties, matters, steps, context),
        changes(steps, claims, matters, context),
        states(claims, ties, steps, context),
    )


def states(
    groups: Iterable[Group], answers: Iterable[Answer], steps: Iterable[Move], context: Context
) -> dict[str, ClaimState]:
    """Return what became of each claim: what moved on is moved, whatever was said of it before.

    A denial alone leaves a claim denied. It is disputed where somebody else contradicts it, or where one
    denies and another confirms.
    """
    claim = {member: group for group in groups for member in group.members}
    heard: dict[str, set[TieKind]] = defaultdict(set)
    for answer in answers:
        left, right = context.senses[answer.left].holder, context.senses[answer.right].holder
        if answer.kind is TieKind.CONTRADICTS and one_holder(left, right):
            continue  # one's own words pull apart: that is a position unclear, no dispute
        ends = (answer.left, answer.right) if answer.kind is TieKind.CONTRADICTS else (answer.left,)
        for end in ends:
            if end in claim:
                heard[claim[end].id].add(answer.kind)
    gone = {move.before for move in steps}
    return {group.id: _state(group.id in gone, heard[group.id]) for group in claim.values()}


def _state(gone: bool, heard: set[TieKind]) -> ClaimState:  # noqa: FBT001
    if gone:
        return ClaimState.MOVED
    if TieKind.CONTRADICTS in heard or {TieKind.DENIES, TieKind.CONFIRMS} <= heard:
        return ClaimState.DISPUTED
    return ClaimState.DENIED if TieKind.DENIES in heard else ClaimState.STANDS
