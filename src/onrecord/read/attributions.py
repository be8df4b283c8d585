"""Finds who said what, as spans: what the encoder says of the words, decoded and completed by rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.nouns.article import READ
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read.branded import branded
from onrecord.read.declines import declines
from onrecord.read.decode_ground import Ground, ground
from onrecord.read.decode_headlines import headlines
from onrecord.read.decode_links import Draft, LinkSettings, drafts
from onrecord.read.decode_quotes import QuoteSettings, parted, snapped
from onrecord.read.decode_score import score
from onrecord.read.decode_tags import Segment, segments
from onrecord.read.reckoned import reckoned
from onrecord.read.transcripts import transcripts
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.nouns.article import Block
    from onrecord.text.encoder import Marks
    from onrecord.text.quotes import Quotation


# What a content never begins or ends with: bare punctuation, and a joint to a clause that is not part of it.
_LEADING: Final = re.compile(r"[\s,;:.!?)\]]+")
_TRAILING: Final = re.compile(
    r"(?:[\s,;:(\[–—-]+(?:and|but|or|nor|while|which|who|whom|though|although))?[\s,;:(\[–—-]*$"
)
_TAIL: Final = 16  # characters in which such an end stands


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the decoder can be set to, chosen on a fixed slice of the training articles."""

    bias: tuple[float, ...]
    quotes: QuoteSettings
    links: LinkSettings
    score: Mapping[str, float]


@cache
def packaged() -> Settings:
    """Return the settings that belong to the packaged weights (data/reader/decoder.toml)."""
    given = table("reader/decoder")
    return Settings(
        tuple(given["bias"]),
        QuoteSettings(**given["quotes"]),
        LinkSettings(**given["links"]),
        MappingProxyType(given["score"]),
    )


def skipped(blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the spans the encoder must not read as prose."""
    return tuple(block.span for block in blocks if block.kind not in READ)


def attributions(
    text: str,
    marks: Marks,
    quotations: Sequence[Quotation],
    blocks: Sequence[Block] = (),
    settings: Settings | None = None,
) -> tuple[Attribution, ...]:
    """Return the attributions of `text` in the order of their contents.

    `marks` must be those of the text with `skipped(blocks)` left out. Without blocks all of it is body.
    """
    chosen = settings or packaged()
    place = ground(text, marks, blocks)
    made = drafted(marks, quotations, place, chosen)
    made = tuple(sorted((*made, *headlines(text, marks, blocks, made)), key=lambda d: d.contents[0].first))
    found = tuple(attribution(text, draft, marks, place, chosen.score) for draft in made)
    within = tuple(b.span for b in blocks if b.kind in READ) if blocks else (Span(0, len(text)),)
    found = reckoned(text, within, branded(text, within, declines(text, within, found)))
    return transcripts(text, within, found)


def drafted(
    marks: Marks, quotations: Sequence[Quotation], place: Ground, settings: Settings
) -> tuple[Draft, ...]:
    """Return the attributions in words, before they are scored and turned into spans."""
    found = segments(marks.tags + np.array(settings.bias), place.breaks)
    found = snapped(marks, found, quotations, settings.quotes)
    found = parted(marks, found, quotations, place.colons)
    return drafts(marks, found, place, settings.links)


def attribution(
    text: str, draft: Draft, marks: Marks, place: Ground, weights: Mapping[str, float]
) -> Attribution:
    """Return a draft as spans of `text` with its score, the edges of its content tidied."""

    def spans(*parts: Segment | None) -> tuple[Span, ...]:
        return tuple(span for part in parts if part for span in _spans(part, marks, place))

    content = spans(*draft.contents)
    kept = tuple(span for whole in content if (span := _trimmed(text, whole)))
    return Attribution(
        content=kept or content,
        source=spans(draft.source),
        cue=spans(draft.cue),
        score=score(draft, marks, weights),
        why=draft.why,
    )


def _trimmed(text: str, span: Span) -> Span:
    lead = _LEADING.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    tail = _TRAILING.search(text, max(start, span.end - _TAIL), span.end)
    return Span(start, max(start, tail.start() if tail else span.end))


def _spans(segment: Segment, marks: Marks, place: Ground) -> list[Span]:
    """Return the characters of a segment: one span, or one for each block it runs through."""
    result: list[Span] = []
    first = segment.first
    for word in range(segment.first + 1, segment.last + 1):
        if word == segment.last or place.block[word] != place.block[word - 1]:
            result.append(Span(int(marks.starts[first]), int(marks.ends[word - 1])))
            first = word
    return result
