"""Ties between claims: which later statement answers, opposes or moves away from which earlier one.

Several rules propose, evidence adds up, each kind has its own threshold: an analyst acts on a tie, so a false
one costs more than a missed one. What a person ruled outranks every sum.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.judgement import agreed
from onrecord.reconcile.announced import announced
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.bearing import bearing
from onrecord.reconcile.denials import denials
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.moved import moved
from onrecord.reconcile.opposed import opposed
from onrecord.reconcile.order import order
from onrecord.reconcile.refusals import refusals
from onrecord.reconcile.revisions import revisions
from onrecord.reconcile.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.judgement import Ruling
    from onrecord.reconcile.context import Context, Group

__all__ = ["Answer", "answers"]

# docs/errors-ties.md tells what they cost.
THRESHOLDS: Mapping[TieKind, float] = {
    TieKind.DENIES: 2.4,
    TieKind.CONFIRMS: 2.6,
    TieKind.DECLINES: 2.6,
    TieKind.REJECTS: 2.5,
    TieKind.ACCEPTS: 2.8,
    TieKind.CONTRADICTS: 2.3,
    TieKind.CHANGES: 3.4,
    TieKind.DIFFERS: 2.8,
}
_RULED = 99.0


def answers(groups: Iterable[Group], context: Context) -> tuple[Answer, ...]:
    """Return the ties, one for each pair of claims and kind, sorted by their ends; rulings are obeyed."""
    setting = Setting(context)
    claim = {member: group.id for group in groups for member in group.members}
    rules = (denials, bearing, refusals, opposed, moved, announced, revisions)
    found = chain.from_iterable(rule(setting) for rule in rules)
    kept: dict[tuple[str, str], Answer] = {}
    for answer in found:
        pair = _pair(answer.left, answer.right, claim)
        if pair[0] == pair[1] or total(answer.evidence) < THRESHOLDS[answer.kind]:
            continue
        if pair not in kept or _rank(answer) > _rank(kept[pair]):
            kept[pair] = answer
    kept = _without_steps(kept, setting)
    given = (
        ruling for ruling in context.rulings.ties if {ruling.left, ruling.right} <= context.senses.keys()
    )
    for pair, ruling in _rulings(given, claim).items():
        kept.pop(pair, None)
        if ruling.answer != "none":
            kept[pair] = _ruled(ruling, setting)
    return tuple(sorted(kept.values(), key=lambda a: (a.left, a.right, a.kind)))


def _without_steps(kept: Mapping[tuple[str, str], Answer], setting: Setting) -> dict[tuple[str, str], Answer]:
    """Return the ties without other figures that are but the former state of what moved to them."""
    moved = {(_whose(setting, a.left), a.right) for a in kept.values() if a.kind is TieKind.CHANGES}
    return {
        pair: answer
        for pair, answer in kept.items()
        if answer.kind is not TieKind.DIFFERS or (_whose(setting, answer.left), answer.right) not in moved
    }


def _whose(setting: Setting, name: str) -> str | None:
    return setting.context.senses[name].holder.name


def _pair(left: str, right: str, claim: Mapping[str, str]) -> tuple[str, str]:
    """Return the two claims, whichever way round, that a tie is between: it has one tie at most."""
    one, two = sorted((claim.get(left, left), claim.get(right, right)))
    return one, two


def _rulings(given: Iterable[Ruling], claim: Mapping[str, str]) -> dict[tuple[str, str], Ruling]:
    """Return what people agree on between two claims: how one answers the other, and which of them."""
    rulings = tuple(given)
    last = {(_ends(ruling, claim), ruling.answer): ruling for ruling in rulings}
    said = agreed(
        (_pair(one.left, one.right, claim), (_ends(one, claim), one.answer), one.by) for one in rulings
    )
    return {pair: replace(last[answer], by=by) for pair, (answer, by) in said.items()}


def _ends(ruling: Ruling, claim: Mapping[str, str]) -> tuple[str, ...]:
    """Return the claims a ruling is between, in its order; none if it says that nothing is between them."""
    return (
        () if ruling.answer == "none" else tuple(claim.get(end, end) for end in (ruling.left, ruling.right))
    )


def _rank(answer: Answer) -> tuple[float, str, str, str]:
    """Order the answers between two claims: by how far over the threshold, then by ids."""
    return total(answer.evidence) - THRESHOLDS[answer.kind], answer.kind, answer.left, answer.right


def _ruled(ruling: Ruling, setting: Setting) -> Answer:
    kind = TieKind(ruling.answer)
    why = (Evidence(f"judged by {ruling.by}", _RULED),)
    if kind is not TieKind.CHANGES:
        return Answer(ruling.left, ruling.right, kind, why)
    senses = setting.context.senses
    then = order(senses[ruling.left], senses[ruling.right], setting)
    return Answer(ruling.left, ruling.right, kind, why, ChangeKind.SUPERSEDED, then.at if then else None)
