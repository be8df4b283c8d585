"""The story and copy files of the benchmark as articles, and its scorer; both lie outside the repository."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parents[3] / "shared" / "bench" / "stories"
SCORER = FOLDER / "score.py"
GIVEN = ("id", "outlet", "published", "title", "text", "url")

needs_bench = pytest.mark.skipif(
    not SCORER.exists(), reason="the benchmark texts are not beside the repository"
)


def articles(name: str) -> list[Article]:
    """Return the articles of a file in its order, from the fields the task gives and no others."""
    with gzip.open(FOLDER / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_article({key: row.get(key) for key in GIVEN}) for row in rows]


def scored(name: str, clusters: Mapping[str, str], folder: Path, gold_key: str = "story") -> dict[str, float]:
    """Return what the benchmark's own scorer says of these clusters."""
    prediction = folder / "prediction.jsonl"
    prediction.write_text(
        "".join(json.dumps({"id": at, "cluster": cluster}) + "\n" for at, cluster in clusters.items()),
        encoding="utf-8",
    )
    gold = FOLDER / f"{name}.jsonl.gz"
    command = [sys.executable, str(SCORER), "--json", "--gold-key", gold_key, str(gold), str(prediction)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _article(row: Mapping[str, str | None]) -> Article:
    text = row["text"] or ""
    day = date.fromisoformat(row["published"][:10]) if row["published"] else None
    return Article(
        id=row["id"] or "",
        text=text,
        blocks=(Block(Span(0, len(text)), BlockKind.BODY, "as given"),),
        title=row["title"] or None,
        outlet=row["outlet"] or None,
        when=When(day, day, Basis.STATED, "given") if day else None,
    )
