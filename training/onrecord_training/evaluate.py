"""Scores a reader on a benchmark file with the benchmark's own scorer."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.read.attributions import attributions
from onrecord.text.encoder import Encoder
from onrecord.text.quotes import quotations
from onrecord_training.data import held, rows

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


def main() -> None:
    """Print the scorer's table, the bootstrap interval and the speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bench", type=Path, required=True, help="folder of polnear-*.jsonl.gz and score.py")
    parser.add_argument("--reader", type=Path, help="folder of model.onnx; without, the packaged one")
    parser.add_argument("--split", choices=("held", "dev"), default="held")
    args = parser.parse_args()
    score = scorer(args.bench)
    name = "dev" if args.split == "dev" else "train"
    articles = [r for r in rows(args.bench / f"polnear-{name}.jsonl.gz") if name == "dev" or held(r)]
    encoder = Encoder.load(args.reader)
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
    print(f"{words / spent:.0f} words/s of processor time")


if __name__ == "__main__":
    main()
