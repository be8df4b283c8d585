"""Tells from the words beside a name that it is a land or a town: "its neighbour X", "X, the republic"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.names import naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.text.names import Run, Word

_STEM = 4  # letters that a land and its adjective share at least
_REST = 3  # letters at most in which the two may differ at the end of the land's name
_CLOSE = r"(?=[,.;:)]|\s(?:of|on|in|to|that|which|with|where|whose|at|and)\b|$)"


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("lands")[part])


@cache
def _behind() -> re.Pattern[str]:
    """Return what stands behind a name that is a land's."""
    relation, land = "|".join(_set("relations")), "|".join(sorted(_set("lands")))
    small = r"(?:[\w’'-]+\s){0,3}?"
    return re.compile(
        rf",\s(?:its\s{small}(?:{relation})|(?:the|a|an|its|another)\s{small}(?:{land})){_CLOSE}"
        rf"|\sis\s(?:a|an|the)\s{small}(?:{land}){_CLOSE}"
    )


@cache
def capital() -> re.Pattern[str]:
    """Return how an article says behind a name whose capital it is, by adjective or by name."""
    return re.compile(
        rf",\s(?:the\s)?(?P<adjective>[A-Z][^\W\d_]+)\scapital{_CLOSE}|,\s(?:the\s)?capital\sof\s(?:the\s)?(?P<land>[^\W\d_]+)\b"
    )


def is_land(text: str, items: Sequence[Word], lead: int, run: Run) -> bool:
    """Tell whether the words right before or behind a name make a land of it."""
    if _behind().match(text, items[run.last - 1].end):
        return True
    first, last = run.first, run.last
    if items[last - 1].possessive and last < len(items):
        pair = " ".join(word.key for word in items[last : last + 2])
        if pair in _set("belongings") or items[last].key in _set("belongings"):
            return True
    pair = " ".join(word.key for word in items[max(0, first - 3) : first - 1])
    if (
        first > 1
        and items[first - 1].key == "of"
        and (pair in _set("headed") or items[first - 2].key in ("king", "queen"))
    ):
        return True
    if first > 1 and items[first - 1].key == "of" and items[first - 2].key in _set("lands"):
        return not items[first - 2].capital or items[first - 2].key != "state"
    head = first - 1
    if (
        head < 1
        or items[head].key not in _set("relations")
        or text[items[head].end : items[first].start] != " "
    ):
        return False
    for at in range(head - 1, max(-1, min(lead, head) - 4), -1):
        if items[at].key == "its" or (items[at].possessive and naming(items[at])):
            return True
        if items[at].capital or items[at].key in ("his", "her", "the", "a", "an", "my", "their"):
            return False
    return False


def is_of(adjective: str, land: str) -> bool:
    """Tell whether an adjective looks made from the name of a land."""
    return any(
        len(stem := adjective.removesuffix(ending)) >= _STEM
        and stem != adjective
        and land.startswith(stem)
        and len(land) - len(stem) <= _REST
        and land != adjective
        for ending in _set("endings")
    )


def adjectives(lines: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Return the words with a capital before one in small letters that look like a land's adjective."""
    endings = tuple(_set("endings"))
    return frozenset(
        word.key
        for items in lines
        for word, after in pairwise(items)
        if word.capital and word.key.endswith(endings) and not after.capital and not word.possessive
    )
