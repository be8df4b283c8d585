from __future__ import annotations

from tests.unit.judgements.made import answer, article, said

from onrecord.judgements import Places, anchor, standing
from onrecord.nouns.judgement import Question

FERRY, CLERK = said("The ferry stays", "ferry"), said("wanted it gone by May", "clerk")
PLACES = Places([article()], [FERRY, CLERK])
ON, OTHER = anchor(article(), FERRY), anchor(article(), CLERK)


def test_the_last_answer_of_each_person_stands() -> None:
    first = answer(Question.ACT, "denies", ON, at="2031-05-01")
    second = answer(Question.ACT, "warns", ON, at="2031-05-02")
    [asked] = standing([second, first], PLACES)
    assert (asked.ids, asked.answer, asked.by) == (("ferry",), "warns", "Ann")
    [back] = standing([answer(Question.ACT, "warns", ON, at="2031-05-02", revoked="later"), first], PLACES)
    assert back.answer == "denies"


def test_what_was_taken_back_by_all_is_not_asked() -> None:
    assert standing([answer(Question.ACT, "warns", ON, revoked="later")], PLACES) == ()


def test_where_people_disagree_nothing_is_ruled_and_both_are_kept() -> None:
    [asked] = standing(
        [answer(Question.ACT, "warns", ON), answer(Question.ACT, "asks", ON, by="Bo", at="2031-06-01")],
        PLACES,
    )
    assert asked.contested
    assert asked.answer is None
    assert [(one.by, one.answer) for one in asked.answers] == [("Ann", "warns"), ("Bo", "asks")]
    [agreed] = standing(
        [answer(Question.ACT, "warns", ON), answer(Question.ACT, "warns", ON, by="Bo")], PLACES
    )
    assert (agreed.answer, agreed.by) == ("warns", "Ann, Bo")


def test_which_of_two_comes_first_counts_for_ties_only() -> None:
    same = [answer(Question.SAME, "yes", ON, OTHER), answer(Question.SAME, "no", OTHER, ON, by="Bo")]
    [asked] = standing(same, PLACES)
    assert asked.contested
    ties = [answer(Question.TIE, "denies", ON, OTHER), answer(Question.TIE, "none", OTHER, ON, by="Bo")]
    assert [one.ids for one in standing(ties, PLACES)] == [("clerk", "ferry"), ("ferry", "clerk")]


def test_words_that_are_gone_lead_nowhere_and_so_do_two_that_became_one() -> None:
    nowhere = Places([article("All else.")], [])
    assert standing([answer(Question.ACT, "warns", ON)], nowhere) == ()
    one = Places([article()], [FERRY])
    shorter = anchor(article(), said("ferry stays", "shorter"))
    assert standing([answer(Question.SAME, "yes", ON, shorter)], one) == ()
