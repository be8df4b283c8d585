"""Whose claim a statement is: the speaker, or whom it answers for, up to the state where one speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.text.lexicon import table
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.statement import Statement


@dataclass(frozen=True, slots=True)
class Holder:
    """Who answers for a claim. `side` is whom an official stands for, the holder itself if nobody."""

    id: str | None
    name: str | None
    side: str | None


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
        for actor in sorted(self._by_id.values(), key=lambda a: (a.kind is ActorKind.PERSON, a.id)):
            for form in (actor.name, *actor.forms):
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
        sides = {side for tenure in actor.offices if (side := self._office_side(tenure.office))}
        return Holder(actor.id, actor.name, sides.pop() if len(sides) == 1 else actor.name)

    def named(self, name: str, actor: Actor | None = None) -> Holder:
        """Return the holder that a body's or principal's name means: a ministry speaks for its state."""
        state = self._state(name)
        found = self._by_form.get(folded(state or name)) or actor
        if state:
            return Holder(found.id if found else None, state, state)
        return Holder(
            found.id if found else None, found.name if found else name, found.name if found else name
        )

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
        return actor.name if actor and actor.kind is ActorKind.BODY else None

    def _office_side(self, office: str) -> str | None:
        """Return whom an office answers for: "foreign minister of X" for X."""
        head, _, owner = office.partition(" of ")
        if not owner or head.split()[-1] not in table("holders")["officers"]:
            return None
        return self.named(owner).side
