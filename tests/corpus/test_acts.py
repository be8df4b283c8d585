"""Acts, modes, negation and refusals on given spans: record/dev for floors, event texts for generality."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read import read
from onrecord.read.acts import act_of, plover
from onrecord.text.phrases import tokens

BENCH = Path(__file__).parents[3] / "shared" / "bench"
RECORD = BENCH / "record" / "dev.jsonl.gz"
EVENTS = BENCH / "events" / "plv_train.jsonl.gz"
VERBAL = {"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
COARSE = {
    "promises": "offers",
    "accepts": "offers",
    "demands": "asks",
    "denies": "rejects",
    "warns": "threatens",
}
OTHER = {"says", "confirms", "declines", "expects", "intends"}

needs_record = pytest.mark.skipif(not RECORD.exists(), reason="the record benchmark is not here")
needs_events = pytest.mark.skipif(not EVENTS.exists(), reason="the events benchmark is not here")


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def spans(given: list[list[int]] | None) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in given or ())


def coarse(act: str) -> str:
    return "other" if act in OTHER else COARSE.get(act, act)


@cache
def counted() -> Counter[str]:
    """Count what is right on the statements of the record, given their spans."""
    rows = lines(RECORD)
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "article"}
    count: Counter[str] = Counter()
    for name, text in texts.items():
        gold = [row for row in rows if row.get("article") == name and row["type"] in {"statement", "dropped"}]
        found = tuple(
            Attribution(spans(row["content"]), spans(row["source"]), spans(row["cue"]), 0.9) for row in gold
        )
        blocks = (Block(Span(0, len(text)), BlockKind.BODY, "all"),)
        kept = {(s.content, s.source): s for s in read(Article(name, text, blocks), found, "x")[0]}
        for row, one in zip(gold, found, strict=True):
            made = kept.get((one.content, one.source))
            count[row["type"]] += 1
            count[f"{row['type']} kept"] += made is not None
            if row["type"] == "dropped":
                continue
            act = str(act_of(text, one.content, one.source, one.cue))
            count["act"] += act == row["act"]
            count["coarse"] += coarse(act) == coarse(row["act"])
            if made:
                count["mode"] += made.mode == row["mode"]
                count["negated"] += made.negated
                count["negated gold"] += row["negated"]
                count["negated right"] += made.negated and row["negated"]
                count["via"] += made.via is not None
                count["to"] += bool(made.to)
                count["via right"] += made.via is not None and row["via"] is not None
                count["to right"] += bool(made.to) and bool(row["to"])
    return count


@needs_record
@pytest.mark.parametrize(("key", "floor"), [("act", 0.65), ("coarse", 0.70), ("mode", 0.96)])
def test_shares_right_on_the_spans_of_the_record(key: str, floor: float) -> None:
    assert counted()[key] / counted()["statement"] >= floor


@needs_record
def test_negation_on_the_record() -> None:
    count = counted()
    precision = count["negated right"] / count["negated"]
    recall = count["negated right"] / count["negated gold"]
    assert 2 * precision * recall / (precision + recall) >= 0.82


@needs_record
def test_statements_are_kept_and_what_is_nobodys_is_partly_refused() -> None:
    count = counted()
    assert count["statement kept"] / count["statement"] >= 0.985
    assert count["dropped kept"] / count["dropped"] <= 0.7


@needs_record
def test_addressees_and_media_are_seldom_made_up() -> None:
    count = counted()
    assert count["to right"] / count["to"] >= 0.7
    assert count["via right"] / count["via"] >= 0.7


@needs_events
def test_the_tables_hold_on_event_texts_of_other_fields() -> None:
    named = right = 0
    for row in lines(EVENTS):
        start = row["text"].find(row["source"])
        words = tokens(row["text"], start + len(row["source"]))[:5] if start >= 0 else ()
        if row["code"] not in VERBAL or not words:
            continue
        cue = (Span(words[0].start, words[-1].end),)
        content = (Span(words[-1].end, len(row["text"])),)
        root = plover(act_of(row["text"], content, (), cue))
        named += root != "none"
        right += root == row["code"]
    assert right / named >= 0.83
    assert named >= 350
