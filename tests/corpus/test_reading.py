"""The whole way from text to statements against lists made by hand before any reader saw the texts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.corpus.scoring import Score, line_of, load, score

from onrecord.collect.files import pages
from onrecord.nouns.article import Page
from onrecord.pipeline import Pipeline

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
LISTS = {
    "invented": (HERE / "invented", HERE / "invented" / "gold.jsonl", HERE / "invented" / "doubtful.jsonl"),
    "seeds": (SEEDS, HERE / "seeds_gold.jsonl", HERE / "seeds_doubtful.jsonl"),
}


@cache
def result(name: str) -> Score:
    folder, gold, doubtful = LISTS[name]
    if not folder.exists():
        pytest.skip("the texts are not beside the repository")
    pipeline = Pipeline()
    found = [page for path in sorted(folder.glob("*.txt")) for page in pages([str(path)])]
    articles = tuple(pipeline.clean(page) for page in found if isinstance(page, Page))
    settled = pipeline.settle(articles, tuple(pipeline.read(article) for article in articles))
    read = [
        line_of(
            {
                "article": one.article,
                "content": [[span.start, span.end] for span in one.content],
                "speaker": one.speaker,
                "act": one.act.value,
                "said": [str(one.said.first), str(one.said.last)] if one.said else None,
            }
        )
        for one in settled.statements
    ]
    return score(read, load(gold), load(doubtful))


@pytest.mark.parametrize("name", LISTS)
def test_most_statements_are_found(name: str) -> None:
    assert result(name).found >= 0.91, result(name).missed


@pytest.mark.parametrize("name", LISTS)
def test_most_speakers_are_right(name: str) -> None:
    assert result(name).speaker >= 0.88, result(name).wrong


@pytest.mark.parametrize("name", LISTS)
def test_little_of_what_is_printed_is_no_statement(name: str) -> None:
    assert result(name).spurious <= 0.08, result(name).extra


@pytest.mark.parametrize(("name", "floor"), [("invented", 0.75), ("seeds", 0.55)])
def test_acts_are_mostly_right(name: str, floor: float) -> None:
    assert result(name).act >= floor
