"""Rules for what the calendar names: days, months, years, decades, weekdays, festivals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Date  # noqa: N812 - `date` makes a DATE here

from onrecord.text.times import words as w
from onrecord.text.times.context import Context, moved, weekday_near
from onrecord.text.times.rule import DIGITS, Found, Rule, date, rule
from onrecord.text.times.tense import looks_ahead
from onrecord.text.times.timex import TimexType, bounds

_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|by|since|until|till|last|next|this|early|late|mid|from|to|through|before|after"
    "|and|during|for|"
    r"between|every|each|or)[ -]$",
    re.IGNORECASE,
)
_NEAR, _FAR_PAST, _NEXT_MONTH, _YEAR = 90, 250, 90, 365  # days


def month_number(text: str) -> int:
    """Return the number of a printed month."""
    return w.MONTHS[text.lower().rstrip(".")]


def _full(year: str, dct: Date | None) -> int:
    if len(year) == 4:
        return int(year)
    century = (dct.year if dct else 2000) // 100 * 100
    value = century + int(year)
    return value - 100 if dct and value > dct.year + 10 else value


def _day(year: int, month: int, day: int, why: str) -> Found | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(f"{year:04}-{month:02}-{day:02}", why)


def _iso(m: re.Match[str], _: Context) -> Found | None:
    return _day(int(m[1]), int(m[2]), int(m[3]), "a full date")


def _numeric(m: re.Match[str], ctx: Context) -> Found | None:
    left, right, year = int(m[1]), int(m[3]), _full(m[4], ctx.day)
    if m[2] == "." or left > 12:
        left, right = right, left
    return _day(year, left, right, "a full date in numbers")


def _month_day(m: re.Match[str], ctx: Context) -> Found | None:
    text = m["day"].lower()
    day = int(text) if text.isdigit() else w.ordinal(text)
    return _dated(m, ctx, day, int(m["until"]) if m["until"] else None)


def _dated(m: re.Match[str], ctx: Context, day: int, until: int | None) -> Found | None:
    month = month_number(m["month"])
    if not 1 <= day <= 31:
        return None
    if m["year"]:
        found = _day(int(m["year"]), month, day, "a full date")
    elif ctx.year is None:
        return date(f"XXXX-{month:02}-{day:02}", "a day of a year nothing tells")
    else:
        year = _year_of(month, day, ctx, m)
        found = _day(year, month, day, f"{m[0]} nearest to the day of writing that fits the clause")
    if found and until and until > day:
        days = bounds(found.value)
        last = _day(int(found.value[:4]), month, until, "")
        if last and days[0]:
            return Found(
                TimexType.DATE, found.value, found.why + ", a range", (days[0], bounds(last.value)[0])
            )
    return found


def _year_of(month: int, day: int | None, ctx: Context, m: re.Match[str]) -> int:
    """Return the year of a month without one: in a chronicle the anchor's, else by the clause."""
    if ctx.chronicle and ctx.anchor:
        year, seen = int(ctx.anchor[:4]), ctx.anchor[5:7]
        return year + 1 if seen and int(seen) - month >= 9 else year
    today = ctx.day
    if today is None:
        return ctx.year or 1
    if day is None and month == today.month:
        return today.year
    back = max(1, today.year - ((month, day or 1) > (today.month, today.day)))
    gap = (today - Date(back, month, min(day or 15, 28))).days
    if gap <= _NEAR:
        return back
    ahead = looks_ahead(ctx.text, m.start(), m.end())
    if day is None:
        return back + 1 if ahead or (ahead is None and _YEAR - gap < _NEXT_MONTH) else back
    if _YEAR - gap <= _NEAR or ahead:
        return back + 1
    return back + 1 if ahead is None and gap > _FAR_PAST else back


def _month_year(m: re.Match[str], ctx: Context) -> Found | None:
    year = _full(m["year"].lstrip("'’"), ctx.day) if m["year"][-1].isdigit() else w.spoken_year(m["year"])
    return date(f"{year:04}-{month_number(m['month']):02}", "a month and its year") if year else None


def _month_of(m: re.Match[str], ctx: Context) -> Found | None:
    base = ctx.day if m["which"].lower() in ("this", "last", "next") else ctx.base
    if base is None:
        return None
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(m["which"].lower(), 0)
    return date(f"{base.year + step:04}-{month_number(m['month']):02}", f"{m[0]}, counted from {base}")


def _month(m: re.Match[str], ctx: Context) -> Found | None:
    name = m["month"].lower().rstrip(".")
    before = ctx.text[max(0, m.start() - 9) : m.start()]
    after = ctx.text[m.end() : m.end() + 2]
    if (
        not m["which"]
        and name in ("may", "march", "mar", "jan", "dec", "sep", "jun")
        and not _MONTH_BEFORE.search(before)
    ):
        return None
    if (
        len(after) == 2
        and after[0] == " "
        and after[1].isupper()
        and name in ("april", "june", "august", "may", "jan")
    ):
        return None
    month = w.MONTHS[name]
    which = (m["which"] or "").lower()
    if ctx.day and which:
        step = 1 if which == "next" else -1 if which in ("last", "this past") else 0
        year = ctx.day.year + (step if step * (month - ctx.day.month) <= 0 else 0)
        return date(f"{year:04}-{month:02}", f"{m[0]}, counted from {ctx.day}")
    if ctx.year is None:
        return date(f"XXXX-{month:02}", "a month of a year nothing tells")
    year = _year_of(month, None, ctx, m)
    return date(f"{year:04}-{month:02}", f"the {m[0]} that fits the clause, near the day of writing")


def _weekday(m: re.Match[str], ctx: Context) -> Found | None:
    number = w.WEEKDAYS[m["weekday"].lower().rstrip(".")]
    if ctx.text[m.end("weekday") : m.end("weekday") + 1].lower() == "s":
        return None
    part = f"T{w.DAYPARTS[m['part'].lower()]}" if m["part"] else ""
    kind = TimexType.TIME if part else TimexType.DATE
    base = ctx.base if ctx.chronicle and ctx.anchor and len(ctx.anchor) == 10 else ctx.day
    if base is None:
        return Found(kind, f"XXXX-WXX-{number}{part}", "a weekday of a week nothing tells")
    which = (m["which"] or "").lower()
    if m["far"]:
        week = {"last": -7, "this": 0, "next": 7}[m["far"].lower()]
        day = moved(base, week - base.isoweekday() + number)
        return Found(kind, day.isoformat() + part, f"{m[0]}, counted from {base}")
    if which == "next":
        ahead: bool = True
    elif which in ("last", "past", "previous"):
        day = weekday_near(moved(base, -1), number, ahead=False)
        return Found(kind, day.isoformat() + part, f"the last {m['weekday']} before {base}")
    elif which in ("this", "coming", "this coming"):
        ahead = (number - base.isoweekday()) % 7 > 0 and looks_ahead(
            ctx.text, m.start(), m.end()
        ) is not False
    else:
        ahead = looks_ahead(ctx.text, m.start(), m.end()) is True
    if ahead and number == base.isoweekday() and which != "next":
        ahead = False
    day = weekday_near(base, number, ahead=ahead)
    why = f"the next {m['weekday']} after {base}" if ahead else f"the latest {m['weekday']} up to {base}"
    return Found(kind, day.isoformat() + part, why)


def _week_of(m: re.Match[str], ctx: Context) -> Found | None:
    found = _dated(m, ctx, int(m["day"]), None)
    first = bounds(found.value)[0] if found else None
    if first is None:
        return None
    year, week, _ = first.isocalendar()
    return date(f"{year:04}-W{week:02}", f"the week in which {first} lies")


_MONTHS = tuple(w.MONTHS)
_DAYS = tuple(w.WEEKDAYS)
_LEAD = rf"(?:(?:on )?{w.WEEKDAY},? )?(?:the )?"
_RANGE = r"(?:(?: ?[-–—] ?| to | through | and )(?P<until>\d{1,2})(?![\d:]))?"
_TAIL = r"(?:,? (?P<year>(?:1[0-9]|20)\d\d))?(?![\d%]|[,.:]\d)"

RULES: tuple[Rule, ...] = (
    rule([DIGITS], r"(\d{4})-(\d\d)-(\d\d)(?:(?:T| )\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])", _iso),
    rule([DIGITS], r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])", _numeric),
    rule(
        [DIGITS, "the", *_DAYS, *w.ORDINALS],
        rf"{_LEAD}(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{w.ORDINAL})\b{_RANGE} (?:of )?"
        f"(?P<month>{w.MONTH}){_TAIL}",
        _month_day,
    ),
    rule(["the"], rf"the week of (?P<month>{w.MONTH}) (?P<day>\d{{1,2}})(?!\d){_TAIL}", _week_of),
    rule(
        [*_MONTHS, *_DAYS],
        rf"(?:{w.WEEKDAY},? )?(?P<month>{w.MONTH}),? (?:the )?(?P<day>\d{{1,2}}(?!\d)(?:st|nd|rd"
        f"|th)?|{w.ORDINAL}){_RANGE}{_TAIL}",
        _month_day,
    ),
    rule(
        _MONTHS,
        rf"(?P<month>{w.MONTH}),? (?:of )?(?P<year>(?:1[0-9]|20)\d\d\b|['’]\d\d\b|(?:nineteen"
        r"|twenty|two thousand)(?:(?: |-)[a-z]+(?:-[a-z]+)?)?\b)",
        _month_year,
    ),
    rule(
        _MONTHS,
        f"(?P<month>{w.MONTH}) (?:of )?(?:the )?(?P<which>this|last|next|that|same|following"
        r"|previous) year\b",
        _month_of,
    ),
    rule(
        [*_MONTHS, "last", "next", "this"],
        rf"(?:(?P<which>last|next|this past|this) )?(?P<month>{w.MONTH})(?!\w)",
        _month,
    ),
    rule(
        [*_DAYS, "last", "next", "this", "past", "previous", "the", "coming"],
        "(?:(?:the )?(?P<which>last|next|this coming|this|past|previous|coming) )?"
        f"(?P<weekday>{w.WEEKDAY})(?:,? (?P<part>{w.DAYPART}))?"
        r"(?:,? (?:of )?(?P<far>last|next|this) week\b)?",
        _weekday,
    ),
)
