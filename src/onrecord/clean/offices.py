"""What a text takes for granted about who holds an office, held against the table of terms.

Somebody is president-elect, or outgoing, or in the last weeks of a term between two days only.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.clean.named import Named, either, from_table
from onrecord.text.calendar import Term, terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.clean.evidence import Evidence

_RANK = 4
_ELECT = re.compile(
    r"(?<!then-)(?<!then )\b(?P<office>(?:[Pp]rime )?[A-Za-z]+)[- ]elect\b(?P<after>[^.!?\n]{0,40})"
)
_OUTGOING = re.compile(
    r"\b(?:outgoing|departing|lame[- ]duck)\b(?P<after>(?:,?[ -][\w.]+){0,4})", re.IGNORECASE
)
_LEFT = re.compile(
    r"\b(?:final|remaining|(?:its|his|her|their) last) (?P<count>\w+) (?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
_POWER = re.compile(r"\b(?:administration|presidency|office|government|term)\b", re.IGNORECASE)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_UNIT_DAYS = {"day": 1, "week": 7, "month": 31}
_MOST = 100


def offices(sentence: str, at: int, named: Named) -> Iterator[Evidence]:
    """Yield what one sentence tells of its day by the offices it speaks of."""
    for match in _ELECT.finditer(sentence):
        chosen = [t for t in named.terms(match["after"], match["office"]) if t.elected]
        why = f"{either(t.person for t in chosen)} is called {match['office'].lower()}-elect"
        yield from from_table(_RANK, ((t.elected, t.first) for t in chosen), why, match, at)
    for match in _OUTGOING.finditer(sentence):
        leaving = [t for t in named.terms(match["after"]) if _successor_known(t)]
        why = f"{either(t.person for t in leaving)} is called outgoing"
        yield from from_table(_RANK, ((_successor_known(t), t.last) for t in leaving), why, match, at)
    for match in _LEFT.finditer(sentence):
        days = _count(match["count"]) * _UNIT_DAYS[match["unit"].lower()]
        if not days > 0 or not _POWER.search(sentence):
            continue
        ending = [t for t in named.terms(sentence) if _successor_known(t)]
        why = f"speaks of the final {match['count']} {match['unit']}s of {either(t.person for t in ending)}"
        counted = timedelta(days=days + _UNIT_DAYS[match["unit"].lower()])
        yield from from_table(_RANK, ((t.last - counted, t.last) for t in ending if t.last), why, match, at)


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word) if int(word) < _MOST else 0
    return _COUNTS.index(word.lower()) + 1 if word.lower() in _COUNTS else 0


def _successor_known(term: Term) -> date | None:
    """Return the first day on which everybody knew who would follow, None if the table does not tell."""
    same = (t for t in terms() if (t.office, t.country) == (term.office, term.country))
    return next((t.elected for t in same if term.last and t.first == term.last), None)
