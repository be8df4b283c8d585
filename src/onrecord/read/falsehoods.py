"""Tells that a claim, a report or a charge is called false, whatever the word: that denies it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Token

_FRONT = 7  # words in which what is called false is named
_REACH = 6  # words behind it in which the word for false begins
_ADVERBS = 4  # "is a complete and utter lie"
_COPULAS = frozenset({"is", "are", "was", "were", "'s", "be", "been"})


@cache
def _phrases() -> Phrases:
    return Phrases({part: table("acts")["false"][part] for part in ("certain", "scornful")})


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("acts")["false"][part])


@cache
def _sayings() -> frozenset[str]:
    return frozenset(table("branded")["sayings"])


def names_a_claim(cue: Sequence[Token]) -> bool:
    """Tell whether a cue is a verb that says what something is: called, branded, dismissed, described."""
    return any(not bases(word.form).isdisjoint(_set("verbs")) for word in cue)


def called_false(words: Sequence[Token]) -> bool:
    """Tell whether the words behind such a verb name a claim and call it false: "the charges a lie".

    A pronoun may stand for the claim before words that can be meant of nothing else: "it untrue".
    """
    at = next((i for i, word in enumerate(words[:_FRONT]) if word.form in _sayings()), None)
    if at is not None:
        return any(hit.first <= at + _REACH for hit in _phrases().find(words, at + 1))
    if not words or words[0].form not in _set("pronouns"):
        return False
    return any(hit.label == "certain" for hit in _phrases().find(words, 1, _REACH))


def is_false(words: Sequence[Token]) -> bool:
    """Tell whether a clause says of a claim that it is false: "the charges are a fantasy", "it's a lie"."""
    verb = next((i for i, word in enumerate(words[: _FRONT + 2]) if word.form in _COPULAS), None)
    if not verb or any(word.form in {"not", "no", "never"} for word in words[verb : verb + 2]):
        return False
    subject = [word.form for word in words[:verb]]
    hits = [hit for hit in _phrases().find(words, verb + 1) if hit.first <= verb + 1 + _ADVERBS]
    if subject[-1] in _sayings() or (subject[0] in _set("openers") and _sayings() & set(subject)):
        return bool(hits)
    return len(subject) == 1 and subject[0] in _set("pronouns") and any(h.label == "certain" for h in hits)
