"""How alike two texts are in their wording: word shingles, containment, shared stretches, shared rare words.

Layer 1: knows words, nothing of news. `group` finds copies with it; it never says what a likeness means.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.nouns.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+")
Codes = npt.NDArray[np.uint64]

_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_ANCHOR = 4  # words that must agree before two places are lined up
_PLACES = 16  # unused places of an anchor that are tried: what repeats itself must not cost its square


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in reading order, folded, each with the place it stands at."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]


def words(text: str, within: Iterable[Span] | None = None) -> Words:
    """Return the words of a text, or of the given stretches of it, with their offsets.

    Punctuation is no word, so straight and curly quotation marks make no difference.
    """
    found = [
        match
        for part in (within if within is not None else (Span(0, len(text)),))
        for match in WORD.finditer(text, part.start, part.end)
    ]
    return Words(tuple(match[0].casefold() for match in found), tuple(Span(*match.span()) for match in found))


def codes(text: str, within: Iterable[Span]) -> Codes:
    """Return one number for each word of these stretches: equal words, equal numbers, on any machine."""
    forms = [form for part in within for form in WORD.findall(part.of(text).casefold())]
    return np.fromiter(map(_code, forms), dtype=np.uint64, count=len(forms))


def shingles(word_codes: Codes, width: int) -> Codes:
    """Return the numbers of all runs of `width` words, sorted, each once; a short text has none."""
    count = len(word_codes) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    out = word_codes[:count].copy()
    with np.errstate(over="ignore"):
        for offset in range(1, width):
            out = out * _ODD + word_codes[offset : count + offset]
        out ^= out >> np.uint64(29)
        out *= _MIX
        out ^= out >> np.uint64(32)
    return np.unique(out)


def shared(left: Codes, right: Codes) -> int:
    """Return how many numbers two sorted sets have in common."""
    if len(left) > len(right):
        left, right = right, left
    if not len(left):
        return 0
    at = np.searchsorted(right, left)
    at[at == len(right)] = 0
    return int(np.count_nonzero(right[at] == left))


def runs(left: Words, right: Words, least: int = 8) -> tuple[tuple[Span, Span], ...]:
    """Return the stretches two texts share word for word, in the left text's order.

    Stretches shorter than `least` words are turns of phrase that anybody uses, unless they are all there is
    of both texts. No word is used twice.
    """
    if left.forms and left.forms == right.forms:
        return ((_cover(left, 0, len(left.forms)), _cover(right, 0, len(right.forms))),)
    places: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for at in range(len(right.forms) - _ANCHOR + 1):
        places[right.forms[at : at + _ANCHOR]].append(at)
    used = bytearray(len(right.forms))
    found: list[tuple[Span, Span]] = []
    here = 0
    while here <= len(left.forms) - least:
        length, there = _longest(left.forms, right.forms, here, places, used)
        if length < least:
            here += 1
            continue
        used[there : there + length] = b"\x01" * length
        found.append((_cover(left, here, length), _cover(right, there, length)))
        here += length
    return tuple(found)


def _longest(
    left: tuple[str, ...],
    right: tuple[str, ...],
    here: int,
    places: dict[tuple[str, ...], deque[int]],
    used: bytearray,
) -> tuple[int, int]:
    """Return the length and right-hand place of the longest unused agreement that starts at `here`."""
    best, where = 0, 0
    open_ = places.get(left[here : here + _ANCHOR], deque())
    while open_ and used[open_[0]]:
        open_.popleft()
    for there in islice(open_, _PLACES):
        length = 0
        while (
            here + length < len(left)
            and there + length < len(right)
            and not used[there + length]
            and left[here + length] == right[there + length]
        ):
            length += 1
        if length > best:
            best, where = length, there
    return best, where


def _cover(text: Words, first: int, length: int) -> Span:
    return Span(text.spans[first].start, text.spans[first + length - 1].end)


@lru_cache(maxsize=1 << 18)
def _code(form: str) -> int:
    return zlib.crc32(form.encode("utf-8", "surrogatepass"))
