"""Small and invented lands are told by the words beside their names; they speak as bodies."""

from __future__ import annotations

import pytest

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.resolve.inside import inside
from onrecord.resolve.lands import is_of


def who(text: str) -> tuple[str | None, ActorKind | None]:
    """Return who the last "X said" of a text is."""
    at = text.rindex(" said ")
    start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
    one = Statement(
        "s1",
        "a",
        (Span(at + 6, len(text) - 1),),
        (Span(start, at),),
        (Span(at + 1, at + 5),),
        Mode.INDIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    page = Article("a", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),))
    (made,), _ = inside(page, (one,))
    return made.speaker, made.speaker_kind


@pytest.mark.parametrize(
    "text",
    [
        "The port is closed, says its neighbour Lorvane. Lorvane said nothing had moved.",
        "The port of Calvara and its old ally Lorvane traded for years. Lorvane said nothing had moved.",
        "Troops left Lorvane, its neighbour, in May. Lorvane said nothing had moved.",
        "Ships avoid Lorvane, a small island republic, in May. Lorvane said nothing had moved.",
        "Calvara's neighbour Lorvane was silent. Lorvane said nothing had moved.",
        "The Lorvanian fleet was silent. Lorvane said nothing had moved.",
        "Lorvane's navy was silent. Lorvane said nothing had moved.",
        "Ida Roe, the foreign minister of Lorvane, was silent. Lorvane said nothing had moved.",
        "The small republic of Lorvane said nothing had moved.",
    ],
)
def test_a_land_speaks_as_a_body(text: str) -> None:
    assert who(text) == ("Lorvane", ActorKind.BODY)


@pytest.mark.parametrize(
    "text",
    [
        "She saw her neighbour Ida Roe. Ida Roe said nothing had moved.",
        "She met Ida Roe, a neighbour, in May. Ida Roe said nothing had moved.",
        "The mayor met his ally Roe on Monday. Roe said nothing had moved.",
    ],
)
def test_people_have_neighbours_and_allies_too(text: str) -> None:
    assert who(text)[1] is ActorKind.PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lorvane sent a note. Dresk, the Lorvanian capital, was quiet. Dresk said it was false.", "Lorvane"),
        ("Ships left Lorvane. Dresk, the capital of Lorvane, was quiet. Dresk said it was false.", "Lorvane"),
        ("Vell left Quay House, the seat of the Harbour Authority. Quay House said no.", "Harbour Authority"),
        ("The Harbour Authority met. The seat of the Harbour Authority said no.", "Harbour Authority"),
        ("Quay House, as the mayor's office is known, shut. Quay House said no.", "mayor's office"),
    ],
)
def test_a_capital_and_a_house_speak_for_whose_they_are(text: str, name: str) -> None:
    assert who(text) == (name, ActorKind.BODY)


def test_somebodys_office_is_not_the_body_named_before() -> None:
    text = "The Harbour Post printed it. The director's office said it was false."
    assert who(text) == ("director's office", ActorKind.BODY)


def test_an_adjective_shares_the_stem_of_its_land() -> None:
    assert is_of("lorvanian", "lorvane")
    assert is_of("calvaran", "calvara")
    assert not is_of("lorvanian", "lorvaneshire")
    assert not is_of("marian", "mara")


@pytest.mark.parametrize("place", ["Lake Orvin", "Mount Sella", "Cape Dorn"])
def test_a_lake_or_a_mountain_is_no_office(place: str) -> None:
    speaker, _ = who(
        f"The rower won on {place} in May. Tests were made at {place}. The office said nothing had moved."
    )
    assert speaker != place
