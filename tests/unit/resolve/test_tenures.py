"""What the table of terms may say of an article: only what holds on every day it may be of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.nouns.when import Basis, When
from onrecord.resolve.inside import inside
from onrecord.text.calendar import reviewed

HELD, HANDED = date(2013, 3, 1), date(2012, 5, 15)
DAY = timedelta(days=1)


def who(source: str, first: date | None, last: date | None, rest: str = "") -> str | None:
    text = f"{source} said no. {rest}"
    when = When(first, last, Basis.BOUND, "given") if first or last else None
    article = Article("n1", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), when=when)
    span = Span(0, len(source))
    statement = Statement(
        "s1", "n1", (), (span,), (), Mode.INDIRECT, Act.SAYS, negated=False, confidence=1.0, made_by="test"
    )
    return inside(article, (statement,))[0][0].speaker


def test_an_office_has_a_name_on_known_days() -> None:
    assert who("The French president", HELD, HELD) == "François Hollande"
    assert who("The French president", HELD, HELD + 200 * DAY) == "François Hollande"


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), (HELD, None), (None, HELD), (HANDED - DAY, HANDED + DAY), (date(1930, 1, 1), HELD)],
)
def test_an_office_has_no_name_on_days_that_one_holder_does_not_cover(
    first: date | None, last: date | None
) -> None:
    assert who("The French president", first, last) == "French president"


def test_who_is_in_office_is_unknown_after_the_table_was_reviewed() -> None:
    end = reviewed()
    assert who("The German chancellor", end, end) == "Friedrich Merz"
    assert who("The German chancellor", end, end + DAY) == "German chancellor"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The Irish prime minister", "Enda Kenny"),
        ("The British queen", "Elizabeth II"),
        ("The British king", "British king"),
        ("The Palestinian president", "Mahmoud Abbas"),
        ("The NATO secretary general", "Anders Fogh Rasmussen"),
        ("The Congolese president", "Congolese president"),
    ],
)
def test_offices_by_their_other_words_and_of_bodies(source: str, name: str) -> None:
    assert who(source, HELD, HELD) == name


def test_a_holder_of_one_name_is_nobody_else_of_that_name() -> None:
    day = date(2016, 3, 1)
    rest = "Oskar Salman of the Velm club met Prince Oskar Salman. Salman smiled."
    assert who("The Saudi king", day, day, rest) == "King Salman"
