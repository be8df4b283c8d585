"""How sure the reader is of an attribution: a logistic regression over what the encoder said of its words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.decode_links import MODEL
from onrecord.read.decode_tags import Part, Segment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.read.decode_links import Draft
    from onrecord.text.encoder import Marks

FEATURES = (
    "one",
    "content",  # how sure the content's words are content
    "content_least",  # the least sure of its pieces
    "begins",  # that a content begins where this one does
    "ends",  # that it does not go on
    "cue",
    "source",
    "sourceless",
    "content_link",
    "source_link",
    "length",  # log of its words
)
_TOP = 4.0


def score(draft: Draft, marks: Marks, weights: Mapping[str, float]) -> float:
    """Return the probability that content and source are right, by the weights of decoder.toml."""
    if draft.why != MODEL:
        return weights["rule"]
    values = zip(FEATURES, features(draft, marks), strict=True)
    total = sum(weights[name] * value for name, value in values)
    return 1 / (1 + math.exp(-total))


def features(draft: Draft, marks: Marks) -> tuple[float, ...]:
    """Return what the score is made of, in the order of FEATURES; probabilities as clipped log-odds."""
    contents = [_mean(marks, segment) for segment in draft.contents]
    first, last = draft.contents[0], draft.contents[-1]
    begins = _share(marks, first.first, first.first + 1, (2 * Part.CONTENT + 1,))
    after = min(last.last, marks.words - 1)
    goes_on = _share(marks, after, after + 1, (2 * Part.CONTENT + 2,)) if after == last.last else 0.0
    return (
        1.0,
        _odds(sum(contents) / len(contents)),
        _odds(min(contents)),
        _odds(begins),
        _odds(1 - goes_on),
        _odds(_mean(marks, draft.cue)) if draft.cue else -_TOP,
        _odds(_mean(marks, draft.source)) if draft.source else 0.0,
        0.0 if draft.source else 1.0,
        _odds(draft.content_link),
        _odds(draft.source_link),
        math.log(sum(segment.last - segment.first for segment in draft.contents)),
    )


def _mean(marks: Marks, segment: Segment) -> float:
    return _share(marks, segment.first, segment.last, (2 * segment.part + 1, 2 * segment.part + 2))


def _share(marks: Marks, first: int, last: int, tags: Sequence[int]) -> float:
    chances: NDArray[np.float32] = np.exp(marks.tags[first:last][:, list(tags)])
    return float(chances.sum(axis=1).mean())


def _odds(chance: float) -> float:
    bounded = min(max(chance, 1e-3), 1 - 1e-3)
    return max(-_TOP, min(_TOP, math.log(bounded / (1 - bounded))))
