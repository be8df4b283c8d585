"""Who of the tables of events and terms a text names, and what they say of its day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.clean.evidence import Days, Evidence
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis
from onrecord.text.calendar import PublicEvent, Term, events, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DEPUTY = re.compile(r"\b(?:vice|deputy)\b", re.IGNORECASE)


class Named:
    """The people of the tables whom a text names in full somewhere: a surname alone may be anybody's."""

    def __init__(self, text: str) -> None:
        people = {t.person for t in terms()} | {actor for e in events() for actor in e.actors}
        self._people = {person for person in people if person in text}

    def terms(self, passage: str, office: str | None = None) -> list[Term]:
        """Return the terms of those a passage names, in this office, else in any that is not a deputy's."""
        wanted = office.lower() if office else None
        held = [t for t in terms() if wanted in {None, t.office} and self.has(t.person, passage)]
        if wanted is None and not _DEPUTY.search(passage):
            return [t for t in held if not _DEPUTY.match(t.office)]
        return held

    def events(self, passage: str, kind: str) -> list[PublicEvent]:
        """Return the events of a kind that stand for somebody a passage names."""
        return [e for e in events() if kind in e.kind and e.actors and self.has(e.actors[0], passage)]

    def has(self, person: str, passage: str) -> bool:
        """Tell whether the passage names somebody, by the surname at least."""
        surname = person.rsplit(" ", 1)[-1]
        if person not in self._people or surname not in passage:
            return False
        return re.search(rf"\b{re.escape(surname)}\b", passage) is not None


def from_table(
    rank: int, stretches: Iterable[Days], why: str, match: re.Match[str], at: int
) -> Iterator[Evidence]:
    """Yield the evidence a match gives, if the tables hold any; `at` is where its sentence starts."""
    known = tuple(sorted(set(stretches), key=str))
    if known:
        yield Evidence(rank, known, Basis.EVENT, why, Span(at + match.start(), at + match.end()))


def either(names: Iterable[str]) -> str:
    """Return names once each, as alternatives."""
    return " or ".join(dict.fromkeys(names))
