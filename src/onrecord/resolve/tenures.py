"""What the table of office terms adds to an article: who held a public office on its day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.figures import Figure, same_person
from onrecord.resolve.roles import Role
from onrecord.resolve.words import nationalities, places, same_role
from onrecord.text.calendar import Term, terms
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onrecord.resolve.cast import Cast

_OTHERS = frozenset({"former", "ex", "deputy", "vice", "acting", "late", "then", "next", "first"})


@cache
def _by_surname() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in terms():
        found.setdefault(folded(term.person).split()[-1], []).append(term)
    return {key: tuple(listed) for key, listed in found.items()}


def add_offices(cast: Cast) -> None:
    """Give the people of an article the public offices they hold or held on its day."""
    day = cast.day
    if day is None:
        return
    for figure in cast.figures:
        if figure.kind is ActorKind.PERSON and len(figure.keys) > 1:
            figure.known = tuple(
                _role(term, day)
                for term in _by_surname().get(figure.keys[-1], ())
                if term.first <= day and same_person(tuple(folded(term.person).split()), figure.keys)
            )


def _role(term: Term, day: date) -> Role:
    past = {"former"} if term.last is not None and term.last < day else set()
    words = frozenset({*folded(term.office).split(), *past})
    return Role(folded(term.office), words, term.country, None, term.office)


def office_holder(cast: Cast, role: Role) -> Figure | None:
    """Return who holds a public office of a named country on the day, None unless the table gives one."""
    country = nationalities().get(folded(role.owner or "")) or role.owner
    place = places().get(folded(country or ""))
    if cast.day is None or place is None or role.words & _OTHERS:
        return None
    people = {
        term.person
        for term in terms()
        if term.country == (place.speaks or place.name)
        and same_role(folded(term.office)) == role.same
        and term.first <= cast.day
        and (term.last is None or cast.day <= term.last)
    }
    return cast.enter(people.pop()) if len(people) == 1 else None
