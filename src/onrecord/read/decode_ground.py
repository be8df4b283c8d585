"""Where every word stands: its block, its part of the article, its line, and whether in quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from onrecord.nouns.article import READ, BlockKind
from onrecord.text.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.article import Block
    from onrecord.text.encoder import Marks

# Words that are nobody by themselves, as marks are: articles, prepositions, joints.
_HOLLOW = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "from", "with", "as", "and", "or", "but"]
)


@dataclass(frozen=True, slots=True)
class Ground:
    """One value a word. No attribution leaves its zone: a headline, a dek, the body.

    `hollow` are the words that name nobody when they stand alone; `colons` those that follow a colon.
    """

    block: tuple[int, ...]
    zone: tuple[int, ...]
    line: tuple[int, ...]
    inside: tuple[bool, ...]
    hollow: tuple[bool, ...]
    colons: frozenset[int]

    @property
    def breaks(self) -> frozenset[int]:
        """The words that begin a zone."""
        return frozenset(at for at in range(1, len(self.zone)) if self.zone[at] != self.zone[at - 1])

    def speech(self, first: int, last: int) -> bool:
        """Tell whether the words [first, last) begin in quotation marks, the opening mark itself included."""
        return any(self.inside[first : min(last, first + 2)])


def ground(text: str, marks: Marks, blocks: Sequence[Block] = ()) -> Ground:
    """Return where the words of `marks` stand in `text`; without blocks all of it is body."""
    starts = marks.starts
    breaks = np.array([at for at, char in enumerate(text) if char == "\n"], dtype=np.int64)
    mask = np.frombuffer(quoted(text), dtype=np.uint8)
    read = [block for block in blocks if block.kind in READ]
    zones = [0]
    for before, block in pairwise(read):
        zones.append(zones[-1] + (not before.kind is block.kind is BlockKind.BODY))
    begins = np.array([block.span.start for block in read], dtype=np.int64)
    words = [text[start:end] for start, end in zip(starts.tolist(), marks.ends.tolist(), strict=True)]
    held = np.maximum(np.searchsorted(begins, starts, side="right") - 1, 0)
    return Ground(
        block=tuple(held.tolist()),
        zone=tuple(zones[at] for at in held.tolist()),
        line=tuple(np.searchsorted(breaks, starts).tolist()),
        inside=tuple(mask[starts].astype(bool).tolist()),
        hollow=tuple(not word[0].isalnum() or word.lower() in _HOLLOW for word in words),
        colons=frozenset(at + 1 for at, word in enumerate(words) if word == ":"),
    )
