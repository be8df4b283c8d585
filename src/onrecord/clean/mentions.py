"""What the days and years a text prints tell of its own day: it is not older than what it reports as past."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.clean.days import MONTH_NAMES, MONTHS, WEEKDAYS
from onrecord.clean.evidence import Days, Evidence
from onrecord.nouns.article import READ, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS = range(1980, 2041)  # that a day printed without its year may belong to
_FAR = timedelta(days=330)  # a day printed without its year is well under a year off
_SLACK = timedelta(days=1)  # papers of the next morning, and places where the day ends first
_DAY = (
    rf"(?:(?P<month>{MONTH_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{MONTH_NAMES}))\b"
)
_YEAR = re.compile(
    r"\b(?P<lead>in|since|during|of|on|from|late|early)?\b ?"
    rf"(?:{_DAY},? |(?P<only>{MONTH_NAMES})\.?,? (?:of )?)?"
    r"\b(?P<year>(?:19|20)\d\d)\b(?![-–/]?\d|s\b|(?-i: [A-Z])|%)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:was|were|had|did|became|began|went|left|took|won|lost|made|came|saw|said|told|held|spoke|wrote|gave|met|"
    r"fell|rose|got|put|sent|led|brought|found|kept|sold|built|\w{2,}ed)\b"
)
_OPEN = re.compile(
    r"\b(?:will|would|shall|plan\w*|expect\w*|forecast\w*|project\w*|next|upcoming|schedul\w+|due|deadline|expire\w*|"
    r"goal\w*|target\w*|aim\w*|could|may|might|should|must|until|through|by (?:\w+ )?\d{4}|if|before)\b"
)
_COMING = re.compile(
    r"\b(?:will|would|shall|schedul\w+|set for|until|before|ahead|upcoming|planned|deadline|expire\w*|due|"
    r"inaugurat\w+|takes? office|took office|assumes?|next|anniversary|every|each year|annual\w*)\b",
    re.IGNORECASE,
)
_SAID = (
    r"(?:said|told|wrote|speaking|spoke|posted|tweeted|announced|stated|address|speech|interview|statement|remarks|"
    r"briefing|conference|letter|arrested|killed|died|signed|met|visited|attacked|voted|launched|struck|ruled)"
)
_SAID_ON = re.compile(
    rf"\b{_SAID}\b[^.!?\n]{{0,40}}?\bon (?:(?P<weekday>{WEEKDAYS}),? )?{_DAY}(?!,? \d{{4}})", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAYS}),? (?:the )?{_DAY}(?!,? \d{{4}})", re.IGNORECASE)
_DATELINE = re.compile(
    rf"[A-ZÀ-Þ]{{3}}[\w .,'’/-]{{0,48}}?,? (?i:{_DAY})(?:,? (?P<year>\d{{4}}))?"
    r"\s*(?:\([^()\n]{2,40}\)\s*)?[—–-]"
)
_READ = (*READ, BlockKind.CAPTION)
_AIM = re.compile(r"\bto [a-z]+|\bfor\b")
_CLAUSE = 40  # characters before a year
LONG = 3000  # characters no sentence has: tables, lists, texts without full stops
_TOP = 3


def mentions(text: str, blocks: tuple[Block, ...]) -> Iterator[Evidence]:
    """Yield what printed days and years tell: the latest of the past, days without their year, weekdays."""
    latest: tuple[date, str, Span] | None = None
    read = [block for block in blocks if block.kind in _READ]
    for number, block in enumerate(read):
        if number < _TOP and (line := _DATELINE.match(block.span.of(text))):
            yield from _dateline(line, block.span.start)
        for span in sentences(text, [block.span]):
            if len(span) > LONG:
                continue
            sentence = span.of(text)
            for match in _YEAR.finditer(sentence):
                day = _past(match, sentence, caption=block.kind is BlockKind.CAPTION)
                if day and (latest is None or day > latest[0]):
                    printed = match[0].removeprefix(match["lead"] or "").strip()
                    latest = (day, printed, Span(span.start + match.start(), span.start + match.end()))
            if not _COMING.search(sentence):
                for match in _SAID_ON.finditer(sentence):
                    yield from _without_year(match, span.start, said=True)
            for match in _WEEKDAY.finditer(sentence):
                yield from _without_year(match, span.start, said=False)
    if latest:
        yield Evidence(3, ((latest[0], None),), Basis.BOUND, f"speaks of {latest[1]} as past", latest[2])


def _past(match: re.Match[str], sentence: str, *, caption: bool) -> date | None:
    """Return the first day a printed year allows, None where the sentence may look ahead."""
    month, number = _month(match), _number(match)
    if _OPEN.search(sentence) or not (caption or _DONE.search(sentence)):
        return None
    if not month and not (match["lead"] and _near(match, sentence)):
        return None
    days = _days([int(match["year"])], month or 1, number or 1)
    return next((day - _SLACK if number else day for day in days), None)


def _near(match: re.Match[str], sentence: str) -> bool:
    """Tell whether a year alone stands with a verb of the past: "fell in 2019", "In 2019, it", "since"."""
    before = sentence[: match.start()][-_CLAUSE:]
    if match["lead"].lower() == "since" or not before.strip():
        return True
    return match["lead"].lower() != "of" and _DONE.search(before) is not None and not _AIM.search(before)


def _without_year(match: re.Match[str], at: int, *, said: bool) -> Iterator[Evidence]:
    weekday = match["weekday"]
    days = _days(_YEARS, _month(match) or 0, _number(match) or 0)
    fitting = [day for day in days if not weekday or day.strftime("%a").lower() == weekday[:3].lower()]
    stretches: tuple[Days, ...] = tuple((day if said else day - _FAR, day + _FAR) for day in fitting)
    printed = " ".join(
        part for part in (weekday, match["month"], match["day"], match["day2"], match["month2"]) if part
    )
    why = f"reports what was said or done on {printed}" if said else f"{printed} must be that day of the week"
    if stretches:
        span = Span(at + match.start(), at + match.end())
        yield Evidence(6 if said else 7, stretches, Basis.RELATIVE, why, span)


def _dateline(match: re.Match[str], at: int) -> Iterator[Evidence]:
    years = [int(match["year"])] if match["year"] else _YEARS
    days = tuple(_days(years, _month(match) or 0, _number(match) or 0))
    stretches: tuple[Days, ...] = tuple((day, day + _SLACK) for day in days)
    if stretches:
        why = "the dateline gives the day it was filed"
        yield Evidence(2, stretches, Basis.STATED, why, Span(at, at + match.end()))


def _days(years: list[int] | range, month: int, number: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, number)
        except ValueError:
            continue


def _month(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    name = groups["month"] or groups["month2"] or groups.get("only")
    return MONTHS[name.casefold()] if name else None


def _number(match: re.Match[str]) -> int | None:
    number = match["day"] or match["day2"]
    return int(number) if number else None
