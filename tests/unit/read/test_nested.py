"""Hearsay two deep: a content that itself tells what somebody said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.read.written import written

from onrecord.nouns.statement import Attribution, Role
from onrecord.read.nested import nested
from onrecord.read.statements import statements


def parts(text: str, one: Attribution) -> tuple[str, str, str]:
    return (one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text))


@pytest.mark.parametrize(
    ("marked", "inner"),
    [
        (
            "{s:Officials} {k:said} {c:that the minister had told them the plan was dead}.",
            ("the minister", "had told", "the plan was dead"),
        ),
        (
            "{s:Jon Vell} {k:said} {c:that, according to his lawyer, the sale was void}.",
            ("his lawyer", "according to", "the sale was void"),
        ),
        (
            "{s:An aide} {k:said} {c:Mr. Vell told the board on Monday that he would go}.",
            ("Mr. Vell", "told", "that he would go"),
        ),
        (
            "{s:Jon Vell} {k:reiterated} {c:that Ida Roe has often expressed her readiness for talks}.",
            ("Ida Roe", "has often expressed", "her readiness for talks"),
        ),
        (
            "{s:Jon Vell} {k:said} {c:Ida Roe “has often said that she is open to talks.”}",
            ("Ida Roe", "has often said", "that she is open to talks.”"),
        ),
        (
            "{s:A clerk} {k:recalled} {c:that Lea Dorn said, “I will go.”}",
            ("Lea Dorn", "said", "“I will go.”"),
        ),
    ],
)
def test_the_inner_speech_is_found_and_the_outer_stays(marked: str, inner: tuple[str, str, str]) -> None:
    page, outer = written(marked)
    kept, printed = nested(page.text, (outer,))
    assert kept[0] == outer
    assert [parts(page.text, one) for one in kept[1:]] == [inner]
    assert printed == ()
    assert kept[1].score < outer.score


@pytest.mark.parametrize(
    ("marked", "inner"),
    [
        (
            "{s:The Oakum Post} {k:published} {c:an interview in which Ida Roe claimed to have met Vell}.",
            ("Ida Roe", "claimed", "to have met Vell"),
        ),
        (
            "{s:The paper} {k:reported} {c:that Ida Roe said the sale was void}.",
            ("Ida Roe", "said", "the sale was void"),
        ),
        (
            "{c:“It is late,” the mayor told reporters}, {k:according to} {s:Oakum Radio}.",
            ("the mayor", "told", "“It is late,”"),
        ),
    ],
)
def test_a_medium_that_only_prints_says_nothing_itself(marked: str, inner: tuple[str, str, str]) -> None:
    page, outer = written(marked)
    kept, printed = nested(page.text, (outer,))
    assert [parts(page.text, one) for one in kept] == [inner]
    assert printed == (outer,)


@pytest.mark.parametrize(
    "marked",
    [
        "{s:Ida Roe} {k:said} {c:she had told the board that it was void}.",
        "{s:Ida Roe} {k:said} {c:Vell had promised the crews more pay}.",
        "{s:Ida Roe} {k:asked} {c:if Vell had said that it was void}.",
        "{s:Ida Roe} {k:said} {c:the first four states that vote are small}.",
        "{s:A poll} {k:found} {c:two in three residents said they would stay}.",
        "{s:The Oakum Post} {k:wrote} {c:that Vell had claimed a loss, which would have saved him tax}.",
        "{s:Ida Roe} {k:said} {c:“the board told us it was void”}.",
        "{s:Ida Roe} {k:said} {c:the yard would never have shut had Vell said so}.",
    ],
)
def test_what_tells_of_no_other_speech_has_nothing_inside(marked: str) -> None:
    page, outer = written(marked)
    assert nested(page.text, (outer,)) == ((outer,), ())


def test_speech_that_is_found_already_is_not_found_again() -> None:
    page, outer = written("{s:Officials} {k:said} {c:that Roe had said the plan was dead}.")
    at = page.text.index("had said")
    inner = replace(outer, source=(), cue=(type(outer.cue[0])(at, at + 8),), content=outer.content)
    assert nested(page.text, (outer, inner))[0] == (outer, inner)


def test_a_medium_carries_the_inner_statement() -> None:
    page, outer = written(
        "{s:The Oakum Post} {k:published} {c:an interview in which Roe claimed to have left}."
    )
    (one,) = statements(page, (outer,), "reader 1")
    assert (one.via, one.source[0].of(page.text)) == ("Oakum Post", "Roe")
    assert [step.role for step in one.chain] == [Role.OUTLET, Role.PRINCIPAL]


def test_who_told_it_stands_before_who_said_it() -> None:
    page, outer = written("{s:Two officials} {k:said} {c:that Ida Roe had told them the plan was dead}.")
    told, inner = statements(page, (outer,), "reader 1")
    assert [step.role for step in inner.chain] == [Role.UNNAMED, Role.PRINCIPAL]
    assert (told.via, inner.via) == (None, None)
