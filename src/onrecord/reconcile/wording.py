"""What the words of a content come to: stems, concepts with their polarity, and how much each tells."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens
from onrecord.text.vocabulary import fold, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.text.phrases import Hit, Token

NOT = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})
_REACH = 8  # words before a concept in which a "not" still bears on it
_CLAUSES = frozenset(
    {"that", "if", "until", "unless", "before", "because", "but", "and", "when", "after", "while", "which"}
    | {
        "who",
        "whom",
        "whose",
        "whether",
        "though",
        "although",
        "since",
        "once",
        "where",
        "why",
        "how",
        "than",
    }
)
_EITHER = frozenset({"unless", "until", "before"})
_COMMON = 0.25  # a word that more than this share of articles holds tells nothing
_VAGUE = 0.6  # what a concept of the commonest words tells
_ASIDE = 0.5  # so much less tells what is only a circumstance
_SPREAD = 0.5  # 0: a word counts by statements; 1: by statements in each article that has it
_LEAST = 20  # of fewer statements than this nobody can tell what is common among them


@dataclass(frozen=True, slots=True)
class Wording:
    """What a content says: its concepts (with +1 or -1), what each tells, and where it stands in the text.

    `stems` are those of the telling words that no concept covers; `denied` tells that something in it denies.
    """

    concepts: frozenset[tuple[str, int]]
    weights: Mapping[str, float]
    places: Mapping[str, int]
    stems: Mapping[str, float]
    denied: bool = False


@cache
def _phrases() -> Phrases:
    return Phrases(table("concepts")["concepts"])


@cache
def _refusals() -> Phrases:
    return Phrases({"denied": table("concepts")["denials"]})


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the lists of words or concepts in the table of concepts."""
    return frozenset(table("concepts")[name])


@lru_cache(maxsize=65536)
def telling(word: str) -> float:
    """Return how much a shared word tells: 0 for what any article holds, 1 for a rare one."""
    share = max(shares().get(fold(form), 0.0) for form in bases(word))
    return max(0.0, 1.0 - share / _COMMON)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what forms and derivations of a word have in common: "negotiate" and "negotiation" do."""
    form = min(bases(word), key=lambda base: (len(base), base)) if not word.endswith("ss") else word
    for ending in table("sameness")["endings"]:
        if form.endswith(ending) and len(form) - len(ending) >= 4:
            return form[: -len(ending)]
    return form


def wording(what: Sequence[Token], cue: Sequence[Token] = ()) -> Wording:
    """Return what a content and its cue say.

    The cue counts for its concepts alone ("vowed to end the war": the vow is no matter of the content), and
    not for those that only tell that somebody spoke.
    """
    hits, aside = _hits(what), _aside(what)
    denials = _denials(what)
    concepts, weights = _meant(what, hits, denials)
    main = {hit.label.removesuffix("-") for hit in hits if hit.first < aside}
    weights = {name: value * (1.0 if name in main else _ASIDE) for name, value in weights.items()}
    spoken = listed("speech")
    for name, sign in _meant(cue, _hits(cue), _denials(cue))[0]:
        if name not in spoken and name not in weights:
            concepts.add((name, sign))
            weights[name] = _VAGUE
    covered = set().union(*(_literal(hit, what) for hit in hits))
    stems: dict[str, float] = {}
    silent = NOT | listed("fillers")
    for at, token in enumerate(what):
        value = telling(token.form) * (_ASIDE if at >= aside else 1.0)
        if at not in covered and value > 0 and token.form not in silent and token.form[0].isalnum():
            stems[stem(token.form)] = max(value, stems.get(stem(token.form), 0.0))
    places = {hit.label.removesuffix("-"): what[hit.first].start for hit in reversed(hits)}
    return Wording(frozenset(concepts), weights, places, stems, any(denials))


def _aside(what: Sequence[Token]) -> int:
    """Return where a circumstance begins ("… despite", "… following"): it is not what is said.

    What begins with one says it after it; then nothing is an aside.
    """
    words = listed("asides")
    return next((at for at, token in enumerate(what) if at > 0 and token.form in words), len(what))


def _hits(what: Sequence[Token]) -> tuple[Hit, ...]:
    """Return the phrases found, in order of place; of two that overlap the one of more words."""
    kept: list[Hit] = []
    covered: set[int] = set()
    for hit in sorted(_phrases().find(what), key=lambda h: (-h.weight, h.first - h.last, h.first, h.label)):
        places = _literal(hit, what)
        if places.isdisjoint(covered):
            covered |= places
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: (hit.first, hit.last)))


def _meant(
    what: Sequence[Token], hits: Sequence[Hit], denials: Sequence[bool]
) -> tuple[set[tuple[str, int]], dict[str, float]]:
    """Return the concepts with their polarity, and what each tells.

    A denial bears on the first concept behind it in its clause, and through one that is only a way of having
    another or a thing ("no plan to close": not closing) on the next. Things are neither so nor not, and
    neither is what is waited for: "unless it is signed" is "if it is not signed".
    """
    covered = set().union(*(_literal(hit, what) for hit in hits))
    denials = [denied and at not in covered for at, denied in enumerate(denials)]
    things, light = listed("things"), listed("things") | listed("light")
    found: set[tuple[str, int]] = set()
    weights: dict[str, float] = {}
    spent = 0
    for hit in hits:
        name, sign = hit.label.removesuffix("-"), -1 if hit.label.endswith("-") else 1
        clause = _begins(what, hit.first)
        begins = max(spent, clause)
        turn = -1 if sum(denials[begins : hit.first]) % 2 else 1
        if name not in light:
            spent = hit.first
        found.add((name, 1 if name in things else sign * turn))
        opener = what[clause - 1].form if clause else ""
        if name not in things and (opener in _EITHER or (opener == "if" and turn < 0)):
            found.add((name, -sign * turn))
        value = max(telling(what[at].form) for at in _literal(hit, what))
        weights[name] = max(_VAGUE + (1 - _VAGUE) * value, weights.get(name, 0.0))
    return found, weights


def _denials(what: Sequence[Token]) -> list[bool]:
    """Tell of each word whether it denies what follows: "not", and the end of "rule out" or "refuse to"."""
    found = [word.form in NOT for word in what]
    for hit in _refusals().find(what):
        found[hit.last - 1] = True
    return found


def denied(cue: Sequence[Token]) -> bool:
    """Tell whether a cue turns its content round: "did not say", "dropped the demand that"."""
    return any(_denials(cue))


def _begins(what: Sequence[Token], at: int) -> int:
    """Return where a denial must stand at the earliest to bear on a word: within its clause, and near."""
    start = max(0, at - _REACH)
    return next((n + 1 for n in range(at - 1, start - 1, -1) if what[n].form in _CLAUSES), start)


def _literal(hit: Hit, what: Sequence[Token]) -> set[int]:
    """Return the places a phrase covers; of one with a gap its ends and any "not", the rest stays free."""
    places = range(hit.first, hit.last)
    if len(places) <= hit.weight:
        return set(places)
    return {at for at in places if at in (places[0], places[-1]) or what[at].form in NOT}


@cache
def _verbs() -> frozenset[str]:
    """Return forms that only verbs have: those of helpers, and irregular ones."""
    irregular = {form for forms in table("inflections")["irregular"].values() for form in forms}
    return frozenset(irregular) | {
        "be",
        "do",
        "have",
        "to",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
    }


@lru_cache(maxsize=65536)
def verbal(text: str) -> bool:
    """Tell whether a content holds a verb, as far as its form tells: without one it is only a topic."""
    return any(word.form in _verbs() or word.form.endswith(("ed", "ing", "'s")) for word in tokens(text))


def weighted(
    all_features: Iterable[Mapping[str, float]], articles: Iterable[str]
) -> tuple[dict[str, float], ...]:
    """Return for each statement of a story, given with its article, how much its features tell there.

    A feature that many statements of a story have is what the story is about and tells little of one; less
    so if every article has it but once, as it has what it tells once more.
    """
    every, where = tuple(all_features), tuple(articles)
    having = Counter(name for features in every for name in features)
    spread = Counter(name for _, name in {(a, name) for a, f in zip(where, every, strict=True) for name in f})
    whole = math.log(max(len(every), _LEAST) + 1)
    common = {
        name: (math.log(many) - _SPREAD * math.log(spread[name])) / whole for name, many in having.items()
    }
    return tuple(
        {name: round(value * max(0.0, 1.0 - common[name]), 3) for name, value in features.items()}
        for features in every
    )
