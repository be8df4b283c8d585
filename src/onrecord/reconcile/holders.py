"""Whose claim a statement is: the speaker, or whom it answers for, up to the state where one speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.text.lexicon import table
from onrecord.text.names import folded as folded_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.statement import Statement

_NOT_IN_OFFICE = re.compile(r"(?i)\b(?:former|ex|late|incoming|nominee|candidate)\b|[- ]elect\b")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers for a claim. `side` is whom an official stands for, the holder itself if nobody.

    `bound` are all whom a person's offices bind to, where these are called by several names.
    """

    id: str | None
    name: str | None
    side: str | None
    bound: tuple[str, ...] = field(default=(), compare=False)


def folded(name: str) -> str:
    """Return a name for comparing: folded, without its article."""
    return folded_word(name).removeprefix("the ")


@cache
def states() -> Mapping[str, str]:
    """Return the state meant by a folded name of a country, its people, its capital or a seat of its rule."""
    found: dict[str, str] = {}
    for country in table("countries")["countries"]:
        for name in (country["name"], *country["also"], *country["people"], *country["capital"]):
            found.setdefault(folded(name), country["name"])
    for seat in table("countries")["seats"]:
        for name in (seat["name"], *seat["also"]):
            found.setdefault(folded(name), seat["country"])
    return found


@cache
def _arms() -> re.Pattern[str]:
    """Return what a state's own bodies are called behind its name: "X's ministry", "the X government"."""
    words = "|".join(map(re.escape, sorted(table("holders")["arms"], key=len, reverse=True)))
    return re.compile(rf"(?i)^(?:the )?(?P<owner>.+?)(?:['’]s?)? (?:[\w-]+ )??(?:{words})\b")


class Holders:
    """Finds holders among the actors of the record."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._by_id = {actor.id: actor for actor in actors}
        self._by_form: dict[str, Actor] = {}
        ordered = sorted(self._by_id.values(), key=lambda a: (a.kind is ActorKind.PERSON, a.id))
        for actor in ordered:  # a name goes before what others are also called
            self._by_form.setdefault(folded(actor.name), actor)
        for actor in ordered:
            for form in actor.forms:
                self._by_form.setdefault(folded(form), actor)

    def of(self, statement: Statement) -> Holder:
        """Return the holder of a statement: the principal a spokesman answers for, else the speaker."""
        if statement.principal:
            return self.named(statement.principal)
        actor = self._by_id.get(statement.speaker_id or "")
        if actor is None:
            return Holder(None, statement.speaker, statement.speaker)
        if actor.kind is ActorKind.BODY:
            return self.named(actor.name, actor)
        return Holder(actor.id, actor.name, self._side(actor), tuple(sorted(self._bound(actor))))

    def named(self, name: str, actor: Actor | None = None) -> Holder:
        """Return the holder that a body's or principal's name means: a ministry speaks for its state."""
        state = self._state(name)
        found = self._by_form.get(folded(state or name)) or actor
        if state:
            return Holder(found.id if found else None, state, state)
        return Holder(
            found.id if found else None, found.name if found else name, found.name if found else name
        )

    def side(self, name: str) -> str | None:
        """Return whom a name in running words stands for, None if it names nobody on record."""
        actor = self._by_form.get(folded(name))
        if actor is not None and actor.kind is ActorKind.PERSON:
            return self._side(actor)
        return self._state(name) or (actor.name if actor else None)

    def _state(self, name: str) -> str | None:
        """Return the state that a name speaks for, None if it speaks for itself."""
        known = states().get(folded(name))
        if known:
            return known
        arm = _arms().match(name)
        if not arm:
            return None
        owner = folded(arm["owner"])
        if owner in states():
            return states()[owner]
        actor = self._by_form.get(owner)
        return actor.name if actor and actor.kind is ActorKind.BODY and folded(actor.name) == owner else None

    def _side(self, actor: Actor) -> str:
        """Return whom a person's offices bind to; one left, or not entered yet, binds to nobody."""
        sides = self._bound(actor)
        return sides.pop() if len(sides) == 1 else actor.name

    def _bound(self, actor: Actor) -> set[str]:
        """Return all whom a person's offices bind to, nobody if one is left or not entered yet."""
        offices = [tenure.office for tenure in actor.offices]
        if any(_NOT_IN_OFFICE.search(office) for office in offices):
            return set()
        return {side for office in offices if (side := self._office_side(office))}

    def _office_side(self, office: str) -> str | None:
        """Return whom an office answers for: "foreign minister of X" for X."""
        head, _, owner = office.partition(" of ")
        if not owner or head.split()[-1] not in table("holders")["officers"]:
            return None
        return self.named(owner).side
