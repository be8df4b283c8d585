"""Who puts a figure on something says so."""

from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read.reckoned import reckoned


def found(text: str, *made: Attribution) -> list[tuple[str, str, str]]:
    rows = reckoned(text, (Span(0, len(text)),), made)
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in rows]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ida Roe puts the loss at thirty per cent.", ("Ida Roe", "puts", "the loss at thirty per cent")),
        (
            "The board has put the cost of the pier at about 4 million crowns, and waits.",
            ("The board", "has put", "the cost of the pier at about 4 million crowns"),
        ),
        (
            "Jon Vell, a surveyor at the Harbour School, now puts its value at $3m.",
            ("Jon Vell, a surveyor at the Harbour School,", "now puts", "its value at $3m"),
        ),
    ],
)
def test_a_figure_has_who_gives_it(text: str, parts: tuple[str, str, str]) -> None:
    assert found(text) == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Roe put the crate at the gate.",
        "A pump which puts the loss at 4 crowns stopped.",
        "“Roe puts the loss at 4 crowns.”",
        "Ida Roe placed second at 4 events.",
    ],
)
def test_other_things_put_somewhere_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_what_was_found_already_stays_as_it_is() -> None:
    text = "Ida Roe puts the loss at 4 crowns."
    made = Attribution((Span(13, 33),), (Span(0, 7),), (Span(8, 12),), 0.9)
    assert reckoned(text, (Span(0, len(text)),), (made,)) == (made,)
