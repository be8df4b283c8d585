"""Chooses the decoder's settings and fits its score on the articles that are never trained on.

Coordinate search from the packaged settings: one setting at a time over a short list of values, kept where
the attribution F1 rises, until a round changes nothing. Prints what to put in data/reader/decoder.toml.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.read.attributions import Settings, attribution, attributions, drafted, packaged
from onrecord.read.decode_ground import ground
from onrecord.read.decode_score import FEATURES, features
from onrecord.text.encoder import Encoder, Marks
from onrecord.text.quotes import Quotation, quotations
from onrecord_training.data import Row, held, rows
from onrecord_training.evaluate import as_json, calibration_error, hits, scorer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BIAS = {"source": (1, 2), "cue": (3, 4), "content": (5, 6), "begins": (1, 3, 5)}
STEPS = (-0.4, 0.4)
CHOICES: dict[str, dict[str, tuple[float, ...]]] = {
    "links": {
        "distance": (0.15, 0.4, 0.6),
        "lines": (0.0, 1.0, 2.0),
        "alone": (0.0, 1.0, 3.0),
        "sourceless": (-1.0, 0.0, 1.0),
        "loose": (0.0, 0.4, 0.7, 1.2, 20.0),
        "apart": (6, 12, 1000),
    },
    "quotes": {"share": (0.5, 0.8, 0.9, 2.0), "spill": (0, 2)},
}


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what the encoder says of it."""

    row: Row
    marks: Marks
    quotes: tuple[Quotation, ...]


def variants(settings: Settings) -> list[tuple[str, Settings]]:
    """Return the settings that differ from the given ones in one thing."""
    result = []
    for name, tags in BIAS.items():
        for step in STEPS:
            bias = tuple(round(b + step * (at in tags), 2) for at, b in enumerate(settings.bias))
            result.append((f"bias {name} {step:+}", replace(settings, bias=bias)))
    for part, names in CHOICES.items():
        group: Any = getattr(settings, part)
        for name, values in names.items():
            result += [
                (f"{part} {name} {value}", replace(settings, **{part: replace(group, **{name: value})}))
                for value in values
                if value != getattr(group, name)
            ]
    return result


def climb(f1: Callable[[Settings], float], settings: Settings, rounds: int) -> Settings:
    """Return the best settings a coordinate search finds."""
    best = f1(settings)
    print(f"start {100 * best:.2f}", flush=True)
    for _ in range(rounds):
        before = best
        for name, _ in variants(settings):
            # Later variants build on what was kept a moment ago.
            variant = dict(variants(settings)).get(name)
            if variant is None:
                continue
            found = f1(variant)
            if found > best + 5e-4:
                best, settings = found, variant
                print(f"  {100 * best:.2f} {name}", flush=True)
        if best == before:
            break
    return settings


def fit_score(reads: Sequence[Read], settings: Settings, score: Any) -> dict[str, float]:  # noqa: ANN401
    """Return the weights of a logistic regression (Newton, light ridge) for an attribution being right."""
    inputs: list[tuple[float, ...]] = []
    right: list[float] = []
    for read in reads:
        place = ground(read.row["text"], read.marks)
        found = drafted(read.marks, read.quotes, place, settings)
        made = [attribution(read.row["text"], draft, read.marks, place, settings.score) for draft in found]
        inputs += [features(draft, read.marks) for draft in found]
        right += [float(hit) for hit in hits(score, read.row, made)]
    x, y = np.array(inputs), np.array(right)
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - chance) - 1.0 * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    chance = 1 / (1 + np.exp(-x @ weights))
    error = calibration_error(chance.tolist(), y.astype(bool).tolist())
    print(f"score: {len(y)} attributions, {y.mean():.3f} right, calibration error {error:.3f}")
    return dict(zip(FEATURES, (round(float(w), 3) for w in weights), strict=True))


def main() -> None:
    """Tune on the held articles of the training file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--bench", type=Path, required=True, help="folder of polnear-train.jsonl.gz and score.py"
    )
    parser.add_argument("--reader", type=Path, help="folder of model.onnx; without, the packaged one")
    parser.add_argument("--rounds", type=int, default=2)
    args = parser.parse_args()
    score = scorer(args.bench)
    encoder = Encoder.load(args.reader)
    reads = [
        Read(row, encoder.mark(row["text"]), quotations(row["text"]))
        for row in rows(args.bench / "polnear-train.jsonl.gz")
        if held(row)
    ]
    masks = [score.quoted(read.row["text"]) for read in reads]
    golds = [
        score.prepare(read.row["attributions"], read.row["text"], mask)
        for read, mask in zip(reads, masks, strict=True)
    ]

    def f1(settings: Settings) -> float:
        tallies = []
        for read, mask, gold in zip(reads, masks, golds, strict=True):
            made = attributions(read.row["text"], read.marks, read.quotes, (), settings)
            found = score.prepare(as_json(made), read.row["text"], mask)
            edges = [
                [
                    at
                    for at, p in enumerate(found)
                    if score.jaccard(g.content, p.content) >= score.JACCARD and score.same_source(g, p)
                ]
                for g in gold
            ]
            tallies.append((len(score.maximum_matching(edges, len(found))), len(gold), len(found)))
        hits, wanted, given = (sum(column) for column in zip(*tallies, strict=True))
        return 2 * hits / max(1, wanted + given)

    settings = climb(f1, packaged(), args.rounds)
    print("bias =", list(settings.bias))
    print(settings.quotes, settings.links, sep="\n")
    for name, weight in fit_score(reads, settings, score).items():
        print(f"{name} = {weight}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
