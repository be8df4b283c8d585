from __future__ import annotations

import pytest
from tests.unit.reconcile.build import Paper, Said, Story
from tests.unit.reconcile.ledgers import claim

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.stands import named, stand, way


def way_of(act: Act, words: str) -> str | None:
    return way("a", Story((Paper("p", (Said("Anna Quell", words, act, "a"),)),)).context())


@pytest.mark.parametrize(
    ("act", "words", "expected"),
    [
        (Act.DEMANDS, "that the toll fall", "wants"),
        (Act.ASKS, "the council for a lamp", "wants"),
        (Act.ASKS, "why the lamps were out", None),
        (Act.ASKS, "“Who put the lamps out?”", None),
        (Act.INTENDS, "whether to sue the builder", None),
        (Act.INTENDS, "to sue the builder", "will"),
        (Act.DEMANDS, "somebody must have seen it", None),
        (Act.DEMANDS, "we had to close the bridge", None),
        (Act.DEMANDS, "they have to close the bridge", "wants"),
        (Act.ACCEPTS, "that the bridge was old", None),
        (Act.ACCEPTS, "that the bridge would be closed", "would"),
        (Act.ACCEPTS, "a lower toll", "would"),
        (Act.REJECTS, "a lower toll", "against"),
        (Act.SAYS, "the toll is high", None),
    ],
)
def test_which_way_a_statement_goes(act: Act, words: str, expected: str | None) -> None:
    assert way_of(act, words) == expected


def test_a_claim_goes_the_way_of_most_of_its_statements() -> None:
    lines = (
        Said("Anna Quell", "nine marks", Act.DEMANDS, "a"),
        Said("Anna Quell", "nine marks, please", Act.ASKS, "b"),
        Said("Anna Quell", "it will be nine marks", Act.PROMISES, "c"),
        Said("Anna Quell", "nine is a number", Act.SAYS, "d"),
    )
    context = Story((Paper("p", lines),)).context()
    assert stand(claim(context, "a", "b", "c", "d"), context) == "wants"
    assert stand(claim(context, "d"), context) is None


def test_a_spokesman_without_a_name_speaks_for_a_body_that_has_one() -> None:
    lines = (
        Said("a spokesman", "no comment", Act.DECLINES, "a", ActorKind.UNNAMED, principal="Toll Office"),
        Said("a driver", "it is dear", Act.SAYS, "b", ActorKind.UNNAMED),
    )
    context = Story((Paper("p", lines),)).context()
    assert named(claim(context, "a"), context)
    assert not named(claim(context, "b"), context)
