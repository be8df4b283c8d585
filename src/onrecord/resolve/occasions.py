"""The occasions an article dates once and speaks of again: "Monday night's debate", later "in the debate"."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from onrecord.nouns.when import Basis, When
from onrecord.resolve.newer import is_newer
from onrecord.text.calendar import events
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Statement
    from onrecord.text.times import Timex

_NOUNS: Final = "|".join(
    sorted((re.escape(noun) for noun in table("moments")["occasions"]), key=len, reverse=True)
)
_NOUN: Final = re.compile(rf"\b(?:{_NOUNS})\b", re.IGNORECASE)
_AT: Final = re.compile(
    rf"\b(?P<lead>in|at|during|on|told|after|following|since)\s"
    rf"(?:(?!(?:before|after|ahead|lead|leading|run-up|lead-up|up|of|to)\s)[\w’'-]+\s){{0,4}}?"
    rf"(?P<noun>{_NOUNS})\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"(?:['’]s)?(?:\s[\w’'-]+){0,3}\s$"
)  # "Monday night['s first presidential ]debate"
_AFTER: Final = re.compile(
    r"(?:\s(?:on|of|at|in|with|aired|broadcast|published|released)?(?:\s[\w’'.-]+){0,4})?\s(?:on\s)?$"
)
_RECENT: Final = timedelta(days=14)
_WEEK: Final = timedelta(days=6)


class Occasions:
    """Which day an occasion fell on, by what the article says of it, else by the table of public events."""

    def __init__(self, text: str, timexes: tuple[Timex, ...], published: When | None) -> None:
        self._text = text
        self._last = published.last if published else None
        self._known = _dated(text, timexes)

    def of(self, statement: Statement, sentence: Span) -> When | None:
        """Return the day of the occasion that the sentence of the cue names outside what was said."""
        for found in _AT.finditer(self._text, sentence.start, sentence.end):
            at = found.start("noun")
            if any(part.start <= at < part.end for part in (*statement.content, *statement.source)):
                continue
            if is_newer(self._text, found.end(), statement):
                continue
            noun = found["noun"].lower()
            when = self._told(noun, at) or self._public(noun)
            if when and found["lead"].lower() in ("after", "following", "since"):
                return self._reaction(when)
            if when:
                return when
        return None

    def _reaction(self, when: When) -> When | None:
        """Return the days from an occasion to publication, None if they are more than a week."""
        if when.first is None or self._last is None or self._last - when.first > _WEEK:
            return None
        return When(
            when.first, self._last, Basis.BOUND, f"after {when.why}, before publication", when.evidence
        )

    def _told(self, noun: str, at: int) -> When | None:
        known = [(place, timex) for place, timex in self._known.get(noun, ()) if timex.first]
        if not known:
            return None
        _, timex = min(known, key=lambda pair: (pair[0] > at, abs(pair[0] - at)))
        words = re.sub(r"\s+", " ", timex.span.of(self._text))
        last = min(timex.last, self._last) if timex.last and self._last else timex.last
        if timex.first and last and timex.first > last:
            return None
        return When(timex.first, last, Basis.RELATIVE, f"the {noun} of “{words}”: {timex.why}", timex.span)

    def _public(self, noun: str) -> When | None:
        """Return the day of the public event of this kind, of the last fortnight, whose people are named."""
        if self._last is None:
            return None
        for event in reversed(events()):
            near = self._last - _RECENT <= event.first and event.last <= self._last
            if not near or not event.actors or event.kind.lower().split()[-1] != noun:
                continue
            if all(actor.split()[-1] in self._text for actor in event.actors[:2]):
                why = f"the {event.name} of {event.first}, by the table of public events"
                return When(event.first, event.last, Basis.EVENT, why)
        return None


def _dated(text: str, timexes: tuple[Timex, ...]) -> dict[str, list[tuple[int, Timex]]]:
    known: dict[str, list[tuple[int, Timex]]] = {}
    for timex in timexes:
        if timex.first is None or timex.last is None or timex.last - timex.first > timedelta(days=31):
            continue
        behind = text[timex.span.end : timex.span.end + 60]
        ahead = text[max(0, timex.span.start - 70) : timex.span.start]
        found = _NOUN.search(behind)
        if found and _BEFORE.fullmatch(behind[: found.start()]):
            known.setdefault(found[0].lower(), []).append((timex.span.end + found.start(), timex))
        nouns = list(_NOUN.finditer(ahead))
        if nouns and _AFTER.fullmatch(ahead[nouns[-1].end() :]):
            place = timex.span.start - len(ahead) + nouns[-1].start()
            known.setdefault(nouns[-1][0].lower(), []).append((place, timex))
    return known
