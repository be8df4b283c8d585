"""Ties between statements that are given: what answering alone can do, without the errors of reading.

The articles and statements are those of the record benchmark's development half, where they lie; scored as
its scorer does: a tie counts for the claims its ends are in, and a contradiction has no direction.
"""

from __future__ import annotations

import gzip
import json
from functools import cache

import pytest
from tests.corpus.test_claims import RECORD, Row, _context, _page

from onrecord.pipeline import cleaned
from onrecord.reconcile.answers import answers
from onrecord.reconcile.claims import groups

SCORED = ("denies", "contradicts", "changes")
Ends = tuple[frozenset[str], frozenset[str], str]


@cache
def rows() -> tuple[Row, ...]:
    if not RECORD.exists():
        pytest.skip("the benchmark is not beside the repository")
    lines = gzip.decompress(RECORD.read_bytes()).decode("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def made() -> tuple[Ends, ...]:
    """Return the ties that are made, each end alone."""
    articles = tuple(cleaned(_page(row)) for row in rows() if row["type"] == "article")
    context = _context(articles, list(rows()))
    found = answers(groups(context), context)
    return tuple(
        (frozenset({a.left}), frozenset({a.right}), a.kind.value) for a in found if a.kind.value in SCORED
    )


@cache
def wanted() -> tuple[Ends, ...]:
    """Return the ties by hand, each end with all statements of its claim."""
    claims = {row["id"]: frozenset(row["statements"]) for row in rows() if row["type"] == "claim"}

    def end(name: str) -> frozenset[str]:
        return claims.get(name) or frozenset({name}).union(*(c for c in claims.values() if name in c))

    return tuple((end(r["left"]), end(r["right"]), r["kind"]) for r in rows() if r["type"] == "tie")


def meet(one: Ends, two: Ends) -> bool:
    straight = bool(one[0] & two[0]) and bool(one[1] & two[1])
    crossed = bool(one[0] & two[1]) and bool(one[1] & two[0])
    return one[2] == two[2] and (straight or (one[2] == "contradicts" and crossed))


def test_few_ties_are_false() -> None:
    good = [tie for tie in made() if any(meet(tie, gold) for gold in wanted())]
    assert len(good) / len(made()) >= 0.7


def test_a_third_of_the_ties_is_found() -> None:
    met = [gold for gold in wanted() if any(meet(tie, gold) for tie in made())]
    assert len(met) / len(wanted()) >= 0.34


@pytest.mark.parametrize("kind", SCORED)
def test_every_scored_kind_is_found_at_all(kind: str) -> None:
    assert any(meet(tie, gold) for tie in made() for gold in wanted() if gold[2] == kind)
