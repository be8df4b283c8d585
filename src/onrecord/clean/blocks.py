"""Labels every stretch of a text: what is read, and what is dirt, each with its reason. Nothing is deleted.

Two steps: each line by itself (pictures, credits, furniture: phrases and shape), then the lines in order
(headline, dek, sub-headline, repetition). When in doubt a line is body: a sentence lost is the worst mistake.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.clean.bylines import signed
from onrecord.clean.credits import photo_credit, tail_credit
from onrecord.clean.days import day_line, only_days
from onrecord.clean.lines import lines, normal, words
from onrecord.clean.markup import bare, plain, underlined
from onrecord.clean.order import settle
from onrecord.clean.outlets import agencies
from onrecord.clean.patterns import phrases
from onrecord.clean.piece import Piece
from onrecord.nouns.article import Block, BlockKind, Credit, CreditKind
from onrecord.nouns.span import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.clean.bylines import Signed

_IMAGE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]{0,600})\]\([^()\n]{0,1500}\)|<img\b[^<>\n]{0,1500}>"
    r"|(?<!\S)https?://\S{1,600}?\.(?:jpe?g|png|gif|webp)(?:\?\S{0,400})?(?!\S)"
)
_MARKUP = re.compile(r"\W{0,4}\[[^\]\n]*\]\([^()\n]*\)\W{0,4}")
# A sentence that somebody said is part of the story, whatever phrases stand in it.
_TOLD = re.compile(
    r"[,”\"’»](?: [^.!?,]{1,60})? "
    r"(?:said|says|told|tells|added|adds|asked|warned|argued|insisted|explained|wrote)\b"
    r"[^.!?()\[\]|]{0,120}[.!?][”\"’»]?$"
)
_LONG = 1500  # characters no line of dirt has
_EDGE = 6  # lines from the top or the end where bylines stand
_NAMES = 16  # words no line of names and outlets has
_CAPTION_WORDS = 90
_PROMO_WORDS = 45


@dataclass(frozen=True, slots=True)
class _Place:
    edge: bool
    last: bool
    heading: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """The blocks of a text, and what labelling found on the way."""

    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    byline: str | None
    outlet: str | None


def label(text: str, title: str | None = None) -> Labelled:
    """Return blocks that partition the text; `title` is the headline the input or page gives, if any."""
    spans = list(lines(text))
    pieces: list[Piece] = []
    sources: list[Credit] = []
    byline = outlet = None
    paragraph = max((i for i, span in enumerate(spans) if len(words(span.of(text))) > _NAMES), default=-1)
    headings = underlined(text, spans)
    for index, span in enumerate(spans):
        edge = index < _EDGE or index >= len(spans) - _EDGE
        place = _Place(edge, index > paragraph, index in headings)
        for piece in _cut(text, span, place):
            pieces.append(piece)
            if piece.credit is not None and not any(
                (piece.credit.kind, piece.credit.name) == (known.kind, known.name) for known in sources
            ):
                sources.append(piece.credit)
            if piece.signed is not None:
                byline = byline or piece.signed.name
                outlet = outlet or piece.signed.outlet
            outlet = outlet or piece.outlet
    settled = settle(text, pieces, title)
    blocks = tuple(Block(p.span, p.kind or BlockKind.BODY, p.why or "running text") for p in settled)
    return Labelled(blocks, tuple(sources), byline, outlet)


def _cut(text: str, span: Span, place: _Place) -> Iterator[Piece]:
    """Yield the pieces of one line: pictures first, then a credit at the end of what stands between them."""
    start = span.start
    for match in _IMAGE.finditer(text, span.start, span.end):
        yield from _tail(text, start, match.start(), place)
        alt = match.groupdict()["alt"] or ""
        yield Piece(Span(*match.span()), BlockKind.IMAGE, "the markup of a picture", alt=normal(alt))
        start = match.end()
    yield from _tail(text, start, span.end, place)


def _tail(text: str, start: int, end: int, place: _Place) -> Iterator[Piece]:
    line = trimmed(text, start, end)
    if not len(line):
        return
    span, heading = bare(text, line) if len(line) <= _LONG else (line, False)
    found = list(_words(text, span, place))
    if heading or place.heading:
        marks = (trimmed(text, line.start, span.start), trimmed(text, span.end, line.end))
        around = [
            [Piece(mark, BlockKind.FURNITURE, "the markup of a heading")] * bool(len(mark)) for mark in marks
        ]
        found = [*around[0], *(replace(piece, heading=True) for piece in found), *around[1]]
    elif span != line:
        found[0] = replace(found[0], span=Span(line.start, found[0].span.end))
        found[-1] = replace(found[-1], span=Span(found[-1].span.start, line.end))
        found = [replace(piece, slanted=True) for piece in found]
    yield from found


def _words(text: str, span: Span, place: _Place) -> Iterator[Piece]:
    passage = span.of(text)
    whole = _alone(passage, span, place)
    if whole is not None:
        yield whole
        return
    found = tail_credit(passage)
    if found is None:
        yield Piece(span)
        return
    offset, credit = found
    before = trimmed(text, span.start, span.start + offset)
    if len(before):
        yield _alone(before.of(text), before, place) or Piece(before, cut=True)
    rest = trimmed(text, span.start + offset, span.end)
    why = f"says where the matter comes from ({credit.kind.value.replace('_', ' ')})"
    yield Piece(rest, BlockKind.CREDIT, why, credit=_moved(credit, span.start))


def _alone(passage: str, span: Span, place: _Place) -> Piece | None:
    """Return the piece if the line alone tells what it is."""
    if not any(character.isalnum() for character in passage):
        return Piece(span, BlockKind.FURNITURE, "no words in it")
    if len(passage) > _LONG:
        return None
    if _TOLD.search(passage):
        return None
    known = phrases()
    length = len(words(passage))
    unmarked = plain(passage)
    if normal(re.sub(r"\d+", " ", passage)) in known.furniture_lines or known.furniture.fullmatch(passage):
        return Piece(span, BlockKind.FURNITURE, "a phrase pages wrap around articles")
    if length <= _PROMO_WORDS and (match := known.promo.fullmatch(unmarked)):
        return Piece(
            span, BlockKind.PROMO, "asks or leads the reader elsewhere", outlet=_short(match["outlet"])
        )
    if known.correction.fullmatch(passage):
        return Piece(span, BlockKind.CORRECTION, "speaks of the article itself")
    if _MARKUP.fullmatch(passage):
        return Piece(span, BlockKind.PROMO, "nothing but a link")
    day = day_line(passage)
    timed, updated = only_days(passage) if length <= _NAMES else (False, False)
    if (day and (place.edge or day[1])) or (timed and (place.edge or updated)):
        return Piece(span, BlockKind.FURNITURE, "a line with a day and nothing else")
    if place.edge and (by := signed(passage, last=place.last)):
        return _byline(passage, span, by)
    if length <= _CAPTION_WORDS:
        credit = photo_credit(passage)
        if credit is not None:
            return Piece(
                span,
                BlockKind.CAPTION,
                "ends with the credit of a picture",
                credit=_moved(credit, span.start),
            )
        if known.caption_start.match(passage):
            return Piece(span, BlockKind.CAPTION, "starts as captions do")
    return None


def _byline(passage: str, span: Span, by: Signed) -> Piece:
    """Return the byline; an agency in it is no outlet: whoever prints its copy signs so."""
    wire = next((name for name in (by.outlet, by.name) if name in agencies()), None)
    if wire is None:
        return Piece(span, BlockKind.BYLINE, "names who wrote it", signed=by)
    at = span.start + passage.index(wire)
    credit = Credit(CreditKind.CARRIED_BY, wire, Span(at, at + len(wire)))
    signature = replace(by, outlet=None if by.outlet == wire else by.outlet)
    return Piece(span, BlockKind.BYLINE, "names the agency that wrote it", signed=signature, credit=credit)


def _short(outlet: str | None) -> str | None:
    """Return an outlet's name without the slogan behind a stroke."""
    return re.split(r"\s+[|–—·•]\s+", outlet.strip(" ."))[0] if outlet else None


def _moved(credit: Credit, by: int) -> Credit:
    return Credit(credit.kind, credit.name, Span(credit.span.start + by, credit.span.end + by))
