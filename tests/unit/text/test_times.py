"""Time expressions: values, days and types, on sentences made up for the purpose."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.text.times import TimexType, timexes

THURSDAY = date(2031, 6, 12)


def value(text: str, day: date | None = THURSDAY) -> str:
    found = timexes(text, day)
    assert len(found) == 1, [t.span.of(text) for t in found]
    return found[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned on 2030-11-06.", "2030-11-06"),
        ("The minister resigned on 6 November 2030.", "2030-11-06"),
        ("The minister resigned on Nov. 6, 2030.", "2030-11-06"),
        ("The minister resigned on the 6th of November 2030.", "2030-11-06"),
        ("The minister resigned on 13/11/2030.", "2030-11-13"),
        ("The minister resigned in Feb. 2031.", "2031-02"),
        ("The minister resigned on June 9.", "2031-06-09"),
        ("The minister resigned in the spring of 1997.", "1997-SP"),
        ("The minister resigned in the 1990s.", "199"),
        ("The minister resigned in 2019.", "2019"),
        ("The minister resigned last June.", "2030-06"),
        ("The minister resigned in the first quarter of 2030.", "2030-Q1"),
    ],
)
def test_days_months_and_years(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left yesterday.", "2031-06-11"),
        ("She left the day before yesterday.", "2031-06-10"),
        ("She left last week.", "2031-W23"),
        ("She left earlier this year.", "2031"),
        ("She left this month.", "2031-06"),
        ("She left two days ago.", "2031-06-10"),
        ("She left three months ago.", "2031-03"),
        ("She left last night.", "2031-06-11TNI"),
        ("She left Monday night.", "2031-06-09TNI"),
        ("She left recently.", "PAST_REF"),
        ("She is now in Velmora.", "PRESENT_REF"),
    ],
)
def test_what_is_counted_from_the_day_of_writing(text: str, expected: str) -> None:
    assert value(text) == expected


def test_bare_weekday_is_the_latest_one_today_included() -> None:
    assert value("The mayor told reporters on Thursday.") == "2031-06-12"
    assert value("The mayor told reporters on Friday.") == "2031-06-06"


def test_bare_weekday_in_a_clause_that_looks_ahead_is_the_next_one() -> None:
    assert value("The council will vote on Friday.") == "2031-06-13"
    assert value("The council is scheduled to meet Monday.") == "2031-06-16"


def test_the_sentence_before_does_not_decide() -> None:
    assert value("“We will see what they will do.”\nOn Monday, the council adjourned.") == "2031-06-09"
    assert value("Shares rose 75 cents to 16.25 in trading Monday.") == "2031-06-09"


def test_day_without_year_is_the_near_one() -> None:
    assert value("The bridge opened on Dec. 20.", date(2031, 1, 5)) == "2030-12-20"
    assert value("The bridge is to open on Jan. 9.", date(2030, 12, 28)) == "2031-01-09"


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The strike lasted four years.", TimexType.DURATION, "P4Y"),
        ("The strike lasted 24 hours.", TimexType.DURATION, "PT24H"),
        ("The strike lasted several weeks.", TimexType.DURATION, "PXW"),
        ("The strike lasted two and a half years.", TimexType.DURATION, "P2Y6M"),
        ("They meet every week.", TimexType.SET, "P1W"),
        ("They meet annually.", TimexType.SET, "P1Y"),
        ("They meet every Friday.", TimexType.SET, "XXXX-WXX-5"),
        ("They met at 7:15 p.m.", TimexType.TIME, "2031-06-12T19:15"),
    ],
)
def test_lengths_repetitions_and_clock_times(text: str, kind: TimexType, expected: str) -> None:
    (found,) = timexes(text, THURSDAY)
    assert (found.type, found.value) == (kind, expected)


def test_same_day_and_days_later_count_from_the_day_named_before() -> None:
    first, same, later = timexes(
        "He fell on May 3, 2029. The same day she left; two days later he died.", THURSDAY
    )
    assert (first.value, same.value, later.value) == ("2029-05-03", "2029-05-03", "2029-05-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shops were shut on Christmas Day.", "2030-12-25"),
        ("The shops were shut on Good Friday.", "2031-04-11"),
        ("The shops were shut on Easter Monday 2024.", "2024-04-01"),
        ("The shops were shut last Thanksgiving.", "2030-11-28"),
        ("The shops were shut on Memorial Day.", "2031-05-26"),
    ],
)
def test_festivals(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She may march with April Doe and pay $2000; he owns 1987 chairs.",
        "A 37-year-old man finished second.",
        "He scored a second time; three-quarters of the seats were empty.",
        "Call 555-1999 or see page 3.14.",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert timexes(text, THURSDAY) == ()


def test_without_a_day_of_writing_nothing_relative_names_days() -> None:
    found = timexes("He spoke on Friday, yesterday, last week and on Nov. 6.", None)
    assert all((t.first, t.last) == (None, None) for t in found)
    (full,) = timexes("He spoke on Nov. 6, 2030.", None)
    assert full.day == date(2030, 11, 6)


def test_chronicle_counts_months_from_the_years_it_tells_of() -> None:
    text = (
        "The war began in 1801. In March 1802 the army crossed the Ard. "
        "By 1803 it stood at Velmora, in 1804 at Toun. "
        ""
        "Peace was signed in 1805. The treaty of 1806 held until 1807. In October the king died."
    )
    assert timexes(text, THURSDAY)[-1].value == "1807-10"


def test_part_of_a_month_is_ten_days() -> None:
    (early,) = timexes("The survey was taken in early May.", THURSDAY)
    assert (early.first, early.last) == (date(2031, 5, 1), date(2031, 5, 10))
    (late,) = timexes("The survey was taken in late May.", THURSDAY)
    assert (late.first, late.last) == (date(2031, 5, 22), date(2031, 5, 31))


def test_range_of_days_runs_from_the_first_to_the_last() -> None:
    (found,) = timexes("The survey was taken May 19-22.", THURSDAY)
    assert (found.first, found.last) == (date(2031, 5, 19), date(2031, 5, 22))


def test_impossible_days_are_not_made_up() -> None:
    assert timexes("File 2031-02-30 was lost.", THURSDAY) == ()
