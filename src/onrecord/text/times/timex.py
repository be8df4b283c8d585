"""A time expression found in a text, and the days its TIMEX3 value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from onrecord.text.times.words import SEASON_MONTH

if TYPE_CHECKING:
    from onrecord.nouns.span import Span

PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
Days: TypeAlias = tuple[date | None, date | None]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-\d)?(?:T.*)?")
_PART = re.compile(r"(\d{4})-(?:Q([1-4])|H([12])|(SP|SU|FA|WI))")


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its TIMEX3 type and value, and the days [first, last] it falls on if they are known.

    A duration has days only where it is anchored ("the past two weeks"). `why` tells how it was counted.
    """

    span: Span
    type: TimexType
    value: str
    first: date | None
    last: date | None
    why: str

    @property
    def day(self) -> date | None:
        """The one day it names, if it names one."""
        return self.first if self.first == self.last else None


@lru_cache(maxsize=4096)
def bounds(value: str) -> Days:
    """Return the first and last day a TIMEX3 value covers, (None, None) if it names none."""
    try:
        if found := _DAY.fullmatch(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _WEEK.fullmatch(value):
            return _week(int(found[1]), int(found[2]), found[3] or "")
        if found := _PART.fullmatch(value):
            return _part(int(found[1]), found)
        if re.fullmatch(r"\d{4}-\d\d", value):
            year, month = int(value[:4]), int(value[5:])
            return months(year, month, 1)
        if re.fullmatch(r"\d{1,4}", value):
            spare = 4 - len(value)
            return date(int(value + "0" * spare), 1, 1), date(int(value + "9" * spare), 12, 31)
    except ValueError:  # the 31st of a short month, the year 0: it names no day
        pass
    return None, None


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and last day of `count` months from this one on."""
    index = month - 1 + count - 1
    end_year, end_month = year + index // 12, index % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _week(year: int, week: int, part: str) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if part == "-WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if part:
        day = date.fromisocalendar(year, week, int(part[1:]))
        return day, day
    return monday, monday + timedelta(days=6)


def _part(year: int, found: re.Match[str]) -> Days:
    if found[2]:
        return months(year, 3 * int(found[2]) - 2, 3)
    if found[3]:
        return months(year, 6 * int(found[3]) - 5, 6)
    return months(year, SEASON_MONTH[found[4]], 3)
