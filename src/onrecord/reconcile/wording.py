"""What the words of a content come to: stems, concepts with their polarity, and how much each tells."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases
from onrecord.text.vocabulary import fold, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.text.phrases import Hit, Token

NOT = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})
_REACH = 4  # words before a concept in which a "not" still bears on it
_COMMON = 0.25  # a word that more than this share of articles holds tells nothing
_VAGUE = 0.4  # what a concept of the commonest words tells
_LEAST = 20  # of fewer statements than this nobody can tell what is common among them
_ENDINGS = (
    "ization",
    "isation",
    "ations",
    "ation",
    "ition",
    "ments",
    "ment",
    "ness",
    "ance",
    "ence",
    "ions",
    "ion",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ive",
    "ity",
    "ies",
    "ied",
    "ed",
    "al",
    "ly",
    "es",
    "e",
    "s",
    "y",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Concepts (with +1 or -1) and what each tells; the stems of the telling words that no concept covers."""

    concepts: frozenset[tuple[str, int]]
    weights: Mapping[str, float]
    stems: Mapping[str, float]


@cache
def _phrases() -> Phrases:
    return Phrases(table("concepts")["concepts"])


@lru_cache(maxsize=65536)
def telling(word: str) -> float:
    """Return how much a shared word tells: 0 for what any article holds, 1 for a rare one."""
    share = max(shares().get(fold(form), 0.0) for form in bases(word))
    return max(0.0, 1.0 - share / _COMMON)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what forms and derivations of a word have in common: "negotiate" and "negotiation" do."""
    form = min(bases(word), key=lambda base: (len(base), base)) if not word.endswith("ss") else word
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 4:
            return form[: -len(ending)]
    return form


def wording(what: Sequence[Token], cue: Sequence[Token] = ()) -> Wording:
    """Return what a content and its cue say.

    The cue counts for its concepts alone ("vowed to end the war": the vow is no matter of the content), and
    not for those that only tell that somebody spoke.
    """
    concepts, weights, covered = _concepts(what)
    spoken = set(table("concepts")["speech"])
    for name, sign in _concepts(cue)[0]:
        if name not in spoken and name not in weights:
            concepts.add((name, sign))
            weights[name] = _VAGUE
    stems: dict[str, float] = {}
    for at, token in enumerate(what):
        value = telling(token.form)
        if at not in covered and value > 0 and token.form not in NOT and token.form[0].isalnum():
            stems[stem(token.form)] = max(value, stems.get(stem(token.form), 0.0))
    return Wording(frozenset(concepts), weights, stems)


def _concepts(what: Sequence[Token]) -> tuple[set[tuple[str, int]], dict[str, float], set[int]]:
    """Return the concepts of some words with their polarity, what each tells, and the places they cover.

    Of concepts that overlap the one of more words wins.
    """
    hits = sorted(_phrases().find(what), key=lambda h: (-h.weight, h.first - h.last, h.first, h.label))
    found: set[tuple[str, int]] = set()
    weights: dict[str, float] = {}
    covered: set[int] = set()
    for hit in hits:
        places = _literal(hit)
        if places & covered:
            continue
        covered |= places
        before = [word.form for word in what[max(0, hit.first - _REACH) : hit.first]]
        turn = -1 if sum(word in NOT for word in before) % 2 else 1
        name, sign = hit.label.removesuffix("-"), -1 if hit.label.endswith("-") else 1
        found.add((name, sign * turn))
        value = max(telling(what[at].form) for at in places)
        weights[name] = max(_VAGUE + (1 - _VAGUE) * value, weights.get(name, 0.0))
    return found, weights, covered


def _literal(hit: Hit) -> set[int]:
    """Return the places a phrase covers; of one with a gap only its ends, the words between stay free."""
    if hit.last - hit.first > hit.weight:
        return {hit.first, hit.last - 1}
    return set(range(hit.first, hit.last))


def weighted(all_features: Iterable[Mapping[str, float]]) -> tuple[dict[str, float], ...]:
    """Return for each statement of a story how much each of its features tells there.

    A feature that many statements of a story have is what the story is about and tells little of one.
    """
    every = tuple(all_features)
    having = Counter(name for features in every for name in features)
    whole = math.log(max(len(every), _LEAST) + 1)
    return tuple(
        {
            name: round(value * max(0.0, 1.0 - math.log(having[name]) / whole), 3)
            for name, value in features.items()
        }
        for features in every
    )
