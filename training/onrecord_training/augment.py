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


class FieldSwap:
    """Puts nouns of other fields in the place of an article's own, the same for the whole article.

    Nouns are told by what stands around them: words of one piece that often follow an article or a
    possessive and mostly come before a preposition, a verb form or a stop. Words that often belong to a cue
    stay as they are.
    """

    BEFORE = ("the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "s")
    AFTER = (
        *(
            ".",
            ",",
            "of",
            "to",
            "in",
            "on",
            "at",
            "for",
            "and",
            "or",
            "with",
            "from",
            "by",
            "as",
            "that",
            "who",
        ),
        *(
            "is",
            "was",
            "are",
            "were",
            "has",
            "had",
            "have",
            "will",
            "would",
            "could",
            "’",
            "'",
            "which",
            "when",
        ),
    )
    FOLLOWS, LEADS, RARE, CUE = 0.3, 0.6, 8, 0.03

    def __init__(
        self,
        articles: Sequence[Pieces],
        tags: Sequence[np.ndarray],
        elsewhere: Sequence[Pieces],
        vocabulary: dict[str, int],
    ) -> None:
        self._words = {piece: word for word, piece in vocabulary.items()}
        around = [np.array([vocabulary[word] for word in words]) for words in (self.BEFORE, self.AFTER)]
        cued: Counter[int] = Counter()
        seen: Counter[int] = Counter()
        for article, tag in zip(articles, tags, strict=True):
            ids = article.ids[article.first]
            seen.update(ids.tolist())
            cued.update(ids[(tag == 3) | (tag == 4)].tolist())
        barred = {word for word, n in seen.items() if cued[word] > self.CUE * n}
        own = self._nouns(articles, *around)
        new = {word: n for word, n in self._nouns(elsewhere, *around).items() if word not in barred}
        self._is_noun = np.zeros(max(vocabulary.values()) + 1, dtype=bool)
        self._is_noun[[word for word in own if word not in barred]] = True
        self._new: dict[bool, tuple[list[int], list[float]]] = {}
        for plural in (False, True):
            words = sorted(word for word in new if self._plural(word) is plural)
            self._new[plural] = (words, [new[word] ** 0.5 for word in words])

    def __call__(self, article: Pieces, ids: np.ndarray, rng: random.Random) -> np.ndarray:
        """Return `ids` with about half of the nouns of `article` replaced."""
        result = ids.copy()
        alone = np.diff(np.append(article.first, len(ids))) == 1
        at = article.first[alone]
        for noun in sorted(set(ids[at][self._is_noun[ids[at]]].tolist())):
            words, weights = self._new[self._plural(noun)]
            if words and rng.random() < 0.5:
                result[at[ids[at] == noun]] = rng.choices(words, weights)[0]
        return result

    def _plural(self, noun: int) -> bool:
        return self._words[noun].endswith("s")

    def _nouns(self, articles: Sequence[Pieces], before: np.ndarray, after: np.ndarray) -> dict[int, int]:
        seen: Counter[int] = Counter()
        led: Counter[int] = Counter()
        leads: Counter[int] = Counter()
        for article in articles:
            alone = np.diff(np.append(article.first, len(article.ids))) == 1
            ids = article.ids[article.first]
            lower = alone & (article.features >> 2 == 0)
            follows = np.append([False], np.isin(ids[:-1], before))
            precedes = np.append(np.isin(ids[1:], after), [True])
            seen.update(ids[lower].tolist())
            led.update(ids[lower & follows].tolist())
            leads.update(ids[lower & precedes].tolist())
        return {
            word: n
            for word, n in seen.items()
            if n >= self.RARE
            and led[word] >= self.FOLLOWS * n
            and leads[word] >= self.LEADS * n
            and len(self._words[word]) > 3
            and self._words[word].isalpha()
            and not self._words[word].endswith(("ing", "ed", "ly", "est"))
        }
