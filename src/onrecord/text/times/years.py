"""Rules for years, decades, centuries, seasons of a year, and the festivals of the civil calendar."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - `date` makes a DATE here
from datetime import timedelta
from typing import TYPE_CHECKING

from onrecord.text.times import words as w
from onrecord.text.times.festivals import festival_day
from onrecord.text.times.rule import DIGITS, Found, Rule, date, rule
from onrecord.text.times.tense import looks_ahead

if TYPE_CHECKING:
    from onrecord.text.times.context import Context
    from onrecord.text.times.timex import Days

_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|from|until|till|before|after|during|between|through|to|and|late|early"
    "|mid|fiscal|year|"
    "the|for|than|circa|around|about|as of|autumn|fall|summer|spring|winter|or|over|into|ended"
    "|ending)[ -]|[(,/–-] ?)$",
    re.IGNORECASE,
)


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


def _season(m: re.Match[str], _: Context) -> Found:
    return date(f"{m['year']}-{w.SEASONS[m['season'].lower()]}", "a season and its year")


_SPOKEN_UNITS = "one|two|three|four|five|six|seven|eight|nine"

RULES: tuple[Rule, ...] = (
    rule(
        ["the", *w.SEASONS],
        rf"(?:the )?(?P<season>{w.SEASON}),? (?:of )?(?P<year>(?:1[0-9]|20)\d\d)\b",
        _season,
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
        f"(?:the year )?(?P<year>nineteen (?!hundred)[a-z]+(?:(?:-| )(?:{_SPOKEN_UNITS}))?"
        rf"|two thousand(?: (?:and )?(?:{w.any_of(w.NUMBERS)}))?)\b",
        _spoken,
    ),
    rule(
        {name.split()[0].split("'")[0].split("’")[0].rstrip(".").lower() for name in w.FESTIVALS}
        | {"last", "next", "this"},
        rf"(?:(?P<which>last|next|this) )?(?P<name>(?-i:{w.any_of(w.FESTIVALS)}))\b(?:,? (?P<year>"
        r"(?:19|20)\d\d)\b)?",
        _festival,
    ),
)
