"""Terms: figures and days that somebody sets, asks, promises or foresees, with what they are set for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.reconcile.figures import DATE, ORDINAL, Figure, alike
from onrecord.reconcile.predicates import concepts
from onrecord.reconcile.wording import stem, telling
from onrecord.text.lexicon import table
from onrecord.text.names import weekdays
from onrecord.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

YEAR = "year"
SUM = "sum"  # a large number whose noun is left out: "27 million"
WEEKDAY = "weekday"
DAYS = frozenset({DATE, YEAR, WEEKDAY})
TIMES = DAYS | {"day"}
MONEY = frozenset({"$", "£", "€", "¥"})
BARE = frozenset({"%", *MONEY, *TIMES})  # units that many things are counted in
_SETTING = frozenset(
    {Act.OFFERS, Act.PROMISES, Act.DEMANDS, Act.INTENDS, Act.ACCEPTS, Act.THREATENS, Act.ASKS, Act.EXPECTS}
)
_BESIDE = 60  # characters on either side of a figure within which words say what it is set for
_BEFORE = 32  # characters before a figure that may say it no longer holds
_LARGE = 1000
_TIMES = 10
_TELLING = 0.35
_PARTS = {"early": 5, "start": 5, "beginning": 5, "mid": 15, "middle": 15, "late": 25, "end": 28}
_AHEAD = r"(?:by|before|until|till|from|to|for|in|on|after|than)"


@dataclass(frozen=True, slots=True)
class Term:
    """One figure or day a statement sets. `unit` is None for a number whose noun is left out.

    `things` are what it is set for, by the tables; `about` the stems and concepts of the words beside it.
    `owner` is who is named as setting it ("X's offer of", "X would settle for"), where that is not left to
    whoever speaks; `families` how it is set (an offer, a demand, a forecast); `revised` tells that it is put
    as another than before, `gone` are the figures that the statement itself says no longer hold.
    """

    sense: Sense
    figure: Figure
    unit: str | None
    printed: str
    things: frozenset[str]
    about: frozenset[str]
    owner: str | None
    families: frozenset[str]
    revised: bool
    gone: tuple[Figure, ...] = ()


def terms(setting: Setting, sense: Sense) -> tuple[Term, ...]:
    """Return the terms a statement or report sets; none if it only tells what was counted."""
    words = (*setting.cue(sense), *setting.content(sense))
    if not _sets(sense, words) or _tabled("aside").find(words) or _tabled("ended").find(setting.cue(sense)):
        return ()
    found = tuple(_figures(setting, sense))
    text = setting.context.articles[sense.article].text
    gone = tuple(figure for _, figure in found if _left_behind(text, figure))
    return tuple(_term(setting, sense, unit, figure, gone) for unit, figure in found if figure not in gone)


def _left_behind(text: str, figure: Figure) -> bool:
    """Tell whether a figure is named as what is no longer so: "not in March but …", "rather than 9"."""
    return bool(_no_longer().search(text[max(0, figure.span.start - _BEFORE) : figure.span.start]))


@cache
def _no_longer() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("revisions")["left_behind"]["words"]))
    return re.compile(rf"(?i)\b(?:{words})\s+(?:(?:at|by|in|on|for|until|the|about)\s+)*$")


def other(one: Term, two: Term) -> bool:
    """Tell whether two terms are of one unit and not the same."""
    unit = joint(one, two)
    if unit is None:
        return False
    if unit in (YEAR, WEEKDAY):
        return one.figure.value != two.figure.value
    if unit in (*MONEY, SUM) and not 1 / _TIMES <= one.figure.value / (two.figure.value or 1) <= _TIMES:
        return False  # a sum of another order is one of another thing
    if unit == DATE:
        return _apart(one.figure.value, two.figure.value)
    return not alike(one.figure, two.figure)


def joint(one: Term, two: Term) -> str | None:
    """Return the unit of two terms, None if they are not of one; a noun left out is taken from the other."""
    if one.unit == two.unit:
        return one.unit
    if SUM in (one.unit, two.unit):
        large = one.figure.value >= _LARGE and two.figure.value >= _LARGE
        return (one.unit if two.unit == SUM else two.unit) if large else None
    return (one.unit or two.unit) if None in (one.unit, two.unit) else None


def _apart(one: float, two: float) -> bool:
    """Tell whether two days of the year differ: "in March" holds all its days."""
    if one // 100 != two // 100:
        return True
    whole = not (one % 100 and two % 100)
    return not whole and one != two


def _sets(sense: Sense, words: tuple[Token, ...]) -> bool:
    return sense.act in _SETTING or bool(_families().find(words) or _tabled("ahead").find(words))


@cache
def _families() -> Phrases:
    return Phrases(table("revisions")["families"])


@cache
def _tabled(name: str) -> Phrases:
    return Phrases({name: table("revisions")[name]["words"]})


@cache
def _things(name: str) -> Phrases:
    return Phrases(table("revisions")[name])


def _term(setting: Setting, sense: Sense, unit: str | None, figure: Figure, gone: tuple[Figure, ...]) -> Term:
    words = (*setting.cue(sense), *setting.content(sense))
    spot, text = figure.span, setting.context.articles[sense.article].text
    beside = [
        word
        for word in words
        if spot.start - _BESIDE <= word.start <= spot.end + _BESIDE
        and not spot.overlaps(Span(word.start, word.end))
    ]
    things = {hit.label for hit in _things("times" if unit in TIMES else "things").find(beside)}
    about = {stem(word.form) for word in beside if telling(word.form) > _TELLING}
    about |= {f"#{hit.label.removesuffix('-')}" for hit in concepts().find(beside)}
    printed = " ".join(spot.of(text).split())
    owner = setting.kept("owner", sense, _owner)
    own = {stem(part.lower()) for name in (sense.holder.name, owner) if name for part in name.split()}
    return Term(
        sense=sense,
        figure=figure,
        unit=unit,
        printed=printed,
        things=frozenset(things),
        about=frozenset(about - own - _empty()),
        owner=owner,
        families=_families().labels(words) | ({str(sense.act)} & table("revisions")["families"].keys()),
        revised=bool(gone) or bool(_tabled("revised").find(beside)),
        gone=gone,
    )


def _owner(sense: Sense) -> str | None:
    """Return who is named as the subject of what is said, or before "'s offer", as printed."""
    text = " ".join(sense.text.split())
    found = _subject().match(text) or _possessor().search(text)
    return found["name"] if found else None


_NAME = r"(?P<name>(?!The\b|Its?\b|His\b|Her\b|Their\b|This\b)[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})"


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[A-Z]{{2}}[A-Z ,]+ [-–—] )?(?:[tT]hat )?(?:[tT]he )?{_NAME} (?:now |also )?"
        rf"(?:will|would|must|shall|should|could|can|has|have|had|is|wants?|needs?|seeks?|[a-z]{{3,}}ed)\b"
    )


@cache
def _possessor() -> re.Pattern[str]:
    nouns = "|".join(table("revisions")["owned"]["nouns"])
    return re.compile(rf"\b{_NAME}['’]s? (?:[\w-]+ ){{0,2}}(?:{nouns})\b")


@cache
def _empty() -> frozenset[str]:
    """Return the stems of the words that set any term or name any day: shared, they tell nothing."""
    listed = table("revisions")
    phrases = (*listed["ahead"]["words"], *listed["revised"]["words"], *chain(*listed["families"].values()))
    dated = {*weekdays(), *_PARTS}
    words = {word for line in phrases for part in line.split() for word in part.split("|")} | dated
    return frozenset(stem(word.strip("=")) for word in words) | frozenset(
        f"#{name}"
        for name in ("terms", "offer", "promise", "plan", "intend", "delay", "possible", "ask", "rise")
    )


def _figures(setting: Setting, sense: Sense) -> Iterator[tuple[str | None, Figure]]:
    """Yield the figures of a content with their units, months, years, weekdays and bare numbers included."""
    text = setting.context.articles[sense.article].text
    taken = [figure.span for figure in sense.figures]
    common = frozenset(table("ties")["figures"]["common_units"])
    for figure in sense.figures:
        if (
            figure.unit in common
            or figure.unit.startswith(ORDINAL)
            or (figure.vague and figure.unit != "day")
        ):
            continue
        yield figure.unit, figure
    statement = setting.context.statements.get(sense.id) or setting.context.reports[sense.id]
    for span in statement.content:
        for unit, value, here in (*_days(text, span), *_sums(text, span), *_bare(text, span)):
            if not any(here.overlaps(other) for other in taken):
                taken.append(here)
                yield unit, Figure(value, unit or "", vague=False, span=here)


@cache
def _named_days() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    names = (
        "january|february|march|april|may|june|july|august|september|october|november|december"
        "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    )
    parts = "|".join(_PARTS)
    part = rf"(?:(?:the\s+)?(?P<part>{parts})(?:\s+of\s+|[ -]))?"
    week = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    return (
        re.compile(rf"(?i)\b{_AHEAD}\s+{part}(?P<month>{names})\b(?!\s+\d{{1,2}}\b)"),
        re.compile(r"(?i)\b(?:by|before|until|till|in|from)\s+(?:\w+\s+of\s+)?(?P<year>20\d\d)\b"),
        re.compile(
            r"(?i)\b(?:by|until|till|before|to|for)\s+(?:(?:midnight|noon|the end of|next|late|early)\s+)?"
            rf"(?:on\s+)?(?P<day>{week})\b"
        ),
    )


def _days(text: str, span: Span) -> Iterator[tuple[str, float, Span]]:
    """Yield months, years and weekdays that something is set for, each with its unit and value."""
    month, year, week = _named_days()
    for match in month.finditer(text, span.start, span.end):
        if match["month"].islower():
            continue
        at = _MONTHS.index(match["month"][:3].lower()) + 1
        yield DATE, at * 100.0 + _PARTS.get((match["part"] or "").lower(), 0), Span(*match.span())
    for match in year.finditer(text, span.start, span.end):
        yield YEAR, float(match["year"]), Span(*match.span("year"))
    for match in week.finditer(text, span.start, span.end):
        yield WEEKDAY, float(_WEEK.index(match["day"][:3].lower())), Span(*match.span())


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def _bare_numbers() -> re.Pattern[str]:
    numbers = sorted(table("numbers")["words"], key=len, reverse=True)
    before = sorted(table("revisions")["bare"]["before"], key=len, reverse=True)
    return re.compile(
        rf"(?i)\b(?:{'|'.join(before)})\s+(?:just\s+|only\s+)?(?P<number>\d+(?:\.\d+)?|{'|'.join(numbers)})"
        rf"(?P<half>\s+and\s+a\s+half)?(?=\s*(?:[.,;:!?”\"»]|$|\n|\s(?:from|by|or|if|now|instead|in)\b))"
    )


def _bare(text: str, span: Span) -> Iterable[tuple[None, float, Span]]:
    """Yield the numbers whose noun is left out: "would settle for seven"."""
    for match in _bare_numbers().finditer(text[: span.end], span.start):
        word = match["number"].lower()
        value = float(table("numbers")["words"].get(word, 0.0) if word.isalpha() else word)
        yield None, value + (0.5 if match["half"] else 0.0), Span(match.start("number"), match.end())


_SUM = re.compile(
    r"(?<![\w.,$£€¥-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?= (?:million|billion)))"
    r"(?: (?P<scale>million|billion))?"
    r"(?=\s*(?:[.,;:!?”\"»]|$|\n|\s(?:from|by|or|if|now|instead|in|for|until)\b))"
)


def _sums(text: str, span: Span) -> Iterable[tuple[str, float, Span]]:
    """Yield the large numbers whose noun is left out."""
    for match in _SUM.finditer(text[: span.end], span.start):
        scale = table("numbers")["scales"].get(match["scale"] or "", 1.0)
        yield SUM, float(match["number"].replace(",", "")) * scale, Span(*match.span())
