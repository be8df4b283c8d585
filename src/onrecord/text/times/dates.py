"""Rules for what the calendar names: days, months, years, decades, weekdays, festivals."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date as Date  # noqa: N812 - `date` makes a DATE here
from datetime import timedelta

from onrecord.text.times import words as w
from onrecord.text.times.context import Context, moved, weekday_near
from onrecord.text.times.festivals import festival_day
from onrecord.text.times.rule import DIGITS, Found, Rule, date, rule
from onrecord.text.times.tense import looks_ahead
from onrecord.text.times.timex import Days, TimexType, bounds

_ZONE = r"(?: (?-i:[A-Z]{2,4})\b)?"
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|till|before|after|during|between|through|to|and|late|early|mid|fiscal|year|"
    r"the|for|than|circa|around|about|as of|autumn|fall|summer|spring|winter|or|over|into|ended|ending)[ -]|[(,/–-] ?)$",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|of|by|since|until|till|last|next|this|early|late|mid|from|to|through|before|after|and|during|for|"
    r"between|every|each|or)[ -]$",
    re.IGNORECASE,
)
_NEAR, _FAR_PAST, _NEXT_MONTH, _YEAR = 90, 250, 50, 365  # days


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
    """Return the year of a month without one: from the anchor in a chronicle, else by the look of the clause."""
    if ctx.chronicle and ctx.anchor:
        year, seen = int(ctx.anchor[:4]), ctx.anchor[5:7]
        return year + 1 if seen and int(seen) - month >= 9 else year
    today = ctx.day
    if today is None:
        return ctx.year or 1
    if day is None and month == today.month:
        return today.year
    if (month, day or 1) <= (today.month, today.day):
        back = today.year
    else:
        back = today.year - 1
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


def _year(m: re.Match[str], ctx: Context) -> Found | None:
    start, end, text = m.start(), m.end(), ctx.text
    if m["decade"]:
        return date(m["year"][:3], "a decade")
    before, after = text[max(0, start - 12) : start], text[end : end + 24]
    if (
        before[-1:] in "$£€#.-" and before and not before.lower().endswith(("mid-", "post-", "pre-"))
    ) or re.match(r"[%\w]|[.,:]\d|-\w", after):
        return None
    sure = not before or _YEAR_BEFORE.search(before) or re.match(r"\s*(?:$|[.,;:)\]'’\n])", after)
    if not sure and re.match(r"\s+(?!(?:was|is|has|as)\b)[a-z]+s\b", after):
        return None
    if m["until"]:
        last = int(m["year"][: 4 - len(m["until"])] + m["until"])
        if last > int(m["year"]):
            days: Days = (Date(int(m["year"]), 1, 1), Date(last, 12, 31))
            return date(m["year"], "a range of years", days)
        return None
    return date(m["year"], "a year")


def _decade(m: re.Match[str], ctx: Context) -> Found | None:
    tens = w.DECADES[m["word"].lower()] if m["word"] else int(m["short"])
    century = 19 if tens >= 30 or ctx.day is None else ctx.day.year // 100
    return date(f"{century}{tens // 10}", "a decade")


def _century(m: re.Match[str], _: Context) -> Found | None:
    value = w.ordinal(m["nth"])
    return date(f"{value - 1:02}", "a century") if 1 <= value <= 22 else None


def _spoken(m: re.Match[str], _: Context) -> Found | None:
    year = w.spoken_year(m["year"])
    return date(f"{year:04}", "a year in words") if year else None


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


def _festival(m: re.Match[str], ctx: Context) -> Found | None:
    name = m["name"]
    which, base = (m["which"] or "").lower(), ctx.day
    if m["year"]:
        day = festival_day(name, int(m["year"]))
        return date(day.isoformat(), f"{name} of {m['year']}")
    if ctx.year is None or base is None:
        return None
    this = festival_day(name, ctx.year)
    if which == "last" and this >= base:
        this = festival_day(name, ctx.year - 1)
    elif which == "next" and this <= base:
        this = festival_day(name, ctx.year + 1)
    elif not which and not ctx.chronicle:
        near = [festival_day(name, base.year + step) for step in (-1, 0, 1)]
        ahead = looks_ahead(ctx.text, m.start(), m.end())
        past, future = max(d for d in near if d <= base), min(d for d in near if d > base)
        if ahead is None:
            ahead = future - base < timedelta(days=60)
        this = future if ahead else past
    return date(this.isoformat(), f"{name} of {this.year}")


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
        rf"{_LEAD}(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{w.ORDINAL})\b{_RANGE} (?:of )?(?P<month>{w.MONTH}){_TAIL}",
        _month_day,
    ),
    rule(["the"], rf"the week of (?P<month>{w.MONTH}) (?P<day>\d{{1,2}})(?!\d){_TAIL}", _week_of),
    rule(
        [*_MONTHS, *_DAYS],
        rf"(?:{w.WEEKDAY},? )?(?P<month>{w.MONTH}),? (?:the )?(?P<day>\d{{1,2}}(?!\d)(?:st|nd|rd|th)?|{w.ORDINAL}){_RANGE}{_TAIL}",
        _month_day,
    ),
    rule(
        _MONTHS,
        rf"(?P<month>{w.MONTH}),? (?:of )?(?P<year>(?:1[0-9]|20)\d\d\b|['’]\d\d\b|(?:nineteen|twenty|two thousand)(?:(?: |-)[a-z]+(?:-[a-z]+)?)?\b)",
        _month_year,
    ),
    rule(
        _MONTHS,
        rf"(?P<month>{w.MONTH}) (?:of )?(?:the )?(?P<which>this|last|next|that|same|following|previous) year\b",
        _month_of,
    ),
    rule(
        [*_MONTHS, "last", "next", "this"],
        rf"(?:(?P<which>last|next|this past|this) )?(?P<month>{w.MONTH})(?!\w)",
        _month,
    ),
    rule(
        [*_DAYS, "last", "next", "this", "past", "previous", "the", "coming"],
        rf"(?:(?:the )?(?P<which>last|next|this coming|this|past|previous|coming) )?(?P<weekday>{w.WEEKDAY})(?:,? (?P<part>{w.DAYPART}))?"
        r"(?:,? (?:of )?(?P<far>last|next|this) week\b)?",
        _weekday,
    ),
    rule(
        [DIGITS],
        r"(?P<year>(?:1[0-9]|20)\d\d)(?:(?P<decade>['’]?s\b)|[-–](?P<until>\d{4}|\d\d)(?![\d-]))?(?!\d)",
        _year,
    ),
    rule(
        ["the", DIGITS, *w.DECADES],
        rf"(?:the )?(?:['’](?P<short>\d0)s|(?P<word>{w.any_of(w.DECADES)}))\b",
        _decade,
    ),
    rule(["the", DIGITS, *w.ORDINALS], rf"(?:the )?(?P<nth>{w.ORDINAL})(?: |-)century\b", _century),
    rule(
        ["the", "nineteen", "two"],
        rf"(?:the year )?(?P<year>nineteen (?!hundred)[a-z]+(?:(?:-| )(?:one|two|three|four|five|six|seven|eight|nine))?|two thousand(?: (?:and )?(?:{w.any_of(w.NUMBERS)}))?)\b",
        _spoken,
    ),
    rule(
        {name.split()[0].split("'")[0].split("’")[0].rstrip(".").lower() for name in w.FESTIVALS}
        | {"last", "next", "this"},
        rf"(?:(?P<which>last|next|this) )?(?P<name>(?-i:{w.any_of(w.FESTIVALS)}))\b(?:,? (?P<year>(?:19|20)\d\d)\b)?",
        _festival,
    ),
)
