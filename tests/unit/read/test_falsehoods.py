"""Who calls a claim false denies it, whatever the word; guesses and what is undergone are no acts."""

from __future__ import annotations

import pytest
from tests.unit.read.test_act_of import act

from onrecord.nouns.statement import Act


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("called", "the charges baseless"),
        ("called", "the report a lie"),
        ("branded", "his claims nonsense"),
        ("called", "the accusation ridiculous"),
        ("dismissed", "the account as propaganda"),
        ("denounced", "the story as a fantasy of his rivals"),
        ("dismissed", "it as fiction"),
        ("said", "the allegations were a fantasy"),
        ("said", "“It is a complete and utter lie,”"),
        ("said", "“There is no truth to the report,”"),
        ("said", "no such meeting took place"),
        ("said", "“There is no plan to close the pier,”"),
        ("said", "there had never been a plan to close the pier"),
        ("said", "that no meeting had taken place with the smugglers"),
    ],
)
def test_a_claim_called_false_is_denied(cue: str, content: str) -> None:
    assert act("Ida Roe", cue, content) is Act.DENIES


@pytest.mark.parametrize(
    ("source", "content"),
    [("A spokesman for the rebels", "the allegations fabricated"), ("The ministry", "the story invented")],
)
def test_a_spokesman_who_calls_it_false_accuses_nobody(source: str, content: str) -> None:
    assert act(source, "called", content) is Act.DENIES


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("called", "the ferry a wreck"),
        ("called", "the charges grave"),
        ("described", "the report as thorough"),
        ("called", "it a disaster for the coast"),
        ("said", "the report was not false"),
        ("said", "the report was late because of a false alarm in the harbour"),
    ],
)
def test_other_names_deny_nothing(cue: str, content: str) -> None:
    assert act("Ida Roe", cue, content) is not Act.DENIES


@pytest.mark.parametrize(
    "content",
    [
        "“He must have been asleep,”",
        "“It must be the heat,”",
        "“You have to laugh,”",
        "“You've got to see it,”",
        "“There must be some mistake,”",
    ],
)
def test_a_guess_or_a_manner_of_speaking_demands_nothing(content: str) -> None:
    assert act("Ida Roe", "said", content, content_first=True) is Act.SAYS


def test_what_is_due_is_not_asked_for() -> None:
    assert act("Ida Roe", "said", "they should get the result on Friday") is Act.SAYS
    assert act("Ida Roe", "said", "the ferry should arrive on Monday") is Act.EXPECTS
    assert act("Ida Roe", "said", "the ministry should pay the crews") is Act.ASKS


@pytest.mark.parametrize("cue", ["was denied", "has been flatly refused", "was approved for"])
def test_what_is_done_to_somebody_is_not_their_act(cue: str) -> None:
    assert act("Ida Roe", cue, "the chance to speak") is Act.SAYS


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("“I will not go,”", Act.REJECTS),
        ("“I will not,”", Act.REJECTS),
        ("“I would settle for half,”", Act.OFFERS),
        ("“I'm sorry for what happened,”", Act.SAYS),
    ],
)
def test_refusing_settling_and_apologising(content: str, wanted: Act) -> None:
    assert act("Ida Roe", "said", content, content_first=True) is wanted
