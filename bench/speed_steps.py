"""Where the time of our reader goes, in a process of its own: speed_steps.py SETTING ATTRIBUTION COUNT.

Prints one JSON line: the share of each step in percent of the processor time of `pipeline.attributed`.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import speed_readers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# What each step is made of, as module:name. A call is charged to its step less the calls inside it that are
# listed too; what is not listed counts with its caller: the tokeniser with `pieces`, links with `mark`.
STEPS: dict[str, tuple[str, ...]] = {
    "tokenising": ("onrecord.text.encoder.encoder:pieces", "onrecord.text.encoder.encoder:windows"),
    "encoder": ("onrecord.text.encoder.encoder:Encoder._read",),
    "links": ("onrecord.text.encoder.encoder:Encoder.mark",),
    "decoding": ("onrecord.pipeline:attributions",),
    "rules": (
        "onrecord.pipeline:quotations",
        "onrecord.read.attributions:headlines",
        "onrecord.read.attributions:declines",
        "onrecord.read.attributions:branded",
        "onrecord.read.attributions:reckoned",
    ),
}


class Shares:
    """Charges processor time to the steps while it is entered."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STEPS, 0.0)
        self._inside: list[float] = []
        self._kept: list[tuple[Any, str, Any]] = []

    def __enter__(self) -> Self:
        """Put a clock around every function that a step is made of."""
        for step, places in STEPS.items():
            for place in places:
                owner, name, real = holder(place)
                self._kept.append((owner, name, real))
                setattr(owner, name, self._clocked(step, real))
        return self

    def __exit__(self, *_: object) -> None:
        """Take the clocks away."""
        while self._kept:
            setattr(*self._kept.pop())

    def _clocked(self, step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def clocked(*arguments: object, **named: object) -> object:
            self._inside.append(0.0)
            begun = time.process_time()
            try:
                return real(*arguments, **named)
            finally:
                took = time.process_time() - begun
                self.seconds[step] += took - self._inside.pop()
                if self._inside:
                    self._inside[-1] += took

        return clocked


def holder(place: str) -> tuple[Any, str, Callable[..., Any]]:
    """Return what holds the function at module:name, its name there, and the function."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *outer, name = path.split(".")
    for one in outer:
        owner = getattr(owner, one)
    return owner, name, getattr(owner, name)


def shares(reader: speed_readers.Loaded, given: Sequence[Any]) -> dict[str, float]:
    """Return the percent of each step over one reading of what the reader has prepared."""
    reader.answer(given[: speed_readers.WARM])
    with Shares() as clock:
        reader.answer(given)
    whole = sum(clock.seconds.values())
    return {step: 100 * seconds / whole for step, seconds in clock.seconds.items()}


def main(name: str, folder: Path, count: int) -> None:
    """Measure the steps of one setting and print their line."""
    rows, _ = speed_readers.articles(folder, count)
    reader = speed_readers.onrecord(speed_readers.SETTINGS[name])
    print(json.dumps(shares(reader, reader.prepare(rows))))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
