"""Looks into what is said: its words, its main clauses, whose doing they tell, whether they are negative."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Token, tokens
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from onrecord.nouns.span import Span

_FIRST = frozenset({"i", "we", "my", "our", "let"})
_THIRD = frozenset({"he", "she", "they"})
_BREAKS = frozenset({";", "—", "–", "--", ":"})
_SHORT = 4  # words before a dash or colon that are no clause yet


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of one sentence of a content.

    `own` tells that its subject seems to be the speaker, `negated` that it says not, no or never, `spoken`
    that it is a quotation, in which "he" is somebody else. `whole` are the words of the whole sentence.
    """

    words: tuple[Token, ...]
    whole: tuple[Token, ...]
    own: bool
    negated: bool
    spoken: bool


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


def content_words(text: str, content: tuple[Span, ...]) -> tuple[Token, ...]:
    """Return the words of all spans of a content, in order."""
    return tuple(word for span in content for word in tokens(text, span.start, span.end))


def main_clauses(
    text: str, content: tuple[Span, ...], names: frozenset[str] = frozenset()
) -> tuple[Clause, ...]:
    """Return the main clause of each sentence of the content; what is subordinate is left out.

    `names` are the names printed in the source, in lower case: so begins a clause about the speaker.
    """
    found: list[Clause] = []
    for sentence in sentences(text, content):
        whole = tokens(text, sentence.start, sentence.end)
        words = _without_lead(text, whole, sentence.end)
        opening = _opening(words)
        rest = _without_lead(text, words[opening:], sentence.end) or words[opening:]
        clause = _until_subordinate(text, rest)
        if clause:
            spoken = text[sentence.start] in "“\"‘'«" or (bool(found) and found[0].spoken)
            denied = any(word.form in _set("negators") for word in (*words[:opening], *clause))
            found.append(Clause(clause, whole, _own(clause, names, spoken=spoken), denied, spoken))
    return tuple(found)


def is_negated(text: str, content: tuple[Span, ...]) -> bool:
    """Tell whether the content as asserted is negative: its first main clause says not, no or never."""
    clauses = main_clauses(text, content)
    said = [clause for clause in clauses if len(clause.words) > 2] or list(clauses)
    return bool(said) and said[0].negated


def _without_lead(text: str, words: tuple[Token, ...], stop: int) -> tuple[Token, ...]:
    """Return the words without fillers and a subordinate clause before the main one ("If it rains, …")."""
    at = 0
    while at < len(words) and words[at].form in _set("fillers"):
        at += 1
    words = words[at:]
    if words and words[0].form in _set("leading"):
        comma = text.find(",", words[0].end, stop)
        if comma >= 0:
            words = tuple(word for word in words if word.start > comma)
    return words


def _opening(words: tuple[Token, ...]) -> int:
    """Return how many words only introduce the clause that counts: "I do not think that", "it seems"."""
    if not words or words[0].form not in _FIRST | _THIRD | {"it"}:
        return 0
    for at, word in enumerate(words[1:5], 1):
        if word.form in _set("seeming" if words[0].form == "it" else "thinking"):
            end = at + 1 + (at + 1 < len(words) and words[at + 1].form == "that")
            return end if len(words) - end > 1 else 0
    return 0


def _until_subordinate(text: str, words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words up to a subordinate clause after the verb, or up to a dash, colon or semicolon."""
    verb_seen = False
    for at, word in enumerate(words):
        if at and verb_seen and word.form in _set("subordinators"):
            return words[:at]
        if at > _SHORT and text[words[at - 1].end : word.start].strip() in _BREAKS:
            return words[:at]
        verb_seen = verb_seen or word.form in _set("finite") or word.form.endswith("ed")
    return words


def _own(words: tuple[Token, ...], names: frozenset[str], *, spoken: bool) -> bool:
    """Tell whether the clause begins with the speaker: I, we, a name, the pronoun of reported speech."""
    if words[0].form in _FIRST or words[0].form in names:
        return True
    return not spoken and words[0].form in _THIRD and len(words) > 1 and words[1].form in _set("auxiliaries")
