"""Finds the time expressions of a text in one pass over its words."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import Final

from onrecord.nouns.span import Span
from onrecord.text.times import dates, durations, relative, years
from onrecord.text.times.context import Context, is_chronicle
from onrecord.text.times.rule import DIGITS, Found, Rule, rule
from onrecord.text.times.timex import Days, Timex, TimexType, bounds

_WORD: Final = re.compile(r"['’]?[^\W_]+")
_RULES: Final = (*durations.QUARTERS, *dates.RULES, *years.RULES, *relative.RULES, *durations.RULES)
# What goes before a date and narrows it, or before a length and loosens it; both belong to the expression.
_PART: Final = rule(
    (),
    "(?:in )?(?:the )?(?:(?P<early>early|earlier|beginning of|start of|very early)|(?P<late>late"
    "|later|end of|close of|latter part of)|"
    r"(?P<mid>mid|middle of))(?: (?:in|on|of))?(?: |-)(?=\S)",
    lambda _m, _c: None,
).pattern
_LOOSE: Final = rule(
    (),
    "(?:about|around|nearly|almost|roughly|approximately|more than|less than|fewer than|at least"
    "|at most|as many as|as much as|"
    r"up to|no more than|no less than|within|barely|just over|just under|over(?= \d)|under(?= \d)"
    "|another|an additional)(?: |-)",
    lambda _m, _c: None,
).pattern
_PART_WORDS = frozenset(
    ("early", "earlier", "late", "later", "mid", "the", "in", "beginning", "end", "start", "middle")
)
_LOOSE_WORDS = frozenset(
    [
        "about",
        "around",
        "nearly",
        "almost",
        "roughly",
        "approximately",
        "more",
        "less",
        "fewer",
        "at",
        "as",
        "up",
        "no",
        "within",
        "barely",
        "just",
        "over",
        "under",
        "another",
        "an",
    ]
)


def _by_start() -> dict[str, tuple[Rule, ...]]:
    index: defaultdict[str, list[Rule]] = defaultdict(list)
    for one in _RULES:
        for start in one.starts:
            index[start].append(one)
    return {start: tuple(rules) for start, rules in index.items()}


_INDEX: Final = _by_start()


def timexes(text: str, day: date | None) -> tuple[Timex, ...]:
    """Return the time expressions of a text written on `day`, in order, none overlapping another.

    Values follow TIMEX3. Without a day what counts from it is found but names no days ("XXXX-WXX-5").
    """
    ctx = Context(text, day, chronicle=is_chronicle(text, day))
    found: list[Timex] = []
    taken = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < taken:
            continue
        ctx.place = start
        timex = _at(ctx, start, word[0].lower())
        if timex is not None:
            ctx.note(timex.value)
            found.append(timex)
            taken = timex.span.end
    return tuple(found)


def _at(ctx: Context, start: int, word: str) -> Timex | None:
    timex = _head(ctx, start, word)
    if timex is None and word in _PART_WORDS and (part := _PART.match(ctx.text, start)):
        inner = _next(ctx, part.end())
        if inner and inner.type in (TimexType.DATE, TimexType.TIME):
            days = _narrowed((inner.first, inner.last), inner.value, part, ctx.day)
            return Timex(Span(start, inner.span.end), inner.type, inner.value, *days, inner.why)
    if timex is None and word in _LOOSE_WORDS and (loose := _LOOSE.match(ctx.text, start)):
        inner = _next(ctx, loose.end())
        if inner and (inner.type in (TimexType.DURATION, TimexType.TIME) or "ago" in inner.span.of(ctx.text)):
            return Timex(
                Span(start, inner.span.end), inner.type, inner.value, inner.first, inner.last, inner.why
            )
    return timex


def _next(ctx: Context, start: int) -> Timex | None:
    word = _WORD.match(ctx.text, start)
    return _head(ctx, start, word[0].lower()) if word else None


def _head(ctx: Context, start: int, word: str) -> Timex | None:
    key = word.lstrip("'’")
    rules = _INDEX.get(word if key == word else DIGITS)
    if key[:1].isdigit():
        rules = _INDEX[DIGITS]
    for one in rules or ():
        if (match := one.pattern.match(ctx.text, start)) and (made := one.build(match, ctx)):
            return _timex(match, made)
    return None


def _timex(match: re.Match[str], made: Found) -> Timex:
    first, last = made.days or bounds(made.value)
    return Timex(Span(match.start(), match.end()), made.type, made.value, first, last, made.why)


def _narrowed(days: Days, value: str, part: re.Match[str], today: date | None) -> Days:
    """Return what "early", "mid" or "late" leave of a month, ten days; "earlier this" ends today."""
    first, last = days
    if first is None or last is None or first == last:
        return days
    word = part[0].lower()
    if today and first <= today <= last:
        if "earlier" in word:
            return first, today
        if "later" in word:
            return today, last
    if not re.fullmatch(r"\d{4}-\d\d", value):
        return days
    if part["early"]:
        return first, first + timedelta(days=9)
    if part["late"]:
        return last - timedelta(days=9), last
    return first + timedelta(days=10), first + timedelta(days=19)
