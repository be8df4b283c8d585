"""Runs the built tasks on the development halves of a benchmark folder: score.py DIR [TASK...], one table."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tasks


@dataclass(frozen=True)
class Row:
    """One figure: where the scorer prints it, and what others reach on the same file, in percent."""

    task: str
    file: str
    figure: str
    path: str
    others: str
    options: tuple[str, ...] = ()


ROWS = (
    Row(
        "attribution",
        "attribution/polnear-dev",
        "F1",
        "metrics.attribution.all.f1",
        "Citron 54.1, people 75.4",
    ),
    Row("record", "record/dev", "who said what, F1", "who_said_what.f1", "none does it"),
    Row("record", "record/dev", "statements, F1", "statements.f1", "none does it"),
    Row("record", "record/dev", "speaker", "speaker", "printed source 76, people 89"),
    Row("record", "record/dev", "act", "act", "always says 33, people 86"),
    Row("record", "record/dev", "act, coarse", "act_coarse", "always says 47, people 87"),
    Row("record", "record/dev", "said", "said", "publication day 37"),
    Row("record", "record/dev", "said, dated ones", "said_dated", "people nearly all"),
    Row("record", "record/dev", "claim pairs, F1", "claim_pairs.f1", "none does it"),
    Row("record", "record/dev", "ties, F1", "ties_all.f1", "none does it"),
    Row("time", "time/tempeval3_train", "value F1", "value.f1", "HeidelTime 77.6"),
    Row("time", "time/tempeval3_train", "day value F1", "day_value.f1", ""),
    Row("time", "time/wikiwars", "value F1", "value.f1", ""),
    Row("time", "time/wikiwars", "day value F1", "day_value.f1", ""),
    Row("extract", "extract/pages", "text F1", "f1", "trafilatura 95.7"),
    Row("extract", "extract/pages", "day", "day", "htmldate 97"),
    Row("stories", "stories/stories_newsmix", "B-cubed F1", "b3_f1", "streaming TF-IDF 85, batch 88.5"),
    Row("stories", "stories/stories_ecbplus", "B-cubed F1", "b3_f1", "streaming TF-IDF 80-84, batch 91.3"),
    Row("stories", "stories/stories_fnc", "B-cubed F1", "b3_f1", "streaming TF-IDF 93, batch 95.6"),
    Row(
        "copies",
        "stories/dups",
        "pair F1",
        "pair_f1",
        "shingles 96-99.8, rensa 97.5-99.5",
        ("--gold-key", "dup_group"),
    ),
)
WITH_JSON = ("attribution", "record", "stories")  # the scorers that print a table unless told otherwise


def figures(
    folder: Path, task: str, file: str, options: tuple[str, ...], out: Path
) -> tuple[dict[str, Any], float]:
    """Return what the scorer says of our predictions, and how many seconds they took."""
    gold = folder / f"{file}.jsonl.gz"
    predicted = out / f"{task}-{Path(file).name}.jsonl"
    begun = time.perf_counter()
    tasks.main([task, str(gold), str(predicted)])
    seconds = time.perf_counter() - begun
    scorer = gold.parent / "score.py"
    told = ("--json",) if gold.parent.name in WITH_JSON else ()
    command = [sys.executable, str(scorer), str(gold), str(predicted), *options, *told]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout), seconds


def at(result: dict[str, Any], path: str) -> float:
    """Return a figure by its dotted path, in percent."""
    value: Any = result
    for key in path.split("."):
        value = value[key]
    return float(value) if value > 1 else 100 * float(value)


def main(arguments: list[str]) -> int:
    """Print the table; return 2 if there is no such folder."""
    if not arguments or not Path(arguments[0]).is_dir():
        print("usage: score.py DIR [TASK...]   DIR holds the development halves", file=sys.stderr)
        return 2
    folder, wanted = Path(arguments[0]), arguments[1:]
    known: dict[tuple[str, str], tuple[dict[str, Any], float]] = {}
    print(f"{'task':12} {'file':18} {'figure':18} {'ours':>6} {'s':>5}  others")
    with tempfile.TemporaryDirectory() as out:
        for row in ROWS:
            if wanted and row.task not in wanted:
                continue
            key = (row.task, row.file)
            new = key not in known
            if new:
                known[key] = figures(folder, row.task, row.file, row.options, Path(out))
            result, seconds = known[key]
            took = f"{seconds:5.0f}" if new else " " * 5
            name = Path(row.file).name
            print(
                f"{row.task:12} {name:18} {row.figure:18} {at(result, row.path):6.1f} {took}  {row.others}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
