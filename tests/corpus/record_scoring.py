"""Scores record lines against a list by hand: claims, ties, what must never be joined, verdicts."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ENOUGH = 0.5  # share of the letters and digits of both contents together that both have
KINDS = ("denies", "confirms", "declines", "rejects", "accepts", "contradicts", "changes", "differs")
EITHER_WAY = frozenset({"contradicts", "differs"})

Row = dict[str, Any]
Ids = frozenset[str]
Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of those predicted are right, and how many of those wanted are met."""

    right: int
    predicted: int
    met: int
    wanted: int

    @property
    def precision(self) -> float:
        return _share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        return _share(self.met, self.wanted)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Violation:
    """Two statements of the list that were joined (`how`: "claim" or the kind of a tie) and must not be."""

    left: str
    right: str
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Of the claims found again, how many carry the listed verdict; `wrong`: claim, wanted, given."""

    right: int
    found: int
    wrong: tuple[tuple[str, str, str], ...]

    @property
    def share(self) -> float:
        return _share(self.right, self.found)


@dataclass(frozen=True, slots=True)
class RecordScore:
    """`matched` maps predicted statements to those of the list; `ties` has each kind and "all"."""

    matched: Mapping[str, str]
    claim_pairs: Rate
    ties: Mapping[str, Rate]
    violations: tuple[Violation, ...]
    said: Verdicts
    so: Verdicts


def rows_of(path: Path) -> tuple[Row, ...]:
    """Return the lines of a JSON Lines file."""
    return tuple(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def score_record(predicted: Sequence[Row], gold: Sequence[Row]) -> RecordScore:
    """Return how well predicted record lines agree with a list by hand over the same articles."""
    matched = match(predicted, gold)
    return RecordScore(
        matched=matched,
        claim_pairs=claim_pairs(predicted, gold, matched),
        ties=ties(predicted, gold, matched),
        violations=violations(predicted, gold, matched),
        said=verdicts(predicted, gold, matched, "said_verdict"),
        so=verdicts(predicted, gold, matched, "so_verdict"),
    )


def match(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, str]:
    """Return the listed statement of each predicted one found again: most alike first, one to one."""
    texts = {row["id"]: row["text"] for row in _of("article", gold)}
    wanted: dict[str, list[tuple[str, frozenset[int]]]] = {}
    for row in _of("statement", gold):
        letters = _letters(row["content"], texts[row["article"]])
        wanted.setdefault(row["article"], []).append((row["id"], letters))
    scored: list[tuple[float, str, str]] = []
    for row in _of("statement", predicted):
        letters = _letters(row["content"], texts.get(row["article"], ""))
        for ident, others in wanted.get(row["article"], ()):
            alike = _share(len(letters & others), len(letters | others))
            if alike >= ENOUGH:
                scored.append((-alike, row["id"], ident))
    places: dict[str, str] = {}
    taken: set[str] = set()
    for _, here, there in sorted(scored):
        if here not in places and there not in taken:
            places[here] = there
            taken.add(there)
    return places


def claim_pairs(predicted: Sequence[Row], gold: Sequence[Row], matched: Mapping[str, str]) -> Rate:
    """Return how the pairs of one claim agree; a claim inside one article makes no pairs.

    A predicted pair counts if both ends are found again; a listed pair with an end not found is missed.
    Two statements of one article may well be in one claim: a pair the list has there counts neither way.
    """
    wanted, forgiven = _pairs(gold, across=True), _pairs(gold, across=False)
    made = {
        frozenset(matched[one] for one in pair)
        for pair in _pairs(predicted, across=True)
        if all(one in matched for one in pair)
    }
    counted = made - (forgiven - wanted)
    right = counted & wanted
    return Rate(len(right), len(counted), len(right), len(wanted))


def ties(predicted: Sequence[Row], gold: Sequence[Row], matched: Mapping[str, str]) -> dict[str, Rate]:
    """Return how the ties of each kind agree: a listed end stands for its whole claim."""
    listed, found = _listed_ends(gold), _predicted_ends(predicted, matched)
    wanted = [_tie(row, listed) for row in _of("tie", gold)]
    made = [_tie(row, found) for row in _of("tie", predicted)]
    rates: dict[str, Rate] = {}
    for kind in (*KINDS, "all"):
        some_wanted = [tie for tie in wanted if kind in (tie[0], "all")]
        some_made = [tie for tie in made if kind in (tie[0], "all")]
        rates[kind] = Rate(
            sum(any(_meet(one, other) for other in some_wanted) for one in some_made),
            len(some_made),
            sum(any(_meet(other, one) for other in some_made) for one in some_wanted),
            len(some_wanted),
        )
    return rates


def violations(
    predicted: Sequence[Row], gold: Sequence[Row], matched: Mapping[str, str]
) -> tuple[Violation, ...]:
    """Return what `never` lines forbid and was done, each once; a statement stands for its whole claim."""
    listed, found = _listed_ends(gold), _predicted_ends(predicted, matched)
    claims = [frozenset(matched.get(one, "") for one in row["statements"]) for row in _of("claim", predicted)]
    made = [_tie(row, found) for row in _of("tie", predicted)]
    broken: dict[Violation, None] = {}
    for row in _of("never", gold):
        left, right = listed.get(row["left"], frozenset()), listed.get(row["right"], frozenset())
        hows = [
            kind
            for kind, here, there in made
            if kind in row["what"] or "tie" in row["what"]
            if (here & left and there & right) or (here & right and there & left)
        ]
        if "claim" in row["what"] and any(claim & left and claim & right for claim in claims):
            hows.append("claim")
        broken.update(dict.fromkeys(Violation(row["left"], row["right"], how, row["why"]) for how in hows))
    return tuple(broken)


def verdicts(predicted: Sequence[Row], gold: Sequence[Row], matched: Mapping[str, str], key: str) -> Verdicts:
    """Return how the verdicts agree: each listed claim against the predicted one that holds most of it."""
    claims = {row["id"]: row for row in _of("claim", predicted)}
    of = {one: row["id"] for row in claims.values() for one in row["statements"]}
    back = {there: here for here, there in matched.items()}
    right = found = 0
    wrong: list[tuple[str, str, str]] = []
    for row in _of("claim", gold):
        held = Counter(of[back[one]] for one in row["statements"] if back.get(one) in of)
        if row.get(key) is None or not held:
            continue
        best = min(held, key=lambda claim: (-held[claim], len(claims[claim]["statements"]), claim))
        given = str(claims[best].get(key))
        found += 1
        right += given == row[key]
        if given != row[key]:
            wrong.append((row["id"], row[key], given))
    return Verdicts(right, found, tuple(wrong))


Tie = tuple[str, Ids, Ids]


def _meet(one: Tie, other: Tie) -> bool:
    straight = bool(one[1] & other[1] and one[2] & other[2])
    crossed = bool(one[1] & other[2] and one[2] & other[1])
    return one[0] == other[0] and (straight or (one[0] in EITHER_WAY and crossed))


def _tie(row: Row, ends: Mapping[str, Ids]) -> Tie:
    return str(row["kind"]), ends.get(row["left"], frozenset()), ends.get(row["right"], frozenset())


def _listed_ends(gold: Sequence[Row]) -> dict[str, Ids]:
    ends: dict[str, Ids] = {row["id"]: frozenset({row["id"]}) for row in _of("statement", gold)}
    for row in _of("claim", gold):
        whole = frozenset(row["statements"])
        ends |= {row["id"]: whole, **dict.fromkeys(whole, whole)}
    return ends


def _predicted_ends(predicted: Sequence[Row], matched: Mapping[str, str]) -> dict[str, Ids]:
    ends = {here: frozenset({there}) for here, there in matched.items()}
    for row in _of("claim", predicted):
        ends[row["id"]] = frozenset(matched[one] for one in row["statements"] if one in matched)
    return ends


def _pairs(rows: Sequence[Row], *, across: bool) -> Pairs:
    articles = {row["id"]: row["article"] for row in _of("statement", rows)}
    return frozenset(
        frozenset(pair)
        for row in _of("claim", rows)
        if not across or len({articles.get(one) for one in row["statements"]}) > 1
        for pair in combinations(row["statements"], 2)
    )


def _of(kind: str, rows: Iterable[Row]) -> Iterable[Row]:
    return (row for row in rows if row.get("type") == kind)


def _letters(spans: Iterable[Sequence[int]], text: str) -> frozenset[int]:
    return frozenset(
        at for start, end in spans for at in range(start, min(end, len(text))) if text[at].isalnum()
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
