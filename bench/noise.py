"""What noise costs the reader: noise.py SHARED [--file NAME] [--share PERCENT], one table of F1 and losses.

Each kind of noise is laid over the articles of a file of attributions, these are read by the stages of
`predict attribution`, and the scorer compares what was found with the gold where it then stands. Which
attributions are direct is judged by the clean text's quotation marks, so that the kinds stay the same ones.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tasks
from noise_kinds import JOINED, KINDS, joined, noised, run_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

    from noise_kinds import Noised, Row

LONG = f"{JOINED} articles in one, no line breaks"
# Kinds that leave most of an article as it was, whose loss one draw would not tell from chance.
DRAWN = ("5 % of the marks deleted", "5 % of the marks replaced", "half of the articles restyled")


def scorer(folder: Path) -> ModuleType:
    """Return the scorer that lies beside the benchmark's files."""
    spec = importlib.util.spec_from_file_location("attribution_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def chosen(rows: Sequence[Row], share: int) -> list[Row]:
    """Return `share` percent of the articles by the hash of their ids: the training's held slice at 8."""
    return [row for row in rows if int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 100 < share]


def noisy(rows: Sequence[Row], kind: str, draws: int) -> Iterator[tuple[Row, Noised]]:
    """Yield the rows with noise of one kind, as often as there are draws."""
    if kind == LONG:
        for at in range(0, len(rows), JOINED):
            yield noised(joined(rows[at : at + JOINED]), run_together)
    else:
        for draw in range(draws if kind in DRAWN else 1):
            yield from (noised(row, KINDS[kind], str(draw)) for row in rows)


def figures(score: ModuleType, made: Sequence[tuple[Row, Noised]]) -> tuple[float, ...]:
    """Return the reader's attribution F1 over rows with noise, of all and of direct ones, in percent."""
    total: Counter[Any] = Counter()
    for (row, noise), found in zip(made, tasks.attribution(row for row, _ in made), strict=True):
        before = score.quoted(noise.clean)
        mask = bytearray(0 if at is None else before[at] for at in noise.origin)
        gold = score.prepare(row["attributions"], noise.text, mask)
        total.update(score.score_article(gold, score.prepare(found["attributions"], noise.text, mask)))
    result = score.summary(total)["attribution"]
    return tuple(100 * result[kind]["f1"] for kind in ("all", "direct"))


def main(arguments: list[str]) -> int:
    """Print the table as it grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--file", default="polnear-train", help="a file of SHARED/bench/attribution")
    parser.add_argument("--share", type=int, default=100, help="percent of its articles, by their ids")
    parser.add_argument("--draws", type=int, default=3, help="of the marks that are lost or replaced")
    parser.add_argument("--only", action="append", help="a kind of noise; may be given more than once")
    given = parser.parse_args(arguments)
    folder = given.shared / "bench" / "attribution"
    score = scorer(folder)
    rows = chosen(list(tasks.rows(folder / f"{given.file}.jsonl.gz")), given.share)
    print(f"{given.file}: {len(rows)} articles\n{'noise':40} {'F1':>6} {'loss':>6} {'direct':>7} {'loss':>6}")
    clean: tuple[float, ...] | None = None
    for kind in (*KINDS, LONG):
        if clean and given.only and kind not in given.only:
            continue
        found = figures(score, list(noisy(rows, kind, given.draws)))
        clean = clean or found
        losses = [before - after for before, after in zip(clean, found, strict=True)]
        print(f"{kind:40} {found[0]:6.1f} {losses[0]:6.1f} {found[1]:7.1f} {losses[1]:6.1f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
