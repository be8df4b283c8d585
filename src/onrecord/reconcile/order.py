"""Which of two statements was said first, if anything tells: days, else words of order in their sentences."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.setting import Setting
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases

if TYPE_CHECKING:
    from datetime import date

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.sense import Sense


@dataclass(frozen=True, slots=True)
class Order:
    """The two in order; `at` are the days on which the later may have been said, `why` tells in words."""

    first: Sense
    second: Sense
    at: When | None
    why: str


def ordered(left: Sense, right: Sense, context: Context) -> Order | None:
    """Return which of two was said first and why; None if nothing tells."""
    return order(left, right, Setting(context))


def order(left: Sense, right: Sense, setting: Setting) -> Order | None:
    """Return the same, from a setting that is there already."""
    one, two = sorted((left, right), key=lambda sense: sense.id)
    why = _by_days(one, two)
    if why:
        return _made(one, two, why)
    why = _by_days(two, one)
    if why:
        return _made(two, one, why)
    return _by_words(one, two, setting)


def _by_days(first: Sense, second: Sense) -> str | None:
    """Return why one was said before the other by the days of both; None if the days do not tell."""
    if any(_far_back(sense) for sense in (first, second)):
        return None
    if _before(first.said, second.said):
        return f"said {_printed(first.said)}, then {_printed(second.said)}"
    if first.said is None and second.said is None and _before(first.reported, second.reported):
        return f"reported {_printed(first.reported)}, then {_printed(second.reported)}"
    if first.said is None and _before(first.reported, second.said):
        return f"reported by {_printed(first.reported)}, the other said {_printed(second.said)}"
    return None


def _far_back(sense: Sense) -> bool:
    """Tell whether a bare year long before publication was taken for when it was said: no day to go by."""
    said, reported = sense.said, sense.reported
    if not (said and said.last and reported and reported.first) or said.day:
        return False
    return (reported.first - said.last).days > _LONG


def _before(first: When | None, second: When | None) -> bool:
    return bool(first and second and first.last and second.first and first.last < second.first)


def said_before(first: Sense, second: Sense) -> bool:
    """Tell whether one was said before the other was said or, its day unknown, told: it is no answer then."""
    days = first.said or first.reported, second.said or second.reported
    return first.article != second.article and _before(*days)


def _printed(when: When | None) -> str:
    if when is None:
        return "on an unknown day"
    if when.day:
        return when.day.isoformat()
    return f"{when.first or '…'} to {when.last or '…'}"


_LONG = 730  # days before publication
_RANKS = {"earlier": -1, "later": 1, "pending": 0}


@cache
def _cues() -> Phrases:
    tables = table("ties")["order"]
    return Phrases({"earlier": tables["earlier"], "later": tables["later"], "pending": tables["pending"]})


@cache
def _tabled(name: str) -> Phrases:
    return Phrases(table("ties")[name])


def _by_words(one: Sense, two: Sense, setting: Setting) -> Order | None:
    """Return the order that words tell: "previously" with one of them only, or "now" with the other only.

    Such words count from the day of their own article, so they order nothing across articles of other days.
    """
    if one.article != two.article or (one.said and one.said.day and one.said == two.said):
        return None
    marks = [setting.kept("marks", sense, lambda told: _marks(told, setting)) for sense in (one, two)]
    ranks = [sum(_RANKS[label] for label in found) for found in (frozenset(m) for m in marks)]
    if ranks[0] == ranks[1] or any(len(m.keys() - {"pending"}) > 1 for m in marks):
        return None
    at = 0 if ranks[0] < ranks[1] else 1
    first, second = (one, two) if at == 0 else (two, one)
    told = marks[at].get("earlier") or marks[1 - at].get("later") or ""
    return _made(first, second, f"“{told}” in the text")


def _marks(sense: Sense, setting: Setting) -> dict[str, str]:
    """Return the words of order by what they tell: around what is said, and in how source and cue are put.

    What is said may speak of earlier days without being said then, so only "now" and its like count in it.
    """
    found: dict[str, str] = {}
    content = frozenset() if sense.act is None else frozenset(setting.content(sense))
    clause = setting.clause(sense)
    for phrases, words in (
        (_cues(), clause),
        (_tabled("named"), setting.source(sense) if sense.kind is ActorKind.DOCUMENT else ()),
        (_tabled("cued"), setting.cue(sense)),
    ):
        for hit in phrases.find(words):
            if hit.label != "earlier" or words[hit.first] not in content:
                found.setdefault(hit.label, " ".join(w.form for w in words[hit.first : hit.last]))
    return found


def pending(sense: Sense, setting: Setting) -> bool:
    """Tell whether something had not happened by then, in words that look ahead: "not yet", "has yet to"."""
    return "pending" in _cues().labels(setting.whole(sense))


def _made(first: Sense, second: Sense, why: str) -> Order:
    return Order(first, second, later_days(first, second), why)


def later_days(first: Sense, second: Sense, *, not_yet: bool = False) -> When | None:
    """Return the days on which the later of two may have been said: after the first, by its publication.

    What had not happened yet when the first was published (`not_yet`) did not happen before that.
    """
    floor = _first(first.said) or (_first(first.reported) if not_yet else None)
    start = max(filter(None, (_first(second.said), floor)), default=None)
    end = _last(second.said) or _last(second.reported)
    if start is None and end is None:
        return None
    if start and end and start > end:
        start = None
    exact = second.said is not None and second.said.first == start and second.said.last == end
    if exact and second.said:
        return second.said
    return When(start, end, Basis.BOUND, "not before the earlier was said, not after the later was published")


def _first(when: When | None) -> date | None:
    return when.first if when else None


def _last(when: When | None) -> date | None:
    return when.last if when else None
