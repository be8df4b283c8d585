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
    from onrecord.resolve.roles import Role


class Owners:
    """Answers for one article who owns a role, by a name, a pronoun or a noun printed with it."""

    def __init__(self, cast: Cast, floor: Floor) -> None:
        self.cast = cast
        self.floor = floor

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
        lead = sorted(
            word
            for word in role.words - small - owned - titles()
            if (word in role_words() or word in body_nouns())
            and word not in heads
            and word not in nationalities()
        )
        name = " ".join([*lead, role.head])
        return f"{name} of {owner}" if owner else name

    def owner(self, role: Role, place: int) -> Figure | None:
        """Return the figure a role belongs to, None if none of the article is meant."""
        if role.owner:
            return self.cast.lookup(role.owner, before=place)
        if role.owner_word and role.owner_word in pronouns.HE | pronouns.SHE:
            return pronouns.person_meant(self.cast, self.floor, place, role.owner_word)
        return None

    def owner_name(self, role: Role, place: int) -> str | None:
        """Return whose a role is by name, None if nothing tells."""
        owner = self.owner(role, place)
        if owner is not None:
            return owner.name
        if not role.owner:
            return None
        known = places().get(folded(role.owner))
        if known:
            return known.speaks or known.name
        noun = folded(role.owner).split()[-1]
        if role.owner.islower() and noun in bodies("nouns"):
            asked = frozenset(folded(role.owner).split()[:-1])
            figure = body_meant(self.cast, noun, asked, place)
            return figure.name if figure else role.owner
        return role.owner

    def completed(self, found: Answer | None) -> Answer | None:
        """Return an answer with whom its one person speaks for."""
        if found and len(found.figures) == 1 and found.kind is ActorKind.PERSON:
            return self.person(found.figures[0])
        return found
