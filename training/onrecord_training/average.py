"""One network from several that were trained apart from the same start: the mean of their averaged weights.

Runs that part late stay in one basin, so that the mean is at least as good as each of them and holds
better on other texts (stochastic weight averaging in parallel, Gupta et al. 2020; model soups, Wortsman et
al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor


def mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of every tensor; of what is no number with a fraction, the first run's."""
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


def main() -> None:
    """Write a checkpoint that `export` reads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    states = [torch.load(path, weights_only=True, map_location="cpu")["average"] for path in args.checkpoints]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"average": mean(states)}, args.out)


if __name__ == "__main__":
    main()
