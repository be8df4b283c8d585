"""What an article is about: weighted terms of length one, rare ones heaviest (layer 2).

A table of ordinary words gives the first articles of a record a sense of what is rare; the record's own
counts soon say it better, as they must for names.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.nouns.article import READ, Article, BlockKind
from onrecord.text.vocabulary import add_terms, shares

PRIOR = 1000  # the table of ordinary words weighs like so many articles
HEADLINE = 3.0
LEAST_RARITY = 0.2
NEGLIGIBLE = 0.04  # a cosine below this is that of two articles taken at random
KEPT = 160  # the heaviest terms of an article; the rest add cost and no news

Profile = Mapping[str, float]


class Rarity:
    """How many articles hold each term, counted as they come in."""

    def __init__(self) -> None:
        self._articles = 0
        self._holding: Counter[str] = Counter()

    def add(self, terms: Iterable[str]) -> None:
        """Count one more article."""
        self._articles += 1
        self._holding.update(terms)

    def of(self, term: str) -> float:
        """Return the weight of a term: the rarer, the higher; 0 for what nearly every article holds."""
        held = self._holding[term] + PRIOR * shares().get(term, 0.0)
        value = math.log((self._articles + PRIOR + 1) / (held + 0.5))
        return value if value > LEAST_RARITY else 0.0


def terms(article: Article) -> dict[str, float]:
    """Return the terms of what an article says, with their weight in it; the headline weighs more."""
    counts: dict[str, float] = {}
    title = article.title or " ".join(s.of(article.text) for s in article.spans(BlockKind.HEADLINE))
    add_terms(counts, title, HEADLINE)
    body = "\n".join(s.of(article.text) for s in article.spans(*READ) if s.of(article.text) != title)
    add_terms(counts, body)
    return counts


def profile(counts: Mapping[str, float], rarity: Rarity) -> dict[str, float]:
    """Return the heaviest terms of an article, scaled to length one."""
    raw = {term: (1 + math.log(max(1.0, n))) * rarity.of(term) for term, n in counts.items()}
    top = sorted(raw.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in top)) or 1.0
    return {term: weight / length for term, weight in top if weight > 0}


def alike(left: Profile, right: Profile) -> float:
    """Return the cosine of two profiles."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def likenesses(profiles: Sequence[Profile], least: float) -> dict[tuple[int, int], float]:
    """Return the cosines that matter to groups of a mean likeness of `least`, the smaller number first.

    Two groups can only be joined over a pair that is as alike as that, so what no chain of such pairs
    connects stays apart whatever its cosine, and is left out: most of all pairs. The cosines are worked out
    twice, as that takes less than to keep them all would.
    """
    chain = _chains(profiles, least)
    out: dict[tuple[int, int], float] = {}
    for here, dots in _cosines(profiles):
        near = (dots >= NEGLIGIBLE) & (chain[: len(dots)] == chain[here])
        for there in np.flatnonzero(near):
            out[int(there), here] = float(dots[there])
    return out


def _chains(profiles: Sequence[Profile], least: float) -> npt.NDArray[np.int64]:
    """Return for each profile the lowest number that pairs as alike as `least` lead to, step by step."""
    low = np.arange(len(profiles))
    for here, dots in _cosines(profiles):
        joined = np.unique(low[np.flatnonzero(dots >= least)])
        if len(joined):
            low[np.isin(low, joined)] = joined[0]
            low[here] = joined[0]
    return low


def _cosines(profiles: Sequence[Profile]) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """Yield for each profile its cosines with those before it, as far as any shares a term with it.

    Each profile meets only those that share a term with it, through the list of the holders of each term.
    """
    numbers: dict[str, int] = {}
    terms_of = [np.array([numbers.setdefault(t, len(numbers)) for t in p], dtype=np.int64) for p in profiles]
    owner = np.repeat(np.arange(len(profiles)), [len(p) for p in profiles])
    term = np.concatenate([*terms_of, np.empty(0, dtype=np.int64)])
    weight = np.array([w for p in profiles for w in p.values()], dtype=np.float64)
    by_term = np.argsort(term, kind="stable")  # the holders of a term stand in the order of the profiles
    holder, held = owner[by_term], weight[by_term]
    start = np.searchsorted(term[by_term], np.arange(len(numbers)))
    place = np.empty(len(term), dtype=np.int64)
    place[by_term] = np.arange(len(term))
    first = 0
    for here, own in enumerate(terms_of):
        mine = slice(first, first + len(own))
        first += len(own)
        before = place[mine] - start[own]  # how many earlier profiles hold the term
        steps = np.arange(before.sum()) - np.repeat(np.cumsum(before) - before, before)
        at = np.repeat(start[own], before) + steps
        dots = np.bincount(holder[at], weights=held[at] * np.repeat(weight[mine], before))
        yield here, dots.astype(np.float64, copy=False)
