"""The tables of public events and office terms, as values: what happened when, who held which office when.

A text that calls somebody president-elect was written between two days of this table. Only days beyond doubt
are in it; what is not listed says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """Something that happened on the days [first, last]; `kind` is the general word for it ("referendum").

    `actors` are the people who stand for it, of an election the winner first. `country` is empty for what has
    no one place. The result of an election is never known before its last day.
    """

    name: str
    country: str
    kind: str
    actors: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Term:
    """A person in an office from `first` to `last` (None: not ended when the table was reviewed).

    `elected` is the first day on which they were called the winner, None where none is or it is unsure.
    `also` are other words for the office while this person holds it ("king").
    """

    office: str
    country: str
    person: str
    elected: date | None
    first: date
    last: date | None
    also: tuple[str, ...] = ()


@cache
def events() -> tuple[PublicEvent, ...]:
    """Return every event of the table, earliest first."""
    return tuple(sorted(_events(table("events")), key=lambda event: (event.first, event.last, event.name)))


@cache
def terms() -> tuple[Term, ...]:
    """Return every term of office, in the order of the table: by office, then by time."""
    return tuple(
        Term(
            office["name"],
            office["country"],
            row["person"],
            row.get("elected"),
            row["first"],
            row.get("last"),
            (*office.get("also", ()), *row.get("also", ())),
        )
        for office in table("terms")["office"]
        for row in office["holders"]
    )


def reviewed() -> date:
    """Return the last day for which the table of terms is good: who is in office after it is unknown."""
    day: date = table("terms")["reviewed"]
    return day


def _events(raw: Mapping[str, Any]) -> Iterator[PublicEvent]:
    for series in raw["series"]:
        for row in series["held"]:
            days = [cell for cell in row if isinstance(cell, date)]
            actors = tuple(cell for cell in row if isinstance(cell, str))
            name = f"{days[0].year} {series['name']}"
            yield PublicEvent(name, series["country"], series["kind"], actors, days[0], days[-1])
    for once in raw["once"]["events"]:
        days = once["days"]
        actors = tuple(once.get("actors", ()))
        yield PublicEvent(once["name"], once["country"], once["kind"], actors, days[0], days[-1])
