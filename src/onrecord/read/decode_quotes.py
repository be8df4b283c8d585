"""Snaps contents to quotation marks: a quotation that is mostly content is content as a whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.decode_tags import Part, Segment
from onrecord.text.quotes import Pairing, Quotation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.nouns.span import Span
    from onrecord.text.encoder import Marks

# Words in which the cue of a quotation stands behind it.
_BEHIND = 5


@dataclass(frozen=True, slots=True)
class QuoteSettings:
    """When a content and a quotation are taken for the same stretch; see data/reader/decoder.toml."""

    share: float
    least: int
    spill: int


def snapped(
    marks: Marks, found: Sequence[Segment], quotations: Sequence[Quotation], settings: QuoteSettings
) -> tuple[Segment, ...]:
    """Return `found` with its contents fitted to the quotations of at least `least` words.

    Where contents make up `share` of a quotation, they become one content that reaches from mark to mark;
    where a content runs at most `spill` words out of the quotation it fills, it ends at the marks. Cues and
    sources inside such a quotation (speech within speech) give way.
    """
    result = list(found)
    for quotation in quotations:
        # Where a quotation ends that nobody closed is a guess.
        if quotation.depth or quotation.single or quotation.pairing in {Pairing.UNOPENED, Pairing.UNCLOSED}:
            continue
        inside = _words(marks, quotation.inside)
        if inside[1] - inside[0] < settings.least:
            continue
        whole = _words(marks, quotation.span)
        low = bisect_right(result, whole[0], key=lambda segment: segment.last)
        high = bisect_left(result, whole[1], lo=low, key=lambda segment: segment.first)
        touching = result[low:high]
        fitted = _fitted(touching, whole, inside, settings)
        if fitted != touching:
            result[low:high] = fitted
    return tuple(result)


def parted(
    marks: Marks, found: Sequence[Segment], quotations: Sequence[Quotation], colons: Collection[int]
) -> tuple[Segment, ...]:
    """Return `found` with a content cut in two where a quotation with a cue of its own follows a colon.

    `colons` are the words that follow a colon.
    """
    opens = {_words(marks, quotation.span)[0] for quotation in quotations}
    result: list[Segment] = []
    for at, segment in enumerate(found):
        cuts = [word for word in range(segment.first + 1, segment.last) if word in opens and word in colons]
        behind = [s for s in found[at + 1 : at + 4] if s.part is Part.CUE and segment.away(s) <= _BEHIND]
        if segment.part is Part.CONTENT and cuts and behind:
            result.append(Segment(segment.first, cuts[-1], Part.CONTENT))
            result.append(Segment(cuts[-1], segment.last, Part.CONTENT))
        else:
            result.append(segment)
    return tuple(result)


def _words(marks: Marks, span: Span) -> tuple[int, int]:
    """Return the words that stand wholly inside a span."""
    first = int(np.searchsorted(marks.starts, span.start))
    return first, max(first, int(np.searchsorted(marks.ends, span.end, side="right")))


def _fitted(
    touching: list[Segment], whole: tuple[int, int], inside: tuple[int, int], settings: QuoteSettings
) -> list[Segment]:
    """Return what becomes of the segments that touch a quotation."""
    contents = [segment for segment in touching if segment.part is Part.CONTENT]
    covered = sum(max(0, min(s.last, inside[1]) - max(s.first, inside[0])) for s in contents)
    if not contents or covered < settings.share * (inside[1] - inside[0]):
        return touching
    begin, end = min(whole[0], contents[0].first), max(whole[1], contents[-1].last)
    if whole[0] - begin <= settings.spill:
        begin = whole[0]
    if end - whole[1] <= settings.spill:
        end = whole[1]
    kept = [s for s in touching if s.part is not Part.CONTENT and (s.last <= begin or s.first >= end)]
    return sorted([*kept, Segment(begin, end, Part.CONTENT)])
