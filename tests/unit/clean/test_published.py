from __future__ import annotations

from datetime import date

import pytest

from onrecord.clean.assets import uploaded
from onrecord.clean.blocks import label
from onrecord.clean.evidence import Evidence, weigh
from onrecord.clean.published import published, stated
from onrecord.nouns.when import Basis, When
from onrecord.text.lexicon import table

PARAGRAPH = (
    "The harbour stays shut, the harbour master said at the quay, and nobody wanted to ask him why it does."
)


def of(*lines: str, title: str | None = None, given: str | None = None) -> When | None:
    text = "\n".join(lines)
    return published(text, label(text, title).blocks, title=title, given=given, page_day=None)


def days(when: When | None) -> tuple[str, str]:
    assert when is not None
    assert when.why
    return str(when.first), str(when.last)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-02-03", "2031-02-03", "2031-02-03"),
        ("2031-02-03T23:10:00+09:00", "2031-02-03", "2031-02-03"),
        ("20310203", "2031-02-03", "2031-02-03"),
        ("Feb. 3, 2031", "2031-02-03", "2031-02-03"),
        ("3 February 2031", "2031-02-03", "2031-02-03"),
        ("Mon, 03 Feb 2031 10:00:00 GMT", "2031-02-03", "2031-02-03"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_days_the_input_states(value: str, first: str, last: str) -> None:
    assert days(stated(value)) == (first, last)


@pytest.mark.parametrize("value", [None, "", "soon", "2031-13-01", "2031-02-30", "0000", "yesterday"])
def test_what_states_no_day_is_unknown(value: str | None) -> None:
    assert stated(value) is None


def test_nothing_to_go_by_is_unknown() -> None:
    assert of(PARAGRAPH) is None


def test_a_line_that_says_published() -> None:
    assert days(of("Harbour Shut", "Published: March 3, 2031 at 10:15 GMT", PARAGRAPH)) == ("2031-03-03",) * 2


def test_a_stated_month_is_narrowed_by_the_dateline() -> None:
    assert days(of(f"VELMARA, Feb. 3 (Reuters) — {PARAGRAPH}", given="2031-02")) == (
        "2031-02-03",
        "2031-02-04",
    )


def test_a_picture_with_the_headline_dates_the_article_to_the_day() -> None:
    image = "![Harbour Stays Shut](https://files.example/2022.03/a/6228a1f02030275c6b25b1d3.jpg)"
    when = of("Harbour Stays Shut", image, PARAGRAPH, title="Harbour Stays Shut")
    assert days(when) == ("2022-03-09", "2022-03-09")
    assert when is not None
    assert when.basis is Basis.ASSET


def test_any_other_picture_only_says_not_before() -> None:
    image = "![boats](https://files.example/2022/03/09/b.jpg)"
    assert days(of("Harbour Stays Shut", image, PARAGRAPH)) == ("2022-03-09", "None")


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ("https://f.example/2022/03/09/x.jpg", "2022-03-09", "2022-03-09"),
        ("https://f.example/2022/03/x.jpg", "2022-03-01", "2022-03-31"),
        ("https://f.example/2022/03/1646826000123.jpg", "2022-03-09", "2022-03-09"),
        ("https://f.example/2022/03/1646866800.jpg", "2022-03-09", "2022-03-10"),
        ("https://f.example/2021/03/6228a1f02030275c6b25b1d3.jpg", "2021-03-01", "2021-03-31"),
    ],
)
def test_times_in_addresses(address: str, first: str, last: str) -> None:
    found = uploaded(address)
    assert found is not None
    assert found[0] == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "address", ["https://f.example/6228a1f02030275c6b25b1d3.jpg", "a/1646826000.jpg", "a/2022/19/x.jpg"]
)
def test_a_number_that_only_looks_like_a_time_tells_nothing(address: str) -> None:
    assert uploaded(address) is None


def test_an_article_is_not_older_than_the_past_it_speaks_of() -> None:
    assert days(of(f"In 2019 the harbour was closed for a year. {PARAGRAPH}")) == ("2019-01-01", "None")
    assert of(f"The harbour will be closed in 2019. {PARAGRAPH}") is None
    assert of(f"Officials planned to open the harbour by 2019. {PARAGRAPH}") is None


def test_somebody_called_elect_dates_a_text_between_vote_and_office() -> None:
    when = of(f"President-elect Barack Obama spoke to fishermen about the harbour. {PARAGRAPH}")
    assert days(when) == ("2008-11-04", "2009-01-20")
    assert when is not None
    assert (when.basis, when.evidence is not None) == (Basis.EVENT, True)


def test_two_such_times_stay_open_until_something_chooses() -> None:
    text = f"President-elect Donald Trump spoke to fishermen about the harbour. {PARAGRAPH}"
    both = of(text)
    assert days(both) == ("2016-11-09", "2025-01-20")
    assert both is not None
    assert "2017-01-20 or 2024-11-06" in both.why
    assert days(of(f"{text} In 2019 the harbour was closed for a year.")) == ("2024-11-06", "2025-01-20")


def test_the_last_days_of_a_term() -> None:
    text = "The Obama administration, in its final two weeks, wants the harbour open, said Barack Obama."
    assert days(of(text, PARAGRAPH))[1] == "2017-01-20"
    assert days(of(text, PARAGRAPH))[0] == "2016-12-30"


def test_an_outgoing_president_has_an_elected_successor() -> None:
    text = f"The outgoing president, Barack Obama, saw the harbour. {PARAGRAPH}"
    assert days(of(text)) == (
        "2016-11-09",
        "2017-01-20",
    )


def test_days_without_a_year_narrow_what_is_bounded() -> None:
    text = (
        "President-elect Barack Obama saw the harbour. Speaking to reporters on Dec. 3, he said it was cold."
    )
    assert days(of(text, PARAGRAPH)) == ("2008-12-03", "2009-01-20")


def test_an_article_that_dreams_of_a_victory_tells_nothing() -> None:
    assert of(f"If Barack Obama won the presidential election, the harbour would open. {PARAGRAPH}") is None


def test_weaker_evidence_that_contradicts_is_set_aside_and_said() -> None:
    strong = Evidence(1, ((date(2031, 1, 1), date(2031, 12, 31)),), Basis.STATED, "the input gives the year")
    weak = Evidence(5, ((None, date(2020, 1, 1)),), Basis.EVENT, "something is still to come")
    when = weigh([weak, strong])
    assert days(when) == ("2031-01-01", "2031-12-31")
    assert when is not None
    assert "set aside" in when.why
    assert "still to come" in when.why


def test_evidence_that_adds_nothing_is_not_named() -> None:
    wide = Evidence(3, ((date(2000, 1, 1), None),), Basis.BOUND, "wide")
    narrow = Evidence(4, ((date(2010, 1, 1), date(2010, 2, 1)),), Basis.EVENT, "narrow")
    when = weigh([wide, narrow])
    assert when is not None
    assert (when.why, when.basis) == ("narrow", Basis.EVENT)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("won this year's presidential race", "2008-01-01", "2008-12-31"),
        ("won last year’s presidential election", "2009-01-01", "2009-12-31"),
    ],
)
def test_an_election_of_this_or_the_last_year_gives_the_year(phrase: str, first: str, last: str) -> None:
    text = f"Barack Obama beat John McCain and {phrase}, the mayor said. {PARAGRAPH}"
    when = of(text)
    assert when is not None
    assert first <= str(when.first) <= str(when.last) == last


def test_an_election_elsewhere_gives_no_year() -> None:
    when = of(f"Barack Obama spoke of this year's presidential election in Velmara. {PARAGRAPH}")
    assert when is None


def test_the_evidence_the_days_rest_on_is_named_first() -> None:
    strong = Evidence(3, ((date(2019, 6, 28), None),), Basis.BOUND, "later than the summer")
    first, second = (date(2016, 11, 8), date(2017, 1, 20)), (date(2024, 11, 5), date(2025, 1, 20))
    when = weigh([strong, Evidence(5, (first, second), Basis.EVENT, "between two days")])
    assert when is not None
    assert (when.first, when.why) == (second[0], "between two days; later than the summer")


def test_a_byline_gives_the_day() -> None:
    when = of("Velmara Port Shut", "By Ada Quill | The Gull | March 3, 2031", PARAGRAPH, PARAGRAPH[::-1])
    assert days(when) == ("2031-03-03", "2031-03-03")


@pytest.mark.parametrize(
    "line", ["3. März 2031", "3 de marzo de 2031", "Publié le 3 mars 2031 à 10h15", "3 марта 2031"]
)
def test_days_are_read_in_other_languages(line: str) -> None:
    assert days(of("Hafen von Velmara bleibt zu", line, PARAGRAPH, PARAGRAPH[::-1])) == (
        "2031-03-03",
        "2031-03-03",
    )


def test_no_month_has_the_name_of_another() -> None:
    names = [name for row in table("furniture")["day"]["months"] for name in row]
    assert len(names) == len(set(names))
