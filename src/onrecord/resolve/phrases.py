"""Takes a noun phrase apart: its core before "of" or "who", its head noun, how a source is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.resolve.capitals import common_plural
from onrecord.resolve.roles import POSSESSIVES, head_at
from onrecord.resolve.words import bodies, nationalities, office, parties, places, singular
from onrecord.text.names import Word, listed, never, peoples

if TYPE_CHECKING:
    from collections.abc import Sequence

_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where", "when"})
_LEADING = frozenset(
    {"according", "to", "by", "from", "but", "and", "as", "even", "only", "just", "both", "via", "per"}
)
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_PRINTED_BY = frozenset({"quoted", "cited", "interviewed", "contacted", "reached", "surveyed", "asked"})
_CROWDS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})
_PERCENT = frozenset({"percent", "cent", "pct"})


class Head(StrEnum):
    """What sort of thing the head noun of a phrase is."""

    ROLE = "role"
    BODY = "body"
    DOCUMENT = "document"
    GROUP = "group"
    SHARE = "share"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: the words of its first part, those of its core, its head noun and what the head is."""

    words: tuple[Word, ...]
    core: tuple[Word, ...]
    noun: str
    head: Head
    definite: bool
    indefinite: bool


def trimmed_words(items: Sequence[Word]) -> list[Word]:
    """Return the words without "according to" and the like in front."""
    start = 0
    while start < len(items) - 1 and items[start].key in _LEADING:
        start += 1
    return list(items[start:])


def first_part(text: str, items: Sequence[Word]) -> list[Word]:
    """Return the words up to the first comma, dash or bracket; adjectives in a row are not cut."""
    for at in range(1, len(items)):
        between = text[items[at - 1].end : items[at].start]
        if any(mark in between for mark in ',;:—–()“”"‘') or "--" in between or "''" in between:
            small = not items[at].capital and items[at - 1].key not in _known_nouns()
            if (
                between.strip() == ","
                and small
                and at <= 3
                and not items[at - 1].capital
                and items[0].key in _DETERMINERS
            ):
                continue
            return list(items[:at])
    return list(items)


def _known_nouns() -> frozenset[str]:
    return (
        office("roles", "heads")
        | bodies("nouns")
        | office("documents", "nouns")
        | office("unnamed", "plural")
    )


def phrase_of(text: str, items: Sequence[Word]) -> Phrase | None:
    """Return the parts of a source phrase, None if it has no words."""
    part = first_part(text, items)
    if not part:
        return None
    end = next(
        (i for i, w in enumerate(part) if i and w.key in listed("after_core") and not w.raw.isupper()),
        len(part),
    )
    core = part[:end]
    first = core[0].key
    noun, head = _head(text, part, core)
    return Phrase(
        words=tuple(part),
        core=tuple(core),
        noun=noun,
        head=head,
        definite=first in ("the", "this", "that")
        or first in POSSESSIVES
        or any(w.possessive for w in core[:-1]),
        indefinite=first in ("a", "an", "one", "another", "at", "some"),
    )


def _head(text: str, part: Sequence[Word], core: Sequence[Word]) -> tuple[str, Head]:
    if any(w.key in _PERCENT or text[w.end : w.end + 1] == "%" for w in part[:3]) or (
        core[-1].key in ("majority", "plurality", "half", "third", "quarter")
    ):
        return core[-1].key, Head.SHARE
    found = head_at(core, office("roles", "heads"))
    last = core[-1].key
    single = singular(last)
    if found and found[1] == len(core):
        return " ".join(w.key for w in core[found[0] :]), Head.ROLE
    if len(core) > 1 and f"{core[-2].key} {last}" in bodies("nouns"):
        return f"{core[-2].key} {last}", Head.BODY
    if last in office("unnamed", "plural"):
        return last, Head.GROUP
    if last in office("documents", "nouns") or (single != last and single in office("documents", "nouns")):
        return single if single in office("documents", "nouns") else last, Head.DOCUMENT
    if last in bodies("nouns"):
        return last, Head.BODY
    if last in office("unnamed", "singular"):
        return last, Head.GROUP
    return last, Head.GROUP if single != last else Head.OTHER


def unnamed_text(text: str, phrase: Phrase, small: frozenset[str] = frozenset()) -> str:
    """Return an unnamed source as printed: no article, no relative clause, small unless a proper word."""
    words = list(phrase.words)
    end = next((i for i, w in enumerate(words) if i and _ends_name(words, i)), len(words))
    words = words[:end]
    together = next(
        (i for i, w in enumerate(words[:-1]) if w.key == "and" and words[i + 1].key in POSSESSIVES), None
    )
    words = words[:together] if together else words
    while len(words) > 1 and words[-1].key in (
        "of",
        "for",
        "at",
        "in",
        "to",
        "from",
        "on",
        "with",
        "by",
        "and",
    ):
        words.pop()
    if len(words) > 2 and words[0].key in _CROWDS and words[1].key == "of":
        words = words[2:]
    while len(words) > 1 and words[0].key in ("the", "a", "an"):
        words = words[1:]
    if len(words) > 1 and words[0].key in POSSESSIVES:
        words = words[1:]
    if len(words) > 1 and words[0].key in ("many", "some", "most") and words[1].key != "of":
        words = words[1:]
    if len(words) > 2 and words[0].key == "one" and words[1].key != "of" and words[1].key not in parties():
        words = words[1:]
    span = " ".join(text[words[0].start : words[-1].end].split())
    name = len(words) > 1 and words[0].capital and words[1].capital
    return span if name or is_proper(words[0], small) else span[:1].lower() + span[1:]


def _ends_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether what tells more of a source, and is no part of its name, begins here."""
    if words[at].key in _RELATIVE:
        return True
    return words[at].key in _PRINTED_BY and at + 1 < len(words) and words[at + 1].key == "by"


def is_proper(word: Word, small: frozenset[str] = frozenset()) -> bool:
    """Tell whether a word keeps its capital inside a sentence."""
    if not word.capital:
        return True
    proper = word.key == "i" or word.key in parties() or word.key in peoples()
    if proper or word.key in nationalities() or word.key in places() or word.raw[1:2].isupper():
        return True
    common = (
        word.key in never() | office("roles", "modifiers")
        or word.key in _known_nouns()
        or singular(word.key) in _known_nouns()
    )
    plain = word.key in small or common_plural(word.key, small)
    return not common and not plain and not word.key.endswith(("ing", "ed", "ly"))
