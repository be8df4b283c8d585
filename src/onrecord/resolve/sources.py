"""Resolves one source as printed to who it is, or to a source without a name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.span import Span
from onrecord.resolve import pronouns
from onrecord.resolve.answers import Answer, Floor
from onrecord.resolve.lookup import body_meant, general_person, holder
from onrecord.resolve.mentions import Named, names_in, overlapping
from onrecord.resolve.phrases import Head, Phrase, phrase_of, trimmed_words, unnamed_text
from onrecord.resolve.roles import POSSESSIVES, Role, role_of
from onrecord.resolve.tenures import office_holder
from onrecord.resolve.words import (
    bodies,
    body_nouns,
    known_bodies,
    media,
    nationalities,
    office,
    places,
    role_words,
    titles,
)
from onrecord.text.names import Word, folded, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.cast import Cast
    from onrecord.resolve.figures import Figure


class Sources:
    """Resolves the sources of one article in order; remembers in `floor` who spoke."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text = cast.scan.text
        self.floor = Floor()
        self.groups = pronouns.groups_of(cast)

    def answer(self, spans: Sequence[Span]) -> Answer | None:
        """Return who a source is; None when nothing tells."""
        items = [word for span in spans for word in words(self.text, span.start, span.end)]
        items = trimmed_words(items)
        if not items:
            return None
        place = items[0].start
        if items[0].key in pronouns.ANY and _alone(items):
            return self.pronoun(items[0].key, place)
        names = self._names(items)
        phrase = phrase_of(self.text, items)
        if phrase is None:
            return None
        named = self._named(items, phrase, names)
        if named:
            return named
        return self._described(items, phrase, names, place)

    def pronoun(self, key: str, place: int) -> Answer | None:
        """Return whom a pronoun at this place stands for."""
        if key in pronouns.HE | pronouns.SHE:
            figure = pronouns.person_meant(self.cast, self.floor, place, key)
            return self._person(figure) if figure else None
        if key in pronouns.WHO and not key.startswith("th"):
            found = pronouns.relative_meant(self.cast, self.groups, place, key)
            return self._completed(found)
        if key in ("those", "these") and self.text[place + 5 : place + 10].split(" ")[:2] == ["", "who"]:
            return Answer(ActorKind.UNNAMED, text=key)
        if key in pronouns.THEY:
            return self._completed(pronouns.plural_meant(self.cast, self.groups, self.floor, place))
        if key in pronouns.IT:
            if key == "that":
                found = pronouns.relative_meant(self.cast, self.groups, place, key)
                if found:
                    return self._completed(found)
            return self._completed(pronouns.thing_meant(self.cast, self.groups, self.floor, place))
        return None

    # -- names --

    def _names(self, items: Sequence[Word]) -> list[Named]:
        span = Span(items[0].start, items[-1].end)
        found = overlapping(self.cast.scan.mentions, span)
        return found or names_in(self.cast.scan, span)

    def _figure(self, named: Named) -> Figure | None:
        figure = self.cast.at(named) or self.cast.lookup(named.text, before=named.span.end)
        if figure is None and not named.owned:
            figure = self.cast.adopt(named)
        return figure

    def _named(self, items: Sequence[Word], phrase: Phrase, names: Sequence[Named]) -> Answer | None:
        """Return the answer if the phrase is headed by a name, or a name stands in apposition to its head."""
        if not names:
            return None
        listed = self._list(items, names)
        if listed:
            return listed
        end = phrase.core[-1].end
        head = [
            n
            for n in names
            if n.span.end >= end - 2 and n.span.start <= end and n.span.start >= items[0].start
        ]
        head = [n for n in head if n.span.start < end]
        if head and not self._is_modifier(head[-1], phrase):
            first = self._answered(head[-1])
            also = self._joined(items, phrase, names, head[-1])
            if first and also and first.figures and also.figures and also.figures != first.figures:
                return Answer(first.kind, first.figures + also.figures, principal=first.principal)
            return first
        if phrase.head in (Head.ROLE, Head.GROUP, Head.OTHER, Head.BODY):
            last = phrase.words[-1].end
            apposed = [
                n
                for n in names
                if n.whole.start > last - 1 and n.whole.start - last <= 3 and not n.possessive
            ]
            rest = [w for w in items if apposed and w.start >= apposed[0].whole.start]
            together = (
                self._list(rest, [n for n in names if n in apposed or n.whole.start > last]) if rest else None
            )
            if together and phrase.head is Head.GROUP:
                return together
            if apposed and (phrase.head in (Head.ROLE, Head.OTHER) or self._person_like(apposed[0])):
                figure = self._figure(apposed[0])
                if figure is not None and (figure.kind is ActorKind.PERSON or phrase.head is Head.BODY):
                    return self._person(figure)
        if phrase.head is Head.DOCUMENT and phrase.noun in office("documents", "authored"):
            author = next(
                (
                    n
                    for n in names
                    if any(w.key == "by" and w.end < n.whole.start <= w.end + 12 for w in items)
                ),
                None,
            )
            figure = self._figure(author) if author else None
            if figure is not None and figure.kind is ActorKind.PERSON:
                return self._person(figure)
        return None

    def _list(self, items: Sequence[Word], names: Sequence[Named]) -> Answer | None:
        """Return all who are named if the phrase is nothing but a list of names."""
        if len(names) < 2 or names[0].whole.start > items[0].start + 4:
            return None
        gaps = [
            _BRACKETS.sub("", self.text[a.span.end : max(b.whole.start, a.span.end)]).strip()
            for a, b in pairwise(names)
        ]
        tail = _BRACKETS.sub("", self.text[names[-1].span.end : items[-1].end]).strip(" ,.")
        if tail or any(gap not in (",", "and", ", and", "&") for gap in gaps) or "and" not in gaps[-1]:
            return None
        figures = tuple(dict.fromkeys(f for f in map(self._figure, names) if f is not None))
        return Answer(figures[0].kind, figures) if len(figures) > 1 else None

    def _person_like(self, named: Named) -> bool:
        figure = self._figure(named)
        return figure is not None and figure.kind is ActorKind.PERSON

    def _is_modifier(self, named: Named, phrase: Phrase) -> bool:
        """Tell whether a name only modifies the head ("two Harlan aides")."""
        return named.span.end < phrase.core[-1].start

    def _joined(
        self, items: Sequence[Word], phrase: Phrase, names: Sequence[Named], head: Named
    ) -> Answer | None:
        size = len(phrase.core)
        rest = list(phrase.words[size:])
        if not rest or rest[0].key != "and":
            return None
        after = next(
            (n for n in names if n.whole.start > rest[0].end and n.whole.start - rest[0].end <= 6), None
        )
        if after is None or after is head or after.possessive:
            return None
        tail = phrase_of(self.text, [w for w in items if w.start > rest[0].end])
        if tail is None or after.span.end < tail.core[-1].start:
            return None
        return self._answered(after)

    def _answered(self, named: Named) -> Answer | None:
        figure = self._figure(named)
        if figure is None:
            return Answer(ActorKind.BODY, text=named.text) if named.owned else None
        if figure.kind is ActorKind.PERSON:
            return self._person(figure)
        if len(figure.keys) > 1 and figure.keys[-1] in office("documents", "nouns") - bodies("endings"):
            return Answer(ActorKind.DOCUMENT, text=figure.name)
        return Answer(ActorKind.BODY, (figure,))

    def _person(self, figure: Figure) -> Answer:
        return Answer(figure.kind, (figure,), principal=self.principal(figure))

    def principal(self, figure: Figure) -> str | None:
        """Return for whom a spokesman or lawyer speaks, by the roles the article gives them."""
        for role in figure.roles:
            if role.answers:
                told = self._owner_name(role, role.place)
                if told:
                    return told
        return None

    def office(self, role: Role) -> str:
        """Return an office in plain words, its owner by full name: "lawyer of Ada Harlan"."""
        owner = self._owner_name(role, role.place)
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

    def _owner(self, role: Role, place: int) -> Figure | None:
        if role.owner:
            return self.cast.lookup(role.owner, before=place)
        if role.owner_word and role.owner_word in pronouns.HE | pronouns.SHE:
            return pronouns.person_meant(self.cast, self.floor, place, role.owner_word)
        return None

    def _owner_name(self, role: Role, place: int) -> str | None:
        owner = self._owner(role, place)
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

    def _completed(self, found: Answer | None) -> Answer | None:
        if found and len(found.figures) == 1 and found.kind is ActorKind.PERSON:
            return self._person(found.figures[0])
        return found

    # -- descriptions --

    def _described(
        self, items: Sequence[Word], phrase: Phrase, names: Sequence[Named], place: int
    ) -> Answer | None:
        if len(phrase.core) == 1 and phrase.core[0].key in pronouns.ANY and not phrase.core[0].raw.isupper():
            return self.pronoun(phrase.core[0].key, place)
        if len(phrase.core) == 1 and phrase.core[0].key in places() and phrase.core[0].capital:
            return Answer(ActorKind.BODY, text=places()[phrase.core[0].key].speaks)
        if phrase.core[0].key == "one" and len(phrase.core) == 1 and len(items) > 2 and items[1].key == "of":
            return self._described(
                items[2:], phrase_of(self.text, items[2:]) or phrase, names, items[2].start
            )
        if phrase.head is Head.SHARE:
            return self._respondents(items)
        if phrase.head is Head.DOCUMENT:
            return self._document(phrase, names, place)
        if phrase.head is Head.BODY:
            return self._body(phrase, names, place)
        role = role_of(self.text, items) if phrase.head is Head.ROLE else None
        if role is not None:
            return self._role(role, phrase, place)
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        return Answer(ActorKind.UNNAMED, text=text) if any(c.isalpha() for c in text) else None

    def _role(self, role: Role, phrase: Phrase, place: int) -> Answer:
        owner = self._owner(role, place)
        bare = not phrase.indefinite and not phrase.definite
        if phrase.definite or bare or self._in_headline(place):
            exact = role.head in office("roles", "general")
            figure = holder(self.cast, role, place, owner, exact=exact)
            if figure is None and phrase.definite:
                figure = general_person(self.cast, self.floor, role, place)
            if figure is None and exact:
                figure = holder(self.cast, role, place, owner)
            if figure is None and phrase.definite:
                figure = office_holder(self.cast, role)
            if figure is not None:
                return self._person(figure)
        principal = self._owner_name(role, place) if role.answers else None
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        told = role if phrase.definite or bare else None
        return Answer(ActorKind.UNNAMED, text=text, role=told, principal=principal)

    def _in_headline(self, place: int) -> bool:
        return place < self.cast.scan.top

    def _body(self, phrase: Phrase, names: Sequence[Named], place: int) -> Answer:
        core = phrase.core
        if core[0].key in POSSESSIVES and core[0].key in pronouns.HE | pronouns.SHE:
            owner = pronouns.person_meant(self.cast, self.floor, place, core[0].key)
            if owner is not None:
                noun = " ".join(w.raw for w in core[1:])
                made = f"{owner.name.split()[-1]} {noun}" if owner.surname else noun
                return self._kept_body(made)
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
        if phrase.definite or len(core) == 1:
            figure = body_meant(self.cast, plain, asked, place)
            if figure is not None:
                return Answer(ActorKind.BODY, (figure,))
        text = unnamed_text(self.text, phrase, self.cast.scan.small)
        if any(w.key in _QUANTIFIED for w in core):
            return Answer(ActorKind.UNNAMED, text=text)
        if phrase.indefinite or (plain.endswith("s") and plain not in bodies("nouns")):
            return Answer(ActorKind.UNNAMED, text=text)
        return Answer(ActorKind.BODY, text=text)

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
        return Answer(ActorKind.DOCUMENT, text=unnamed_text(self.text, phrase, self.cast.scan.small))

    def _authored(self, phrase: Phrase, named: Sequence[Named], place: int) -> Answer | None:
        """Return whose words a document is: "her account", "Harlan's letter", "a Herald article"."""
        if phrase.noun not in office("documents", "authored"):
            return None
        first = phrase.core[0]
        if first.key in pronouns.HE | pronouns.SHE and len(phrase.core) > 1:
            figure = pronouns.person_meant(self.cast, self.floor, place, first.key)
            return self._person(figure) if figure else None
        if not named:
            return None
        figure = self._figure(named[0])
        if figure is None:
            return None
        if figure.kind is ActorKind.PERSON and named[0].possessive:
            return self._person(figure)
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
            g for g in self.groups if g.sentence == here and g.plural and folded(g.text.split()[-1]) in _ASKED
        ]
        if (
            not own
            and last
            and here - last.sentence <= 3
            and set(folded(last.answer.text or "").split()) & _ASKED
        ):
            return last.answer
        near = [g for g in self.groups if g.plural and g.head is Head.GROUP and 0 <= here - g.sentence <= 2]
        same = [g for g in near if g.sentence == here] or [g for g in near if g.place < items[0].start]
        voters = [g for g in same if folded(g.text.split()[-1]) in _ASKED] or same
        if voters:
            return Answer(ActorKind.UNNAMED, text=voters[-1].text)
        return Answer(ActorKind.UNNAMED, text="respondents")


_QUANTIFIED = frozenset(
    {"every", "each", "any", "many", "several", "some", "no", "most", "all", "two", "three", "both"}
)
_POINTING = frozenset({"this", "that", "these", "those"})
_BRACKETS = re.compile(r"\([^()]{0,40}\)|\bof [A-Z][\w.]+(?: [A-Z][\w.]+)?")
_PRINTED = frozenset({"article", "report", "story", "editorial", "account", "analysis"})
_ASKED = frozenset(
    [
        "voters",
        "respondents",
        "adults",
        "people",
        "americans",
        "responding",
        "participants",
        "citizens",
        "men",
        "women",
        "residents",
    ]
)


def _alone(items: Sequence[Word]) -> bool:
    """Tell whether a pronoun is the source, and does not only stand before it ("his lawyer")."""
    if items[0].raw.isupper() and len(items[0].raw) > 1:
        return False
    if len(items) == 2 and items[1].key != "own":
        return items[0].key not in _POINTING | POSSESSIVES
    return len(items) <= 2 or items[1].key in ("and", "himself", "herself")


def _is_medium(figure: Figure) -> bool:
    return any(known_bodies().get(folded(form)) in media() for form in figure.forms)
