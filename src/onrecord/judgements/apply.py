"""What people's standing answers come to: corrected statements and actors, and rulings for what ties them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.judgements.actors import Cast
from onrecord.judgements.anchors import Places
from onrecord.judgements.answers import days
from onrecord.judgements.standing import Asked, standing
from onrecord.nouns.judgement import Question, Ruling, Rulings
from onrecord.nouns.statement import Act
from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.statement import Report, Statement


@dataclass(frozen=True, slots=True)
class Applied:
    """Statements, reports and actors as people corrected them, and what they ruled between statements."""

    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    rulings: Rulings


def applied(
    articles: Iterable[Article],
    statements: tuple[Statement, ...],
    reports: tuple[Report, ...],
    actors: tuple[Actor, ...],
    judgements: Iterable[Judgement],
) -> Applied:
    """Return what was read with people's answers on top; the same objects where nobody said anything.

    `made_by` of a corrected statement stays: it tells which reader found it, not who put it right.
    """
    places = Places(articles, statements, reports)
    answered = standing(judgements, places)
    if not answered:
        return Applied(statements, reports, actors, Rulings())
    gone = {asked.ids[0] for asked in _of(answered, Question.STATEMENT) if asked.answer == "no"}
    answered = tuple(asked for asked in answered if gone.isdisjoint(asked.ids))
    agreed = [asked for asked in answered if asked.answer is not None]
    kept = {statement.id: statement for statement in statements if statement.id not in gone}
    cast = Cast(actors)
    for asked in (asked for asked in agreed if asked.ids[0] in kept):
        kept[asked.ids[0]] = _corrected(kept[asked.ids[0]], asked, cast)
    for asked in _of(agreed, Question.ACTOR):
        left, right = (kept.get(id_) for id_ in asked.ids)
        if left and right and asked.answer == "yes":
            cast.unite(left, right)
        elif left and right:
            kept[right.id] = cast.apart(left, right)
    return Applied(
        tuple(cast.recast(kept[s.id]) for s in statements if s.id in kept),
        tuple(cast.recast(report) for report in reports),
        cast.actors(),
        _rulings(answered),
    )


def _of(agreed: Iterable[Asked], question: Question) -> tuple[Asked, ...]:
    return tuple(asked for asked in agreed if asked.question is question)


def _corrected(statement: Statement, asked: Asked, cast: Cast) -> Statement:
    answer = asked.answer or ""
    match asked.question:
        case Question.SPEAKER:
            return cast.spoken(statement, None if answer == "unknown" else answer)
        case Question.ACT:
            return replace(statement, act=Act(answer))
        case Question.SAID:
            ends = days(answer)
            said = When(*ends, Basis.STATED, f"answered by {asked.by}") if ends else None
            return replace(statement, said=said)
        case _:
            return statement


def _rulings(answered: tuple[Asked, ...]) -> Rulings:
    same = (asked for asked in _of(answered, Question.SAME) if asked.answer is not None)
    return Rulings(
        tuple(Ruling(asked.ids[0], asked.ids[1], asked.answer or "", asked.by) for asked in same),
        tuple(Ruling(ids[0], ids[1], one.answer, one.by) for ids, one in _in_time(answered, Question.TIE)),
        tuple((ids[0], one.answer, one.by) for ids, one in _in_time(answered, Question.MATTER)),
    )


def _in_time(answered: Iterable[Asked], question: Question) -> list[tuple[tuple[str, ...], Judgement]]:
    """Return each person's answer to a question with the ids it is about, in the order they were given."""
    found = ((asked.ids, one) for asked in _of(answered, question) for one in asked.answers)
    return sorted(found, key=lambda pair: (pair[1].at, pair[1].id))
