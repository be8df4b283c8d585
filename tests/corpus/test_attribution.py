"""The shipped reader against the attribution benchmark, through the functions that `onrecord read` calls.

A third of the articles, chosen by the hash of their ids, keeps the suite quick; `make score` reads them all.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.read.attributions import attributions
from onrecord.text.encoder import Encoder
from onrecord.text.quotes import quotations

if TYPE_CHECKING:
    from types import ModuleType

BENCH = Path(__file__).parents[3] / "shared" / "bench" / "attribution"
FLOOR = 0.74

pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the benchmark is not beside the repository")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("attribution_score", BENCH / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_shipped_reader_keeps_its_floor() -> None:
    score = scorer()
    encoder = Encoder.load()
    tallies = []
    with gzip.open(BENCH / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 3:
            continue
        text = row["text"]
        found = [
            {part: [[s.start, s.end] for s in getattr(a, part)] for part in ("source", "cue", "content")}
            for a in attributions(text, encoder.mark(text), quotations(text))
        ]
        mask = score.quoted(text)
        tallies.append(
            score.score_article(
                score.prepare(row["attributions"], text, mask), score.prepare(found, text, mask)
            )
        )
    assert len(tallies) > 20
    assert score.summary(score.total(tallies))["attribution"]["all"]["f1"] >= FLOOR
