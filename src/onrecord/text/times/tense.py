"""Whether the clause around a time expression looks ahead or back: next Friday or last."""

from __future__ import annotations

import re
from typing import Final

from onrecord.text.times.words import AHEAD, HELPERS, PASTS

_WORD: Final = re.compile(r"[A-Za-z’']+|[.;:!?](?=[\s\"”’')]|$)|\n|[$£€]?\d[\d.,]*|[\"“”]")
_LEFT, _RIGHT = 140, 110  # characters looked at on either side
_INFINITIVE = 6  # words from "to" to the expression; farther off it is another clause's
_STOPS = frozenset(".;:!?\n")


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """Return True if the nearest verb group looks ahead, False if it is a past, None if neither is near.

    The words before the expression decide; those after it only when nothing stands before it in its sentence.
    """
    right = _words(text[end : end + _RIGHT])
    if right and is_past(right[0]) and right[0] not in HELPERS:
        return False
    left = _words(text[max(0, start - _LEFT) : start])
    for i in range(len(left) - 1, -1, -1):
        if left[i] in _STOPS:
            left = left[i + 1 :]
            break
    if left[-3:] in (["as", "early", "as"], ["as", "soon", "as"]):
        return True
    verdict = _nearest(left)
    if verdict is not None:
        return verdict
    for i, word in enumerate(right):
        if word in _STOPS:
            right = right[:i]
            break
    return _first(right)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def is_past(word: str) -> bool:
    """Tell whether a lower-case word looks like a past tense or a participle."""
    return word in PASTS or (len(word) > 4 and word.endswith("ed"))


def _nearest(words: list[str]) -> bool | None:
    for i in range(len(words) - 1, max(-1, len(words) - 14), -1):
        word = words[i]
        if word in ("since", "last"):
            return False
        if is_past(word) and word not in AHEAD:
            before = words[max(0, i - 3) : i]
            return any(w in HELPERS for w in before) and not any(w in ("been", "was", "were") for w in before)
        if word == "to" and (not 1 < len(words) - i <= _INFINITIVE or not words[i + 1].isalpha()):
            continue
        if word in AHEAD:
            return words[max(0, i - 3) : i][-2:] != ["had", "been"]
    return None


def _first(words: list[str]) -> bool | None:
    for word in words[:12]:
        if word in ("will", "would", "shall", "may", "might", "could", "can", "must", "should"):
            return True
        if is_past(word):
            return False
    return None
