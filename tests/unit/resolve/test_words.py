"""The tables of places and nationalities: what speaks for a state, and what names too many to do so."""

from __future__ import annotations

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.resolve.inside import inside
from onrecord.resolve.words import known_bodies, names_of, namesakes, nationalities, nations, places
from onrecord.text.calendar import events, terms
from onrecord.text.lexicon import table
from onrecord.text.names import folded


def who(text: str, source: str) -> str | None:
    article = Article("n1", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),))
    at = text.index(source)
    statement = Statement(
        "s1",
        "n1",
        (),
        (Span(at, at + len(source)),),
        (),
        Mode.INDIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )
    return inside(article, (statement,))[0][0].speaker


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kingston", "Jamaica"),
        ("Wellington", "New Zealand"),
        ("Cardiff", "Wales"),
        ("Barcelona", "Catalonia"),
    ],
)
def test_a_name_of_many_places_speaks_for_the_state_the_article_names(name: str, state: str) -> None:
    assert who(f"The ferry left. {name} said no on Monday.", name) in (name, None)
    assert who(f"The ferry left {state}. On Monday {name} said no. Talks in {name} failed.", name) == state


def test_a_name_that_people_have_is_no_place_by_itself() -> None:
    lost = "Tessa Hamilton lost. On Monday Hamilton said no."
    assert who(lost, "Hamilton") == "Tessa Hamilton"
    assert who("The ferry left. On Monday Victoria said no. She was tired.", "Victoria") == "Victoria"


def test_a_clear_capital_speaks_for_its_state_in_any_article() -> None:
    assert who("The ferry left. On Monday Canberra said no.", "Canberra") == "Australia"


def test_every_namesake_is_a_name_of_a_state_that_has_another() -> None:
    assert all(names_of(state) for state in namesakes().values())
    assert not any(place.speaks for key in namesakes() if (place := places().get(key)))


def test_an_adjective_of_two_countries_is_that_of_neither() -> None:
    listed = [(folded(p), c["name"]) for c in table("countries")["countries"] for p in c["people"]]
    shared = {key for key, country in listed if any(k == key and c != country for k, c in listed)}
    assert shared >= {"congolese", "dominican"}
    assert all(nationalities()[key] not in nations() for key in shared)


def test_every_owner_of_a_term_or_an_event_can_be_named() -> None:
    owners = {term.country for term in terms()} | {event.country for event in events()} - {""}
    known = {place.name for place in places().values()} | set(known_bodies().values())
    assert owners <= known


def test_a_residence_stands_for_its_own_household() -> None:
    names = ("Buckingham Palace", "Kensington Palace", "Clarence House", "Itamaraty", "Planalto", "Hofburg")
    assert [places()[folded(name)].speaks for name in names] == list(names)
    assert places()["ballhausplatz"].speaks == "Ballhausplatz"
