"""Scores a reader on a benchmark file with the benchmark's own scorer."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.read.attributions import attributions
from onrecord.text.encoder import Encoder
from onrecord.text.encoder.windows import STEADY, Pace
from onrecord.text.quotes import quotations
from onrecord_training.data import Row, held, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.statement import Attribution

PARTS = ("source", "cue", "content")


def scorer(bench: Path) -> Any:  # noqa: ANN401 - a module loaded by its path
    """Return the benchmark's score.py as a module."""
    spec = importlib.util.spec_from_file_location("attribution_score", bench / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {bench}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def as_json(found: Sequence[Attribution]) -> list[dict[str, list[list[int]]]]:
    """Return attributions as the scorer reads them."""
    return [{part: [[s.start, s.end] for s in getattr(item, part)] for part in PARTS} for item in found]


def hits(score: Any, row: Row, found: Sequence[Attribution]) -> list[bool]:  # noqa: ANN401
    """Return for each attribution whether its content and source are right."""
    mask = score.quoted(row["text"])
    gold = score.prepare(row["attributions"], row["text"], mask)
    return [
        any(
            score.jaccard(g.content, p.content) >= score.JACCARD and score.same_source(g, p)
            for g in gold
            for p in score.prepare(as_json([item]), row["text"], mask)
        )
        for item in found
    ]


def calibration_error(chances: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal count (Nixon et al. 2019)."""
    order = np.array_split(np.argsort(chances, kind="stable"), bins)
    chance, hit = np.array(chances), np.array(right, dtype=float)
    gaps = [len(part) * abs(chance[part].mean() - hit[part].mean()) for part in order if len(part)]
    return float(sum(gaps) / max(1, len(chance)))


def main() -> None:
    """Print the scorer's table, the bootstrap interval, the calibration error and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True, help="folder of polnear-*.jsonl.gz and score.py")
    parser.add_argument("--reader", type=Path, help="folder of model.onnx; without, the packaged one")
    parser.add_argument("--split", choices=("held", "dev"), default="held")
    parser.add_argument("--size", type=int, default=STEADY.size, help="pieces of a window")
    parser.add_argument("--overlap", type=int, default=STEADY.overlap, help="pieces read twice")
    args = parser.parse_args()
    score = scorer(args.bench)
    name = "dev" if args.split == "dev" else "train"
    articles = [r for r in rows(args.bench / f"polnear-{name}.jsonl.gz") if name == "dev" or held(r)]
    encoder = Encoder.load(args.reader, pace=Pace(args.size, args.overlap))
    began = time.process_time()
    found = [attributions(r["text"], encoder.mark(r["text"]), quotations(r["text"])) for r in articles]
    spent = time.process_time() - began
    tallies = []
    for row, items in zip(articles, found, strict=True):
        mask = score.quoted(row["text"])
        gold = score.prepare(row["attributions"], row["text"], mask)
        tallies.append(score.score_article(gold, score.prepare(as_json(items), row["text"], mask)))
    print(score.table(score.summary(score.total(tallies))))
    low, high = score.interval(tallies, 1000)
    words = sum(len(row["text"].split()) for row in articles)
    print(f"attribution F1 interval {100 * low:.1f}-{100 * high:.1f}")
    right = [hit for row, items in zip(articles, found, strict=True) for hit in hits(score, row, items)]
    error = calibration_error([item.score for items in found for item in items], right)
    print(f"calibration error {error:.3f}")
    print(f"{words / spent:.0f} words/s of processor time")


if __name__ == "__main__":
    main()
