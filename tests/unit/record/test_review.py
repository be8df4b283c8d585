from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages
from tests.unit.record.made import page, record, the

from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Question

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Reading
    from onrecord.record import Record


class Unsure(StubStages):
    """Nobody is known to speak where a line is Who's; a line of Sure's is surely right."""

    def settle(
        self,
        articles: tuple[Article, ...],
        readings: tuple[Reading, ...],
        judgements: tuple[Judgement, ...] = (),
    ) -> Settled:
        read = tuple(
            replace(
                reading,
                statements=tuple(
                    replace(s, confidence={"Who": 0.3, "Sure": 0.95}.get(s.speaker or "", 0.5))
                    for s in reading.statements
                ),
            )
            for reading in readings
        )
        return super().settle(articles, read, judgements)


@pytest.fixture
def ferry() -> Record:
    return record(
        page("a", "Ida Roe: ferries stay\nBo Lind: not ferries stay"),
        page("b", "Ida Roe: ferries stay\nSure: not harbours close"),
        page("c", "Who: harbours close\nIda Roe: nobody cares about this long line"),
        page("d", "Ida Roe: nobody cares about this long line"),
        stages=Unsure(),
    )


def test_least_sure_comes_first_and_what_is_sure_is_not_asked(ferry: Record) -> None:
    found = ferry.review(None)
    sureness = [doubt.sureness for doubt in found]
    assert sureness == sorted(sureness)
    assert max(sureness) < 0.9
    asked = {(doubt.question, doubt.on) for doubt in found}
    assert (Question.STATEMENT, (the(ferry, "harbours close").id,)) in asked
    assert (Question.STATEMENT, (the(ferry, "not harbours close").id,)) not in asked
    assert {doubt.question for doubt in found} == {Question.STATEMENT, Question.SAME, Question.TIE}
    assert ferry.review(2) == found[:2]


def test_the_pair_joined_by_least_is_asked_and_the_one_joined_by_much_is_not(ferry: Record) -> None:
    pairs = [doubt for doubt in ferry.review(None) if doubt.question is Question.SAME]
    assert [
        {s.id for s in ferry.statements() if s.id in doubt.on and s.article in "ab"} for doubt in pairs
    ] == [set(pairs[0].on)]
    assert pairs[0].answers == ("same", "apart")
    assert (pairs[0].machine, pairs[0].why) == ("same", "joined into one claim by same words +1.0")


def test_what_was_answered_is_not_asked_again(ferry: Record) -> None:
    while doubts := ferry.review(1):
        [doubt] = doubts
        before = {one.id for one in ferry.review(None)}
        ferry.judge(doubt.id, doubt.machine or "unknown", by="Ann")
        assert {one.id for one in ferry.review(None)} < before
    assert len(ferry.judgements()) > 3


def test_another_person_may_answer_what_one_has_answered(ferry: Record) -> None:
    doubt = next(one for one in ferry.review(None) if one.question is Question.SAME)
    ferry.judge(doubt.id, "same", by="Ann")
    ferry.judge(doubt.id[:9], "apart", by="Bo")
    first = ferry.review()[0]
    assert first.id == doubt.id
    assert first.why == 'Ann says "same"; Bo says "apart"'


def test_ids_stay_while_the_words_do(ferry: Record) -> None:
    before = {doubt.id: doubt.on for doubt in ferry.review(None)}
    ferry.take([page("e", "Bo Lind: something else")])
    assert before.items() <= {doubt.id: doubt.on for doubt in ferry.review(None)}.items()


def test_the_same_words_in_two_places_of_an_article_are_two_questions() -> None:
    kept = record(
        page("a", "Who: ferries stay\nBo Lind: not ferries stay\nCy Moe: ferries stay"), stages=Unsure()
    )
    twins = [s for s in kept.statements() if s.speaker in {"Who", "Cy Moe"}]
    asked = [
        d for d in kept.review(None) if d.question is Question.STATEMENT and d.on in {(s.id,) for s in twins}
    ]
    assert len({doubt.id for doubt in asked}) == 2
    kept.judge(asked[0].id, "yes", by="Ann")
    assert [doubt.id for doubt in kept.review(None) if doubt in asked] == [asked[1].id]


def test_an_answer_to_a_question_must_fit_it(ferry: Record) -> None:
    by_kind = {doubt.question: doubt for doubt in ferry.review(None)}
    with pytest.raises(OnrecordError, match=r"E502.*same, apart$"):
        ferry.judge(by_kind[Question.SAME].id, "denies", by="Ann")
    with pytest.raises(OnrecordError, match=r"E401.*is open"):
        ferry.judge("q0123456789ab", "same", by="Ann")
    with pytest.raises(OnrecordError, match=r"E502.*yes, no"):
        ferry.judge(by_kind[Question.STATEMENT].id, "perhaps", by="Ann")


def test_an_unknown_speaker_is_asked_for_where_something_rests_on_it(ferry: Record) -> None:
    one = the(ferry, "harbours close")
    ferry.judge(one.id, "speaker=unknown", by="Ann")
    assert the(ferry, "harbours close").speaker is None
    asked = [doubt for doubt in ferry.review(None) if doubt.on == (one.id,)]
    assert [doubt.question for doubt in asked] == []  # it was just answered that nobody knows
    ferry.undo(ferry.judgements()[0].id)
    assert [doubt.question for doubt in ferry.review(None) if doubt.on == (one.id,)] == [Question.STATEMENT]
