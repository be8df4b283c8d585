"""The whole way on a story of another field, written and listed by hand before the record was made of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.corpus.record_scoring import RecordScore, rows_of, score_record

from onrecord.nouns.article import Page
from onrecord.nouns.lines import to_line
from onrecord.pipeline import Pipeline

GOLD = Path(__file__).parent / "takeover" / "gold.jsonl"


@cache
def result() -> RecordScore:
    gold = rows_of(GOLD)
    pipeline = Pipeline()
    articles = tuple(
        pipeline.clean(
            Page(
                row["id"],
                given_id=row["id"],
                title=row.get("title"),
                outlet=row.get("outlet"),
                published=row.get("published"),
                text=row["text"],
            )
        )
        for row in gold
        if row["type"] == "article"
    )
    settled = pipeline.settle(articles, tuple(pipeline.read(article) for article in articles))
    lines = [
        *map(to_line, settled.articles),
        *map(to_line, settled.statements),
        *map(to_line, settled.claims),
        *map(to_line, settled.ties),
    ]
    return score_record(lines, gold)


def test_what_says_the_same_is_one_claim_as_often_as_measured() -> None:
    assert result().claim_pairs.f1 >= 0.38


def test_answers_and_moves_are_tied_as_often_as_measured() -> None:
    assert result().ties["all"].f1 >= 0.11


def test_verdicts_are_right_as_often_as_measured() -> None:
    assert result().said.share >= 0.76
    assert result().so.share >= 0.51


def test_little_is_joined_that_must_not_be() -> None:
    assert len(result().violations) <= 1
