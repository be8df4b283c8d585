"""From tags of single words to segments: stretches of words that are a source, a cue or a content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray

IMPOSSIBLE = -1e9


class Part(IntEnum):
    """What a segment is of an attribution. The tags of part p are 2p + 1 (begins) and 2p + 2 (goes on)."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """Words [first, last) of one part."""

    first: int
    last: int
    part: Part

    def away(self, other: Segment) -> int:
        """Return how many words stand between the two."""
        return max(0, self.first - other.last, other.first - self.last)


def segments(tags: NDArray[np.floating[Any]], breaks: Collection[int] = ()) -> tuple[Segment, ...]:
    """Return the segments of the likeliest sequence of tags (Viterbi) that is well formed.

    A tag "goes on" only after a tag of the same part, and never at a word in `breaks`.
    """
    best, back = _forward(tags.tolist(), frozenset(breaks))
    found: list[Segment] = []
    last = 0
    tag = best
    for word in range(len(tags) - 1, -1, -1):
        if tag and not last:
            last = word + 1
        if tag % 2:
            found.append(Segment(word, last, Part(tag // 2)))
            last = 0
        tag = back[word][tag]
    return tuple(reversed(found))


def _forward(rows: list[list[float]], breaks: frozenset[int]) -> tuple[int, list[tuple[int, ...]]]:
    """Return the best last tag and, for every word, the best tag before it by its own tag."""
    back: list[tuple[int, ...]] = []
    score = [0.0] + [IMPOSSIBLE] * 6
    for word, row in enumerate(rows):
        free = max(score)
        top = score.index(free)
        origin = [top] * 7
        now = [free + value for value in row]
        for goes_on in (2, 4, 6):
            before = goes_on if score[goes_on] > score[goes_on - 1] else goes_on - 1
            origin[goes_on] = before
            now[goes_on] = IMPOSSIBLE if word in breaks else score[before] + row[goes_on]
        back.append(tuple(origin))
        score = now
    return max(range(7), key=score.__getitem__), back
