"""Names as they are printed: runs of capitalised words. Who they are is for a later stage to say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁĹĽĻŃŇŅŌŐŒŔŘŚŞŠȘŤŢȚŪŮŰŲŹŻŽА-ЯЁІЇЄҐΑ-Ω"
_WORD = rf"[{_UPPER}][\w’'\-‐‑&/]*(?:\.(?=[{_UPPER}])[\w’'\-]+)*"
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|St|[A-Z])\."
_JOIN = (
    r"(?:of|of the|for|for the|de|da|do|dos|del|della|di|du|la|le|van|von|den|der|ter|bin|ibn|al|el|y|’s|'s)"
)
_NAME = re.compile(rf"(?:(?:{_TITLE}|{_WORD})(?:[ \u00a0](?:{_JOIN}[ \u00a0])?(?={_TITLE}|{_WORD}))?)+")
_EDGE = " \u00a0.-’'/&"


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("abbreviations")["openers"])


def names(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the printed names of [start, end), possessive endings and small words at the head left out."""
    for found in _NAME.finditer(text, start, len(text) if end is None else end):
        span = _pared(text, *found.span())
        if span is not None:
            yield span


def name_at(text: str, at: int, end: int) -> Span | None:
    """Return the name that begins at `at`, an article before it passed over; None if there is none."""
    for lead in ("the ", "The ", "“", '"', "‘"):
        if text.startswith(lead, at):
            at += len(lead)
    found = _NAME.match(text, at, end)
    return _pared(text, *found.span()) if found else None


def _pared(text: str, start: int, end: int) -> Span | None:
    """Return the name without an opening small word, a possessive ending and stray marks; None if empty."""
    while True:
        first = re.match(r"[^\W_]+", text[start:end])
        if (
            first
            and first.group() in _openers()
            and text[start + first.end() : start + first.end() + 1] in {" ", ""}
        ):
            start += first.end() + 1
            continue
        break
    while start < end and text[end - 1] in _EDGE and not text[start:end].endswith((".S.", ".K.", ".N.")):
        end -= 1
    for ending in ("’s", "'s"):
        if text[start:end].endswith(ending):
            end -= 2
    return Span(start, end) if start < end else None
