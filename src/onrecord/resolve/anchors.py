"""Which time expression of a sentence dates its statement, and which is about something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from onrecord.nouns.when import Basis, When
from onrecord.resolve.newer import is_newer
from onrecord.text.lexicon import table
from onrecord.text.times import Timex, TimexType

if TYPE_CHECKING:
    from datetime import date

    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Statement

_REACH: Final = 130  # characters between a cue and a day that still belongs to it
_LONG: Final = timedelta(days=31)
_NEAR_YEAR: Final = 60  # characters from the cue within which a year or a season still dates it
_FRONT: Final = 45  # characters from the start of a sentence within which a day stands in front of it
_RAW: Final = table("moments")
_SPAN_TYPES: Final = frozenset((TimexType.DATE, TimexType.TIME, TimexType.DURATION))


def _words(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_RAW[key], key=len, reverse=True))


_SUBORDINATE: Final = re.compile(rf"\b(?:{_words('subordinate')})\b", re.IGNORECASE)
# "as laid out by the minister last June": the day is that of the other's words.
_BY_ANOTHER: Final = re.compile(r"\bas \w+ (?:out |forth |down )?by\b", re.IGNORECASE)
_AFTER: Final = re.compile(
    rf"\b(?:{_words('after')})(?: the| a| an| his| her| their)?(?: [\w’'-]+){{0,4}} ?(?:on |at |in |of )?$",
    re.IGNORECASE,
)
_UNTIL: Final = re.compile(rf"\b(?:{_words('until')}) (?:the |at |on |late |early |as of )?$", re.IGNORECASE)
_AT: Final = re.compile(r"\b(?:in|at|during|on)(?: the)? $", re.IGNORECASE)
_IN: Final = re.compile(r"\b(?:in|during|of|as of|since|late|early|last|next|this)[ -]$", re.IGNORECASE)
_RELEASED: Final = re.compile(
    rf"\b(?:{_words('released')})(?: on| in| by| at)?(?: [\w’'-]+){{0,2}} ?$", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(rf"(?:['’]s)?(?: [\w’'-]+){{0,3}} (?:{_words('documents')})s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day tied to a statement; `later` means that day or any after it, up to publication."""

    timex: Timex
    later: bool
    distance: int


def usable(timex: Timex, last: date | None) -> bool:
    """Tell whether a time expression names days that had begun when the article came out."""
    if (
        timex.type not in _SPAN_TYPES
        or timex.first is None
        or timex.last is None
        or timex.value.endswith("_REF")
    ):
        return False
    return last is None or timex.first <= last


def anchor(text: str, statement: Statement, sentence: Span, timexes: tuple[Timex, ...]) -> Anchor | None:
    """Return the day that the clause of the cue gives, the nearest to the cue if there are several."""
    found = [a for t in timexes if sentence.covers(t.span) and (a := _judge(text, statement, sentence, t))]
    return min(found, key=lambda a: a.distance, default=None)


def _judge(text: str, statement: Statement, sentence: Span, timex: Timex) -> Anchor | None:
    span = timex.span
    if any(span.overlaps(part) for part in statement.content):
        return None
    before, after = text[max(sentence.start, span.start - 60) : span.start], text[span.end : span.end + 60]
    if any(part.covers(span) for part in statement.source):
        told = _RELEASED.search(before) or _DOCUMENT.match(after)
        return Anchor(timex, later=False, distance=0) if told else None
    if any(part.covers(span) for part in statement.cue):
        return Anchor(timex, later=False, distance=0)
    edge = statement.cue or statement.source or statement.content
    start, end = min(part.start for part in edge), max(part.end for part in edge)
    gap = (end, span.start) if span.start >= end else (span.end, start)
    between = outside(text, gap, statement.content)
    fronted = span.start - sentence.start <= _FRONT and span.end <= start
    if is_newer(text, span.end, statement):
        return None
    foreign = _SUBORDINATE.search(between) or _BY_ANOTHER.search(between) or ";" in between
    if not fronted and (len(between) > _REACH or foreign):
        return None
    if _UNTIL.search(before) or _modifies(timex, before, after):
        return None
    later = bool(_AFTER.search(before))
    if (
        timex.first
        and timex.last
        and timex.last - timex.first > _LONG
        and (later or abs(gap[1] - gap[0]) > _NEAR_YEAR)
    ):
        return None
    if re.match(r"['’]s?\s", after) and not later and not _AT.search(before):
        return None
    return Anchor(timex, later, abs(gap[1] - gap[0]))


def _modifies(timex: Timex, before: str, after: str) -> bool:
    """Tell whether a year only describes: "the 2012 campaign", unlike "in 2012" or "her 2003 book"."""
    if len(timex.value) != len("2012") or not timex.value.isdigit():
        return False
    return not (_IN.search(before) or _DOCUMENT.match(after))


def outside(text: str, gap: tuple[int, int], content: tuple[Span, ...]) -> str:
    """Return the text of a gap without what was said: a day may stand behind the quotation it dates."""
    start, end = gap
    kept = []
    for part in sorted(content):
        if part.end <= start or part.start >= end:
            continue
        kept.append(text[start : max(start, part.start)])
        start = max(start, part.end)
    return "".join((*kept, text[start : max(start, end)]))


def interval(found: Anchor, last: date | None, text: str) -> When:
    """Return the days of an anchor, none of them after publication."""
    timex = found.timex
    words = re.sub(r"\s+", " ", timex.span.of(text))
    stated = timex.why.startswith("a full date")
    first = timex.first
    end = last if found.later and last else timex.last
    if last and end and end > last:
        end = last
    if first and end and first > end:
        first = end
    why = f"“{words}” beside the cue: {timex.why}"
    if found.later:
        why = f"said after “{words}” and before publication: {timex.why}"
    return When(first, end, Basis.STATED if stated else Basis.RELATIVE, why, timex.span)
