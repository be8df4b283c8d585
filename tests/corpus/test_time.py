"""Time expressions and days of speaking against the benchmarks; floors a little under what was measured.

The rules were made from the errors of one half of tempeval3_train, chosen by a hash of the id; the other half
was only scored. wikiwars (chronicles) was looked at for one thing: what anchors a month without a year.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.nouns.when import Basis, When
from onrecord.resolve.moments import dates, times
from onrecord.text.times import timexes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench"
needs_time = pytest.mark.skipif(not (BENCH / "time").is_dir(), reason="the time benchmark is not here")
needs_record = pytest.mark.skipif(not (BENCH / "record").is_dir(), reason="the record benchmark is not here")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines()]


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("time_score", BENCH / "time" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there

    spec.loader.exec_module(module)
    return module


def scored(name: str, *, tuned: bool | None = None) -> dict[str, Any]:
    """Score one file, or the half of it that was (not) looked at while the rules were made."""
    marks = scorer().Timex
    rows = [
        row
        for row in lines(BENCH / "time" / f"{name}.jsonl.gz")
        if tuned in (None, in_tuning_half(row["id"]))
    ]
    gold = {
        row["id"]: [marks(t["start"], t["end"], t["type"].upper(), t["value"] or "") for t in row["timex"]]
        for row in rows
    }
    found = {
        row["id"]: [
            marks(t.span.start, t.span.end, t.type.value, t.value)
            for t in timexes(row["text"], date.fromisoformat(row["dct"]) if row["dct"] else None)
        ]
        for row in rows
    }
    result: dict[str, Any] = scorer().score(gold, found)
    return result


def in_tuning_half(identity: str) -> bool:
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 2 == 0


@needs_time
def test_values_on_the_half_that_was_not_looked_at() -> None:
    result = scored("tempeval3_train", tuned=False)
    assert result["value"]["f1"] >= 75.5
    assert result["day_value"]["f1"] >= 85


@needs_time
def test_values_on_the_half_the_rules_were_made_from() -> None:
    result = scored("tempeval3_train", tuned=True)
    assert result["value"]["f1"] >= 81
    assert result["day_value"]["f1"] >= 90


@needs_time
def test_values_in_chronicles() -> None:
    assert scored("wikiwars")["value"]["f1"] >= 75


def spans(item: dict[str, Any], key: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in item[key])


def days() -> Iterator[tuple[tuple[str, str] | None, tuple[str, str] | None]]:
    """Yield the day by hand and by the rules for every statement, its spans and speaker given."""
    rows = lines(BENCH / "record" / "dev.jsonl.gz")
    for row in (row for row in rows if row["type"] == "article"):
        mine = [s for s in rows if s["type"] == "statement" and s["article"] == row["id"]]
        text, day = row["text"], date.fromisoformat(row["published"])
        head = max(0, text.find("\n"))
        blocks = (
            Block(Span(0, head), BlockKind.HEADLINE, ""),
            Block(Span(head, len(text)), BlockKind.BODY, ""),
        )
        article = Article(row["id"], text, blocks, when=When(day, day, Basis.METADATA, "as given"))
        given = tuple(
            Statement(
                id=s["id"],
                article=s["article"],
                content=spans(s, "content"),
                source=spans(s, "source"),
                cue=spans(s, "cue"),
                mode=Mode(s["mode"]),
                act=Act(s["act"]),
                negated=s["negated"],
                confidence=1.0,
                made_by="hand",
                speaker=s["speaker"],
            )
            for s in mine
        )
        for s, when in zip(mine, dates(article, given, times(article)), strict=True):
            yield (
                (tuple(s["said"]) if s["said"] else None),
                (str(when.first), str(when.last)) if when else None,
            )


@needs_record
def test_days_of_speaking() -> None:
    pairs = list(days())
    exact = sum(hand == rules for hand, rules in pairs)
    dated = [(hand, rules) for hand, rules in pairs if hand]
    meet = sum(bool(rules and hand[0] <= rules[1] and rules[0] <= hand[1]) for hand, rules in dated)
    assert exact / len(pairs) >= 0.69
    assert meet / len(dated) >= 0.83
