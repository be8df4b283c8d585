"""The measure of the record: what it counts as right, as missed and as forbidden."""

from __future__ import annotations

from typing import Any

import pytest
from tests.corpus.record_scoring import KINDS, Row, score_record

TEXTS = {"a": "The dam holds. It does not. Rain is near.", "b": "The dam is safe. It leaks."}


def statement(ident: str, article: str, words: str) -> Row:
    start = TEXTS[article].index(words)
    return {"type": "statement", "id": ident, "article": article, "content": [[start, start + len(words)]]}


def claim(ident: str, *statements: str, **verdicts: str) -> Row:
    return {"type": "claim", "id": ident, "statements": list(statements), **verdicts}


def tie(kind: str, left: str, right: str) -> Row:
    return {"type": "tie", "kind": kind, "left": left, "right": right}


STATEMENTS = (
    statement("g1", "a", "The dam holds"),
    statement("g2", "a", "It does not"),
    statement("g3", "a", "Rain is near"),
    statement("g4", "b", "The dam is safe"),
    statement("g5", "b", "It leaks"),
)
GOLD: tuple[Row, ...] = (
    *({"type": "article", "id": ident, "text": text} for ident, text in TEXTS.items()),
    *STATEMENTS,
    claim("safe", "g1", "g4", said_verdict="confirmed", so_verdict="disputed"),
    claim("unsafe", "g2", "g5", said_verdict="confirmed", so_verdict="open"),
    tie("denies", "g1", "g2"),
    {"type": "never", "left": "g3", "right": "g1", "what": ["claim", "tie"], "why": "rain is no dam"},
    {"type": "never", "left": "g3", "right": "g5", "what": ["changes"], "why": "rain is no leak"},
)


def predicted(*more: Row) -> tuple[Row, ...]:
    return tuple({**row, "id": row["id"].replace("g", "p")} for row in STATEMENTS) + more


def test_a_list_agrees_with_itself() -> None:
    result = score_record(GOLD, GOLD)
    assert result.matched == {f"g{n}": f"g{n}" for n in range(1, 6)}
    assert result.claim_pairs.f1 == result.ties["denies"].f1 == result.ties["all"].f1 == 1
    assert result.said.share == result.so.share == 1
    assert result.violations == ()


def test_nothing_predicted_is_nothing_right() -> None:
    result = score_record((), GOLD)
    assert (result.claim_pairs.precision, result.claim_pairs.recall, result.claim_pairs.f1) == (0, 0, 0)
    assert result.ties["all"].wanted == 1
    assert (result.so.found, result.so.share) == (0, 0)


def test_every_kind_of_tie_is_counted() -> None:
    result = score_record(predicted(), GOLD)
    assert set(result.ties) == {*KINDS, "all"}


def test_punctuation_does_not_count_and_half_the_letters_are_enough() -> None:
    near: Row = {
        "type": "statement",
        "id": "p",
        "article": "a",
        "content": [[0, 8]],
    }  # "The dam " of "The dam holds"
    assert score_record((near,), GOLD).matched == {"p": "g1"}
    assert score_record(({**near, "content": [[0, 5]]},), GOLD).matched == {}


def test_a_statement_is_found_once_by_the_most_alike() -> None:
    whole = statement("p1", "a", "The dam holds")
    part = statement("p0", "a", "The dam")
    assert score_record((part, whole), GOLD).matched == {"p1": "g1"}


def test_a_wrong_pair_lowers_precision_and_a_missing_one_recall() -> None:
    pairs = score_record(predicted(claim("c", "p1", "p4", "p5")), GOLD).claim_pairs
    assert pairs.precision == pytest.approx(1 / 3)
    assert pairs.recall == pytest.approx(1 / 2)


def test_a_claim_inside_one_article_makes_no_pairs() -> None:
    assert score_record(predicted(claim("c", "p1", "p2")), GOLD).claim_pairs.predicted == 0


def test_a_pair_that_the_list_has_inside_one_article_counts_neither_way() -> None:
    gold = (*GOLD[:-5], claim("safe", "g1", "g3"), claim("unsafe", "g2", "g5"))
    pairs = score_record(predicted(claim("c", "p1", "p3", "p4")), gold).claim_pairs
    assert (pairs.right, pairs.predicted, pairs.wanted) == (0, 2, 1)


@pytest.mark.parametrize(("left", "right"), [("p1", "p2"), ("p4", "p5"), ("c", "p5")])
def test_an_end_is_met_through_any_statement_of_its_claim(left: str, right: str) -> None:
    rates = score_record(predicted(claim("c", "p1", "p4"), tie("denies", left, right)), GOLD).ties
    assert (rates["denies"].precision, rates["denies"].recall) == (1, 1)


def test_another_kind_or_the_other_direction_is_wrong() -> None:
    for wrong in (tie("contradicts", "p1", "p2"), tie("denies", "p2", "p1")):
        assert score_record(predicted(wrong), GOLD).ties["all"].f1 == 0


@pytest.mark.parametrize("kind", ["contradicts", "differs"])
def test_what_holds_both_ways_has_no_direction(kind: str) -> None:
    gold = (*GOLD, tie(kind, "g3", "g5"))
    assert score_record(predicted(tie(kind, "p5", "p3")), gold).ties[kind].f1 == 1


def test_a_tie_to_what_is_no_statement_is_wrong_not_an_error() -> None:
    assert score_record(predicted(tie("denies", "r1", "p2")), GOLD).ties["denies"].predicted == 1


def test_what_must_never_be_joined_is_named_with_how() -> None:
    joined = predicted(claim("c", "p3", "p4"), tie("differs", "p1", "p3"), tie("accepts", "p3", "p5"))
    assert [(one.left, one.right, one.how) for one in score_record(joined, GOLD).violations] == [
        ("g3", "g1", "differs"),
        ("g3", "g1", "claim"),
    ]


def test_only_the_kinds_listed_are_forbidden() -> None:
    result = score_record(predicted(tie("changes", "p3", "p5")), GOLD)
    assert [one.how for one in result.violations] == ["changes"]


def test_a_verdict_is_that_of_the_claim_that_holds_most() -> None:
    some: dict[str, Any] = {"said_verdict": "confirmed", "so_verdict": "open"}
    result = score_record(predicted(claim("c", "p1", "p4", **some), claim("d", "p5", **some)), GOLD)
    assert (result.said.right, result.said.found) == (2, 2)
    assert (result.so.right, result.so.found) == (1, 2)
    assert result.so.wrong == (("safe", "disputed", "open"),)
