from __future__ import annotations

import pytest

from onrecord.judgements import fitting, possible
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Question


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        (Question.STATEMENT, " No ", "no"),
        (Question.ACT, "Denies", "denies"),
        (Question.TIE, "none", "none"),
        (Question.SPEAKER, "  Ida   Roe ", "Ida Roe"),
        (Question.SPEAKER, "Unknown", "unknown"),
        (Question.MATTER, "Unknown", "Unknown"),
        (Question.SAID, "2031-05-01", "2031-05-01"),
        (Question.SAID, "2031-05-01/2031-05-01", "2031-05-01"),
        (Question.SAID, "2031-05-01/2031-05-09", "2031-05-01/2031-05-09"),
        (Question.SAID, "UNKNOWN", "unknown"),
    ],
)
def test_answers_are_kept_in_one_form(question: Question, typed: str, kept: str) -> None:
    assert fitting(question, typed) == kept


@pytest.mark.parametrize(
    ("question", "typed", "fits"),
    [
        (Question.STATEMENT, "perhaps", "yes, no"),
        (Question.ACT, "sings", "says, confirms, denies"),
        (Question.TIE, "same", "declines"),
        (Question.SPEAKER, " ", "NAME, unknown"),
        (Question.SAID, "May", "YYYY-MM-DD"),
        (Question.SAID, "2031-05-09/2031-05-01", "YYYY-MM-DD"),
        (Question.MATTER, "", "NAME"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_does(question: Question, typed: str, fits: str) -> None:
    with pytest.raises(OnrecordError, match="E502") as caught:
        fitting(question, typed)
    assert fits in caught.value.step


def test_every_question_says_what_it_takes() -> None:
    assert all(possible(question) for question in Question)
    assert len(possible(Question.ACT)) == 16
