"""When statements were said, on made-up articles."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.nouns.when import Basis, When
from onrecord.resolve.moments import dates, times

PUBLISHED = date(2031, 6, 12)  # a Thursday
Days = tuple[str, str] | None


def article(text: str, first: date | None = PUBLISHED, last: date | None = PUBLISHED) -> Article:
    head = text.find("\n\n") if "\n\n" in text else 0
    blocks = [Block(Span(head, len(text)), BlockKind.BODY, "the rest")]
    if head:
        blocks.insert(0, Block(Span(0, head), BlockKind.HEADLINE, "the first line"))
    when = When(first, last, Basis.METADATA, "as given") if last else None
    return Article("a", text, tuple(blocks), when=when)


def statement(text: str, source: str, cue: str, content: str, nth: int = 0) -> Statement:
    """Mark the first `cue` after `nth` earlier ones, with the nearest source and content in its paragraph."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(cue, at + 1)
    low = text.rfind("\n", 0, at) + 1
    high = text.find("\n", at) if "\n" in text[at:] else len(text)

    def near(part: str) -> tuple[Span, ...]:
        start = text.index(part, low, high)
        return (Span(start, start + len(part)),)

    return Statement(
        id=f"s{at}",
        article="a",
        content=near(content),
        source=near(source) if source else (),
        cue=(Span(at, at + len(cue)),),
        mode=Mode.INDIRECT,
        act=Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
    )


def said(page: Article, *statements: Statement) -> list[Days]:
    found = dates(page, statements, times(page))
    return [(str(w.first), str(w.last)) if w else None for w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt said on Monday that the dam will open on Friday.", ("2031-06-09", "2031-06-09")),
        ("On Monday, Ilse Brandt said that the dam will open on Friday.", ("2031-06-09", "2031-06-09")),
        ("Ilse Brandt said that the dam will open on Friday.", None),
        ("Ilse Brandt said last week that the dam is safe.", ("2031-06-02", "2031-06-08")),
        ("Ilse Brandt said this month that the dam is safe.", ("2031-06-01", "2031-06-12")),
        ("Ilse Brandt said in May that the dam is safe.", ("2031-05-01", "2031-05-31")),
        ("Ilse Brandt said in 2019 that the dam is safe.", ("2019-01-01", "2019-12-31")),
        ("Ilse Brandt said after Tuesday’s flood that the dam is safe.", ("2031-06-10", "2031-06-12")),
        ("Ilse Brandt said the 2019 dam is safe.", None),
        ("Ilse Brandt has long said that the dam is safe.", None),
        ("Ilse Brandt, who ran the office until 2019, said that the dam is safe.", None),
    ],
)
def test_the_clause_of_the_cue_tells(text: str, expected: Days) -> None:
    content = text[text.index("the dam") if "the dam" in text else text.index("the 2019 dam") :].rstrip(".")
    assert said(article(text), statement(text, "Ilse Brandt", "said", content)) == [expected]


def test_publication_between_two_days_widens_what_is_counted_from_it() -> None:
    text = "Ilse Brandt said on Thursday that the dam is safe."
    page = article(text, date(2031, 6, 10), date(2031, 6, 12))
    assert said(page, statement(text, "Ilse Brandt", "said", "the dam is safe")) == [
        ("2031-06-05", "2031-06-12")
    ]


def test_without_a_day_of_publication_only_full_dates_count() -> None:
    text = "Ilse Brandt said on Thursday that the dam is safe.\nOto Kern said on 5 May 2030 that it is not."
    page = article(text, None, None)
    first = statement(text, "Ilse Brandt", "said", "the dam is safe")
    second = statement(text, "Oto Kern", "said", "it is not", nth=1)
    assert said(page, first, second) == [None, ("2030-05-05", "2030-05-05")]


def test_narration_goes_on_with_the_same_speaker_only() -> None:
    text = (
        "Ilse Brandt said on Monday that the dam is safe. She added that the gates hold.\n"
        "Oto Kern argues that they do not."
    )
    one = statement(text, "Ilse Brandt", "said", "the dam is safe")
    two = statement(text, "She", "added", "the gates hold")
    three = statement(text, "Oto Kern", "argues", "they do not")
    monday = ("2031-06-09", "2031-06-09")
    assert said(article(text), one, two, three) == [monday, monday, None]


def test_order_of_the_statements_does_not_matter() -> None:
    text = "Ilse Brandt said on Monday that the dam is safe. She added that the gates hold."
    one = statement(text, "Ilse Brandt", "said", "the dam is safe")
    two = statement(text, "She", "added", "the gates hold")
    assert said(article(text), two, one) == said(article(text), one, two)[::-1]


def test_an_occasion_dated_elsewhere_dates_what_was_said_at_it() -> None:
    text = (
        "The committee held Tuesday’s hearing in Velmora.\nWater levels fell.\n"
        "Oto Kern conceded during the hearing that the gates leak."
    )
    found = said(article(text), statement(text, "Oto Kern", "conceded", "the gates leak"))
    assert found == [("2031-06-10", "2031-06-10")]


def test_reaction_to_the_event_that_opens_the_article() -> None:
    text = "The dam burst on Tuesday above Velmora.\nOto Kern said that nobody was warned."
    found = dates(
        article(text), (statement(text, "Oto Kern", "said", "nobody was warned"),), times(article(text))
    )
    assert found[0] is not None
    assert (found[0].first, found[0].last) == (date(2031, 6, 10), PUBLISHED)
    assert found[0].evidence is not None
    assert found[0].evidence.of(text) == "Tuesday"


def test_entry_of_a_live_page_is_of_its_day() -> None:
    text = (
        "Live updates: the Velmora flood\n\n"
        "9 a.m.\nOto Kern says nobody was warned.\n10 a.m.\nRain.\n11 a.m.\nSun."
    )
    found = said(article(text), statement(text, "Oto Kern", "says", "nobody was warned"))
    assert found == [("2031-06-12", "2031-06-12")]


def test_poll_answers_are_of_the_days_it_was_taken() -> None:
    text = "Some 61 percent say the dam is unsafe.\nThe survey was conducted from June 2-5."
    found = said(article(text), statement(text, "61 percent", "say", "the dam is unsafe"))
    assert found == [("2031-06-02", "2031-06-05")]


def test_headline_takes_the_day_of_the_statement_below() -> None:
    text = "Brandt: the dam is safe\n\nIlse Brandt said on Monday that the dam is safe."
    head = statement(text, "Brandt", ":", "the dam is safe")
    body = statement(text, "Ilse Brandt", "said", "the dam is safe")
    monday = ("2031-06-09", "2031-06-09")
    assert said(article(text), head, body) == [monday, monday]


def test_a_day_that_is_taken_over_keeps_all_of_its_reasons() -> None:
    text = "Brandt: the dam is safe\n\nIlse Brandt said on Thursday that the dam is safe."
    head = statement(text, "Brandt", ":", "the dam is safe")
    body = statement(text, "Ilse Brandt", "said", "the dam is safe")
    page = article(text, date(2031, 6, 10), date(2031, 6, 12))
    above, below = dates(page, (head, body), times(page))
    assert above
    assert below
    assert "; or " in below.why
    assert above.why == f"as the statement below the headline; {below.why}"


def test_a_sentence_of_another_time_leaves_the_narration() -> None:
    text = (
        "Mayor Orr said on Tuesday that the ferry would run. She added that fares would fall.\n"
        "During the campaign, Orr promised that the bridge would open. "
        "During the briefing, Orr warned that ice was near."
    )
    page = article(text)
    found = said(
        page,
        statement(text, "Mayor Orr", "said", "that the ferry would run"),
        statement(text, "She", "added", "that fares would fall"),
        statement(text, "Orr", "promised", "that the bridge would open"),
    )
    assert found == [("2031-06-10", "2031-06-10"), ("2031-06-10", "2031-06-10"), None]


def test_a_day_on_which_somebody_else_spoke_is_not_that_of_the_cue() -> None:
    text = "Orr stated that the fare stays, as laid out by the harbour board last May."
    assert said(article(text), statement(text, "Orr", "stated", "that the fare stays")) == [None]
