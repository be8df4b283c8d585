from __future__ import annotations

import pytest
from tests.unit.reconcile.build import Paper, Said, Story

from onrecord.nouns.statement import Act
from onrecord.reconcile.antecedents import points_back
from onrecord.text.phrases import tokens

OFFER = Said("Ann Ruun", "the ferry could run at night for nine marks", Act.OFFERS, "offer")
BLAME = Said("Ann Ruun", "the harbour office lost the keys of the crane", Act.ACCUSES, "blame")


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("this", True),
        ("it", True),
        ("these terms", True),
        ("this latest proposal as an insult", True),
        ("them as a threat", True),
        ("no such thing", True),
        ("the accusation", True),
        ("the offer of nine marks stands", False),
        ("the ferry", False),
        ("that the ferry will sail", False),
        ("it would be too early to say", False),
    ],
)
def test_little_more_than_a_pointer(words: str, *, back: bool) -> None:
    assert points_back(tokens(words)) is back


def meant(*lines: Said) -> str | None:
    context = Story((Paper("p", lines),)).context()
    return context.senses[lines[-1].id].meant


def test_who_refuses_means_what_somebody_else_said() -> None:
    own = Said("Bo Dahl", "the night is for sleeping on the river", Act.SAYS, "own")
    assert meant(OFFER, own, Said("Bo Dahl", "this", Act.REJECTS, "no")) == "offer"


def test_the_noun_tells_which_act_is_meant() -> None:
    refusal = Said("Bo Dahl", "these terms", Act.REJECTS, "no")
    assert meant(OFFER, BLAME, refusal) == "offer"
    assert meant(OFFER, BLAME, Said("Bo Dahl", "the accusation", Act.DENIES, "no")) == "blame"


def test_such_a_thing_is_the_nearest_one() -> None:
    own = Said("Bo Dahl", "the crane was sold to the circus", Act.DENIES, "own")
    assert meant(BLAME, own, Said("Bo Dahl", "no such sale", Act.DENIES, "no", negated=True)) == "own"


def test_a_pointer_with_nothing_before_it_means_nothing() -> None:
    assert meant(Said("Bo Dahl", "this", Act.REJECTS, "no")) is None
