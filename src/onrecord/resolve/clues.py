"""Weighs the words around one name: whether they speak of a person or of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.roles import head_at
from onrecord.resolve.words import bodies, office
from onrecord.text.names import Run, Word, naming

if TYPE_CHECKING:
    from collections.abc import Sequence

_PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_PLURAL_VERBS = frozenset({"are", "have", "were", "say", "want", "plan"})
_WIRE = re.compile(r"\)\s*[-–—]")
_PLACED = re.compile(r"(?:,| \(|\s*[-–—])")
_REACH = 10
_BEHIND = 4


def weights(text: str, items: Sequence[Word], lead: int, run: Run) -> tuple[float, float]:
    """Return how much the sentence makes a person, and how much a body, of the name in it."""
    human, body = _after(text, items, lead, run)
    return human, body + _before(text, items, lead, run)


def _after(text: str, items: Sequence[Word], lead: int, run: Run) -> tuple[float, float]:
    last = run.last
    if last >= len(items):
        return 0.0, 0.0
    gap, word = text[items[last - 1].end : items[last].start], items[last]
    if items[last - 1].possessive:
        head = " ".join(w.key for w in items[last : last + 2])
        owns = head in office("roles", "belonging") or word.key in office("roles", "belonging")
        return 0.0, 2.0 * owns
    if gap in (" ", ", ") and word.key in ("who", "whose"):
        return 1.5 * (word.key == "who"), 0.0
    if gap == ", " and word.key == "which":
        return 0.0, 2.0
    alone = not run.first or items[run.first - 1].key not in ("and", "or", "of", "in")
    body = 1.0 * (gap == " " and alone and word.key in _PLURAL_VERBS)
    opens = not lead or text[items[lead - 1].end : items[lead].start] != " "
    for at in range(last, min(last + _REACH, len(items))):
        key = items[at].key
        if key in _PERSONAL:
            return 1.0 * (opens and not word.capital), body
        if key in ("it", "its") and at - last < _BEHIND:
            return 0.0, body + (0.8 if key == "its" else 0.4)
        if naming(items[at]):
            break
    return 0.0, body


def _before(text: str, items: Sequence[Word], lead: int, run: Run) -> float:
    span_start, span_end = items[run.first].start, items[run.last - 1].end
    if span_start and text[span_start - 1] == "(" and _WIRE.match(text, span_end):
        return 2.0
    if not lead or lead < run.first:
        return 0.0
    if called_body(text, items, lead):
        return 1.5
    at = lead - 1
    while at and items[at].key in ("the", "a"):
        at -= 1
    if (
        not at
        or items[at].key not in ("of", "at", "with")
        or text[items[at].end : items[lead].start][:1] != " "
    ):
        return 0.0
    start = max(0, at - _BEHIND)
    heads = office("roles", "heads") if items[at].key == "at" else office("roles", "of_bodies")
    if items[run.first].key == "state":  # "Secretary of State" is an office, whoever's name follows
        return 0.0
    found = head_at(items[start:at], heads)
    return 1.5 * (found is not None and start + found[1] == at)


def called_body(text: str, items: Sequence[Word], lead: int) -> str | None:
    """Return the body noun right in front of a name that is called so: "the institute X"."""
    noun = items[lead - 1]
    if noun.capital or noun.key not in bodies("nouns") or text[noun.end : items[lead].start] != " ":
        return None
    opened = any(w.key in ("the", "a", "an") for w in items[max(0, lead - _BEHIND) : lead - 1])
    return noun.key if opened else None


def is_dateline(text: str, items: Sequence[Word], run: Run) -> bool:
    """Tell whether a name in capitals that opens a sentence is the place the report comes from."""
    shouted = all(w.raw.isupper() and len(w.raw) > 1 for w in items[: run.last])
    return run.first == 0 and shouted and bool(_PLACED.match(text, items[run.last - 1].end))
