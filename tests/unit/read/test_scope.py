from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.read.clauses import is_negated
from onrecord.read.scope import condition, hedge


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("that talks could begin only after the port reopens, and not before", "only after the port reopens"),
        ("it would sign if the fee were cut", "if the fee were cut"),
        ("“If the fee is cut, we will sign,”", "If the fee is cut"),
        ("the strike would go on unless wages rise", "unless wages rise"),
        ("a deal contingent on the return of the ships", "contingent on the return of the ships"),
        ("the yard would stay open once the loan is paid", "once the loan is paid"),
        ("“We will sign provided that wages rise.”", "provided that wages rise"),
        ("whether or not she knew if the dam was safe", None),
        ("the port was once again closed", None),
        ("the pier is as long as 18 barges", None),
        ("even if it rained, boats sailed", None),
        ("the aid provided to farmers was late", None),
    ],
)
def test_conditions(content: str, wanted: str | None) -> None:
    found = condition(content, (Span(0, len(content)),), len(content))
    assert (found.of(content) if found else None) == wanted


def test_a_condition_may_stand_behind_the_content() -> None:
    text = "Ostland signalled readiness for talks, contingent on a truce."
    found = condition(text, (Span(8, 37),), len(text))
    assert found is not None
    assert found.of(text) == "contingent on a truce"


def test_a_condition_in_the_next_quotation_is_not_this_statements() -> None:
    text = "“We will sign,” said Ida Roe; “I leave if the fee is cut,” said Jon Vell."
    assert condition(text, (Span(0, 15),), len(text)) is None


def test_a_joint_at_the_end_of_a_condition_is_cut_off() -> None:
    text = "we will sign if the fee is cut but"
    found = condition(text, (Span(0, len(text)),), len(text))
    assert found is not None
    assert found.of(text) == "if the fee is cut"


def test_what_is_asked_if_is_no_condition() -> None:
    text = "if relations could get any worse"
    assert condition(text, (Span(0, len(text)),), len(text)) is None


@pytest.mark.parametrize(
    ("cue", "content", "wanted"),
    [
        ("reportedly told", "that the yard was sold", "reportedly"),
        ("said", "that the yard may have been sold", "may have"),
        ("it is said", "that the yard was sold", "it is said"),
        ("said", "that the yard was sold", None),
    ],
)
def test_hedges(cue: str, content: str, wanted: str | None) -> None:
    text = f"{cue} {content}"
    found = hedge(text, (Span(0, len(cue)),), (Span(len(cue) + 1, len(text)),))
    assert (found.of(text) if found else None) == wanted


@pytest.mark.parametrize(
    ("content", "negative"),
    [
        ("the yard was not sold", True),
        ("“We will never sell,”", True),
        ("there was no offer", True),
        ("“I don't think the yard was sold,”", True),
        ("nobody had asked the crew", True),
        ("the crew left because nobody had paid", False),
        ("If no offer comes, the yard closes", False),
        ("the board refused to sell", False),
        ("the yard was sold", False),
    ],
)
def test_negation_is_that_of_the_main_clause(content: str, negative: bool) -> None:  # noqa: FBT001 — a table
    assert is_negated(content, (Span(0, len(content)),)) is negative
