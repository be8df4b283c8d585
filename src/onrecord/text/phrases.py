"""Finds the phrases of a reviewed table in running words, whatever their inflection.

A phrase is written in base forms: "call on" also finds "called on" and "calling on". `a|b` is either word,
`*` up to four words and `_` one word that begin no new clause, `=w` the word in just this form. Adverbs may
stand between the words of a phrase. Contractions count as the words they stand for: "won't" is "will not".
Bases are guessed from the ending alone; a wrong guess matters only if a table holds it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ\-‐‑&.][^\W_]+)*")
_CONTRACTED = re.compile(r"(?i)(?P<stem>[a-z]+?)(?P<tail>n['’ʼ]t|['’ʼ](?:ll|d|ve|re|m|s))$")
_TAILS = {"ll": "will", "d": "would", "ve": "have", "re": "are", "m": "am", "s": "'s", "nt": "not"}
_STEMS = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
_GAP = 4
_BARRIERS = frozenset(
    {"that", "which", "who", "because", "if", "whether", "when", "while", "but", "and", "how", "what"}
)
_ANY: frozenset[str] = frozenset()
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Token:
    """One word in lower case, with its place in the text; a contraction gives two."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found at tokens [first, last); `weight` is how many of its words are literal."""

    label: str
    first: int
    last: int
    weight: int


# The same words are asked for again and again by one rule after another.
@lru_cache(maxsize=2048)
def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words of [start, end) in lower case, contractions taken apart."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        parts = _CONTRACTED.match(match.group())
        low = match.group().lower()
        if low == "cannot":
            found += Token("can", match.start(), match.end()), Token("not", match.start(), match.end())
        elif parts:
            stem, tail = parts["stem"].lower(), re.sub(r"['’ʼ]", "", parts["tail"].lower())
            cut = match.start() + len(parts["stem"])
            stem = _STEMS.get(stem, stem) if tail == "nt" else stem
            found += Token(stem, match.start(), cut), Token(_TAILS[tail], cut, match.end())
        else:
            found.append(Token(low, match.start(), match.end()))
    return tuple(_had(found))


def _had(words: list[Token]) -> Iterator[Token]:
    """Yield the words with "would" put right to "had" where "'d" precedes a participle ("he'd lost")."""
    for at, word in enumerate(words):
        after = words[at + 1].form if at + 1 < len(words) else ""
        past = (after.endswith("ed") and not after.endswith("eed")) or after in _irregular()
        if word.form == "would" and word.end - word.start == 2 and past:
            yield Token("had", word.start, word.end)
        else:
            yield word


@cache
def _irregular() -> Mapping[str, str]:
    return {form: base for base, forms in table("inflections")["irregular"].items() for form in forms}


@lru_cache(maxsize=65536)
def bases(form: str) -> frozenset[str]:
    """Return the base forms a word may be an inflection of, itself included."""
    found = {form}
    irregular = _irregular().get(form)
    if irregular:
        found.add(irregular)
    if form.endswith(("ies", "ied")):
        found |= {form[:-3] + "y", form[:-1]}
    elif form.endswith("es"):
        found |= {form[:-1], form[:-2]}
    elif form.endswith("s") and not form.endswith("ss"):
        found.add(form[:-1])
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > 1:
            found |= {stem, stem + "e"}
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.add(stem[:-1])
    return frozenset(found)


class Phrases:
    """A compiled table: label to phrases. Finding costs time in proportion to the words looked at."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, tuple[frozenset[str] | None, ...], int]]] = defaultdict(
            list
        )
        for label, lines in phrases.items():
            for line in lines:
                parts = tuple(_part(part) for part in line.split())
                weight = sum(bool(part) for part in parts)
                for word in parts[0] or ():
                    self._by_first[word].append((label, parts, weight))

    def find(self, words: Sequence[Token], first: int = 0, last: int | None = None) -> tuple[Hit, ...]:
        """Return every phrase that begins at a word in [first, last), in order of place."""
        hits = []
        for at in range(first, len(words) if last is None else min(last, len(words))):
            for name in _names(words[at].form):
                for label, parts, weight in self._by_first.get(name, ()):
                    end = _match(words, at, parts, 0)
                    if end is not None:
                        hits.append(Hit(label, at, end, weight))
        return tuple(hits)

    def labels(self, words: Sequence[Token]) -> frozenset[str]:
        """Return the labels of all phrases found."""
        return frozenset(hit.label for hit in self.find(words))


def _part(written: str) -> frozenset[str] | None:
    """Return the words one part of a phrase stands for; None for a gap, `_ANY` for one word."""
    if written == "*":
        return None
    return _ANY if written == "_" else frozenset(written.split("|"))


@lru_cache(maxsize=65536)
def _is_adverb(form: str) -> bool:
    return form in table("inflections")["adverbs"] or (form.endswith("ly") and len(form) > 4)


@lru_cache(maxsize=65536)
def _names(form: str) -> frozenset[str]:
    return bases(form) | {f"={form}"}


def _match(
    words: Sequence[Token], at: int, parts: tuple[frozenset[str] | None, ...], done: int
) -> int | None:
    """Return the end of the match of parts[done:] from `at`, the shortest gaps first."""
    while done < len(parts):
        part = parts[done]
        if part is None:
            for skip in range(_GAP + 1):
                end = _match(words, at + skip, parts, done + 1)
                if end is not None:
                    return end
                if at + skip >= len(words) or words[at + skip].form in _BARRIERS:
                    break
            return None
        if at >= len(words):
            return None
        form = words[at].form
        if form not in _BARRIERS if part is _ANY else not part.isdisjoint(_names(form)):
            at, done = at + 1, done + 1
        elif done and _is_adverb(form):
            at += 1
        else:
            return None
    return at
