"""What an anchor of a matter is called: the phrase of one to three words that a story prints most with it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from onrecord.reconcile.noun_phrases import people, root, vague
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reconcile.noun_phrases import Key, NounPhrases
    from onrecord.text.phrases import Token

_TWICE = 2  # how often a name is printed, at the least
_SPOKEN = 0.15  # share of an anchor's claims that have a word of its name
_PART = 0.3  # share of the mentions of its words that a phrase has
_TITLE = 1.5  # how much better a name of its own is ("North Basin")
_DOUBTFUL = 0.45  # and one whose last word may be a verb
_VAGUE = 0.5  # how much worse one is that ends in a word that names nothing ("pay offer")


class Naming:
    """Finds names in the phrases of a story; no name holds one of the roots in `banned`."""

    def __init__(self, phrases: NounPhrases, banned: frozenset[str]) -> None:
        self._printed = {
            key: printed
            for key, printed in phrases.phrases().items()
            if sum(printed.values()) >= _TWICE and not set(key) & banned
        }
        self._doubtful = {
            key
            for key, printed in self._printed.items()
            if not phrases.sure(min(printed).lower().split()[-1])
        }
        self._by_anchor: dict[str, list[Key]] = defaultdict(list)
        for key in self._printed:
            for anchor in {*key, *topics(phrases.words(key)).values()}:
                self._by_anchor[anchor].append(key)

    def name(self, anchor: str, claims: Sequence[Iterable[str]]) -> str | None:
        """Return the name of an anchor; `claims` are the roots of the words of each claim that has it."""
        fit = {
            key: self._fit(key)
            for key in self._by_anchor.get(anchor, ())
            if (anchor.startswith("#") or key[-1] not in people()) and _covers(key, claims)
        }
        alone = {key[0]: self._times(key) for key in fit if len(key) == 1}
        fit = {key: worth for key, worth in fit.items() if self._often(key, alone)}
        if not fit:
            return None
        printed = self._printed[max(fit, key=lambda key: (fit[key], len(key), key))]
        return min(printed, key=lambda words: (-printed[words], words[:1].isupper(), words))

    def _times(self, key: Key) -> int:
        return sum(self._printed[key].values())

    def _often(self, key: Key, alone: Mapping[str, int]) -> bool:
        """Tell whether a phrase has a good part of the mentions of its words."""
        return self._times(key) >= _PART * max((alone.get(word, 0) for word in key), default=0)

    def _fit(self, key: Key) -> float:
        """Return how well a phrase names: often printed, long, and best a name of its own."""
        title = len(key) > 1 and all(words.title() == words for words in self._printed[key])
        worth = self._times(key) * len(key) * (_TITLE if title else 1.0)
        worth *= _DOUBTFUL if key in self._doubtful else 1.0
        return worth * (_VAGUE if key[-1] in vague() else 1.0)


def _covers(key: Key, claims: Sequence[Iterable[str]]) -> bool:
    """Tell whether enough claims have one of a phrase's words."""
    having = sum(not set(key).isdisjoint(claim) for claim in claims)
    return having >= max(1, _SPOKEN * len(claims))


def keys(words: Sequence[Token]) -> dict[int, str]:
    """Return by its place what each word could anchor: the topic it speaks of, else its root."""
    return {at: root(word.form) for at, word in enumerate(words)} | topics(words)


def topics(words: Sequence[Token]) -> dict[int, str]:
    """Return the concepts that a position can be about ("#talk"), by the place of each word they cover."""
    found: dict[int, str] = {}
    for hit in sorted(_concepts().find(words), key=lambda h: (-h.weight, h.first, h.label)):
        label = table("matters")["same"].get(hit.label, hit.label)
        found |= {at: f"#{label}" for at in range(hit.first, hit.last) if at not in found}
    return found


@cache
def _concepts() -> Phrases:
    every = table("concepts")["concepts"]
    return Phrases({name: every[name] for name in table("matters")["topics"] if name in every})
