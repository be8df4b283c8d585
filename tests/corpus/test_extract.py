"""Real pages and articles: the text of a page, its day, and how much of what is said cleaning takes away."""

from __future__ import annotations

import gzip
import importlib.util
import json
import logging
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.clean import clean, main_text
from onrecord.clean.blocks import label
from onrecord.collect import pages
from onrecord.nouns.article import BlockKind, Page

SHARED = Path(__file__).parents[3] / "shared"
EXTRACT = SHARED / "bench" / "extract"
TRAIN = SHARED / "bench" / "attribution" / "polnear-train.jsonl.gz"
SEEDS = SHARED / "seeds"
READ = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.DEK)
F1, DAY, LOST = 0.94, 0.93, 0.003  # floors, and the most that may be lost


def rows(path: Path, every: int) -> list[dict[str, Any]]:
    """Return a fixed share of a corpus, the same on every machine."""
    with gzip.open(path, "rt", encoding="utf-8") as source:
        return sorted((json.loads(line) for line in source), key=lambda row: str(row["id"]))[::every]


@pytest.mark.skipif(not EXTRACT.is_dir(), reason="the pages are not here: ../shared/bench/extract")
def test_pages_give_their_text_and_day() -> None:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    spec = importlib.util.spec_from_file_location("extract_score", EXTRACT / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold, found = rows(EXTRACT / "pages.jsonl.gz", 7), {}
    for row in gold:
        article = clean(Page(row["id"], html=row["html"], url=row["url"], given_id=row["id"]))
        found[row["id"]] = {"text": main_text(article), "published": article.published}
    score = scorer.score(gold, found)
    assert score["f1"] >= F1, score
    assert score["day"] >= DAY, score


@pytest.mark.skipif(not TRAIN.is_file(), reason="the articles are not here: ../shared/bench/attribution")
def test_what_is_said_stays_in_what_is_read() -> None:
    said = lost = 0
    for row in rows(TRAIN, 8):
        unread = {
            offset
            for block in label(row["text"]).blocks
            if block.kind not in READ
            for offset in range(block.span.start, block.span.end)
        }
        for attribution in row["attributions"]:
            for start, end in attribution["content"]:
                said += end - start
                lost += len(unread.intersection(range(start, end)))
    assert lost / said < LOST


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scraped articles are not here: ../shared/seeds")
def test_publication_days_of_the_scraped_articles_are_inside_their_intervals() -> None:
    days = {
        "000": "2025-02-10",
        "001": "2024-11-06",
        "002": "2025-01-10",
        "003": "2024-11-08",
        "004": "2025-01-10",
    }
    for page in pages([str(SEEDS)]):
        assert isinstance(page, Page)
        when = clean(page).when
        day = date.fromisoformat(days[str(page.given_id)[:3]])
        assert when is not None
        assert when.first is not None
        assert when.last is not None
        assert when.first <= day <= when.last, page.source
        assert (when.last - when.first).days <= 80, page.source
        assert when.why


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the scraped articles are not here: ../shared/seeds")
def test_the_dirt_of_the_scraped_articles_is_labelled() -> None:
    expected = {
        "000": {"headline": 1, "dek": 1, "credit": 1, "image": 1, "byline": 1},
        "001": {"headline": 1, "dek": 1, "subhead": 1},
        "002": {"promo": 2},
        "003": {"caption": 1, "headline": 1, "dek": 1, "subhead": 7, "furniture": 1},
        "004": {"headline": 1, "credit": 2, "furniture": 2, "repeat": 5},
    }
    for page in pages([str(SEEDS)]):
        assert isinstance(page, Page)
        kinds = [block.kind.value for block in clean(page).blocks]
        found = {kind: kinds.count(kind) for kind in sorted(set(kinds)) if kind != "body"}
        assert found == dict(sorted(expected[str(page.given_id)[:3]].items()))
