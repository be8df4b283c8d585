"""What expressions are counted from: the day of writing, and the days the text has spoken of so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_YEAR: Final = re.compile(r"(?<![\w$£€#.-])(1[0-9]|20)\d\d(?![\w%-])")
_DEICTIC: Final = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|night)|"
    r"(?:on|last|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day|ago)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Context:
    """The state of one reading of one text; `place` is where the reader stands.

    `anchor` is the last day or month named outright, on which "the same day" and "two days later" rest. A
    chronicle (many years far from the day of writing, next to no "today") counts its months from its anchor,
    news from `day`.
    """

    text: str
    day: date | None
    chronicle: bool = False
    anchor: str | None = None
    quarter: str | None = None
    place: int = 0
    anchor_place: int = -10_000
    quarter_place: int = -10_000

    @property
    def base(self) -> date | None:
        """The day that "the following year" counts from: the anchor's first day, else the day of writing."""
        if self.anchor:
            year, month, day = int(self.anchor[:4]), self.anchor[5:7], self.anchor[8:10]
            try:
                return date(year, int(month or 1), int(day or 1))
            except ValueError:
                return date(year, 1, 1)
        return self.day

    @property
    def year(self) -> int | None:
        """The year that a month without one belongs to, None if nothing tells."""
        if self.chronicle and self.anchor:
            return int(self.anchor[:4])
        return self.day.year if self.day else None

    def note(self, value: str) -> None:
        """Remember a value that names a day, a month or a year, for what will rest on it."""
        if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", value):
            self.anchor, self.anchor_place = value, self.place
        if re.fullmatch(r"\d{4}-Q\d", value) and (self.quarter is None or value[:4] >= self.quarter[:4]):
            self.quarter, self.quarter_place = value, self.place


def is_chronicle(text: str, day: date | None) -> bool:
    """Tell whether a text narrates years gone by: it names many and lacks words such as "yesterday"."""
    head = text[:60_000]
    years = [int(found[0]) for found in _YEAR.finditer(head)]
    far = sum(1 for year in years if day is None or abs(day.year - year) > 1)
    return far >= 5 and far > 3 * len(_DEICTIC.findall(head))


def shifted(day: date, unit: str, count: int) -> str:
    """Return the TIMEX3 value of the unit that lies `count` units from this day (negative: before)."""
    if unit == "D":
        return moved(day, count).isoformat()
    if unit in ("W", "F"):
        year, week, _ = moved(day, 7 * count * (2 if unit == "F" else 1)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "M":
        index = day.year * 12 + day.month - 1 + count
        return f"{index // 12:04}-{index % 12 + 1:02}"
    if unit == "Q":
        index = day.year * 4 + (day.month - 1) // 3 + count
        return f"{index // 4:04}-Q{index % 4 + 1}"
    years = {"Y": 1, "E": 10, "C": 100}[unit] * count
    value = f"{max(0, day.year + years):04}"
    return {"Y": value, "E": value[:3], "C": value[:2]}[unit]


def moved(day: date, days: int) -> date:
    """Return the day so many days on, held inside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def weekday_near(day: date, weekday: int, *, ahead: bool) -> date:
    """Return the latest such weekday up to `day`, itself included, or the next one after it."""
    back = moved(day, -((day.isoweekday() - weekday) % 7))
    return moved(day, (weekday - day.isoweekday()) % 7 or 7) if ahead else back
