"""Noise that keeps every offset (quotation marks, line breaks, capitals), and other names for names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from onrecord.text.encoder.pieces import Pieces

DOUBLE = re.compile('[“”"]')
STYLES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("„", "”"))
BREAKS = re.compile(r"\s*\n\s*")
# Abbreviations and days are always capitalised and yet nobody's name.
NO_NAMES = frozenset(
    [
        "i",
        "mr",
        "mrs",
        "ms",
        "dr",
        "rep",
        "sen",
        "gov",
        "gen",
        "lt",
        "st",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


def noisy(text: str, rng: random.Random) -> str:
    """Return `text` with the same length and some noise, or as it is (about half of the time)."""
    if rng.random() < 0.35:
        text = _other_marks(text, rng)
    if rng.random() < 0.10:
        text = DOUBLE.sub(lambda m: " " if rng.random() < 0.05 else m.group(), text)
    if rng.random() < 0.15:
        keep = rng.choice((0.0, 0.5, 0.9))
        text = BREAKS.sub(lambda m: m.group() if rng.random() < keep else " " * len(m.group()), text)
    if rng.random() < 0.10:
        text = _capital_line(text, rng)
    return text


def _other_marks(text: str, rng: random.Random) -> str:
    opening, closing = rng.choice(STYLES)
    is_open = False

    def swap(match: re.Match[str]) -> str:
        nonlocal is_open
        mark = match.group()
        is_open = mark == "“" or (mark == '"' and not is_open)
        return opening if is_open else closing

    return "\n".join(DOUBLE.sub(swap, line) for line in text.split("\n"))


def _capital_line(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(2):
        at = rng.randrange(len(lines))
        if len(lines[at].upper()) == len(lines[at]):
            lines[at] = lines[at].upper()
    return "\n".join(lines)


class NameSwap:
    """Puts other names in the place of names, piece by piece, the same for the whole article."""

    def __init__(self, articles: Sequence[Pieces], vocabulary: dict[str, int]) -> None:
        capital: Counter[int] = Counter()
        seen: Counter[int] = Counter()
        for article in articles:
            alone = np.diff(np.append(article.first, len(article.ids))) == 1
            inner = (article.features & 2) == 0
            ids, case = article.ids[article.first], article.features >> 2
            seen.update(ids[alone & inner].tolist())
            capital.update(ids[alone & inner & (case == 1)].tolist())
        barred = {vocabulary[word] for word in NO_NAMES if word in vocabulary}
        self.names = sorted(
            i for i, n in seen.items() if n >= 4 and capital[i] >= 0.95 * n and i not in barred
        )
        self.is_name = np.zeros(max(vocabulary.values()) + 1, dtype=bool)
        self.is_name[self.names] = True

    def __call__(self, article: Pieces, rng: random.Random) -> np.ndarray:
        """Return the ids of `article` with about two thirds of its names replaced."""
        ids = article.ids.copy()
        for name in sorted(set(ids[self.is_name[ids]].tolist())):
            if rng.random() < 0.66:
                ids[article.ids == name] = rng.choice(self.names)
        return ids
