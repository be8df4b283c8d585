"""The record's actors while people's answers are put in: new speakers, two that are one, one that is two."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, count
from typing import TYPE_CHECKING, TypeVar

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.span import digest
from onrecord.nouns.statement import Report, Statement
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

Cited = TypeVar("Cited", Statement, Report)


class Cast:
    """Actors by id; those found to be one stand for each other wherever they are named."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._into: dict[str, str] = {}  # an actor that is another one now
        self._renamed: dict[str, str] = {}

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors, by id."""
        return tuple(self._actors[id_] for id_ in sorted(self._actors) if id_ not in self._into)

    def named(self, name: str) -> Actor:
        """Return the actor of an id, name or printed form, else a new person of that name.

        Of several namesakes the one called so first and foremost, then the one with the smallest id.
        """
        if name in self._actors:
            return self._actors[name]
        wanted = folded(name)
        fits = [
            actor
            for actor in self._actors.values()
            if wanted in {folded(form) for form in (actor.name, *actor.forms)}
        ]
        if fits:
            return min(fits, key=lambda actor: (folded(actor.name) != wanted, actor.id))
        actor = Actor(digest("named by a person", wanted), name, ActorKind.PERSON, (name,))
        self._actors[actor.id] = actor
        return actor

    def spoken(self, statement: Statement, name: str | None) -> Statement:
        """Return a statement with another speaker, None if nobody knows who.

        Whom the former speaker answered for goes with them; a principal named without any speaker stays.
        """
        if name is None:
            return replace(statement, speaker=None, speaker_id=None, speaker_kind=None)
        actor = self.named(name)
        if actor.id == statement.speaker_id:
            return statement
        known = statement.speaker is not None and statement.speaker_kind is not ActorKind.UNNAMED
        return replace(
            statement,
            speaker=actor.name,
            speaker_id=actor.id,
            speaker_kind=actor.kind,
            principal=None if known else statement.principal,
        )

    def unite(self, left: Statement, right: Statement) -> None:
        """Make one actor of the speakers of two statements: named as the one that more is known of."""
        one, other = self._speaker(left), self._speaker(right)
        if one is None or other is None or one.id == other.id:
            return
        kept, gone = sorted((one, other), key=_rank)
        self._into[gone.id] = kept.id
        namesakes = sum(actor.name == gone.name for actor in self.actors())
        if not namesakes:  # else the name alone tells nobody which of them is meant
            self._renamed[gone.name] = kept.id
        self._actors[kept.id] = replace(
            kept,
            forms=tuple(dict.fromkeys((*kept.forms, gone.name, *gone.forms))),
            offices=tuple(dict.fromkeys((*kept.offices, *gone.offices))),
        )

    def apart(self, left: Statement, right: Statement) -> Statement:
        """Return the right statement with a speaker of its own, if both were taken for one actor's."""
        one, other = self._speaker(left), self._speaker(right)
        if one is None or other is None or one.id != other.id:
            return right
        name = self._free(other.name)
        actor = Actor(digest("apart", one.id, right.id), name, other.kind, (name, other.name))
        self._actors[actor.id] = actor
        return replace(right, speaker=name, speaker_id=actor.id)

    def _free(self, name: str) -> str:
        """Return a name that nobody has, for one who was taken for another: "Ida Roe (another)"."""
        taken = {folded(actor.name) for actor in self._actors.values()}
        names = chain([f"{name} (another)"], (f"{name} (another {number})" for number in count(2)))
        return next(one for one in names if folded(one) not in taken)

    def recast(self, cited: Cited) -> Cited:
        """Return a statement or report with those who are one named as one, wherever it names them."""
        if not self._into:
            return cited
        about = tuple(map(self._called, cited.about))
        if isinstance(cited, Report):
            return replace(cited, about=about)
        principal = self._called(cited.principal) if cited.principal else None
        cited = replace(cited, about=about, principal=principal, to=tuple(map(self._called, cited.to)))
        speaker = self._speaker(cited)
        if speaker is None or speaker.id == cited.speaker_id:
            return cited
        return replace(cited, speaker=speaker.name, speaker_id=speaker.id, speaker_kind=speaker.kind)

    def _called(self, name: str) -> str:
        return self._last(self._renamed[name]).name if name in self._renamed else name

    def _speaker(self, statement: Statement) -> Actor | None:
        id_ = statement.speaker_id
        return self._last(id_) if id_ is not None and id_ in self._actors else None

    def _last(self, id_: str) -> Actor:
        while id_ in self._into:
            id_ = self._into[id_]
        return self._actors[id_]


def _rank(actor: Actor) -> tuple[bool, bool, int, int, str]:
    """Return what decides which of two actors names both: a named one, a person, the fuller name, the id."""
    unnamed = actor.kind is ActorKind.UNNAMED
    return unnamed, actor.kind is not ActorKind.PERSON, -len(actor.name.split()), -len(actor.forms), actor.id
