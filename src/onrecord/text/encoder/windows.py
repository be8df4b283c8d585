"""Cuts a text's pieces into the overlapping windows the encoder reads, and says which window owns a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is read at once and how much of it twice, in pieces: quality against speed."""

    size: int
    overlap: int


# Chosen on the fixed slice of the training articles: docs/training.md.
STEADY = Pace(190, 48)
FAST = Pace(190, 20)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) and words [first, last); of these the words [owns, until) are its own to judge."""

    start: int
    end: int
    first: int
    last: int
    owns: int
    until: int


def windows(
    first: NDArray[np.int64], pieces: int, seams: NDArray[np.int64], pace: Pace = STEADY
) -> tuple[Window, ...]:
    """Return windows over `pieces` pieces whose words start at the pieces `first`.

    Windows begin and end at `seams`, the first words of sentences, where that leaves them at least half
    as long as may be; else between words. A word seen by two windows is owned by the one in which its
    sentence stands farther from the edge.
    """
    words = len(first)
    bounds: list[tuple[int, int]] = []
    start = 0
    while start < words:
        if first[start] + pace.size >= pieces:
            bounds.append((start, words))
            break
        limit = max(start + 1, int(np.searchsorted(first, first[start] + pace.size, side="right")) - 1)
        end = _seam(seams, (start + limit) // 2, limit)
        bounds.append((start, end))
        back = int(np.searchsorted(first, first[end] - pace.overlap, side="right")) - 1
        farther = int(np.searchsorted(first, first[end] - 2 * pace.overlap))
        start = min(max(start + 1, _seam(seams, farther, back)), end)
    result: list[Window] = []
    owns = 0
    for at, (left, right) in enumerate(bounds):
        stop = int(first[right]) if right < words else pieces
        until = words
        if at + 1 < len(bounds):
            following = bounds[at + 1][0]
            middle = int(np.searchsorted(first, (int(first[following]) + stop) // 2))
            until = max(_seam(seams, following, middle), following, owns + 1)
        result.append(Window(int(first[left]), stop, left, right, owns, until))
        owns = until
    return tuple(result)


def _seam(seams: NDArray[np.int64], after: int, last: int) -> int:
    """Return the last seam in (after, last], `last` itself if there is none."""
    at = int(np.searchsorted(seams, last, side="right")) - 1
    return int(seams[at]) if at >= 0 and seams[at] > after else last
