"""Speed, quality and memory of the reader beside others, on the same texts: speed.py SHARED [options].

One table in which F1 and words a second always stand together. Each reader runs in a process of its own, on
one thread; the readers take turns over several rounds, so that a machine that slows down slows all of them.
What each figure means stands in bench/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import speed_readers

if TYPE_CHECKING:
    from collections.abc import Sequence

Line = dict[str, Any]

HERE = Path(__file__).resolve().parent
ALL = 1_000_000  # more articles than there are
SINGLE = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")
ONE_THREAD = dict.fromkeys(SINGLE, "1") | {"TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A reader to compare, and the Python it runs in; without one, why it is missing."""

    name: str
    python: str | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The lines of a reader, one for each round, or why there are none."""

    name: str
    lines: tuple[Line, ...] = ()
    missing: str = ""

    def middle(self, figure: str) -> float:
        """Return the median of a figure over the rounds."""
        return float(median(line[figure] for line in self.lines))

    def spread(self, figure: str) -> float:
        """Return how far the rounds lie apart, in percent of the median."""
        values = [line[figure] for line in self.lines]
        return float(100 * (max(values) - min(values)) / median(values))


def entries(shared: Path, peers: str | None) -> tuple[Entry, ...]:
    """Return the readers in the order of their turns; `peers` is a Python that has textacy and spaCy."""
    ours = tuple(Entry(name, sys.executable) for name in speed_readers.SETTINGS)
    there = (shared / "prototype-reader" / "bench.py").exists()
    yardstick = Entry(
        speed_readers.PROTOTYPE, sys.executable if there else None, "no prototype-reader in that folder"
    )
    return (*ours, yardstick, Entry(speed_readers.PEER, peers, "not installed; see --peers"))


def told(script: str, python: str, arguments: Sequence[str]) -> Line:
    """Return the line a script prints in a process of its own; raises RuntimeError with its last words."""
    done = subprocess.run(
        [python, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | ONE_THREAD,
    )
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1])
    line: Line = json.loads(done.stdout.splitlines()[-1])
    return line


def compared(found: Sequence[Entry], folder: Path, count: int, rounds: int) -> tuple[Result, ...]:
    """Return what the readers do, in turns; one that fails once takes no further turn."""
    lines: dict[str, list[Line]] = {entry.name: [] for entry in found}
    missing = {entry.name: entry.missing for entry in found if not entry.python}
    for turn in range(rounds):
        for entry in found:
            if entry.name in missing or not entry.python:
                continue
            try:
                line = told("speed_readers.py", entry.python, [entry.name, str(folder), str(count)])
            except RuntimeError as error:
                missing[entry.name] = str(error)
                continue
            lines[entry.name].append(line)
            said = f"F1 {100 * line['f1']:.1f} at {line['wps_cpu']:,.0f} words/s"
            print(f"round {turn + 1} of {rounds}: {entry.name}: {said}", file=sys.stderr)
    return tuple(
        Result(entry.name, missing=missing[entry.name])
        if entry.name in missing
        else Result(entry.name, tuple(lines[entry.name]))
        for entry in found
    )


def ratio(one: Result, other: Result, figure: str) -> float:
    """Return the median of the ratios inside a round, which a drifting machine disturbs least."""
    return float(median(a[figure] / b[figure] for a, b in zip(one.lines, other.lines, strict=True)))


HEAD = (
    ("", "attribution F1", "words/s, processor", "words/s, wall", "", "", ""),
    ("reader", "all  direct", "median  spread  ratio", "median  ratio", "MB", "load s", "refused"),
)
WIDTHS = (16, 14, 22, 14, 5, 7, 8)


def table(results: Sequence[Result]) -> str:
    """Lay the results out, a row for each reader."""
    base = next((one for one in results if one.name == speed_readers.PROTOTYPE and one.lines), None)
    rows = [*HEAD, *(cells(one, base) for one in results)]
    return "\n".join(
        " ".join((row[0].ljust(WIDTHS[0]), *map(str.rjust, row[1:], WIDTHS[1:]))).rstrip() for row in rows
    )


def cells(one: Result, base: Result | None) -> tuple[str, ...]:
    """Return the cells of a reader's row, or why it has none; `base` is what its speed is compared with."""
    if not one.lines:
        return (f"{one.name:{WIDTHS[0]}}  missing: {one.missing}",)
    cpu, wall = (f"{ratio(one, base, figure):.2f}" if base else "-" for figure in ("wps_cpu", "wps_wall"))
    return (
        one.name,
        f"{100 * one.middle('f1'):.1f}{100 * one.middle('direct'):8.1f}",
        f"{one.middle('wps_cpu'):,.0f}{one.spread('wps_cpu'):7.0f}%{cpu:>7}",
        f"{one.middle('wps_wall'):,.0f}{wall:>7}",
        f"{one.middle('mb'):.0f}",
        f"{one.middle('load'):.2f}",
        f"{one.middle('refused'):.0f}",
    )


def command(arguments: Sequence[str]) -> Line:
    """Return what a whole command takes: seconds by the wall and of the processor, and its peak memory.

    Its threads are its own affair; raises RuntimeError if it fails.
    """
    begun = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(arguments)}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mb": usage.ru_maxrss / 1024}


def whole_command(shared: Path, rounds: int) -> str:
    """Return a line on `onrecord read` of the five seeds, from the start of the process to its end."""
    seeds = sorted(str(path) for path in (shared / "seeds").glob("*.txt"))
    if not seeds:
        return "onrecord read: missing: no seeds in that folder"
    taken = [command([sys.executable, "-m", "onrecord", "read", *seeds]) for _ in range(rounds)]
    wall, cpu, mb = (median(line[figure] for line in taken) for figure in ("wall", "cpu", "mb"))
    return (
        f"onrecord read, {len(seeds)} seeds, loading included: "
        f"{wall:.2f} s by the wall, {cpu:.2f} s of the processor, {mb:.0f} MB"
    )


def steps(folder: Path, count: int) -> str:
    """Return where the time of our reader goes, a line for each setting."""
    lines = ["share of processor time, %"]
    for name in speed_readers.SETTINGS:
        found = told("speed_steps.py", sys.executable, [name, str(folder), str(count)])
        lines.append(f"{name:14}" + ", ".join(f"{step} {share:.1f}" for step, share in found.items()))
    return "\n".join(lines)


def machine() -> str:
    """Return what the figures were taken on, and how busy it was at that moment."""
    cpuinfo = Path("/proc/cpuinfo")
    known = cpuinfo.read_text(encoding="utf-8").splitlines() if cpuinfo.exists() else []
    model = next((line.partition(":")[2].strip() for line in known if line.startswith("model name")), "")
    return (
        f"{model or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f} at the start, "
        f"Python {platform.python_version()}"
    )


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of a call."""
    parser = argparse.ArgumentParser(prog="speed.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path, help="folder with bench/, prototype-reader/ and seeds/")
    parser.add_argument("--articles", type=int, default=ALL, help="only the first N; default: all")
    parser.add_argument("--rounds", type=int, default=5, help="turns of each reader; default: 5")
    parser.add_argument("--peers", metavar="PYTHON", help="a Python with textacy, spaCy and its small model")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the two sections below it; return 2 if the articles are not there."""
    chosen = options(arguments)
    shared = chosen.shared.resolve()
    folder = shared / "bench" / "attribution"
    if not (folder / "score.py").exists():
        print(f"no bench/attribution in {chosen.shared}", file=sys.stderr)
        return 2
    print(machine(), flush=True)
    results = compared(entries(shared, chosen.peers), folder, chosen.articles, chosen.rounds)
    size = next((line for one in results for line in one.lines), {"articles": 0, "words": 0})
    print(f"{size['articles']} articles, {size['words']:,} words, one thread, {chosen.rounds} rounds\n")
    print(table(results), end="\n\n", flush=True)
    print(whole_command(shared, chosen.rounds), end="\n\n", flush=True)
    print(steps(folder, chosen.articles))
    return 0


if __name__ == "__main__":
    sys.exit(main())
