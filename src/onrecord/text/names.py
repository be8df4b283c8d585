"""Finds how names are written: words with their place and case, and runs of capitals that may be names.

Language only: whether a run is a person, a body or a place is decided elsewhere, from the whole article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from onrecord.nouns.span import Span
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_WORD = re.compile(
    r"""
    [^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])            # U.S.
    | [A-Z]\.(?=[ \-]?[A-Z])                            # J. before a surname
    | \d+(?:[.,]\d+)+                                  # 8,000
    | [^\W_]+(?:[.'’&/-](?=[^\W_])[^\W_]+)*            # a word, with what ties its parts
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’`]s$|(?<=s)['’]$", re.IGNORECASE)
_SHORT_LINE = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word as printed; its `key` is without case, accents, stops and a possessive ending."""

    start: int
    end: int
    raw: str
    key: str
    capital: bool
    possessive: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Words [first, last) of a list of words that are written as one name."""

    first: int
    last: int


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of names.toml."""
    return frozenset(table("names")[name])


def particles() -> frozenset[str]:
    """Return the small words that stand inside a person's name."""
    return listed("particles")


def suffixes() -> frozenset[str]:
    """Return what may follow a person's surname ("Jr.")."""
    return listed("suffixes")


def peoples() -> frozenset[str]:
    """Return the words for peoples and faiths, which are capitalised and name nobody."""
    return listed("peoples")


def features() -> frozenset[str]:
    """Return the last words of names of places, days, laws and contests."""
    return listed("features")


def landforms() -> frozenset[str]:
    """Return the words that begin the name of a lake, a mountain, a cape."""
    return listed("landforms")


def months() -> frozenset[str]:
    """Return the months that are names too."""
    return listed("months")


@cache
def weekdays() -> frozenset[str]:
    """Return the names of the days of the week and their short forms."""
    return frozenset(name for names in table("times")["weekdays"].values() for name in names)


def never() -> frozenset[str]:
    """Return the words that are often capitalised and are no names."""
    return listed("never")


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word or name for comparing: no case, accents, stops or possessive ending."""
    plain = _POSSESSIVE.sub("", word.replace("’", "'"))
    return " ".join(anyascii(plain).casefold().replace(".", "").split())


@lru_cache(maxsize=65536)
def _shape(raw: str) -> tuple[str, bool, bool]:
    key = folded(raw)
    small = next((p for p in listed("prefixes") if raw.startswith(p)), "")
    first = raw[len(small) : len(small) + 1]
    capital = first.isupper() or (raw[:1].islower() and raw[1:2].isupper())
    return key, capital, bool(_POSSESSIVE.search(raw))


def naming(word: Word) -> bool:
    """Tell whether a word may be part of a name; "WHO" is a body, "Who" is not."""
    if (
        "-" in word.raw
        and word.key.rsplit("-", 1)[1] in listed("compound")
        and word.raw.rsplit("-", 1)[1].islower()
    ):
        return False
    return word.capital and (word.key not in never() or word.raw == "WHO")


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of text[start:end] in order; initials and "U.S." keep their stops."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        stop, raw = match.end(), match.group()
        if (
            raw.endswith(("s", "S"))
            and text[stop : stop + 1] in ("'", "’")
            and not text[stop + 1 : stop + 2].isalnum()
        ):
            raw += text[stop]
            stop += 1
        key, capital, possessive = _shape(raw)
        if capital and match.start() and text[match.start() - 1] in "@#":
            capital = False
        found.append(Word(match.start(), stop, raw, key, capital, possessive))
    return found


def title_case(items: Collection[Word]) -> bool:
    """Tell whether a line is set in headline capitals, so that a capital proves nothing."""
    long = [word for word in items if len(word.raw) > _SHORT_LINE - 1 and not word.raw[:1].isdigit()]
    if any(not word.capital and word.key not in never() and word.raw.isalpha() for word in items):
        return False
    return len(long) >= _SHORT_LINE and sum(word.capital for word in long) >= 0.75 * len(long)


def runs(text: str, items: list[Word], joins: Collection[str], short: Collection[str]) -> list[Run]:
    """Return the runs of capitals among `items` (one sentence).

    `joins` are nouns after which "of" or "for" may go on ("Ministry of"); `short` are words whose stop ends
    no name ("Sen.").
    """
    found: list[Run] = []
    at = 0
    while at < len(items):
        if not _opens(items, at):
            at += 1
            continue
        last = _extent(text, items, at, joins, short)
        found.append(Run(at, last))
        at = last
    return found


def _opens(items: list[Word], at: int) -> bool:
    word = items[at]
    if not naming(word):
        return False
    if word.key in listed("leading"):
        follows = at + 1 < len(items) and naming(items[at + 1])
        return follows and word.key in ("new", "first") and items[at + 1].start - word.end == 1
    if word.key in listed("months"):
        return not (at + 1 < len(items) and items[at + 1].raw[:1].isdigit())
    return True


def _extent(text: str, items: list[Word], at: int, joins: Collection[str], short: Collection[str]) -> int:
    last, linked = at + 1, False
    while last < len(items) and not items[last - 1].possessive:
        gap = text[items[last - 1].end : items[last].start]
        if gap == " & ":
            gap = " "
        comma_suffix = gap == ", " and items[last].key in suffixes()
        stop_ok = gap == ". " and (items[last - 1].key in short or len(items[last - 1].key) == 1)
        if not (gap == " " or stop_ok or comma_suffix):
            break
        word = items[last]
        if naming(word):
            last += 1
            continue
        step = _bridge(text, items, last, items[last - 1].key in joins, linked)
        if not step:
            break
        linked = linked or word.key in listed("links")
        last += step
    return last


def _bridge(text: str, items: list[Word], at: int, body: bool, linked: bool) -> int:  # noqa: FBT001
    """Return how many words to take in so that the run goes on behind small words; 0 if it ends here."""
    for size in (1, 2):
        nxt = at + size
        if nxt >= len(items) or text[items[nxt - 1].end : items[nxt].start] != " ":
            return 0
        if naming(items[nxt]):
            small = [word.key for word in items[at:nxt]]
            if all(key in particles() for key in small):
                return size + 1
            if body and small[0] in listed("links") and small[1:] in ([], ["the"]):
                return size + 1
            return size + 1 if linked and small == ["and"] else 0
    return 0


def printed(text: str, items: Iterable[Word]) -> tuple[Span, str]:
    """Return the span and the words of a name, on one line and without a possessive ending."""
    given = list(items)
    span = Span(given[0].start, given[-1].end)
    plain = " ".join(span.of(text).split())
    return span, _POSSESSIVE.sub("", plain)
