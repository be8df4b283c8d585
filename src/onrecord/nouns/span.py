"""Spans and ids: what everything else points with. A text is never changed, only pointed into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of one article's text, counted in Python code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the exact words this span points at."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """Return [start, end) without white space at its edges (empty at `start` if there is nothing else)."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def joined(text: str, spans: Iterable[Span], gap: str = " … ") -> str:
    """Return the words of several spans in order, with a mark where something stands between them."""
    return gap.join(span.of(text) for span in spans)


def digest(*parts: object) -> str:
    """Return 12 hexadecimal digits that depend on the parts alone: the stuff ids are made of."""
    raw = "\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(raw, digest_size=6).hexdigest()
