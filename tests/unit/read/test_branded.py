"""Who calls a claim by a name is found whole: the subject, the verb, the object with its complement."""

from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read.branded import branded


def at(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def printed(text: str, *made: Attribution) -> list[tuple[list[str], list[str], list[str]]]:
    found = branded(text, (Span(0, len(text)),), made)
    return [tuple([s.of(text) for s in part] for part in (a.source, a.cue, a.content)) for a in found]  # type: ignore[misc]


TEXT = "The Ferry Board called the charges unfounded and invented by rivals, and asked for peace."
WHOLE = (["The Ferry Board"], ["called"], ["the charges unfounded and invented by rivals"])


def test_a_subject_in_the_content_is_the_source_and_the_complement_is_content() -> None:
    made = Attribution(at(TEXT, "The Ferry Board", "the charges"), (), at(TEXT, "called"), 0.8)
    assert printed(TEXT, made) == [WHOLE]


def test_a_source_carried_on_gives_way_to_the_subject() -> None:
    text = f"Ida Roe spoke. {TEXT}"
    made = Attribution(
        at(text, "The Ferry Board", "the charges"), at(text, "Ida Roe"), at(text, "called"), 0.8
    )
    assert printed(text, made) == [WHOLE]


def test_what_nothing_was_found_in_is_added_and_taken_from_what_had_it() -> None:
    text = f"According to Ida Roe, fees rose. {TEXT}"
    made = Attribution(
        at(text, "fees rose", "the charges"), at(text, "Ida Roe"), at(text, "According to"), 0.8
    )
    assert printed(text, made) == [(["Ida Roe"], ["According to"], ["fees rose"]), WHOLE]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ida Roe dismissed the report as fiction.", "the report as fiction"),
        ("Ida Roe has labelled his allegations absurd and demanded an answer.", "his allegations absurd"),
        ("Vell branded the claim a lie, saying he had proof.", "the claim a lie"),
        ("Vell called these rumours nonsense when he was asked.", "these rumours nonsense"),
    ],
)
def test_a_complement_runs_to_the_end_of_its_clause(text: str, content: str) -> None:
    assert [found[2] for found in printed(text)] == [[content]]


@pytest.mark.parametrize(
    "text",
    [
        "Vell called the reports of a leak.",
        "A story called the claim was read.",
        "If Vell called the charges unfounded, nobody would care.",
        "“Vell called the charges unfounded.”",
        "The board called the inspectors yesterday.",
    ],
)
def test_other_calls_are_left_alone(text: str) -> None:
    assert printed(text) == []


def test_the_subject_of_an_active_verb_is_the_source() -> None:
    text = "The Ferry Board rejected the charges."
    made = Attribution(at(text, "The Ferry Board", "the charges"), (), at(text, "rejected"), 0.8)
    assert printed(text, made) == [(["The Ferry Board"], ["rejected"], ["the charges"])]


def test_the_subject_of_a_passive_stays_content() -> None:
    text = "The Ferry Board was accused of the theft."
    made = Attribution(at(text, "The Ferry Board", "the theft"), (), at(text, "was accused of"), 0.8)
    assert printed(text, made) == [([], ["was accused of"], ["The Ferry Board", "the theft"])]
