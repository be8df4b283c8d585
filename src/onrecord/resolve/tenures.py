"""What the table of office terms adds to an article: who held a public office on its day."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.figures import Figure, same_person
from onrecord.resolve.roles import Role
from onrecord.resolve.words import known_bodies, nationalities, places, same_role, titles
from onrecord.text.calendar import Term, reviewed, terms
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onrecord.nouns.when import When
    from onrecord.resolve.cast import Cast

_OTHERS = frozenset({"former", "ex", "deputy", "vice", "acting", "late", "then", "next", "first"})


@cache
def _by_surname() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in terms():
        if len(_bare(term.person)) > 1:
            found.setdefault(_bare(term.person)[-1], []).append(term)
    return {key: tuple(listed) for key, listed in found.items()}


def _bare(person: str) -> tuple[str, ...]:
    """Return the words of a name behind its titles."""
    keys = folded(person).split()
    while keys and keys[0] in titles():
        keys.pop(0)
    return tuple(keys)


def add_offices(cast: Cast) -> None:
    """Give the people of an article the public offices they hold or held on its days."""
    if cast.written is None or cast.written.last is None:
        return
    first, last = cast.written.first or cast.written.last, cast.written.last
    for figure in cast.figures:
        if figure.kind is ActorKind.PERSON and len(figure.keys) > 1:
            figure.known = tuple(
                _role(term, first)
                for term in _by_surname().get(figure.keys[-1], ())
                if term.first <= last
                and (term.last is not None or last <= reviewed())
                and same_person(_bare(term.person), figure.keys)
            )


def _role(term: Term, day: date) -> Role:
    past = {"former"} if term.last is not None and term.last < day else set()
    words = frozenset({*folded(term.office).split(), *past})
    return Role(folded(term.office), words, term.country, None, term.office)


def office_holder(cast: Cast, role: Role) -> Figure | None:
    """Return who holds a public office of a named country or body on all days of writing.

    None unless the table gives one.
    """
    owner = _owner(role.owner)
    if cast.written is None or owner is None or role.words & _OTHERS:
        return None
    called = (term for term in terms() if term.country == owner and role.same in _roles(term))
    people = {term.person for term in called if _covers(term, cast.written)}
    return _entered(cast, people.pop()) if len(people) == 1 else None


def _owner(printed: str | None) -> str | None:
    key = folded(nationalities().get(folded(printed or "")) or printed or "")
    place = places().get(key)
    return (place.speaks or place.name) if place else known_bodies().get(key)


def _roles(term: Term) -> frozenset[str]:
    return frozenset(same_role(folded(name)) for name in (term.office, *term.also))


def _covers(term: Term, days: When) -> bool:
    last = term.last or reviewed()
    return days.first is not None and days.last is not None and term.first <= days.first and days.last <= last


def _entered(cast: Cast, person: str) -> Figure:
    """Return a person of the table as a figure; one known by a single name is not whoever else has it."""
    keys = _bare(person)
    if len(keys) > 1:
        return cast.enter(person)
    lead = folded(person).split()[0]
    for figure in cast.figures:
        titled = any(lead in named.title for named in figure.mentions)
        if figure.kind is ActorKind.PERSON and figure.keys == keys and titled:
            return figure
    return Figure(ActorKind.PERSON, keys, fixed=person, forms=Counter({person: 1}))
