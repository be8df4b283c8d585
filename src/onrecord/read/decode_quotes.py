"""Snaps contents to quotation marks: a quotation that is mostly content is content as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.decode_tags import Part, Segment
from onrecord.text.quotes import Pairing, Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.span import Span
    from onrecord.text.encoder import Marks


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
        if quotation.depth or quotation.single or quotation.pairing is Pairing.UNOPENED:
            continue
        inside = _words(marks, quotation.inside)
        if inside[1] - inside[0] >= settings.least:
            result = _fitted(result, _words(marks, quotation.span), inside, settings)
    return tuple(result)


def _words(marks: Marks, span: Span) -> tuple[int, int]:
    """Return the words that stand wholly inside a span."""
    first = int(np.searchsorted(marks.starts, span.start))
    return first, max(first, int(np.searchsorted(marks.ends, span.end, side="right")))


def _fitted(
    found: list[Segment], whole: tuple[int, int], inside: tuple[int, int], settings: QuoteSettings
) -> list[Segment]:
    first, last = whole
    low = next((at for at in range(len(found)) if found[at].last > first), len(found))
    high = low
    while high < len(found) and found[high].first < last:
        high += 1
    touching = found[low:high]
    contents = [segment for segment in touching if segment.part is Part.CONTENT]
    covered = sum(max(0, min(s.last, inside[1]) - max(s.first, inside[0])) for s in contents)
    if not contents or covered < settings.share * (inside[1] - inside[0]):
        return found
    begin, end = min(first, contents[0].first), max(last, contents[-1].last)
    if first - begin <= settings.spill:
        begin = first
    if end - last <= settings.spill:
        end = last
    kept = [s for s in touching if s.part is not Part.CONTENT and (s.last <= begin or s.first >= end)]
    return [*found[:low], *sorted([*kept, Segment(begin, end, Part.CONTENT)]), *found[high:]]
