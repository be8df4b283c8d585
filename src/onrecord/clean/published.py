"""When an article was published: an interval never narrower than its evidence, and why."""

from __future__ import annotations

import calendar
import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from onrecord.clean.assets import pictures
from onrecord.clean.days import day_in, day_line
from onrecord.clean.evidence import Evidence, weigh
from onrecord.clean.mentions import LONG, mentions
from onrecord.clean.named import Named
from onrecord.clean.offices import offices
from onrecord.clean.public import public
from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.when import Basis, When
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.nouns.span import Span

_TELLING = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.DEK, BlockKind.CAPTION)
_ISO = re.compile(r"(?P<y>\d{4})(?:-?(?P<m>\d{2})(?:-?(?P<d>\d{2}))?)?(?!\d)(?:[T ].*)?", re.DOTALL)


def stated(value: str | None) -> When | None:
    """Return the days an input or page field names: a day, a month or a year; None if it names none."""
    text = (value or "").strip()
    match = _ISO.fullmatch(text)
    try:
        if match:
            year, month, day = (int(part) if part else None for part in match.groups())
            return _calendar(year or 0, month, day)
        line = day_line(text)
        if line is not None:
            return _calendar(line[0].year, line[0].month, line[0].day)
        parsed = parsedate_to_datetime(text).date() if text else None
        return _calendar(parsed.year, parsed.month, parsed.day) if parsed else None
    except (ValueError, TypeError):
        return None


def published(
    text: str, blocks: tuple[Block, ...], *, title: str | None, given: str | None, page_day: date | None
) -> When | None:
    """Return when the article was published, None if nothing tells.

    A day the input states or the page's markup gives settles it. Else lines of the text that hold a day,
    times in the names of pictures, and what the text says against the tables of events and terms are weighed.
    """
    input_says = stated(given)
    if input_says is not None and input_says.day:
        return input_says
    if page_day is not None:
        return When(page_day, page_day, Basis.METADATA, "the page's own markup gives the day")
    found: list[Evidence] = []
    if input_says is not None:
        days = ((input_says.first, input_says.last),)
        found.append(Evidence(1, days, Basis.STATED, input_says.why))
    passages = [block.span for block in blocks if block.kind in _TELLING]
    found.extend(_lines(text, blocks))
    found.extend(pictures(text, blocks, title))
    found.extend(mentions(text, blocks))
    found.extend(_context(text, passages))
    return weigh(found)


def _context(text: str, passages: list[Span]) -> Iterator[Evidence]:
    """Yield what the sentences take for granted about offices and public events, each finding once."""
    named, seen = Named(text), set()
    for span in sentences(text, passages):
        sentence = span.of(text) if len(span) <= LONG else ""
        for evidence in (*offices(sentence, span.start, named), *public(sentence, span.start, named)):
            if (evidence.why, evidence.stretches) not in seen:
                seen.add((evidence.why, evidence.stretches))
                yield evidence


def _calendar(year: int, month: int | None, day: int | None) -> When:
    if month is None:
        return When(date(year, 1, 1), date(year, 12, 31), Basis.STATED, "the input gives the year")
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return When(date(year, month, 1), date(year, month, last), Basis.STATED, "the input gives the month")
    only = date(year, month, day)
    return When(only, only, Basis.STATED, "the input gives the day")


def _lines(text: str, blocks: tuple[Block, ...]) -> Iterator[Evidence]:
    """Yield the day of a byline, or of a line of days above the story or with the word "published"."""
    above = True
    for block in blocks:
        above = above and block.kind is not BlockKind.BODY
        passage = block.span.of(text)
        signed = day_in(passage) if block.kind is BlockKind.BYLINE else None
        if signed:
            why = "the line of the author gives a day"
            yield Evidence(2, ((signed, signed),), Basis.STATED, why, block.span)
            return
        found = day_line(passage) if block.kind is BlockKind.FURNITURE else None
        if found and (above or found[1]):
            day, said = found
            why = (
                "a line of the text gives the day of publication"
                if said
                else "a line above the story gives a day"
            )
            yield Evidence(2, ((day, day),), Basis.STATED, why, block.span)
            return
