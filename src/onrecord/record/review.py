"""What people should look at: where they disagree, then what the machine is least sure of."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.nouns.judgement import Question
from onrecord.nouns.span import digest, joined
from onrecord.nouns.statement import Report, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.judgements import Asked
    from onrecord.nouns.claims import TieKind
    from onrecord.record.view import View

MARK = "q"  # what ids of questions start with, and no others
_SURE = 0.9  # what the machine is surer of than this is not asked
_PAIR_ANSWERS = {Question.SAME: ("same", "apart"), Question.ACTOR: ("one-actor", "two-actors")}
_WORDS = {"yes": 0, "no": 1}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question to a person, with an id that stays while the words it is about do.

    `on` are one or two ids of statements or reports; `why` tells in words why it is asked; `answers` are
    those possible (NAME and YYYY-MM-DD stand for any), `machine` what holds while nobody answers, None for
    unknown. `sureness` is from 0 (people disagree) to 1; of sums of evidence the least that was enough, among
    those of its kind on record, counts as even odds.
    """

    id: str
    question: Question
    on: tuple[str, ...]
    why: str
    answers: tuple[str, ...]
    machine: str | None
    sureness: float


def doubts(view: View, *, answered: bool = False) -> tuple[Doubt, ...]:
    """Return the questions, least sure first; with `answered` also those that people agree on."""
    from onrecord.judgements import Places, standing  # noqa: PLC0415  (loaded when somebody reviews)

    places = Places(view.articles(), view.statements(), view.reports())
    asked = _together(standing(view.judgements(), places), view)
    known = {(one.question, frozenset(one.ids)) for one in asked}
    found: dict[str, Doubt] = {}
    desk = _Desk(view)
    for one in asked:
        if one.contested or answered:
            doubt = desk.contested(one)
            found[doubt.id] = doubt
    for doubt in (*desk.statements(), *desk.pairs(), *desk.ties()):
        if (doubt.question, frozenset(doubt.on)) not in known:
            found.setdefault(doubt.id, doubt)
    return tuple(sorted(found.values(), key=lambda one: (one.sureness, one.id)))


def _together(asked: Iterable[Asked], view: View) -> tuple[Asked, ...]:
    """Return the questions, those after the matter of one claim as one: people answer it on any statement."""
    found: dict[str, Asked] = {}
    others = []
    for one in asked:
        claim = view.claim_of(one.ids[0])
        if one.question is not Question.MATTER or claim is None:
            others.append(one)
            continue
        before = found.get(claim.id, one)
        answers = sorted((*before.answers, *one.answers), key=lambda given: (given.at, given.id))
        last = {given.by: given for given in answers}
        found[claim.id] = replace(before, answers=tuple(last[by] for by in sorted(last)))
    return (*others, *found.values())


def _likely(score: float, least: float) -> float:
    """Return the odds that a sum of evidence (logits) gives beyond the least that was enough, as a share."""
    return round(1 / (1 + math.exp(-min(30.0, score - least))), 3)


class _Desk:
    """Finds what is unsure in a view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._things: dict[str, Statement | Report] = {one.id: one for one in view.statements()}
        self._things |= {one.id: one for one in view.reports()}
        self._claims = view.claims()
        self._ties = view.ties()
        self._numbers: dict[str, int] = {}

    def _doubt(
        self, question: Question, on: tuple[str, ...], why: str, machine: str | None, sureness: float
    ) -> Doubt:
        from onrecord.judgements import anchor, possible  # noqa: PLC0415

        places = [anchor(self._view.article(self._things[id_].article), self._things[id_]) for id_ in on]
        twin = [f"{at} {number}" for at, id_ in enumerate(on) if (number := self._number(id_))]
        parts = (part for place in places for part in (place.article, place.words))
        name = MARK + digest(question, *parts, *twin)
        answers = _PAIR_ANSWERS.get(question, possible(question))
        return Doubt(name, question, on, why, answers, machine, sureness)

    def _number(self, name: str) -> int:
        """Return how many others with the very same words stand before this one in its article."""
        if not self._numbers:
            seen: Counter[tuple[str, str]] = Counter()
            for one in sorted(self._things.values(), key=lambda thing: (thing.content, thing.id)):
                same = (one.article, joined(self._view.article(one.article).text, one.content))
                self._numbers[one.id] = seen[same]
                seen[same] += 1
        return self._numbers[name]

    def contested(self, asked: Asked) -> Doubt:
        """Return the question that people answered differently (or have agreed on)."""
        words = _PAIR_ANSWERS.get(asked.question)
        said = [
            f'{one.by} says "{words[_WORDS[one.answer]] if words else one.answer}"' for one in asked.answers
        ]
        machine = self._machine(asked) if asked.contested else asked.answer
        return self._doubt(asked.question, asked.ids, "; ".join(said), machine, 0.0)

    def _machine(self, asked: Asked) -> str | None:
        """Return what holds while people disagree."""
        one = self._things[asked.ids[0]]
        claim = self._view.claim_of(asked.ids[0])
        match asked.question:
            case Question.STATEMENT:
                return "yes"
            case Question.SPEAKER if isinstance(one, Statement):
                return one.speaker
            case Question.ACT if isinstance(one, Statement):
                return one.act.value
            case Question.SAID if isinstance(one, Statement) and one.said:
                return "/".join(str(day) for day in (one.said.first, one.said.last) if day)
            case Question.SAME:
                return "same" if claim and asked.ids[1] in claim.statements else "apart"
            case Question.TIE:
                ends = (asked.ids[0], asked.ids[1])
                return next((t.kind.value for t in self._ties if (t.left, t.right) == ends), "none")
            case Question.ACTOR if isinstance(one, Statement):
                other = self._things[asked.ids[1]]
                alike = isinstance(other, Statement) and one.speaker_id == other.speaker_id
                return "one-actor" if alike else "two-actors"
            case Question.MATTER:
                return claim.matter if claim else None
            case _:
                return None

    def statements(self) -> Iterator[Doubt]:
        """Yield statements that are unsure or of nobody known, and that others rest on."""
        resting = self._resting()
        for one in self._view.statements():
            if one.id not in resting:
                continue
            rests = f"and {resting[one.id]}"
            if one.speaker is None:
                yield self._doubt(
                    Question.SPEAKER,
                    (one.id,),
                    f"nobody is known to have said it, {rests}",
                    None,
                    one.confidence,
                )
            elif one.confidence < _SURE:
                why = f"the reader gives it {one.confidence:.2f}, {rests}"
                yield self._doubt(Question.STATEMENT, (one.id,), why, "yes", one.confidence)

    def _resting(self) -> dict[str, str]:
        """Return why each statement matters: a position, a tie or a claim of several rests on it."""
        found: dict[str, str] = {}
        held = {position.claim for position in self._view.positions()}
        for claim in self._claims:
            if claim.id in held and len(claim.statements) == 1:
                found |= dict.fromkeys(claim.statements, "a position rests on it alone")
            elif claim.id in held:
                found |= dict.fromkeys(claim.statements, "a position rests on it")
            elif len(claim.statements) > 1:
                found |= dict.fromkeys(claim.statements, "it is counted into a claim of several")
        for tie in self._ties:
            found |= {tie.left: "it is answered", tie.right: "it answers another"}
        return found

    def pairs(self) -> Iterator[Doubt]:
        """Yield statements that were joined into one claim by little."""
        links = [link for claim in self._claims for link in claim.links]
        least = min((link.score for link in links), default=0.0)
        for link in links:
            sure = _likely(link.score, least)
            if sure < _SURE and {link.left, link.right} <= self._things.keys():
                on = (min(link.left, link.right), max(link.left, link.right))
                why = f"joined into one claim by {_reasons(link.reasons)}"
                yield self._doubt(Question.SAME, on, why, "same", sure)

    def ties(self) -> Iterator[Doubt]:
        """Yield ties that little speaks for."""
        least: dict[TieKind, float] = {}
        for tie in self._ties:
            least[tie.kind] = min(tie.score, least.get(tie.kind, tie.score))
        for tie in self._ties:
            sure = _likely(tie.score, least[tie.kind])
            if sure < _SURE and {tie.left, tie.right} <= self._things.keys():
                why = f"taken for an answer by {_reasons(tie.reasons)}"
                yield self._doubt(Question.TIE, (tie.left, tie.right), why, tie.kind.value, sure)


def _reasons(reasons: Iterable[str]) -> str:
    return "; ".join(reasons) or "no reason that is printed"
