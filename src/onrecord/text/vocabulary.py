"""The words of a text, folded and weighted, and how common each is in news (layer 1).

The folding is a light one (plurals, -ed, -ing): what it brings forms of a word to need not be a word itself.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

TERM = re.compile(r"[^\W\d_]\w*(?:[-.][^\W\d_]\w*)*|\d[\d,.]*\d|\d")
NAME = 1.5  # a capitalised word counts so much more than a small one
LEAD = 1.5  # a word of the first LEAD_WORDS words likewise
LEAD_WORDS = 100


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """Return the form a word is counted under: small letters, common endings off."""
    word = word.casefold()
    if len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
        if len(word) > 6 and word.endswith("ing"):
            word = word[:-3]
        elif len(word) > 5 and word.endswith("ed"):
            word = word[:-2]
    return word


def add_terms(counts: dict[str, float], text: str, weight: float = 0.0) -> None:
    """Add the terms of a text to `counts`: all by `weight`, or names and the lead heavier than the rest."""
    found = TERM.findall(text)
    lead = Counter(found[:LEAD_WORDS])
    for word, number in Counter(found).items():
        form = fold(word)
        own = weight * number if weight else (number + (LEAD - 1.0) * lead[word]) * _worth(word)
        counts[form] = counts.get(form, 0.0) + own


def _worth(word: str) -> float:
    return NAME if word[0].isupper() else 1.0


@cache
def shares() -> Mapping[str, float]:
    """Return the share of news articles that hold a word, by folded form; what is not there is rare."""
    return {
        word: int(per_mille) / 1000
        for per_mille, line in table("word_shares")["per_mille"].items()
        for word in line.split()
    }
