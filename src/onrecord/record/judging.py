"""From what a person types to a judgement: which question on which words, and whether the answer fits."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.nouns.claims import Claim, Tie, TieKind
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.fields import malformed
from onrecord.nouns.judgement import Judgement, Question
from onrecord.nouns.span import digest
from onrecord.nouns.statement import Report, Statement
from onrecord.record.names import SHORTEST, folded, meant
from onrecord.record.review import MARK, doubts

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.record.view import View

JUDGEMENT = "judgement"
_MOMENT = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z")
_PAIR = {
    "same": (Question.SAME, "yes"),
    "apart": (Question.SAME, "no"),
    "one-actor": (Question.ACTOR, "yes"),
    "two-actors": (Question.ACTOR, "no"),
    **{kind.value: (Question.TIE, kind.value) for kind in TieKind},
    "none": (Question.TIE, "none"),
}
_SINGLE = (Question.STATEMENT, Question.SPEAKER, Question.ACT, Question.SAID, Question.MATTER)


def given(view: View, target: str, answer: str, by: str, note: str | None) -> Judgement:
    """Return the judgement that an answer comes to, without its moment and id. See Record.judge."""
    from onrecord.judgements import anchor, fitting  # noqa: PLC0415  (loaded when somebody judges)

    if not by.strip():
        raise OnrecordError("E503", "nobody is named as the one who answers", "say who with `by`")
    ids, question, said = _asked(view, target, " ".join(answer.split()))
    about = [_thing(view, id_) for id_ in ids]
    said = fitting(question, said)
    if question is Question.SPEAKER:
        said = _name(view, said)
    if question is Question.ACTOR and any(isinstance(o, Report) or o.speaker_id is None for o in about):
        raise OnrecordError("E502", "one of the two has no speaker", 'name them first with "speaker=NAME"')
    if question is not Question.TIE and any(isinstance(one, Report) for one in about):
        raise OnrecordError(
            "E502",
            f'"{question}" is asked of statements, and one of these is a report of the outlet itself',
            f"answer one of: {', '.join([kind.value for kind in TieKind])}, none, of a pair A+B",
        )
    on = tuple(anchor(view.article(one.article), one) for one in about)
    if len(set(on)) < len(on):
        step = "give the ids of two statements with words of their own"
        raise OnrecordError("E502", "both ids stand for the very same words", step)
    return Judgement("", on, question, said, " ".join(by.split()), "", note)


def _asked(view: View, target: str, answer: str) -> tuple[tuple[str, ...], Question, str]:
    """Return the ids of the statements (or reports) asked about, the question, and the bare answer."""
    if target.startswith(MARK):
        listed = doubts(view, answered=True)
        found = [one for one in listed if len(target) >= SHORTEST and one.id.startswith(target)]
        if len(found) != 1:
            step = "see those that are with `onrecord review`"
            raise OnrecordError("E401", f'no question with the id "{target}" is open', step)
        [doubt] = found
        if doubt.question not in _SINGLE:
            return _pair(doubt.on, answer, (doubt.question,))
        return doubt.on, doubt.question, answer.removeprefix(f"{doubt.question.value}=")
    ids = tuple(part.strip() for part in target.split("+"))
    if len(ids) == 2:
        return _pair(ids, answer)
    about = view.find(target)
    if isinstance(about, Tie):
        return _pair((about.left, about.right), answer)
    name, equals, said = answer.partition("=")
    question = next((one for one in _SINGLE if equals and one.value == name.strip().casefold()), None)
    if question is None:
        fits = ", ".join(f"{one.value}=…" for one in _SINGLE)
        raise OnrecordError("E502", f'"{answer}" is no answer about a statement', f"answer one of: {fits}")
    return (target,), question, said


def _pair(
    ids: tuple[str, ...], answer: str, only: Collection[Question] = tuple(Question)
) -> tuple[tuple[str, ...], Question, str]:
    fits = {word: to for word, to in _PAIR.items() if to[0] in only}
    if answer.casefold() not in fits:
        step = f"answer one of: {', '.join(fits)}"
        raise OnrecordError("E502", f'"{answer}" is no answer about two statements', step)
    return (ids, *fits[answer.casefold()])


def _thing(view: View, name: str) -> Statement | Report:
    """Return the statement or report of an id; of a claim the statement that stands for it."""
    found = view.find(name)
    if isinstance(found, Claim):
        found = view.find(found.gist_of)
    if not isinstance(found, Statement | Report):
        step = "give the id of a statement, of a tie, or of two statements as A+B"
        raise OnrecordError("E502", f"{name} is a {type(found).__name__.lower()}, which nobody said", step)
    return found


def _name(view: View, answer: str) -> str:
    """Return the name of the actor that is meant, so that people who mean the same say the same.

    A name nobody on record has is a new person's, also if it is part of another one's (a foundation's);
    an id stands where two are called alike.
    """
    actors = view.actors()
    if answer == "unknown" or answer in {actor.id for actor in actors}:
        return answer
    try:
        actor = meant(answer, actors, partly=False)
    except OnrecordError as error:
        if error.code == "E403":
            return answer
        raise
    alike = [other for other in actors if folded(other.name) == folded(actor.name)]
    return actor.name if len(alike) == 1 else actor.id


def later(judgement: Judgement, known: tuple[Judgement, ...], moment: str) -> tuple[Judgement, bool]:
    """Return the judgement with its moment and id, and whether it is new.

    Not if the last answer of this person to this question is the same. No two have one moment, so that it is
    always plain which came last.
    """
    from onrecord.judgements import unfit  # noqa: PLC0415  (as above)

    asked = _key(judgement)
    mine = [one for one in known if one.revoked_at is None and _key(one) == asked]
    if mine and mine[-1].answer == judgement.answer:
        return mine[-1], False
    at = max([moment, *(_after(one.at) for one in known if unfit(one) is None)])
    place = [part for on in judgement.on for part in (on.article, on.words)]
    name = "j" + digest(judgement.question, judgement.answer, judgement.by, at, *place)
    return replace(judgement, id=name, at=at), True


def _key(judgement: Judgement) -> tuple[Question, object, str]:
    """Return what one person has one standing answer to: whether two are the same is asked once."""
    on = frozenset(judgement.on) if judgement.question is Question.SAME else judgement.on
    return judgement.question, on, judgement.by


def _after(moment: str) -> str:
    """Return the next millisecond."""
    then = datetime.fromisoformat(moment) + timedelta(milliseconds=1)
    return then.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def travelled(judgement: Judgement) -> Judgement:
    """Return a judgement of a record line; raises E201 for one that answers nothing or was never given."""
    from onrecord.judgements import unfit  # noqa: PLC0415  (as above)

    why = unfit(judgement)
    moments = (judgement.at, *([] if judgement.revoked_at is None else [judgement.revoked_at]))
    if why is None and not all(map(_MOMENT.fullmatch, moments)):
        why = "a moment is written as 2026-01-31T12:00:00.000Z"
    if why is not None:
        malformed(f"a judgement that answers nothing ({why})")
    return judgement


def judgement_of(name: str, known: tuple[Judgement, ...]) -> Judgement:
    """Return the judgement of an id or of the start of one; raises E401 for none, E402 for several."""
    found = [one for one in known if one.id == name] or [
        one for one in known if len(name) >= SHORTEST and one.id.startswith(name)
    ]
    if len(found) > 1:
        listed = "; ".join(one.id for one in found[:12])
        raise OnrecordError("E402", f'"{name}" may be any of: {listed}', "give more of the id")
    if not found:
        step = "see the ids with `onrecord export`"
        raise OnrecordError("E401", f'no judgement has the id "{name}"', step)
    return found[0]
