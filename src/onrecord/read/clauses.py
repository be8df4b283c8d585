"""Looks into what is said: its words, its main clauses, whose doing they speak of, and whether they are negative."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Token, tokens
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.nouns.span import Span

_FIRST = frozenset({"i", "we", "my", "our", "let"})
_THIRD = frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The main clause of one sentence of a content.

    `own` tells that its subject seems to be the speaker, `negated` that it says not, no or never, `spoken` that it is
    a quotation, in which "he" is somebody else.
    """

    words: tuple[Token, ...]
    own: bool
    negated: bool
    spoken: bool


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("clauses")[name])


def content_words(text: str, content: tuple[Span, ...]) -> tuple[Token, ...]:
    """Return the words of all spans of a content, in order."""
    return tuple(word for span in content for word in tokens(text, span.start, span.end))


def main_clauses(text: str, content: tuple[Span, ...]) -> tuple[Clause, ...]:
    """Return the main clause of each sentence of the content; what is subordinate is left out."""
    found = []
    for sentence in sentences(text, content):
        words = tuple(_main(text, sentence))
        point = _point(words)
        if words:
            denied = any(word.form in _set("negators") for word in words)
            spoken = text[sentence.start] in "“\"‘'«" or (bool(found) and found[0].spoken)
            found.append(Clause(point, _own(point, spoken=spoken), denied, spoken))
    return tuple(found)


def is_negated(text: str, content: tuple[Span, ...]) -> bool:
    """Tell whether the content as asserted is negative: its point, the first main clause, says not, no or never."""
    clauses = main_clauses(text, content)
    said = [clause for clause in clauses if len(clause.words) > 2] or list(clauses)
    return bool(said) and said[0].negated


def _main(text: str, sentence: Span) -> Iterator[Token]:
    """Yield the words of a sentence up to its first subordinate clause, a leading one skipped."""
    words = list(tokens(text, sentence.start, sentence.end))
    while words and words[0].form in _set("fillers"):
        words.pop(0)
    if words and words[0].form in _set("leading"):
        comma = text.find(",", words[0].end, sentence.end)
        if comma >= 0:
            words = [word for word in words if word.start > comma]
    for at, word in enumerate(words):
        verb_seen = any(w.form in _set("finite") or w.form.endswith("ed") for w in words[:at])
        if at and verb_seen and word.form in _set("subordinators"):
            return
        if at and text[words[at - 1].end : word.start].strip() in {";", "—", "–", "--", ":"} and at > 4:
            return
        yield word


def _own(words: tuple[Token, ...], *, spoken: bool) -> bool:
    """Tell whether the clause begins with the speaker: I, we, or the pronoun reported speech uses for them."""
    if words[0].form in _FIRST:
        return True
    return not spoken and words[0].form in _THIRD and len(words) > 1 and words[1].form in _set("auxiliaries")


def _point(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words from the clause that counts: "I think", "he believes that" before it are passed over."""
    for at, word in enumerate(words[:4]):
        if at and word.form in _set("thinking") and words[0].form in _FIRST | _THIRD:
            rest = words[at + 1 :]
            rest = rest[1:] if rest and rest[0].form == "that" else rest
            return rest if len(rest) > 1 else words
    return words
