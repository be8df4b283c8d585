"""Resolves one source as printed to who it is, or to a source without a name."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.span import Span
from onrecord.resolve import pronouns
from onrecord.resolve.answers import Answer, Floor
from onrecord.resolve.descriptions import Descriptions
from onrecord.resolve.mentions import Named, names_in, overlapping
from onrecord.resolve.owners import Owners
from onrecord.resolve.phrases import Head, Phrase, phrase_of, trimmed_words
from onrecord.resolve.roles import POSSESSIVES
from onrecord.resolve.words import (
    bodies,
    office,
    places,
)
from onrecord.text.lexicon import table
from onrecord.text.names import Word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.cast import Cast


_DETERMINERS = frozenset({"the", "a", "an"})


class Sources:
    """Resolves the sources of one article in order; remembers in `floor` who spoke."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text = cast.scan.text
        self.floor = Floor()
        self.groups = pronouns.groups_of(cast)
        self.owners = Owners(cast, self.floor, self.groups)
        self.descriptions = Descriptions(cast, self.floor, self.groups, self.owners)

    def answer(self, spans: Sequence[Span]) -> Answer | None:
        """Return who a source is; None when nothing tells."""
        items = [word for span in spans for word in words(self.text, span.start, span.end)]
        items = trimmed_words(_uncredited(self.text, items))
        if self._is_dateline(items) or all(word.key in _DETERMINERS for word in items):
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

    def _is_dateline(self, items: Sequence[Word]) -> bool:
        """Tell whether a source is no more than the place in capitals that a report comes from."""
        here = next((m for m in self.cast.scan.mentions if items and m.span.start == items[0].start), None)
        return (
            here is not None
            and here.span.end >= items[-1].end
            and here.initial
            and here.place_like
            and here.text.isupper()
        )

    def pronoun(self, key: str, place: int) -> Answer | None:
        """Return whom a pronoun at this place stands for."""
        if key in pronouns.HE | pronouns.SHE:
            unnamed = pronouns.stranger_meant(self.cast, self.floor, place, key)
            if unnamed is not None:
                return unnamed
            figure = pronouns.person_meant(self.cast, self.floor, place, key)
            return self.owners.person(figure) if figure else None
        if key in pronouns.WHO and not key.startswith("th"):
            found = pronouns.relative_meant(self.cast, self.groups, place, key)
            return self.owners.completed(found)
        if key in ("those", "these"):
            who = self.text[place + 5 : place + 10].split(" ")[:2] == ["", "who"]
            return Answer(ActorKind.UNNAMED, text=key) if who else None
        if key in pronouns.THEY:
            return self.owners.completed(pronouns.plural_meant(self.cast, self.groups, self.floor, place))
        if key in pronouns.IT:
            if key == "that":
                found = pronouns.relative_meant(self.cast, self.groups, place, key)
                if found:
                    return self.owners.completed(found)
            return self.owners.completed(pronouns.thing_meant(self.cast, self.groups, self.floor, place))
        return None

    # -- names --

    def _names(self, items: Sequence[Word]) -> list[Named]:
        span = Span(items[0].start, items[-1].end)
        found = overlapping(self.cast.scan.mentions, span)
        return found or names_in(self.cast.scan, span)

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
        land = self._land(phrase, names)
        if land is not None:
            return land
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
            figure = self.cast.figure(apposed[0]) if apposed else None
            if figure is not None and figure.kind is ActorKind.PERSON:
                return self.owners.person(figure)
            if figure is not None and phrase.head is Head.BODY and not figure.place:
                return self.owners.person(figure)
        if phrase.head is Head.DOCUMENT and phrase.noun in office("documents", "authored"):
            author = next(
                (
                    n
                    for n in names
                    if any(w.key == "by" and w.end < n.whole.start <= w.end + 12 for w in items)
                ),
                None,
            )
            figure = self.cast.figure(author) if author else None
            if figure is not None and figure.kind is ActorKind.PERSON:
                return self.owners.person(figure)
        return None

    def _land(self, phrase: Phrase, names: Sequence[Named]) -> Answer | None:
        """Return whom a phrase calls by kind or seat: "the republic of Lorvia", "the seat of a board"."""
        end = phrase.core[-1].end
        named = next((n for n in names if _OF.fullmatch(self.text[end : n.span.start])), None)
        seat, land = (phrase.noun in table("lands")[part] for part in ("seats", "lands"))
        if named is None or not (seat or (land and named.land)) or not phrase.definite:
            return None
        figure = self.cast.figure(named)
        meant = figure is not None and figure.kind is ActorKind.BODY and figure.place is not seat
        return Answer(ActorKind.BODY, (figure,)) if meant and figure is not None else None

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
        figures = tuple(dict.fromkeys(f for f in map(self.cast.figure, names) if f is not None))
        return Answer(figures[0].kind, figures) if len(figures) > 1 else None

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
        figure = self.cast.figure(named)
        if figure is None:
            return Answer(ActorKind.BODY, text=named.text) if named.owned else None
        if figure.kind is ActorKind.PERSON:
            return self.owners.person(figure)
        if len(figure.keys) > 1 and figure.keys[-1] in office("documents", "nouns") - bodies("endings"):
            return Answer(ActorKind.DOCUMENT, text=figure.name)
        return Answer(ActorKind.BODY, (figure,))

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
        return self.descriptions.answer(items, phrase, names)


_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_POINTING = frozenset({"this", "that", "these", "those"})
_BRACKETS = re.compile(r"\([^()]{0,40}\)|\bof [A-Z][\w.]+(?: [A-Z][\w.]+)?")

_CREDIT = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(table('furniture')['photo']['agencies'], key=len, reverse=True)))})"
    r"(?:(?<=Images)|(?<=Image)|(?<=Photo)|\s(?:Images?|Photos?|Pictures?|Handout))\b"
)


def _uncredited(text: str, items: Sequence[Word]) -> Sequence[Word]:
    """Return the words of a source without the credit of a picture that stands before them."""
    found = _CREDIT.match(text, items[0].start) if items else None
    return [word for word in items if word.start >= found.end()] if found else items


def _alone(items: Sequence[Word]) -> bool:
    """Tell whether a pronoun is the source, and does not only stand before it ("his lawyer")."""
    if items[0].raw.isupper() and len(items[0].raw) > 1:
        return False
    if len(items) == 2 and items[1].key != "own":
        return items[0].key not in _POINTING | POSSESSIVES
    return len(items) <= 2 or items[1].key in ("and", "himself", "herself")
