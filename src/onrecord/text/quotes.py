"""Pairs quotation marks: curly, straight, low, angle and single; nested, over paragraphs, odd ones named so.

Two views of the same pairs. `quotations` says what is a quotation; `quoted` is the plain mask of what stands
inside double marks, which the encoder reads and by which direct speech is told from indirect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.text.quote_marks import Act, Mark, marks, settled

if TYPE_CHECKING:
    from collections.abc import Iterator

_SENTENCE = re.compile(r"[.!?][)\]]?\s+(?=[^\W\d_a-z])")
_STOPS = frozenset(",.?!…")
_FAR = 500  # characters a quotation with one mark is not thought to reach
_TEXTS = 4  # whose pairs are kept: every stage asks for those of the same few


class Pairing(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # left open because the next paragraph opens anew
    UNCLOSED = "unclosed"  # left open for no such reason
    UNOPENED = "unopened"  # a lone closing mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `span` with them, `inside` without; `depth` 0 stands in no other one."""

    span: Span
    inside: Span
    pairing: Pairing
    depth: int
    single: bool


def quoted(text: str) -> bytearray:
    """Mark with 1 every character inside double quotation marks; the marks and line breaks are left out."""
    return bytearray(_mask(text))


@lru_cache(maxsize=_TEXTS)
def _mask(text: str) -> bytes:
    inside = bytearray(len(text))
    for found in quotations(text):
        if not found.single:
            inside[found.inside.start : found.inside.end] = b"\x01" * len(found.inside)
    for mark, act in _acts(text)[0]:
        if mark.breaks or act is not Act.NOTHING:
            inside[mark.start : mark.end] = bytes(mark.end - mark.start)
    return bytes(inside)


@lru_cache(maxsize=_TEXTS)
def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of `text` by their starts; none crosses another.

    In a text that has mostly single marks, these count as double ones.
    """
    acts, singles = _acts(text)
    found = _double(text, acts)
    closed = sum(one.pairing is Pairing.CLOSED for one in found)
    found += _single(singles, found, primary=len(singles) > 2 * closed)
    return tuple(sorted(found, key=lambda one: (one.span.start, -one.span.end)))


@lru_cache(maxsize=_TEXTS)
def _acts(text: str) -> tuple[tuple[tuple[Mark, Act], ...], tuple[tuple[Mark, Mark], ...]]:
    double, singles = marks(text)
    return tuple(settled(double)), singles


def _double(text: str, acts: tuple[tuple[Mark, Act], ...]) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[Mark] = []
    last = line = 0
    for mark, act in acts:
        if act in (Act.REOPENS, Act.ENDS):
            pairing = Pairing.CONTINUED if act is Act.ENDS and mark.again else Pairing.UNCLOSED
            found += _left_open(text, stack, mark.start, pairing)
            stack = []
        if act in (Act.OPENS, Act.REOPENS):
            stack.append(mark)
        elif act is Act.CLOSES:
            span, inside = Span(stack[-1].start, mark.end), Span(stack[-1].end, mark.start)
            stack.pop()
            found.append(Quotation(span, inside, Pairing.CLOSED, len(stack), single=False))
        elif mark.lone and not stack:
            start = _begun(text, max(last, line), mark.start, alone=last <= line)
            found.append(
                Quotation(Span(start, mark.end), Span(start, mark.start), Pairing.UNOPENED, 0, single=False)
            )
        if mark.breaks:
            line = mark.end
        if mark.breaks or act is not Act.NOTHING or mark.lone:
            last = mark.end
    found += _left_open(text, stack, len(text), Pairing.UNCLOSED)
    return found


def _left_open(text: str, stack: list[Mark], end: int, pairing: Pairing) -> Iterator[Quotation]:
    for depth, begun in enumerate(stack):
        upto = end
        if pairing is Pairing.UNCLOSED and end - begun.end > _FAR:
            stop = _SENTENCE.search(text, begun.end, end)
            upto = stop.end() if stop else end
            end = upto
        yield Quotation(Span(begun.start, upto), Span(begun.end, upto), pairing, depth, single=False)


def _begun(text: str, low: int, end: int, *, alone: bool) -> int:
    """Return where a quotation that lost its opening mark most likely begins, at `end` if nothing tells.

    Whole sentences end with a stop inside the marks. They begin with the paragraph, or as the sentence
    begins that follows the mark before.
    """
    if end == low or text[end - 1] not in _STOPS:
        return end
    if end - low > _FAR:
        alone, low = False, end - _FAR
    if alone:
        return low
    found = _SENTENCE.search(text, low, end)
    return found.end() if found else end


def _single(
    pairs: tuple[tuple[Mark, Mark], ...], double: list[Quotation], *, primary: bool
) -> list[Quotation]:
    """Return the quotations in single marks that cross none in double ones."""
    borders = sorted((at, step) for one in double for at, step in ((one.span.start, 1), (one.span.end, -1)))
    found = []
    at = depth = 0
    for left, right in pairs:
        while at < len(borders) and borders[at][0] <= left.start:
            depth += borders[at][1]
            at += 1
        level = low = depth
        while at < len(borders) and borders[at][0] < right.end:
            level += borders[at][1]
            low = min(low, level)
            at += 1
        if level == depth == low:
            span, inside = Span(left.start, right.end), Span(left.end, right.start)
            found.append(Quotation(span, inside, Pairing.CLOSED, depth, single=not primary))
        depth = level
    return found
