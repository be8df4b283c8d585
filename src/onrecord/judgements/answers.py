"""Which answers fit which question; what does not fit is refused with those that would."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.nouns.claims import TieKind
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Question
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from onrecord.nouns.judgement import Judgement

_YES_NO = ("yes", "no")
_PAIRED = frozenset({Question.SAME, Question.TIE, Question.ACTOR})
_POSSIBLE: dict[Question, tuple[str, ...]] = {
    Question.STATEMENT: _YES_NO,
    Question.SPEAKER: ("NAME", "unknown"),
    Question.ACT: tuple(act.value for act in Act),
    Question.SAID: ("YYYY-MM-DD", "YYYY-MM-DD/YYYY-MM-DD", "unknown"),
    Question.SAME: _YES_NO,
    Question.TIE: (*(kind.value for kind in TieKind), "none"),
    Question.ACTOR: _YES_NO,
    Question.MATTER: ("NAME",),
}


def possible(question: Question) -> tuple[str, ...]:
    """Return the answers a question takes; NAME and YYYY-MM-DD stand for any."""
    return _POSSIBLE[question]


def fitting(question: Question, answer: str) -> str:
    """Return an answer in the form it is kept in; raises E502 if it fits the question not at all."""
    plain = " ".join(answer.split())
    match question:
        case Question.SPEAKER | Question.MATTER if plain:
            return "unknown" if plain.casefold() == "unknown" and question is Question.SPEAKER else plain
        case Question.SAID if (days := _days(plain)) is not None:
            return days
        case _ if plain.casefold() in _POSSIBLE[question]:
            return plain.casefold()
    fits = ", ".join(_POSSIBLE[question])
    raise OnrecordError("E502", f'"{plain}" does not answer "{question}"', f"answer one of: {fits}")


def unfit(judgement: Judgement) -> str | None:
    """Return in words why a judgement rules nothing: one written by hand may not fit its question."""
    question, on = judgement.question, judgement.on
    kinds = {"statement", "report"} if question is Question.TIE else {"statement"}
    if len(on) != 1 + (question in _PAIRED) or len(set(on)) != len(on):
        return f'"{question}" is asked about {"two passages" if question in _PAIRED else "one passage"}'
    if not {place.kind for place in on} <= kinds:
        return f'"{question}" is asked about each {" or ".join(sorted(kinds))}'
    if not all(place.spans and len(place.spans) == len(place.words.split()) for place in on):
        return "each span has one digest"
    try:
        kept = fitting(question, judgement.answer)
    except OnrecordError as error:
        return f"{error.what}: {error.step}"
    if kept != judgement.answer:
        return f'the answer is kept as "{kept}"'
    if not judgement.id.strip() or not judgement.by.strip():
        return "its id and who answered are told"
    return None if _later(judgement.at) else f'"{judgement.at}" is no moment that others can follow'


def _later(moment: str) -> bool:
    """Tell whether a moment (ISO 8601) is one, with a later one after it: the last answer must be plain."""
    try:
        datetime.fromisoformat(moment) + timedelta(days=1)
    except (ValueError, OverflowError):
        return False
    return True


def days(answer: str) -> tuple[date, date] | None:
    """Return the first and last day of a fitting answer to "said", None for "unknown"."""
    if answer == "unknown":
        return None
    first, _, last = answer.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _days(answer: str) -> str | None:
    """Return an answer to "said" in its one form, None if it is none."""
    if answer.casefold() == "unknown":
        return "unknown"
    try:
        ends = days(answer)
    except ValueError:
        return None
    if ends is None or ends[0] > ends[1]:
        return None
    first, last = ends
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
