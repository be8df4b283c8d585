"""Days as pages and input lines print them: a light reader for lines that hold a day and nothing else."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.patterns import phrases
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_W = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:at|@|um|à|a las|alle|om)\s*)?"
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\b\.?|uhr|hrs|hours)?"
    r"|\d{1,2}\s*(?:[ap]\.?m\b\.?|uhr))"
    r"\s*\(?(?-i:\b(?:Z|[A-Z]{2,4})\b|[+-]\d{2}:?\d{2}\b)?\)?"
)
_JOINT = r"[\s,|•·–—-]{0,5}"
CALENDAR = frozenset(
    {name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name}
    | {"today", "tomorrow", "yesterday", "noon", "midnight"}
)
_TIME = re.compile(
    r"[\s,|•·–—-]*(?:T|at|@|um|à|a las|alle|om)?\s*"
    r"(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)?\s*(?:a\.?m\.?|p\.?m\.?|uhr|hrs|hours)?"
    r"\s*\(?(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,4}(?:[+-]\d{1,2})?)?\)?[\s.,|•·–—-]*",
    re.IGNORECASE,
)


@cache
def _printed_months() -> Mapping[str, int]:
    """Return the months as lines of days print them, in all languages the table knows."""
    rows = enumerate(table("furniture")["day"]["months"], start=1)
    return {name.casefold(): number for number, names in rows for name in names} | MONTHS


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(_printed_months(), key=len, reverse=True))
    return (
        re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
        re.compile(
            rf"{_W}(?P<name>{MONTH_NAMES})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{_W}(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:(?:of|de)\s+)?(?P<name>{names})\.?,?"
            r"\s+(?:del?\s+)?(?P<y>\d{4})\b",
            re.IGNORECASE,
        ),
    )


def day_line(line: str) -> tuple[date, bool] | None:
    """Return the first day of a line made of days and times alone, and whether the line says "published"."""
    rest, first = line.strip(), None
    lead = phrases().day_lead.match(rest)
    said = lead is not None
    while rest:
        lead = phrases().day_lead.match(rest)
        rest = rest[lead.end() :].lstrip() if lead else rest
        found = _day_at(rest)
        if found is None:
            return None
        first = first or found[0]
        rest = rest[found[1] :]
        time = _TIME.match(rest)
        rest = rest[time.end() :] if time else rest
    return (first, said) if first else None


def without_days(line: str) -> tuple[str, bool]:
    """Return a line with strokes in place of its days and times, and whether there was any."""
    rest, found = _dated().subn(" | ", line)
    return rest, found > 0


def only_days(line: str) -> tuple[bool, bool]:
    """Tell whether a line holds days and times alone, with years or without, and if it says "updated"."""
    rest, dated = without_days(line)
    return dated and not re.search(r"\w", rest), phrases().day_lead.match(line.strip()) is not None


def day_in(line: str) -> date | None:
    """Return the first full day a line prints, None if it prints none."""
    found = [match.start() for pattern in _days() for match in [pattern.search(line)] if match]
    day = _day_at(line[min(found) :]) if found else None
    return day[0] if day else None


@cache
def _dated() -> re.Pattern[str]:
    """Return the pattern of days and times, anywhere in a line."""
    lead = phrases().day_lead.pattern
    names = "|".join(sorted(_printed_months(), key=len, reverse=True))
    day = (
        r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:T(?=\d))?|\d{1,2}[./]\d{1,2}[./]\d{4}"
        rf"|{_W}(?:{MONTH_NAMES})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?"
        rf"|{_W}\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:(?:of|de)\s+)?(?:{names})\b\.?"
        r"(?:,?\s+(?:del?\s+)?\d{4}\b)?)"
    )
    return re.compile(
        rf"(?<!\w)(?:{lead}{_JOINT})?{day}(?:{_JOINT}{_CLOCK})?(?!\w)"
        rf"|(?<!\w){lead}{_JOINT}(?:{_CLOCK}(?:\s*{WEEKDAYS}\b)?|{WEEKDAYS}\b)"
        rf"|(?<!\w){_CLOCK}(?!\w)",
        re.IGNORECASE,
    )


def _day_at(text: str) -> tuple[date, int] | None:
    for pattern in _days():
        match = pattern.match(text)
        if match:
            parts = match.groupdict()
            month = _printed_months()[parts["name"].casefold()] if parts.get("name") else int(parts["m"])
            try:
                return date(int(parts["y"]), month, int(parts["d"])), match.end()
            except ValueError:
                return None
    return None
