"""The days of the civil calendar that move, and those that stay."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from onrecord.text.times.words import FESTIVALS


@lru_cache(maxsize=2048)
def festival_day(name: str, year: int) -> date:
    """Return the day a festival of the table falls on in this year."""
    how = FESTIVALS[name]
    if "day" in how:
        return date(year, *how["day"])
    if "easter" in how:
        return easter(year) + timedelta(days=how["easter"])
    nth, weekday, month, *more = how.get("nth") or how["after_nth"]
    return _nth(year, month, weekday, nth) + timedelta(days=more[0] if more else 0)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    lead = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
