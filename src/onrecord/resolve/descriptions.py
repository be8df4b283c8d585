"""Resolves sources that are described, not named: roles, bodies, documents, shares of those asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve import pronouns
from onrecord.resolve.answers import Answer, Floor
from onrecord.resolve.lookup import body_meant, general_person, holder
from onrecord.resolve.owners import MEMORY
from onrecord.resolve.phrases import Head, Phrase, phrase_of, unnamed_text
from onrecord.resolve.roles import POSSESSIVES, Role, portfolio, role_of
from onrecord.resolve.tenures import office_holder
from onrecord.resolve.words import (
    bodies,
    body_nouns,
    known_bodies,
    meant_by,
    media,
    nationalities,
    office,
    singular,
)
from onrecord.text.names import folded, listed, weekdays, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.cast import Cast
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.mentions import Named
    from onrecord.resolve.owners import Owners
    from onrecord.resolve.pronouns import Group
    from onrecord.text.names import Word


class Descriptions:
    """Resolves the described sources of one article; a description no figure fits stays as printed."""

    def __init__(self, cast: Cast, floor: Floor, groups: list[Group], owners: Owners) -> None:
        self.cast = cast
        self.text = cast.scan.text
        self.floor = floor
        self.groups = groups
        self.owners = owners

    def answer(self, items: Sequence[Word], phrase: Phrase, names: Sequence[Named]) -> Answer | None:
        """Return whom a phrase describes; None if it has no words."""
        place = items[0].start
        if len(items) == 1 and self._in_headline(place):
            shortened = self._in_short(items[0])
            if shortened is not None:
                return shortened
        if phrase.head is Head.SHARE:
            return self._respondents(items)
        if phrase.head is Head.DOCUMENT:
            return self._document(phrase, names, place)
        if phrase.head is Head.BODY:
            return self._body(phrase, names, place)
        role = role_of(self.text, items) if phrase.head is Head.ROLE else None
        if role is not None:
            return self._role(role, phrase, place)
        if phrase.definite and phrase.noun in nationalities() and singular(phrase.noun) == phrase.noun:
            last = self.floor.last(place, ActorKind.PERSON)
            if last is not None and self.cast.scan.sentence_at(place) - last.sentence <= _NEAR:
                return last.answer
        fuller = self._fuller(phrase, place)
        if fuller is not None:
            return fuller
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        return Answer(ActorKind.UNNAMED, text=text) if any(c.isalpha() for c in text) else None

    def _fuller(self, phrase: Phrase, place: int) -> Answer | None:
        """Return the source that was described at length before and is taken up by its bare noun."""
        if not phrase.definite or len(phrase.words) > 2 or phrase.words[0].key in POSSESSIVES:
            return None
        for heard in reversed(self.floor.before(place, MEMORY)):
            text = heard.answer.text
            if heard.answer.kind is not ActorKind.UNNAMED or not text:
                continue
            again = words(text)
            end = next((i for i, w in enumerate(again) if i and w.key in listed("after_core")), len(again))
            if len(again) > 1 and any(w.key == phrase.noun for w in again[:end]):
                return heard.answer
            near = self.cast.scan.sentence_at(place) - heard.sentence <= _NEAR
            if near and phrase.noun in _ANYBODY and singular(again[end - 1].key) == again[end - 1].key:
                return heard.answer
        return None

    def _role(self, role: Role, phrase: Phrase, place: int) -> Answer:
        bare = not phrase.indefinite and not phrase.definite
        if phrase.definite or bare or self._in_headline(place):
            exact = role.head in office("roles", "general")
            figure = holder(self.cast, role, place, self.owners.owner, exact=exact)
            if figure is None and phrase.definite:
                figure = general_person(self.cast, self.floor, role, place)
            if figure is None and exact:
                figure = holder(self.cast, role, place, self.owners.owner)
            if figure is None and phrase.definite:
                figure = office_holder(self.cast, role)
            if figure is not None:
                return self.owners.person(figure)
        principal = self.owners.owner_name(role, place) if role.answers else None
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        told = role if phrase.definite or bare else None
        return Answer(ActorKind.UNNAMED, text=text, role=told, principal=principal)

    def _in_headline(self, place: int) -> bool:
        return place < self.cast.scan.top

    def _in_short(self, word: Word) -> Answer | None:
        """Return the body that a headline calls by one noun of its name ("Port" for a port authority)."""
        if word.key not in body_nouns():
            return None
        fitting = [
            f for f in self.cast.figures if f.kind is ActorKind.BODY and not f.place and word.key in f.keys
        ]
        return Answer(ActorKind.BODY, (fitting[0],)) if len(fitting) == 1 else None

    def _body(self, phrase: Phrase, names: Sequence[Named], place: int) -> Answer:
        core = phrase.core
        if core[0].key in POSSESSIVES and core[0].key in pronouns.HE | pronouns.SHE:
            owner = pronouns.person_meant(self.cast, self.floor, place, core[0].key)
            if owner is not None:
                return self._of_person(owner, core[1:], place)
        if names and not phrase.indefinite:
            inside = [n for n in names if n.span.start >= core[0].start and n.span.end <= core[-1].end]
            if inside:
                printed = " ".join(self.text[inside[0].span.start : core[-1].end].split())
                return self._kept_body(printed)
        plain = phrase.noun
        asked = frozenset(
            w.key
            for w in core[:-1]
            if w.key not in ("the", "this", "that", "its", "their", "own") and not w.possessive
        )
        asked = frozenset(
            folded(nationalities()[k]) if k in nationalities() else k for k in asked
        ) - frozenset(plain.split())
        owned = plain in bodies("general") & bodies("owned") and any(w.possessive for w in core[:-1])
        if (phrase.definite or len(core) == 1) and not owned:
            figure = body_meant(self.cast, plain, asked, place)
            if figure is not None:
                return Answer(ActorKind.BODY, (figure,))
            known = self._known_body(plain, asked, place)
            if known is not None:
                return known
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        if any(w.key in _QUANTIFIED for w in core):
            return Answer(ActorKind.UNNAMED, text=text)
        if phrase.indefinite or (plain.endswith("s") and plain not in bodies("nouns")):
            return Answer(ActorKind.UNNAMED, text=text)
        return Answer(ActorKind.BODY, text=text)

    def _known_body(self, noun: str, asked: frozenset[str], place: int) -> Answer | None:
        """Return the body without a name of its own that was heard before, or that a minister heads."""
        heard = self.owners.heard_body(noun, asked, place)
        if heard is not None:
            return heard
        heads = {"ministry": ("minister", "foreign minister"), "department": ("secretary",)}.get(noun, ())
        fields = {
            field
            for figure in self.cast.figures
            for role in figure.roles
            if role.head in heads and role.place < place and (field := portfolio(role))
        }
        fitting = [field for field in fields if asked <= set(field.split())]
        return self._kept_body(f"{fitting[0]} {noun}".title()) if len(fitting) == 1 else None

    def _of_person(self, owner: Figure, core: Sequence[Word], place: int) -> Answer:
        """Return the body that is somebody's by an office: a minister's ministry, a rector's university."""
        noun = core[-1].key
        for role in owner.roles:
            held = self.owners.owner(role, role.place)
            names = {key for key in held.keys if held and not held.place} if held else set()
            if held is not None and held.kind is ActorKind.BODY and names & {noun, *meant_by(noun)}:
                return Answer(ActorKind.BODY, (held,))
            field = portfolio(role)
            if field and noun in ("ministry", "department"):
                figure = body_meant(self.cast, noun, frozenset(folded(field).split()), place)
                printed = f"{field} {noun}".title()
                return Answer(ActorKind.BODY, (figure,)) if figure else self._kept_body(printed)
        printed = " ".join(w.raw for w in core)
        if noun in bodies("owned") and owner.surname and noun not in ("ministry", "department"):
            return self._kept_body(f"{owner.name.split()[-1]} {printed}")
        figure = body_meant(self.cast, noun, frozenset(), place)
        return Answer(ActorKind.BODY, (figure,)) if figure else Answer(ActorKind.BODY, text=printed)

    def _kept_body(self, printed: str) -> Answer:
        figure = self.cast.lookup(printed)
        if figure is not None:
            return Answer(figure.kind, (figure,))
        return Answer(ActorKind.BODY, text=printed)

    def _document(self, phrase: Phrase, names: Sequence[Named], place: int) -> Answer:
        core = phrase.core
        named = [n for n in names if n.span.start >= core[0].start and n.span.end <= core[-1].end]
        owned = self._authored(phrase, named, place)
        if owned is not None:
            return owned
        loose = office("documents", "loose") | {
            "the",
            "a",
            "an",
            "its",
            "his",
            "her",
            "their",
            "these",
            "those",
        }
        if named:
            start = named[0].span.start
            kept = [w for w in core if w.start >= start and w.key not in office("documents", "loose")]
            printed = " ".join(
                self.text[kept[0].start : kept[0].end] if len(kept) == 1 else w.raw for w in kept
            )
            return Answer(ActorKind.DOCUMENT, text=printed)
        plain = [w for w in core[:-1] if w.key not in loose]
        if phrase.definite or len(phrase.words) == 1:
            earlier = self._same_document(phrase.noun, {w.key for w in plain}, place)
            if earlier:
                return earlier
        dated = len(phrase.words) > 3 and phrase.words[-1].key in weekdays() and phrase.words[-2].key == "on"
        whole = replace(phrase, words=phrase.words[:-2]) if dated else phrase
        return Answer(ActorKind.DOCUMENT, text=unnamed_text(self.text, whole, self.cast.scan.small))

    def _authored(self, phrase: Phrase, named: Sequence[Named], place: int) -> Answer | None:
        """Return whose words a document is: "her account", "Harlan's letter", "a Herald article"."""
        if phrase.noun not in office("documents", "authored"):
            return None
        first = phrase.core[0]
        if first.key in pronouns.HE | pronouns.SHE and len(phrase.core) > 1:
            figure = pronouns.person_meant(self.cast, self.floor, place, first.key)
            return self.owners.person(figure) if figure else None
        if not named:
            return None
        figure = self.cast.figure(named[0])
        if figure is None:
            return None
        if figure.kind is ActorKind.PERSON and named[0].possessive:
            return self.owners.person(figure)
        printed = _is_medium(figure) and phrase.noun in _PRINTED
        return Answer(ActorKind.BODY, (figure,)) if printed else None

    def _same_document(self, noun: str, asked: set[str], place: int) -> Answer | None:
        for heard in reversed(self.floor.heard):
            text = heard.answer.text
            if heard.answer.kind is ActorKind.DOCUMENT and text and heard.place < place:
                keys = {folded(w) for w in text.split()}
                if noun in keys and asked <= keys:
                    return heard.answer
        before = [
            g
            for g in self.groups
            if g.place < place and g.head is Head.DOCUMENT and folded(g.text.split()[-1]) == noun
        ]
        better = [
            g for g in before if len(g.text.split()) > 1 and asked <= {folded(w) for w in g.text.split()}
        ]
        named = [g for g in better if any(word[:1].isupper() for word in g.text.split())]
        if not named:
            return None
        medium = self.cast.lookup(" ".join(named[-1].text.split()[:-1])) if noun in _PRINTED else None
        if medium is not None and _is_medium(medium):
            return Answer(ActorKind.BODY, (medium,))
        return Answer(ActorKind.DOCUMENT, text=named[-1].text)

    def _respondents(self, items: Sequence[Word]) -> Answer:
        """Return the people a share is a share of, named in the phrase or earlier in its sentence."""
        of = next((i for i, w in enumerate(items) if w.key == "of"), None)
        if of is not None and of + 1 < len(items) and not items[of + 1].key.isdigit():
            rest = phrase_of(self.text, items[of + 1 :])
            if rest is not None:
                return Answer(ActorKind.UNNAMED, text=unnamed_text(self.text, rest, self.cast.scan.small))
        here = self.cast.scan.sentence_at(items[0].start)
        last = self.floor.last(items[0].start, ActorKind.UNNAMED)
        own = [
            g for g in self.groups if g.sentence == here and g.plural and _asked(folded(g.text.split()[-1]))
        ]
        if (
            not own
            and last
            and here - last.sentence <= 3
            and any(map(_asked, folded(last.answer.text or "").split()))
        ):
            return last.answer
        near = [g for g in self.groups if g.plural and g.head is Head.GROUP and 0 <= here - g.sentence <= 2]
        same = [g for g in near if g.sentence == here] or [g for g in near if g.place < items[0].start]
        voters = [g for g in same if _asked(folded(g.text.split()[-1]))] or same
        if voters:
            return Answer(ActorKind.UNNAMED, text=voters[-1].text)
        return Answer(ActorKind.UNNAMED, text="respondents")


_NEAR = 3
_ANYBODY = frozenset({"person", "man", "woman", "source", "official"})
_QUANTIFIED = frozenset(
    {"every", "each", "any", "many", "several", "some", "no", "most", "all", "two", "three", "both"}
)
_PRINTED = frozenset({"article", "report", "story", "editorial", "account", "analysis"})


def _asked(word: str) -> bool:
    """Tell whether a poll asks people called so."""
    return word in office("unnamed", "asked") or word in nationalities()


def _is_medium(figure: Figure) -> bool:
    return any(known_bodies().get(folded(form)) in media() for form in figure.forms)
