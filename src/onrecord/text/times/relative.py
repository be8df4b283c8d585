"""Rules for what is counted from another day: yesterday, last week, two days ago, a year earlier."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - `date` makes a DATE here

from onrecord.text.times import words as w
from onrecord.text.times.context import Context, moved, shifted
from onrecord.text.times.rule import DIGITS, Found, Rule, date, rule
from onrecord.text.times.timex import FUTURE, PAST, PRESENT, TimexType

_QUARTER_REACH = (
    1500  # characters over which "a year earlier" still means the same quarter of the year before
)
_STEP = {
    "last": -1,
    "previous": -1,
    "past": -1,
    "next": 1,
    "following": 1,
    "coming": 1,
    "this": 0,
    "current": 0,
}
_NEAR_DAY = 400


def _deictic(m: re.Match[str], ctx: Context) -> Found | None:
    word = m["word"].lower()
    part = w.DAYPARTS[m["part"].lower()] if m["part"] else "NI" if word in ("tonight", "overnight") else ""
    kind = TimexType.TIME if part else TimexType.DATE
    if ctx.day is None:
        return (
            Found(TimexType.DATE, PRESENT, "the day of writing, which is unknown")
            if word == "today"
            else None
        )
    step = {"yesterday": -1, "tomorrow": 1, "overnight": -1}.get(word, 0)
    day = moved(ctx.day, step)
    return Found(kind, day.isoformat() + (f"T{part}" if part else ""), f"{m[0]}, written on {ctx.day}")


def _beyond(m: re.Match[str], ctx: Context) -> Found | None:
    if ctx.day is None:
        return None
    day = moved(ctx.day, -2 if "before" in m["side"].lower() else 2)
    return date(day.isoformat(), f"{m[0]}, written on {ctx.day}")


def _reference(m: re.Match[str], ctx: Context) -> Found | None:
    value = w.REFERENCES[re.sub(r"\s+", " ", m[0].lower())]
    if value == PRESENT:
        return date(value, "the time of writing", (ctx.day, ctx.day))
    if value == PAST:
        return date(value, "some time before the day of writing", (None, ctx.day))
    if ctx.text.startswith(" of ", m.end()):
        return None
    return date(value, "some time after the day of writing", (ctx.day, None))


def _part_of_day(m: re.Match[str], ctx: Context) -> Found | None:
    which = m["which"].lower()
    part = w.DAYPARTS[m["part"].lower()]
    base = ctx.day
    if which in ("that", "the", "same", "the same", "the next", "the following", "the previous"):
        anchored = ctx.anchor and len(ctx.anchor) == 10 and ctx.place - ctx.anchor_place < _NEAR_DAY
        if which == "the" and not anchored:
            return None
        base = Date.fromisoformat(ctx.anchor) if anchored and ctx.anchor else ctx.day
    if base is None:
        return None
    step = {"last": -1, "the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    day = moved(base, step)
    return Found(TimexType.TIME, f"{day.isoformat()}T{part}", f"{m[0]}, counted from {base}")


def _unit(m: re.Match[str], ctx: Context) -> Found | None:
    """Return "last week", "the following year", "this summer", "that day"."""
    which = re.sub(r"^the\s+", "", m["which"].lower())
    anchored = which in ("that", "same", "following", "previous") or m[0].lower() == "the next day"
    base = ctx.base if anchored or ctx.chronicle else ctx.day
    if base is None:
        return None
    step = _STEP.get(which, 0)
    name = m["unit"].lower()
    if m["unit"][0].isupper() and not m[0].isupper():  # "This Week" is the name of something
        return None
    why = f"{m[0]}, counted from {base}"
    if name in w.SEASONS:
        return date(_season(w.SEASONS[name], base, which), why)
    if name == "weekend":
        year, week, _ = moved(base, 7 * step).isocalendar()
        return date(f"{year:04}-W{week:02}-WE", why)
    unit = w.UNITS[name]
    if unit.startswith("T") or name.endswith("s"):
        return None
    if which == "past" and unit in "DWMQE":
        return Found(TimexType.DURATION, f"P1{unit}", why, (moved(base, -_LENGTH[unit]), base))
    return date(shifted(base, unit, step), why)


_LENGTH = {"D": 1, "W": 7, "M": 31, "Q": 92, "Y": 366, "E": 3660, "F": 14, "C": 36600}


def _season(code: str, base: Date, which: str) -> str:
    start = w.SEASON_MONTH[code]
    year = base.year
    if which in ("last", "past", "previous"):
        year -= base.month < start + 3
    elif which in ("next", "following", "coming"):
        year += base.month >= start
    elif base.month < 3 and code == "WI":
        year -= 1
    return f"{year:04}-{code}"


def _ago(m: re.Match[str], ctx: Context) -> Found | None:
    """Return "two days ago", "a year earlier", "weeks later"."""
    side, unit = m["side"].lower(), w.UNITS[m["unit"].lower()]
    from_day = side in ("ago", "from now", "hence")
    sign = -1 if side in ("ago", "earlier", "before", "previously") else 1
    base = ctx.day if from_day or (unit in "YQ" and not ctx.chronicle) else ctx.base
    count = w.number(m["number"]) if m["number"] else 1.0 if m["one"] else None
    if base is None:
        return None
    if (
        unit == "Y"
        and count == 1
        and sign < 0
        and ctx.quarter
        and ctx.place - ctx.quarter_place < _QUARTER_REACH
    ):
        value = f"{int(ctx.quarter[:4]) - 1:04}{ctx.quarter[4:]}"
        return date(value, f"a year before {ctx.quarter}, of which the passage speaks")
    why = f"{m[0]}, counted from {base}"
    if count is None or unit.startswith("T"):
        if unit.startswith("T"):
            return date(base.isoformat(), why) if unit == "TH" and (count or 99) <= 24 and from_day else None
        edge = (None, base) if sign < 0 else (base, None)
        return date(PAST if sign < 0 else FUTURE, why, edge)
    if count > 5000:
        return None
    value = shifted(
        base, {"E": "Y", "C": "Y"}.get(unit, unit), sign * int(count * {"E": 10, "C": 100}.get(unit, 1))
    )
    return date(value, why)


def _year_ago(m: re.Match[str], ctx: Context) -> Found | None:
    if m["what"] and m["what"].lower() == "period" and not ctx.quarter:
        return None
    if ctx.quarter and ctx.place - ctx.quarter_place < _QUARTER_REACH:
        return date(f"{int(ctx.quarter[:4]) - 1:04}{ctx.quarter[4:]}", f"a year before {ctx.quarter}")
    return date(f"{ctx.day.year - 1:04}", f"the year before {ctx.day}") if ctx.day else None


def _whole(m: re.Match[str], ctx: Context) -> Found | None:
    """Return which week, weekend, year or quarter "the week" is: the context tells."""
    name = m["unit"].lower()
    after = ctx.text[m.end() : m.end() + 16].lstrip().lower()
    if ctx.day is None or (
        name in ("day", "month", "year") and after.startswith(("of ", "when", "before", "after"))
    ):
        return None
    if name == "year" and after.startswith(("ended", "ending", "to ", "through")):
        return Found(TimexType.DURATION, "P1Y", "a span of a year")
    if name == "weekend":
        monday = moved(ctx.day, 1 - ctx.day.isoweekday())
        friday_on = ctx.day.isoweekday() >= 6
        year, week, _ = (monday if friday_on else moved(monday, -7)).isocalendar()
        return date(f"{year:04}-W{week:02}-WE", f"the latest weekend, written on {ctx.day}")
    if name == "quarter":
        return date(ctx.quarter, "the quarter of which the passage speaks") if ctx.quarter else None
    if name == "day" and not re.search(
        r"\b(?:for|in|later in|earlier in|during)\s$", ctx.text[max(0, m.start() - 12) : m.start()]
    ):
        return None
    return date(shifted(ctx.day, w.UNITS[name], 0), f"the {name} of writing, {ctx.day}")


def _era(m: re.Match[str], ctx: Context) -> Found | None:
    """`recent years`, `coming weeks`, `the past few days`: a stretch without edges."""
    which = m["which"].lower()
    if which in ("recent", "past", "previous", "last", "earlier"):
        return date(PAST, "a stretch up to the day of writing", (None, ctx.day))
    return date(FUTURE, "a stretch after the day of writing", (ctx.day, None))


def days_back(unit: str, count: float) -> int:
    """Return how many days so many units are, at most."""
    return int(_LENGTH.get(unit, 1) * count) + (0 if unit in "DWF" else 1)


_WHICH = r"last|next|this past|this coming|this|past|previous|following|coming|current|same|that"
_UNITS = rf"{w.any_of(w.UNITS)}|weekend|{w.any_of(w.SEASONS)}"
_COUNT = rf"(?:(?P<number>{w.NUMBER})|(?P<one>an?|one)|(?P<vague>{w.VAGUE}))"
_NUMBER_WORDS = (DIGITS, *w.NUMBERS)
_VAGUE_WORDS = ("a", "an", "few", "several", "some", "many", "couple", "dozens", "hundreds", "numerous")

RULES: tuple[Rule, ...] = (
    rule(["the"], r"the (?:day|night) (?P<side>before yesterday|after tomorrow)\b", _beyond),
    rule(
        ["today", "yesterday", "tomorrow", "tonight", "overnight"],
        rf"(?P<word>today|yesterday|tomorrow|tonight|overnight)\b(?: (?P<part>{w.DAYPART}))?",
        _deictic,
    ),
    rule({form.split()[0] for form in w.REFERENCES}, rf"(?:{w.any_of(w.REFERENCES)})\b(?! ?-)", _reference),
    rule(
        ["last", "this", "that", "the"],
        rf"(?P<which>last|this|that|the same|the next|the following|the previous|the) (?P<part>{w.DAYPART})",
        _part_of_day,
    ),
    rule(
        [*_NUMBER_WORDS, *_VAGUE_WORDS],
        rf"{_COUNT}(?: |-)(?:full |whole |short |long |trading |business |more )?(?P<unit>{w.UNIT})"
        "(?: or (?:two|so|more))?,? (?P<side>ago|earlier|later|before(?! the| he| she| it| they"
        r"| his)|from now|hence|previously)\b",
        _ago,
    ),
    rule(
        w.UNITS,
        rf"(?P<number>(?!))?(?P<one>(?!))?(?P<unit>{w.UNIT}) (?P<side>ago|earlier|later|from now)\b",
        _ago,
    ),
    rule(
        ["year", "the", "a"], r"(?:the |a )?year-(?:ago|earlier)\b(?: (?P<what>period|quarter))?", _year_ago
    ),
    rule(
        ["the", *_WHICH.replace("|", " ").split()],
        f"(?P<which>(?:the )?(?:{_WHICH})) (?:calendar |fiscal |financial |school |academic )?"
        rf"(?P<unit>{_UNITS})\b(?!-)",
        _unit,
    ),
    rule(
        ["the"],
        "the (?:full |fiscal |entire |whole )?(?P<unit>week|weekend|year|month|quarter"
        r"|day)\b(?![-’'])(?! ago)",
        _whole,
    ),
    rule(["the"], r"the (?P<unit>week|weekend|year|quarter)(?=['’]s)", _whole),
    rule(
        ["the", "recent", "coming", "past", "future", "previous", "earlier"],
        "(?:the )?(?P<which>recent|coming|past|future|previous|earlier) (?P<unit>days|weeks"
        r"|months|quarters|years|decades)\b",
        _era,
    ),
    rule(["the"], r"the (?P<which>past)(?=[.,;])", _era),
)
