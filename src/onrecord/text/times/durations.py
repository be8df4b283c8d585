"""Rules for lengths of time, repetitions, quarters, halves and times of day."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - `date` makes a DATE here

from onrecord.text.times import words as w
from onrecord.text.times.context import Context, moved, shifted, weekday_near
from onrecord.text.times.relative import days_back
from onrecord.text.times.rule import DIGITS, Found, Rule, date, rule
from onrecord.text.times.tense import looks_ahead
from onrecord.text.times.timex import TimexType

_TIME_UNIT = {"TH": "H", "TM": "M", "TS": "S"}


def length(unit: str, count: float | None) -> str:
    """Return the TIMEX3 value of a length: P4Y, PT24H, PXM when the count is unknown."""
    if unit == "F":
        unit, count = "W", None if count is None else count * 2
    if unit in ("E", "C") and count is not None:
        unit, count = "Y", count * (10 if unit == "E" else 100)
    head, letter = ("PT", _TIME_UNIT[unit]) if unit in _TIME_UNIT else ("P", unit)
    if count is None:
        return f"{head}X{letter}"
    whole, rest = int(count), count - int(count)
    if rest == 0:
        return f"{head}{whole}{letter}"
    finer = {"Y": ("M", 12), "H": ("M", 60), "D": ("TH", 24)}.get("H" if unit == "TH" else letter)
    if rest == 0.5 and finer and unit != "TM":
        return (
            f"{head}{whole}{letter}{int(rest * finer[1])}{finer[0][-1]}" if unit != "D" else f"P{whole}DT12H"
        )
    return f"{head}{count:g}{letter}"


def _duration(m: re.Match[str], ctx: Context) -> Found | None:
    unit = w.UNITS[m["unit"].lower()]
    groups = m.groupdict()
    count = w.number(m["number"]) if groups.get("number") else 1.0 if groups.get("one") else None
    if groups.get("number") and (count is None or count > 100_000):
        return None
    if (
        (unit == "Q" and "-" in m[0])
        or (unit == "TS" and count == 1)
        or re.fullmatch(r"one\s+day", m[0].lower())
    ):
        return None  # three-quarters, a second one, one day
    after = ctx.text[m.end() : m.end() + 8]
    if re.match(r"(?:-| )olds?\b", after) or ctx.text[m.start() - 1 : m.start()] in ("$", "£", "€", "#", "."):
        return None
    if groups.get("one") and re.search(
        r"(?:\d|million|billion|times|once|twice|each) $", ctx.text[max(0, m.start() - 9) : m.start()]
    ):
        return Found(TimexType.SET, length(unit, 1), "so often")
    value = length(unit, count)
    which = (groups.get("which") or "").lower()
    if which and ctx.day and count is not None and not unit.startswith("T"):
        reach = days_back(unit, count)
        days = (
            (moved(ctx.day, -reach), ctx.day)
            if which in ("last", "past", "previous")
            else (ctx.day, moved(ctx.day, reach))
        )
        if which in ("last", "past", "previous", "next", "coming"):
            return Found(TimexType.DURATION, value, f"{m[0]}, counted from {ctx.day}", days)
    return Found(TimexType.DURATION, value, "a length of time")


def _bare_unit(m: re.Match[str], ctx: Context) -> Found | None:
    before = ctx.text[max(0, m.start() - 12) : m.start()].lower()
    if not re.search(
        r"\b(?:for|in|of|after|over|through|the|or|took|take|takes|spent|within|many|and)\s$", before
    ):
        return None
    return Found(TimexType.DURATION, length(w.UNITS[m["unit"].lower()], None), "a length of time")


def _while(_: re.Match[str], __: Context) -> Found:
    return Found(TimexType.DURATION, "PXX", "a length of time")


def _every(m: re.Match[str], _: Context) -> Found | None:
    name = m["unit"].lower().rstrip(".")
    count = 2 if m["other"] else w.number(m["number"]) if m["number"] else 1
    if name in w.UNITS:
        return Found(TimexType.SET, length(w.UNITS[name], count), "so often")
    if name in w.WEEKDAYS:
        return Found(TimexType.SET, f"XXXX-WXX-{w.WEEKDAYS[name]}", "every such weekday")
    if name in w.MONTHS:
        return Found(TimexType.SET, f"XXXX-{w.MONTHS[name]:02}", "every such month")
    if name in w.SEASONS:
        return Found(TimexType.SET, f"XXXX-{w.SEASONS[name]}", "every such season")
    return Found(TimexType.SET, f"XXXX-XX-XXT{w.DAYPARTS[name]}", "every such part of the day")


def _adverb(m: re.Match[str], _: Context) -> Found:
    return Found(TimexType.SET, w.SETS[m[0].lower()], "so often")


def _weekdays(m: re.Match[str], _: Context) -> Found:
    return Found(TimexType.SET, f"XXXX-WXX-{w.WEEKDAYS[m['weekday'].lower()]}", "every such weekday")


def _quarter(m: re.Match[str], ctx: Context) -> Found | None:
    number = w.ordinal(m["nth"])
    if not 1 <= number <= 4:
        return None
    year = _named_year(m, ctx)
    why = f"quarter {number}"
    if year is None and ctx.day:
        now = (ctx.day.month - 1) // 3 + 1
        year = ctx.day.year if number <= now else ctx.day.year - 1
        if number > now and (looks_ahead(ctx.text, m.start(), m.end()) or (number == now + 1 and now > 1)):
            year = ctx.day.year
        if m["back"]:
            year -= 1
        why = f"the quarter {number} nearest to {ctx.day} that fits the clause"
    return date(f"{year:04}-Q{number}", why) if year else None


def _quarter_of(m: re.Match[str], ctx: Context) -> Found | None:
    year = _named_year(m, ctx)
    if m["what"].lower() == "quarter" and ctx.quarter and year:
        return date(f"{year:04}{ctx.quarter[4:]}", f"the same quarter as {ctx.quarter}, of {year}")
    return date(f"{year:04}", "a year") if year else None


def _latest(m: re.Match[str], ctx: Context) -> Found | None:
    if m["which"].lower() in ("same", "corresponding"):
        if not ctx.quarter:
            return None
        step = 1 if m["back"] else 0
        return date(f"{int(ctx.quarter[:4]) - step:04}{ctx.quarter[4:]}", f"counted from {ctx.quarter}")
    return (
        date(shifted(ctx.day, "Q", -1), f"the last quarter that was over on {ctx.day}") if ctx.day else None
    )


def _half(m: re.Match[str], ctx: Context) -> Found | None:
    year = _named_year(m, ctx)
    return date(f"{year:04}-H{w.ordinal(m['nth'])}", "a half of a year") if year else None


def _fiscal(m: re.Match[str], _: Context) -> Found:
    year = m["year"] if len(m["year"]) == 4 else f"19{m['year'][1:]}"
    return date(year, "a fiscal year, which may begin in another month")


def _named_year(m: re.Match[str], ctx: Context) -> int | None:
    groups = m.groupdict()
    printed = groups.get("year") or groups.get("of")
    if printed:
        return int(printed)
    which = groups.get("which") or groups.get("of_which")
    if which and ctx.day:
        return ctx.day.year + {"last": -1, "next": 1}.get(which.lower(), 0)
    return None


def _clock(m: re.Match[str], ctx: Context) -> Found | None:
    named = m["named"].lower() if m["named"] else ""
    hour = {"noon": 12, "midnight": 24}.get(named) if named else int(m["hour"])
    if hour is None or hour > 24 or (m["minute"] and int(m["minute"]) > 59):
        return None
    half = (
        m["half"] or ("p" if (m["part"] or "").lower() in ("evening", "night", "afternoon") else "")
    ).lower()
    if half and hour < 13:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not named and not m["minute"]:
        return None
    clock = f"T{hour:02}:{m['minute'] or '00'}" if not named else f"T{hour:02}:00"
    day = ctx.day
    if ctx.anchor and len(ctx.anchor) == 10 and ctx.place - ctx.anchor_place < 200:
        day = Date.fromisoformat(ctx.anchor)
    name = (m["day"] or "").lower().rstrip(".")
    if ctx.day and name in w.WEEKDAYS:
        ahead = looks_ahead(ctx.text, m.start(), m.end()) is True and w.WEEKDAYS[name] != ctx.day.isoweekday()
        day = weekday_near(ctx.day, w.WEEKDAYS[name], ahead=ahead)
    elif ctx.day and name:
        day = moved(ctx.day, {"yesterday": -1, "tomorrow": 1}.get(name, 0))
    return Found(
        TimexType.TIME,
        (day.isoformat() if day else "XXXX-XX-XX") + clock,
        f"a time of day on {day or 'an unknown day'}",
    )


_NUMBERS = (DIGITS, *w.NUMBERS, "a", "an")
_ANY = (
    f"{w.any_of(w.UNITS)}|{w.any_of(form for form in w.WEEKDAYS if form.endswith('day'))}"
    f"|{w.any_of(w.SEASONS)}|{w.any_of(w.DAYPARTS)}"
)
_BY_YEAR = r"(?:(?P<year>(?:19|20)\d\d)(?:['’]s)? |(?P<which>this|last|next) year['’]s )?"
_OF_YEAR = r"(?:,? (?:of )?(?:fiscal )?(?:(?P<of>(?:19|20)\d\d)\b|(?P<of_which>this|last|next) year\b))?"
_NTH = r"(?P<nth>first|second|third|fourth)"
_EXTRA = (
    "(?:(?:full|whole|long|straight|consecutive|more|additional|trading|business|working|calendar"
    "|extra|other|solid)(?: |-))?"
)
_STARTS_Q = ("the", DIGITS, "this", "last", "next", "first", "second", "third", "fourth", "fiscal", "its")

QUARTERS: tuple[Rule, ...] = (
    rule(
        _STARTS_Q,
        f"(?:the )?(?P<back>year-(?:ago|earlier) )?{_BY_YEAR}(?:fiscal(?: |-))?{_NTH}(?: "
        rf"|-)quarter\b{_OF_YEAR}",
        _quarter,
    ),
    rule(_STARTS_Q, rf"(?:the )?{_BY_YEAR}(?P<what>quarter|period)\b", _quarter_of),
    rule(
        ["the"],
        r"the (?P<which>latest|most recent|same|corresponding) (?:quarter|period)\b(?P<back> "
        "(?:last year|a year (?:ago|earlier)))?",
        _latest,
    ),
    rule(["the", "first", "second"], rf"(?:the )?(?P<nth>first|second) half{_OF_YEAR}", _half),
    rule(["fiscal", "the"], r"(?:the )?fiscal (?:year )?(?P<year>(?:19|20)\d\d|['’]\d\d)\b", _fiscal),
)

RULES: tuple[Rule, ...] = (
    rule(
        [DIGITS, "noon", "midnight", "12"],
        r"(?:(?P<named>noon|midnight)|(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: ?"
        r"(?P<half>[ap])\.? ?m\b\.?| in the (?P<part>morning|afternoon|evening)|"
        r"(?<=\d\d) (?=GMT|UTC)|(?<=:\d\d)(?![\d:%])))(?: (?-i:[A-Z]{2,4}T|GMT|UTC)\b)?"
        rf"(?:,? (?:on )?(?P<day>{w.WEEKDAY}|yesterday|today|tomorrow)\b)?",
        _clock,
    ),
    rule(
        ["each", "every"],
        rf"(?:each|every) (?:(?P<other>other) |(?P<number>{w.NUMBER}) )?(?P<unit>{_ANY}|{w.MONTH})\b",
        _every,
    ),
    rule(
        [*_NUMBERS, "the", "last", "past", "next", "coming", "another"],
        "(?:the )?(?:(?P<which>last|past|next|first|coming|previous|final|following) |another "
        rf"|entire )?(?P<number>{w.NUMBER})(?: |-){_EXTRA}(?P<unit>{w.UNIT})\b",
        _duration,
    ),
    rule(
        ["a", "an", "one", "another"],
        "(?P<one>an?|one|another|an additional)(?: |-)(?:full |whole |entire |half )?"
        rf"(?P<unit>{w.UNIT})(?!-old|\w)",
        _duration,
    ),
    rule(
        ["a", "few", "several", "many", "some", "couple", "dozens", "the", "past", "last", "hundreds"],
        rf"(?:the )?(?:(?P<which>last|past|next|first|coming) )?(?:{w.VAGUE}) {_EXTRA}(?P<unit>{w.UNIT})\b",
        _duration,
    ),
    rule(["a"], r"a while\b", _while),
    rule(
        [f for f in w.UNITS if f.endswith("s") and w.UNITS[f] not in ("TS", "Q")],
        r"(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes)\b(?! (?:old|ago|later"
        "|earlier))(?!-)",
        _bare_unit,
    ),
    rule(w.SETS, rf"(?:{w.any_of(w.SETS)})\b", _adverb),
    rule(
        [form + "s" for form in w.WEEKDAYS if form.endswith("day")],
        rf"(?P<weekday>{w.any_of(f for f in w.WEEKDAYS if f.endswith('day'))})s\b",
        _weekdays,
    ),
)
