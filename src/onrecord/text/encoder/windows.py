"""Cuts a text's pieces into the overlapping windows the encoder reads, and says which window owns a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Longer windows than those trained on fall apart; shorter ones part a cue from its content.
SIZE = 126
OVERLAP = 48


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
    first: NDArray[np.int64], pieces: int, size: int = SIZE, overlap: int = OVERLAP
) -> tuple[Window, ...]:
    """Return windows over `pieces` pieces whose words start at the pieces `first`.

    Every window starts and ends between words, and the last one is as long as the others where the text is
    long enough. A word seen by two windows is owned by the one in which it stands farther from the edge.
    """
    words = len(first)
    bounds: list[tuple[int, int]] = []
    start = 0
    while start < words:
        if first[start] + size >= pieces:
            start = int(np.searchsorted(first, pieces - size)) if bounds else 0
            bounds.append((start, words))
            break
        end = max(start + 1, int(np.searchsorted(first, first[start] + size, side="right")) - 1)
        bounds.append((start, end))
        back = int(np.searchsorted(first, first[start] + size - overlap, side="right")) - 1
        start = min(max(start + 1, back), end)
    result: list[Window] = []
    owns = 0
    for at, (left, right) in enumerate(bounds):
        stop = int(first[right]) if right < words else pieces
        until = words
        if at + 1 < len(bounds):
            following = bounds[at + 1][0]
            until = max(int(np.searchsorted(first, (int(first[following]) + stop) // 2)), following)
        result.append(Window(int(first[left]), stop, left, right, owns, until))
        owns = until
    return tuple(result)
