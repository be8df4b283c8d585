from __future__ import annotations

import pytest
from tests.unit.read.written import article, written

from onrecord.nouns.article import BlockKind
from onrecord.read.reports import reports

HARBOUR = "The crews of Ostland and Jon Vell met in Oakum."


@pytest.mark.parametrize(
    ("sentence", "clause", "negated"),
    [
        ("Ostland has not yet signed the treaty.", "Ostland has not yet signed the treaty.", True),
        ("On Monday, Jon Vell closed the lock.", "Jon Vell closed the lock.", False),
        ("While crews waited, Ostland did not answer the call.", "Ostland did not answer the call.", True),
        ("Jon Vell, 54, left the board in May.", "Jon Vell, 54, left the board in May.", False),
        ("Jon Vell is a former pilot.", None, False),
        ("Jon Vell believed in the lock.", None, False),
        ("The crews closed the lock.", None, False),
        ("Monday closed the week in silence.", None, False),
        ("Ostland's crews closed the lock.", None, False),
    ],
)
def test_assertions_about_named_actors(sentence: str, clause: str | None, negated: bool) -> None:  # noqa: FBT001
    page = article(f"{HARBOUR} {sentence}")
    found = reports(page, ())
    assert [one.content[0].of(page.text) for one in found] == ([clause] if clause else [])
    assert [one.negated for one in found] == ([negated] if clause else [])


@pytest.mark.parametrize(
    ("sentence", "spans", "negated", "about"),
    [
        (
            "While dozens of mayors have signed the letter to Ostland, Jon Vell has not yet done so.",
            ["have signed the letter to Ostland", "Jon Vell has not yet done so"],
            True,
            ("Jon Vell", "Ostland"),
        ),
        (
            "The crews have signed the letter, but Jon Vell has not.",
            ["have signed the letter", "Jon Vell has not"],
            True,
            ("Jon Vell",),
        ),
        (
            "Though no other mayor signed the letter, Jon Vell did.",
            ["signed the letter", "Jon Vell did"],
            False,
            ("Jon Vell",),
        ),
    ],
)
def test_a_short_clause_has_what_it_takes_up(
    sentence: str,
    spans: list[str],
    negated: bool,  # noqa: FBT001
    about: tuple[str, ...],
) -> None:
    page = article(f"{HARBOUR} {sentence}")
    (one,) = reports(page, ())
    assert [span.of(page.text).rstrip(".") for span in one.content] == spans
    assert (one.negated, one.about) == (negated, about)


@pytest.mark.parametrize(
    "sentence", ["Jon Vell has not.", "On Monday, Jon Vell did.", "Later on, Ostland is."]
)
def test_a_short_clause_without_one_before_it_tells_nothing(sentence: str) -> None:
    assert reports(article(f"{HARBOUR} {sentence}"), ()) == ()


def test_about_lists_the_printed_names_once() -> None:
    (one,) = reports(article(f"{HARBOUR} Jon Vell met Ida Roe of Ostland on Friday, and Ida Roe left."), ())
    assert one.about == ("Jon Vell", "Ida Roe of Ostland", "Ida Roe")


def test_what_somebody_said_is_no_report() -> None:
    page, found = written("{s:Lea Dorn} {k:said:} {c:Jon Vell closed the lock}.")
    assert reports(page, (found,)) == ()


def test_only_body_blocks_report() -> None:
    text = "Jon Vell closed the lock."
    assert reports(article(text, (0, len(text), BlockKind.HEADLINE)), ()) == ()
