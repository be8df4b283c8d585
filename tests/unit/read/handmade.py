"""Marks written by hand: what an encoder might say, for tests of what is made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from onrecord.text.encoder.encoder import UNSEEN, Links, Marks
from onrecord.text.encoder.windows import Window

if TYPE_CHECKING:
    from collections.abc import Mapping

# The tag of each letter; a capital begins a segment.
TAGS = {".": 0, "S": 1, "s": 2, "C": 3, "c": 4, "K": 5, "k": 6}


def marks(
    text: str,
    tags: str,
    cues: Mapping[int, int] | None = None,
    sources: Mapping[int, int] | None = None,
    sure: float = 0.9,
) -> Marks:
    """Return the marks of `text`, one tag a word; `cues` and `sources` say which word points at which."""
    places = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    letters = tags.replace(" ", "")
    assert len(places) == len(letters), (len(places), len(letters))
    said = np.full((len(places), 7), np.log((1 - sure) / 6), dtype=np.float32)
    said[np.arange(len(places)), [TAGS[letter] for letter in letters]] = np.log(sure)
    count = len(places)
    window = Window(0, count, 0, count, 0, count)
    return Marks(
        np.array([start for start, _ in places], dtype=np.int64),
        np.array([end for _, end in places], dtype=np.int64),
        said,
        (window,),
        np.zeros(count, dtype=np.int64),
        _links(count, cues or {}),
        _links(count, sources or {}),
    )


def _links(count: int, pointers: Mapping[int, int]) -> Links:
    targets = np.array(sorted(set(pointers.values())), dtype=np.int64)
    scores = np.full((count, len(targets) + 1), UNSEEN, dtype=np.float32)
    for word in range(count):
        if word in pointers:
            scores[word, int(np.searchsorted(targets, pointers[word]))] = -0.1
        else:
            scores[word, -1] = -0.1
    return Links((targets,), (scores,))
