"""Weighs words of blame and praise, and tells whether blame is aimed at anybody (data/valence.toml)."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.names import listed, naming
from onrecord.text.names import words as printed_words
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from onrecord.read.clauses import Clause
    from onrecord.text.phrases import Token

_POINTERS = frozenset({"it", "this", "that", "these", "those"})
_SUBJECT = 6  # words before the verb in which a subject is looked for
_SIGHT = 20_000  # characters on either side in which a name is looked for again


@cache
def _phrases(part: str) -> Phrases:
    return Phrases(table("valence")[part])


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


@cache
def _people() -> frozenset[str]:
    """Return the nouns that stand for persons, groups and bodies, in the singular or as listed."""
    offices, bodies = table("offices"), table("bodies")
    nouns = (
        *offices["roles"]["heads"],
        *offices["roles"]["general"],
        *offices["unnamed"]["singular"],
        *offices["unnamed"]["plural"],
        *bodies["nouns"],
    )
    return frozenset(nouns) - _set("no_targets")


def weight(words: tuple[Token, ...], part: str) -> int:
    """Return how much blame or praise the words carry: one for each mild word, two for each other."""
    places: dict[int, int] = {}
    for hit in _phrases(part).find(words):
        places[hit.first] = max(places.get(hit.first, 0), 1 if hit.label == "mild" else 2)
    return sum(places.values())


def is_strong(words: tuple[Token, ...], part: str) -> bool:
    """Tell whether one of the words is of the strong kind."""
    return "strong" in _phrases(part).labels(words)


def is_aimed(text: str, clauses: tuple[Clause, ...], names: frozenset[str]) -> bool:
    """Tell whether blame falls on a person, group or body other than the speaker, whose names are given.

    A word that passes judgement needs somebody in its sentence, or "it" and the like as its subject; a mild
    one needs somebody as its subject. What may just tell of an event, "the pump failed to start", needs a
    name or a pronoun there.
    """
    for clause in clauses:
        labels = _phrases("blame").labels(clause.whole)
        subject = _subject(clause)
        if "strong" in labels:
            if subject and subject[0].form in _POINTERS:
                return True
            subject = clause.whole
        if any(_is_named(text, clause, word, names) for word in subject) and labels:
            return True
        if not labels.isdisjoint({"strong", "mild"}) and any(_is_people(word) for word in subject):
            return True
    return False


def _subject(clause: Clause) -> tuple[Token, ...]:
    """Return the words before the verb, without what follows a preposition ("fraud in Ostland")."""
    ends = _set("finite") | listed("prepositions")
    lead = takewhile(lambda word: word.form not in ends and not word.form.endswith("ed"), clause.words)
    return tuple(lead)[:_SUBJECT]


def _is_people(word: Token) -> bool:
    """Tell whether a word is a noun for a person, a group or a body."""
    return not bases(word.form).isdisjoint(_people())


def _is_named(text: str, clause: Clause, word: Token, names: frozenset[str]) -> bool:
    """Tell whether a word is a pronoun or name of somebody who is not the speaker."""
    if word.form in _set("others"):
        return not (clause.own and not clause.spoken)
    if word.form in names or not text[word.start].isupper():
        return False
    shaped = printed_words(text, word.start, word.end)
    if not shaped or not naming(shaped[0]):
        return False
    return word != clause.whole[0] or _is_name_elsewhere(text, word)


def _is_name_elsewhere(text: str, word: Token) -> bool:
    """Tell whether a word that opens a sentence keeps its capital inside one."""
    form = re.escape(text[word.start : word.end])
    near = text[max(0, word.start - _SIGHT) : word.end + _SIGHT]
    return re.search(rf"(?<=[a-z,] ){form}\b", near) is not None
