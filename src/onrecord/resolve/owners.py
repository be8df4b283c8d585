"""Tells whose a role is: the one a spokesman answers for, and offices in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve import pronouns
from onrecord.resolve.answers import Answer, Floor
from onrecord.resolve.lookup import body_meant
from onrecord.resolve.words import bodies, body_nouns, nationalities, places, role_words, titles
from onrecord.text.names import folded

if TYPE_CHECKING:
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.pronouns import Group
    from onrecord.resolve.roles import Role

_RANKS = frozenset({"vice", "deputy"})  # titles that make another office of it
MEMORY = 40
"""So many sources back a description may take up another."""


class Owners:
    """Answers for one article who owns a role, by a name, a pronoun or a noun printed with it."""

    def __init__(self, cast: Cast, floor: Floor, groups: list[Group]) -> None:
        self.cast = cast
        self.floor = floor
        self.groups = groups

    def person(self, figure: Figure) -> Answer:
        """Return a named one as the answer, with whom they speak for."""
        return Answer(figure.kind, (figure,), principal=self.principal(figure))

    def principal(self, figure: Figure) -> str | None:
        """Return for whom a spokesman or lawyer speaks, by the roles the article gives them."""
        for role in figure.roles:
            if role.answers:
                told = self.owner_name(role, role.place)
                if told:
                    return told
        return None

    def office(self, role: Role) -> str:
        """Return an office in plain words, its owner by full name: "lawyer of Ada Harlan"."""
        owner = self.owner_name(role, role.place)
        here = places().get(folded(role.owner or ""))
        if here and not here.country:
            owner = here.name
        small = {"his", "her", "their", "its", "the", "a", "an", "of", "for", "s"}
        owned = {folded(w) for w in (role.owner or "").split()}
        heads = role.head.split()
        told = (
            word
            for word in role.words - small - owned - (titles() - _RANKS)
            if (word in role_words() or word in body_nouns())
            and word not in heads
            and word not in nationalities()
        )
        lead = sorted(told, key=lambda word: (word not in _RANKS, word))
        name = " ".join([*lead, role.head])
        return f"{name} of {owner}" if owner else name

    def owner(self, role: Role, place: int) -> Figure | None:
        """Return the figure a role belongs to, None if none of the article is meant."""
        if role.owner:
            noun = self._described(role.owner, place)
            return noun or self.cast.lookup(role.owner, before=place)
        if role.owner_word is None:
            return None
        if role.owner_word in pronouns.HE | pronouns.SHE:
            return pronouns.person_meant(self.cast, self.floor, place, role.owner_word)
        found = self._taken_up(role, place)
        return found.figures[0] if found and len(found.figures) == 1 else None

    def _taken_up(self, role: Role, place: int) -> Answer | None:
        """Return the body that "its" or "their" in front of a role stands for."""
        found = None
        if role.owner_word == "its":
            found = pronouns.body_near(self.cast, self.floor, place)
        elif role.owner_word == "their":
            found = pronouns.plural_meant(self.cast, self.groups, self.floor, place)
        if found is None or found.kind is not ActorKind.BODY or any(f.place for f in found.figures):
            return None
        return found

    def heard_body(self, noun: str, asked: frozenset[str], place: int) -> Answer | None:
        """Return the body without a name of its own that spoke before and is called so."""
        for heard in reversed(self.floor.before(place, MEMORY)):
            words = {folded(word) for word in (heard.answer.text or "").split()}
            if heard.answer.kind is ActorKind.BODY and noun in words and asked <= words:
                return heard.answer
        return None

    def _described(self, owner: str, place: int) -> Figure | None:
        """Return the body that "the ministry" or "union" means as an owner."""
        *asked, noun = (small_phrase(owner) or "").split() or [""]
        return body_meant(self.cast, noun, frozenset(asked), place) if noun in bodies("nouns") else None

    def owner_name(self, role: Role, place: int) -> str | None:
        """Return whose a role is by name, None if nothing tells."""
        owner = self.owner(role, place)
        if owner is not None:
            return owner.name
        if not role.owner:
            found = self._taken_up(role, place)
            return found.name if found else None
        known = places().get(folded(role.owner))
        if known:
            return known.speaks or known.name
        plain = small_phrase(role.owner)
        if plain is None:
            return role.owner
        *asked, noun = plain.split()
        heard = self.heard_body(noun, frozenset(asked), place)
        return heard.name if heard else plain

    def completed(self, found: Answer | None) -> Answer | None:
        """Return an answer with whom its one person speaks for."""
        if found and len(found.figures) == 1 and found.kind is ActorKind.PERSON:
            return self.person(found.figures[0])
        return found


def small_phrase(printed: str) -> str | None:
    """Return a description in small letters without its article ("The authority"); None for a name."""
    parts = printed.split()
    if len(parts) > 1 and parts[0].lower() in ("the", "a", "an"):
        parts = parts[1:]
    plain = " ".join(parts)
    return plain if plain.islower() else None
