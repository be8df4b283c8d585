from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.reconcile.figures import DATE, alike, figures


def told(text: str) -> list[tuple[float, str]]:
    return [(round(f.value, 2), f.unit) for f in figures(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("within 36 hours", [(1.5, "day")]),
        ("a fortnight or two weeks", [(14.0, "day")]),
        ("from six northern Ruvian provinces that lie", [(6.0, "province")]),
        ("4,200 members had voted", [(4200.0, "member")]),
        ("a loss of $3.4 million", [(3400000.0, "$")]),
        ("two million marks a day", [(2000000.0, "mark")]),
        ("a hundred people", [(100.0, "people")]),
        ("seven per cent, then 7.5%", [(7.0, "%"), (7.5, "%")]),
        ("two thirds of the voters", [(66.6, "%")]),
        ("it flew 1,200 km", [(1200000.0, "metre")]),
        ("it flew 1,200 kilometers", [(1200000.0, "metre")]),
        ("cut from 400g to 360 grams", [(0.4, "kilogram"), (0.36, "kilogram")]),
        ("the 14th test of this year", [(14.0, "nth test")]),
        ("on March 9", [(309.0, DATE)]),
        ("on the ninth of March", []),
        ("the first of June", [(601.0, DATE)]),
        ("no later than 12 May", [(512.0, DATE)]),
        ("they may 3 times", [(3.0, "time")]),
        ("by 2031 and since 1998", []),
        ("one of them", []),
        ("the 64-year-old and a 9 year old boy", []),
        ("a tram four years old", []),
        ("they voted by nine to one", []),
    ],
)
def test_figures_come_with_what_they_count(text: str, wanted: list[tuple[float, str]]) -> None:
    assert told(text) == wanted


def test_a_figure_points_at_its_words() -> None:
    text = "He wants at least 30 new trams by spring."
    (found,) = figures(text, (Span(0, len(text)),))
    assert found.span.of(text) == "at least 30 new trams"
    assert found.near
    assert not found.vague


def test_a_number_in_words_that_name_none_is_vague() -> None:
    text = "in a few months"
    (found,) = figures(text, (Span(0, len(text)),))
    assert (found.vague, found.unit) == (True, "day")


def test_only_the_given_stretches_are_read() -> None:
    text = "three ships, four ships"
    assert [f.value for f in figures(text, (Span(13, 23),))] == [4.0]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("30 per cent", "30%", True),
        ("almost a third of the water", "30 per cent of it", True),
        ("30 per cent", "35 per cent", False),
        ("$497 million", "$500 million", True),
        ("$470 million", "$500 million", False),
        ("1 March", "2 March", False),
        ("a few months", "three months", False),
        ("a few months", "a few months", True),
        ("24 hours", "one day", True),
    ],
)
def test_figures_are_the_same_as_far_as_they_are_told(left: str, right: str, *, same: bool) -> None:
    ours, theirs = (figures(text, (Span(0, len(text)),)) for text in (left, right))
    assert alike(ours[0], theirs[0]) is same
