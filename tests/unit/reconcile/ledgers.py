"""Claims and answers by hand, for tests of what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.context import Group
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.ledger import ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.nouns.when import When
    from onrecord.reconcile.context import Context
    from onrecord.reconcile.ledger import Ledger


def claim(context: Context, *members: str) -> Group:
    """Return the claim that these statements make, named after the first: "c-a" for "a"."""
    held = context.senses[members[0]]
    return Group(f"c-{members[0]}", held.story, held.holder, members[0], tuple(sorted(members)))


def claims(context: Context) -> tuple[Group, ...]:
    """Return every statement as a claim of its own."""
    return tuple(claim(context, name) for name in context.statements)


def changed(
    left: str,
    right: str,
    kind: ChangeKind = ChangeKind.SUPERSEDED,
    at: When | None = None,
    weight: float = 2.0,
) -> Answer:
    """Return the answer by which a position moved."""
    return Answer(left, right, TieKind.CHANGES, (Evidence("then another", weight),), kind, at)


def tie(left: str, right: str, kind: TieKind) -> Answer:
    """Return any other answer."""
    return Answer(left, right, kind, (Evidence("in answer", 2.0),))


def made(
    context: Context,
    *answers: Answer,
    groups: tuple[Group, ...] = (),
    matters: Mapping[str, str] | None = None,
) -> Ledger:
    """Return the ledger of claims that are all about the toll, unless it is said otherwise."""
    found = groups or claims(context)
    return ledger(found, answers, {g.id: "toll" for g in found} if matters is None else matters, context)
