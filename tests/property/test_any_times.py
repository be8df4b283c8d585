"""What holds of time expressions in any text whatever."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.times import timexes

_WORDS = st.sampled_from(
    [
        *(
            "Monday",
            "May",
            "Nov.",
            "6",
            "1999",
            "2,000",
            "the",
            "a",
            "few",
            "two",
            "days",
            "ago",
            "last",
            "week",
            "quarter",
        ),
        *(
            "early",
            "mid-",
            "’90s",
            "p.m.",
            "7:15",
            "\n",
            ".",
            "will",
            "said",
            "on",
            "Easter",
            "second",
            "31",
            "century",
        ),
        *(
            "twenty",
            "hundred",
            "thousand",
            "9999",
            "0001",
            "year",
            "year-ago",
            "later",
            "every",
            "next",
            "now",
        ),
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_WORDS, max_size=40).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.one_of(st.none(), st.dates()))
def test_spans_lie_in_the_text_in_order_and_intervals_are_not_inverted(text: str, day: date | None) -> None:
    found = timexes(text, day)
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    assert all(t.value and t.why for t in found)
    assert all(t.first <= t.last for t in found if t.first and t.last)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_bare_weekday_lies_within_the_week_up_to_the_day(day: date, number: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    (found,) = timexes(f"Asked about it, she said {name}: no.", day)
    assert found.first is not None
    assert 0 <= (day - found.first).days <= 6
    assert found.first.weekday() == number
