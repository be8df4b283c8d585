"""The campaigns of elections that are over: what was said in one was said by its election day."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING, Final

from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When
from onrecord.resolve.anchors import outside
from onrecord.resolve.figures import same_person
from onrecord.resolve.newer import is_later
from onrecord.text.calendar import events
from onrecord.text.lexicon import table
from onrecord.text.names import folded

if TYPE_CHECKING:
    from onrecord.nouns.statement import Statement
    from onrecord.text.calendar import PublicEvent

_RAW: Final = table("moments")


def _words(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_RAW[key], key=len, reverse=True))


_WHOSE: Final = rf"(?:the|his|her|their|{_words('of_elections')})"
_WHICH: Final = rf"(?:\s(?:(?P<year>\d{{4}})|{_words('of_elections')}))*"
_CAMPAIGN: Final = re.compile(
    rf"\b(?:during|throughout|in|on)\s{_WHOSE}{_WHICH}\s(?:{_words('campaigns')})\b(?!\s(?:against|to|for|of)\b)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"\b(?:in|during)\sthe\s(?:run-up|runup|lead-up)\sto\s{_WHOSE}{_WHICH}\s(?:{_words('votes')})\b",
    re.IGNORECASE,
)
_CONTRAST: Final = re.compile(rf"\b(?:{_words('contrasts')})\b", re.IGNORECASE)
_LONGEST: Final = timedelta(days=450)  # after it "the campaign" may be the next one


def campaign(text: str, statement: Statement, sentence: Span, published: When | None) -> When | None:
    """Return the days up to the election in whose campaign somebody spoke; None where nothing tells which.

    The speaker must be one who stood in it, and the article must have come out after it.
    """
    first = published.first if published else None
    if first is None or statement.speaker is None:
        return None
    for found in chain.from_iterable(
        words.finditer(text, sentence.start, sentence.end) for words in (_CAMPAIGN, _BEFORE)
    ):
        told = (*statement.content, *statement.source)
        if any(span.start <= found.start() < span.end for span in told):
            continue
        if is_later(text, found.end(), statement) or _set_against(text, statement, found.start()):
            continue
        year = found["year"]
        for event in reversed(events()):
            wanted = event.last.year == int(year) if year else first - event.last <= _LONGEST
            if event.last < first and wanted and _stood(statement.speaker, event):
                why = f"before the {event.name} of {event.last}, by the table of public events"
                return When(None, event.last, Basis.EVENT, why, Span(*found.span()))
    return None


def _set_against(text: str, statement: Statement, campaign: int) -> bool:
    """Tell whether the campaign stands in a later clause: "she now says so, although in the campaign …"."""
    if not statement.cue or campaign < statement.cue[-1].end:
        return False
    return _CONTRAST.search(outside(text, (statement.cue[-1].end, campaign), statement.content)) is not None


def _stood(speaker: str, event: PublicEvent) -> bool:
    """Tell whether somebody stood in an election: one of its people by the full name, or by the surname."""
    if not event.kind.endswith(("election", "elections")):
        return False
    keys = tuple(folded(speaker).split())
    people = [tuple(folded(actor).split()) for actor in event.actors]
    return any(same_person(person, keys) or (len(keys) == 1 and person[-1:] == keys) for person in people)
