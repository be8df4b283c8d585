from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.reconcile.build import Paper, Said, Story
from tests.unit.reconcile.ledgers import claim

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.reconcile.stands import alone, named, stand, way


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


@pytest.mark.parametrize(
    ("act", "line", "content", "cue", "expected"),
    [
        (Act.DEMANDS, "Quell called for a lower toll", "a lower toll", "called for", "wants"),
        (Act.DEMANDS, "Quell said the toll must fall", "the toll must fall", "said", "wants"),
        (Act.DEMANDS, "Quell said the toll is high", "the toll is high", "said", None),
        (Act.ASKS, "Quell said those who must wait are tired", "those who must wait are tired", "said", None),
        (Act.DEMANDS, "Quell said you must see the bridge", "you must see the bridge", "said", None),
        (Act.PROMISES, "Quell said we will mend the lamps", "we will mend the lamps", "said", "will"),
        (Act.PROMISES, "Quell said I will miss the bridge", "I will miss the bridge", "said", None),
        (Act.PROMISES, "Quell said I hope they will come", "they will come", "said", "will"),
        (Act.ACCEPTS, "Quell apologised for the late ferry", "for the late ferry", "apologised", None),
        (Act.ACCEPTS, "Did Quell approve the toll?", "the toll", "approve", None),
        (Act.ACCEPTS, "the toll was accepted by Quell", "the toll", "was accepted by", None),
        (Act.OFFERS, "Quell is prepared to mend the lamps", "to mend the lamps", "is prepared", "would"),
        (Act.REJECTS, "Quell rejected claims of a secret toll", "claims of a secret toll", "rejected", None),
        (Act.REJECTS, "Quell rejected a higher toll", "a higher toll", "rejected", "against"),
    ],
)
def test_the_cue_or_what_is_said_must_take_the_stand(
    act: Act, line: str, content: str, cue: str, expected: str | None
) -> None:
    said = Said("Anna Quell", line, act, "a", content=content, cue=cue)
    assert way("a", Story((Paper("p", (said,)),)).context()) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Anna Quell", "wants"),
        ("Anna Quell, the mayor of Ost,", "wants"),
        ("the bridge expert Anna Quell", None),
        ("Anna Quell, 56,", None),
        ("its", None),
    ],
)
def test_onlookers_take_no_stand(source: str, expected: str | None) -> None:
    line = f"{source} called for a lower toll"
    context = Story(
        (Paper("p", (Said("Anna Quell", line, Act.DEMANDS, "a", content="a lower toll", cue="called for"),)),)
    ).context()
    end = len(source.rstrip(","))
    context.statements["a"] = replace(context.statements["a"], source=(Span(0, end),))  # type: ignore[index]
    assert way("a", context) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a lower toll", True),
        ("this", False),
        ("it", False),
        ("any of it", False),
        ("a lower toll for", False),
        ("this bridge must have lamps and a new toll house", True),
    ],
)
def test_what_can_be_read_alone(words: str, *, expected: bool) -> None:
    context = Story((Paper("p", (Said("Anna Quell", words, Act.DEMANDS, "a"),)),)).context()
    assert alone("a", context) is expected


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
