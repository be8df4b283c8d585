"""Which answers stand: of each person the last not taken back; where people disagree, nothing is ruled."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.judgement import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.judgements.anchors import Places
    from onrecord.nouns.judgement import Judgement

SYMMETRIC = frozenset({Question.SAME, Question.ACTOR})  # which of the two comes first means nothing


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about one or two statements (or reports) and the standing answer of each person.

    `ids` are what stands at the anchors now, in their order (the smaller id first where that means nothing).
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
    """Return what has been asked and answered, by question and ids; words that are gone lead nowhere."""
    last: dict[tuple[Question, tuple[str, ...]], dict[str, Judgement]] = defaultdict(dict)
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        ids = tuple(id_ for place in judgement.on if (id_ := places.of(place)))
        if judgement.revoked_at is None and len(set(ids)) == len(judgement.on):
            key = tuple(sorted(ids)) if judgement.question in SYMMETRIC else ids
            last[judgement.question, key][judgement.by] = judgement
    return tuple(
        Asked(question, ids, tuple(answers[by] for by in sorted(answers)))
        for (question, ids), answers in sorted(last.items())
    )
