"""Resolved speakers on annotated articles, given the annotated spans; with floors."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Reading, Statement
from onrecord.resolve.across import across
from onrecord.resolve.inside import inside

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench" / "record"
SEEDS = ROOT.parent / "shared" / "seeds"
BY_HAND = Path(__file__).with_name("seeds_gold.jsonl")
PUBLISHED = {
    "000": "2025-02-10",
    "001": "2024-11-06",
    "002": "2025-01-10",
    "003": "2024-11-08",
    "004": "2025-01-10",
}


def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def article(name: str, text: str, published: str | None) -> Article:
    return Article(name, text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), published=published)


def resolved(
    articles: list[Article], gold: list[dict[str, Any]]
) -> tuple[dict[str, Statement], dict[str, Statement]]:
    """Return the statements by id as each article gives them, and as all articles together do."""
    readings = []
    for one in articles:
        statements = tuple(
            Statement(
                g["id"],
                one.id,
                spans(g["content"]),
                spans(g["source"]),
                spans(g["cue"]),
                Mode(g["mode"]),
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="by hand",
            )
            for g in gold
            if g["article"] == one.id
        )
        told, actors = inside(one, statements)
        readings.append(Reading(one.id, 1, told, (), actors, "by hand"))
    alone = {s.id: s for reading in readings for s in reading.statements}
    return alone, {s.id: s for s in across(tuple(articles), tuple(readings))[0]}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("record_score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (BENCH / "dev.jsonl.gz").exists(), reason="the benchmark data is not here")
def test_speakers_on_the_record_benchmark() -> None:
    lines = [json.loads(line) for line in gzip.decompress((BENCH / "dev.jsonl.gz").read_bytes()).splitlines()]
    gold = [line for line in lines if line["type"] == "statement"]
    articles = [article(a["id"], a["text"], a["published"]) for a in lines if a["type"] == "article"]
    score = scorer()
    speakers = score.Speakers(score.build(lines).actors)
    alone, joint = resolved(articles, gold)

    def share(told: dict[str, Statement]) -> float:
        right = [bool(speakers.right(g["speaker"], told[g["id"]].speaker)) for g in gold]
        return sum(right) / len(right)

    assert share(alone) >= 0.91
    assert share(joint) >= 0.92
    kinds = sum(joint[g["id"]].speaker_kind == g["speaker_kind"] for g in gold) / len(gold)
    assert kinds >= 0.88


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed articles are not here")
def test_speakers_on_the_seed_articles() -> None:
    gold = [json.loads(line) for line in BY_HAND.read_text(encoding="utf-8").splitlines()]
    gold = [{**g, "id": str(number)} for number, g in enumerate(gold)]
    articles = [
        article(path.stem, path.read_text(encoding="utf-8"), PUBLISHED[path.stem[:3]])
        for path in sorted(SEEDS.glob("*.txt"))
    ]
    _, joint = resolved(articles, gold)
    right = sum((joint[g["id"]].speaker or "").lower() == (g["speaker"] or "").lower() for g in gold)
    assert right / len(gold) >= 0.93
    answered = [g for g in gold if g["for"]]
    assert sum(joint[g["id"]].principal == g["for"] for g in answered) / len(answered) >= 0.85
