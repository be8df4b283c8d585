"""Which bodies' names say which body it is, and which many have: "the Health Ministry", "Supreme Court"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.resolve.words import (
    bodies,
    known_bodies,
    namesakes,
    nationalities,
    nations,
    places,
    shared_bodies,
)
from onrecord.text.names import folded

if TYPE_CHECKING:
    from onrecord.nouns.actor import Actor

_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "to", "affairs"})
_LONGEST = 5
_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def common_words(name: str) -> frozenset[str] | None:
    """Return the words of a body's name that many have: no country, owner or other name is among them.

    Other names of one such body have the same words. None for a name that tells which body it is.
    """
    key = folded(name.removeprefix("the ").removeprefix("The "))
    if key in namesakes():
        return frozenset({key})
    if key in shared_bodies():
        return own_words(shared_bodies()[key])
    if key in known_bodies() or key in places():
        return None
    words = own_words(name)
    return words if words and words <= _common() else None


@lru_cache(maxsize=_KEPT)
def own_words(name: str, *, common: bool = False) -> frozenset[str]:
    """Return the words of a body's name, or the common ones; its country or adjective is one word."""
    keys = [key for key in (folded(word) for word in name.replace(",", " ").split()) if key]
    found: set[str] = set()
    at = 0
    while at < len(keys):
        size = next((n for n in range(_LONGEST, 0, -1) if _country(keys[at : at + n])), 1)
        found.add(_country(keys[at : at + size]) or keys[at])
        at += size
    found = (found - _SMALL) or found
    return frozenset(found & _common() if common else found)


@cache
def _common() -> frozenset[str]:
    return bodies("nouns") | bodies("fields")


@cache
def countries() -> frozenset[str]:
    """Return the countries as they are among a body's words."""
    return frozenset(folded(name) for name in nations())


def _country(keys: list[str]) -> str | None:
    key = " ".join(keys)
    place = places().get(key)
    if place and place.country:
        return folded(place.name)
    return folded(nationalities()[key]) if key in nationalities() else None


def marks(actor: Actor) -> set[str]:
    """Return what a body whose name tells is known by: its government, its words, its listed names."""
    place = places().get(folded(actor.name))
    if place and place.speaks:
        return {f"place {place.speaks}"}
    found = {f"words {' '.join(sorted(own_words(actor.name)))}"}
    for form in (actor.name, *actor.forms):
        key = folded(form.removeprefix("the "))
        listed = (
            None if key in shared_bodies() else known_bodies().get(folded(form)) or known_bodies().get(key)
        )
        if listed:
            found.add(f"listed {listed}")
    return found
