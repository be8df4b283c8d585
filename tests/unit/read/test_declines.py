"""Who refuses an answer is found by rule, where the trained reader found nothing."""

from __future__ import annotations

import pytest
from tests.unit.read.handmade import marks
from tests.unit.read.written import article, written

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.read.attributions import attributions
from onrecord.read.declines import declines
from onrecord.read.statements import statements


def found(text: str) -> list[tuple[str, str, str]]:
    made = declines(text, (Span(0, len(text)),), ())
    return [(one.source[0].of(text), one.cue[0].of(text), one.content[0].of(text)) for one in made]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The board neither confirmed nor denied the sale.",
            ("The board", "neither confirmed nor denied", "the sale"),
        ),
        (
            "Ida Roe would neither confirm nor deny that she had met him.",
            ("Ida Roe", "would neither confirm nor deny", "that she had met him"),
        ),
        (
            "Asked about the sale, Roe neither confirmed nor denied it.",
            ("Roe", "neither confirmed nor denied", "the sale"),
        ),
        (
            "Asked whether the dam was safe, the mayor, Jon Vell, declined to comment.",
            ("the mayor, Jon Vell,", "declined to comment", "whether the dam was safe"),
        ),
        (
            "Roe thanked the crews but declined to comment on the levy, saying talks went on.",
            ("Roe", "declined to comment on", "the levy"),
        ),
        ("A spokeswoman for Vell would not comment.", ("A spokeswoman for Vell", "would not", "comment")),
        (
            "The yard did not immediately respond to a request for comment.",
            ("The yard", "did not immediately respond to", "a request for comment"),
        ),
        ("Roe gave no answer.", ("Roe", "gave no", "answer")),
        (
            "Roe, who refused to say whether he had signed, left.",
            ("who", "refused to say", "whether he had signed"),
        ),
        ("Vell said the board had declined to comment.", ("the board", "had declined", "to comment")),
    ],
)
def test_a_refusal_has_its_subject_its_words_and_what_was_not_told(
    text: str, parts: tuple[str, str, str]
) -> None:
    assert found(text) == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "The patient did not respond to treatment.",
        "She asked them to decline to comment.",
        "If Roe declines to comment, the board will act.",
        "He should refuse to answer.",
        "Roe refused to say the word.",
        "“They declined to comment,” Roe complained.",
        "Roe declined the offer.",
    ],
)
def test_what_refuses_no_answer_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_there_is_never_a_second_finding_over_the_same_words() -> None:
    page, one = written("{s:Ida Roe} {k:declined} {c:to comment}.")
    assert declines(page.text, (Span(0, len(page.text)),), (one,)) == (one,)


def test_a_scrap_of_a_refusal_gives_way_to_the_whole() -> None:
    page, scrap = written("{s:The board} neither confirmed nor {k:denied} {c:that} it had sold the yard.")
    (one,) = declines(page.text, (Span(0, len(page.text)),), (scrap,))
    assert one.content[0].of(page.text) == "that it had sold the yard"


def test_a_refusal_is_a_statement_of_the_act_declines_and_not_negated() -> None:
    page = article("The board neither confirmed nor denied the sale. Ida Roe neither confirmed nor denied.")
    made = declines(page.text, (Span(0, len(page.text)),), ())
    told = statements(page, made, "reader 1")
    assert [one.content[0].of(page.text) for one in told] == ["the sale", "confirmed nor denied"]
    assert {(one.act, one.negated) for one in told} == {(Act.DECLINES, False)}


def test_attributions_hold_the_refusals_in_their_order() -> None:
    text = "Ada declined to comment. Bo said it snowed"
    given = marks(text, ". . . . . S C K k", {7: 6, 8: 6}, {6: 5})
    made = attributions(text, given, ())
    assert [(one.source[0].of(text), one.why) for one in made] == [
        ("Ada", "words that refuse an answer"),
        ("Bo", "model"),
    ]
