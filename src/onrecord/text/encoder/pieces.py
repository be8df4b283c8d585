"""Cuts a text into wordpieces, groups them in words with offsets, and gives every word its features.

Training and reading share this module, so that a model never sees two ways of cutting the same text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.nouns.span import Span
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

Ints = NDArray[np.int64]

# Letter case (4) x first word of a line (2) x inside quotation marks (2).
FEATURES = 16

# The tokeniser works on stretches of so many characters: its tables are many times larger than the text.
STRETCH = 20_000
_SPACE = re.compile(r"\s")
_SURROGATE = re.compile("[\ud800-\udfff]")

# What the tokeniser gives for a stretch of text: piece ids, pieces as text, offsets.
Cut = Callable[[str], tuple[Sequence[int], Sequence[str], Sequence[tuple[int, int]]]]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The wordpieces of a text. `word` gives each piece its word, `first` each word its first piece."""

    ids: Ints
    word: Ints
    first: Ints
    starts: Ints
    ends: Ints
    features: Ints

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.first)

    def within(self, start: int, end: int) -> range:
        """Return the words that share a character with [start, end)."""
        return range(
            int(np.searchsorted(self.ends, start, side="right")),
            int(np.searchsorted(self.starts, end, side="left")),
        )


def cutter(tokenizer: Any) -> Cut:  # noqa: ANN401 - tokenizers ships no usable types and is not imported here
    """Return `tokenizer` (of the package tokenizers) as a plain function without special pieces."""

    def cut(text: str) -> tuple[Sequence[int], Sequence[str], Sequence[tuple[int, int]]]:
        coded = tokenizer.encode(text, add_special_tokens=False)
        return coded.ids, coded.tokens, coded.offsets

    return cut


def pieces(text: str, cut: Cut, skip: Sequence[Span] = ()) -> Pieces:
    """Return the pieces of `text` outside the spans `skip`, which must be sorted and disjoint.

    What is skipped leaves no piece behind, so that the words around it stand side by side; the first word
    after it counts as the first of a line.
    """
    ids: list[int] = []
    word: list[int] = []
    first: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for offset, stretch in _stretches(text, skip):
        opens = True
        for piece, token, (start, end) in zip(*cut(_SURROGATE.sub("\ufffd", stretch)), strict=True):
            if opens or not token.startswith("##"):
                first.append(len(ids))
                starts.append(offset + start)
                ends.append(offset + end)
                opens = False
            ends[-1] = offset + end
            ids.append(piece)
            word.append(len(first) - 1)
    return Pieces(
        np.array(ids, dtype=np.int64),
        np.array(word, dtype=np.int64),
        np.array(first, dtype=np.int64),
        np.array(starts, dtype=np.int64),
        np.array(ends, dtype=np.int64),
        _features(text, starts, ends, skip),
    )


def seams(text: str, cut: Pieces) -> Ints:
    """Return the words that begin a sentence, the first word always among them."""
    begins = np.array([sentence.start for sentence in sentences(text)], dtype=np.int64)
    found = np.searchsorted(cut.starts, begins)
    return np.unique(np.concatenate([[0], found[found < cut.words]])).astype(np.int64)


def _stretches(text: str, skip: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Yield what is not skipped in stretches the tokeniser can take, with their offsets."""
    at = 0
    for gap in (*skip, Span(len(text), len(text))):
        while gap.start - at > STRETCH:
            spaces = _SPACE.finditer(text, at + STRETCH - 500, at + STRETCH)
            seam = max((space.start() for space in spaces), default=at + STRETCH)
            yield at, text[at:seam]
            at = seam
        if gap.start > at:
            yield at, text[at : gap.start]
        at = max(at, gap.end)


def _features(text: str, starts: Sequence[int], ends: Sequence[int], skip: Sequence[Span]) -> Ints:
    inside = quoted(text)
    gaps = iter((*skip, Span(len(text) + 1, len(text) + 1)))
    gap = next(gaps)
    result = np.zeros(len(starts), dtype=np.int64)
    before = 0
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        opens = at == 0 or "\n" in text[before:start]
        while gap.end <= start:
            opens = True
            gap = next(gaps)
        result[at] = _case(text[start:end]) * 4 + opens * 2 + inside[start]
        before = end
    return result


def _case(word: str) -> int:
    """0: lower case, or no letter first; 1: a capital first; 2: capitals only; 3: capitals further on."""
    if word.islower() or not word[:1].isalpha():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[0].isupper() else 3
