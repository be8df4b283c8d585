"""Times inside the names of pictures: servers put the day or the second of an upload into them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from onrecord.clean.evidence import Days, Evidence
from onrecord.clean.lines import normal
from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-/._]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)[-/._](?P<m>0[1-9]|1[0-2])(?=[/_])")
_OBJECT_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{24}(?![0-9a-f])", re.IGNORECASE)
_EPOCH = re.compile(r"(?<!\d)(1\d{9})(?:\d{3})?(?!\d)")
_FIRST, _LAST = date(1996, 1, 1), date(2100, 1, 1)
_EARLY, _LATE = 3, 20  # hours of the day (UTC) between which it is the same day almost everywhere


def pictures(text: str, blocks: tuple[Block, ...], title: str | None) -> Iterator[Evidence]:
    """Yield what the names of the pictures in a text tell of its day.

    An article is not older than a picture in it. A picture that carries the headline as its text was put up
    for this article: its day is the article's. A time that only looks like one must agree with its path.
    """
    for block in blocks:
        if block.kind is not BlockKind.IMAGE:
            continue
        markup = block.span.of(text)
        alt, _, address = markup.removeprefix("![").rpartition("](")
        found = uploaded(address or markup)
        if found is None:
            continue
        days, how = found
        own = bool(title) and normal(alt) == normal(title or "")
        stretch: Days = days if own else (days[0], None)
        why = f"its picture was uploaded {_printed(days)} ({how})"
        if own:
            why += " and carries the headline"
        else:
            why = f"not older than the picture in it, uploaded {_printed(days)} ({how})"
        yield Evidence(3, (stretch,), Basis.ASSET, why, Span(block.span.start, block.span.end))


def uploaded(address: str) -> tuple[tuple[date, date], str] | None:
    """Return the days on which a picture was put up, and how its address shows that; None if it does not."""
    path = _path(address)
    for moment, how in _moments(address):
        days = _around(moment)
        if path is not None and days[0] <= path[1] and path[0] <= days[1]:
            return days, f"{how}, and the path agrees"
    return (path, "a date in its path") if path else None


def _path(address: str) -> tuple[date, date] | None:
    for pattern in (_DAY, _MONTH):
        for match in pattern.finditer(address):
            parts = match.groupdict()
            year, month = int(parts["y"]), int(parts["m"])
            try:
                first = date(year, month, int(parts.get("d") or 1))
            except ValueError:
                continue
            if _FIRST <= first < _LAST:
                last = (
                    first
                    if parts.get("d")
                    else (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
                )
                return first, last
    return None


def _moments(address: str) -> Iterator[tuple[datetime, str]]:
    for match in _OBJECT_ID.finditer(address):
        seconds = int(match[0][:8], 16)
        yield datetime.fromtimestamp(seconds, UTC), "the time inside its object id"
    for match in _EPOCH.finditer(address):
        yield datetime.fromtimestamp(int(match[1]), UTC), "the clock reading in its name"


def _around(moment: datetime) -> tuple[date, date]:
    """Return the local days a moment can have fallen on."""
    day = moment.date()
    before = day - timedelta(days=1) if moment.hour < _EARLY else day
    return before, day + timedelta(days=1) if moment.hour >= _LATE else day


def _printed(days: tuple[date, date]) -> str:
    return f"on {days[0]}" if days[0] == days[1] else f"between {days[0]} and {days[1]}"
