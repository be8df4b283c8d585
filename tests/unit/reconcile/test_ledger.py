from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.reconcile.build import Paper, Said, Story, days
from tests.unit.reconcile.ledgers import changed, made, tie

from onrecord.nouns.claims import ClaimState, TieKind
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from onrecord.reconcile.context import Context

LINES = (
    Said("Anna Quell", "the bridge is safe", Act.SAYS, "a"),
    Said("Bert Holm", "it is not", Act.DENIES, "b"),
    Said("Cara Ruun", "the bridge is safe, I measured it", Act.CONFIRMS, "c"),
    Said("Anna Quell", "the bridge has to close", Act.SAYS, "d"),
)


def context() -> Context:
    return Story((Paper("p", LINES, "Ostmark Post", days("2031-05-10")),)).context()


def test_every_claim_has_a_state_and_stands_if_nobody_answers() -> None:
    assert made(context()).states == dict.fromkeys(("c-a", "c-b", "c-c", "c-d"), ClaimState.STANDS)


def test_what_a_party_denies_is_denied_and_the_denial_stands() -> None:
    states = made(context(), tie("a", "b", TieKind.DENIES)).states
    assert (states["c-a"], states["c-b"]) == (ClaimState.DENIED, ClaimState.STANDS)


def test_what_one_denies_and_another_confirms_is_disputed() -> None:
    states = made(context(), tie("a", "b", TieKind.DENIES), tie("a", "c", TieKind.CONFIRMS)).states
    assert states["c-a"] is ClaimState.DISPUTED


def test_two_who_contradict_one_another_dispute_both_claims() -> None:
    states = made(context(), tie("a", "b", TieKind.CONTRADICTS)).states
    assert (states["c-a"], states["c-b"]) == (ClaimState.DISPUTED, ClaimState.DISPUTED)


def test_ones_own_words_that_pull_apart_are_no_dispute() -> None:
    states = made(context(), tie("a", "d", TieKind.CONTRADICTS)).states
    assert (states["c-a"], states["c-d"]) == (ClaimState.STANDS, ClaimState.STANDS)


def test_what_moved_is_moved_whoever_denied_it() -> None:
    states = made(context(), tie("a", "b", TieKind.DENIES), changed("a", "d")).states
    assert (states["c-a"], states["c-d"]) == (ClaimState.MOVED, ClaimState.STANDS)


def test_neither_confirming_nor_denying_leaves_a_claim_as_it_is() -> None:
    assert made(context(), tie("a", "b", TieKind.DECLINES)).states["c-a"] is ClaimState.STANDS
