"""Which answers stand: of each person the last not taken back; where people disagree, nothing is ruled."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.judgements.answers import unfit
from onrecord.nouns.judgement import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.judgements.anchors import Places
    from onrecord.nouns.judgement import Judgement

SYMMETRIC = frozenset({Question.SAME, Question.ACTOR})  # however they are ordered, it is one question


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one or two statements (or reports) and the standing answer of each person.

    `ids` are what stands at the anchors now, in their order: the smaller id first where that means nothing;
    of two speakers as the first of those who say "no" gave them, as it is the second who goes.
    """

    question: Question
    ids: tuple[str, ...]
    answers: tuple[Judgement, ...]

    @property
    def contested(self) -> bool:
        """Whether people answered differently."""
        return len({judgement.answer for judgement in self.answers}) > 1

    @property
    def answer(self) -> str | None:
        """What they agree on, None where they disagree."""
        return None if self.contested else self.answers[0].answer

    @property
    def by(self) -> str:
        """Who answered."""
        return ", ".join(judgement.by for judgement in self.answers)


def standing(judgements: Iterable[Judgement], places: Places) -> tuple[Asked, ...]:
    """Return what has been asked and answered, by question and ids; words that are gone lead nowhere.

    What does not fit its question rules nothing, whichever way it came on record.
    """
    last: dict[tuple[Question, tuple[str, ...]], dict[str, Judgement]] = defaultdict(dict)
    order: dict[str, tuple[str, ...]] = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.revoked_at is not None or unfit(judgement):
            continue
        ids = tuple(id_ for place in judgement.on if (id_ := places.of(place)))
        if len(set(ids)) == len(judgement.on):
            key = tuple(sorted(ids)) if judgement.question in SYMMETRIC else ids
            last[judgement.question, key][judgement.by] = judgement
            order[judgement.id] = ids
    return tuple(
        Asked(question, _ordered(question, ids, answers, order), tuple(answers[by] for by in sorted(answers)))
        for (question, ids), answers in sorted(last.items())
    )


def _ordered(
    question: Question,
    ids: tuple[str, ...],
    answers: Mapping[str, Judgement],
    order: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    if question is not Question.ACTOR:
        return ids
    told = sorted((one for one in answers.values() if one.answer == "no"), key=lambda one: (one.at, one.id))
    return order[told[0].id] if told else ids
