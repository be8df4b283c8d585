from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from tests.unit.group.articles import article

from onrecord.group.linkage import average_linkage
from onrecord.group.profile import NEGLIGIBLE, Profile, Rarity, alike, likenesses, profile, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

PROFILES = [{"a": 0.6, "b": 0.8}, {"b": 1.0}, {"c": 1.0}, {"a": 0.8, "c": 0.6}, {}]


def cosines(profiles: Sequence[Profile]) -> dict[tuple[int, int], float]:
    """Return every cosine worth knowing, pair by pair."""
    pairs = combinations(range(len(profiles)), 2)
    return {(i, j): c for i, j in pairs if (c := alike(profiles[i], profiles[j])) >= NEGLIGIBLE}


def test_every_pair_that_shares_terms_has_its_cosine() -> None:
    assert likenesses(PROFILES, NEGLIGIBLE) == pytest.approx(cosines(PROFILES))
    assert likenesses([], NEGLIGIBLE) == {}


def many(count: int) -> list[dict[str, float]]:
    """Return profiles of topics of five each, all of which share some ordinary terms."""
    out = []
    for n in range(count):
        topic = {f"topic{n // 5}-{at}": 1.0 for at in range(n % 5, n % 5 + 8)}
        raw = {**topic, **{f"ordinary{at}": 0.3 for at in range(8)}, f"own{n}": 2.0}
        length = math.sqrt(sum(weight**2 for weight in raw.values()))
        out.append({term: weight / length for term, weight in raw.items()})
    return out


def test_pairs_that_can_never_be_joined_are_not_kept_and_the_groups_are_the_same() -> None:
    profiles = many(60)
    every, kept = cosines(profiles), likenesses(profiles, 0.3)
    assert len(every) == 60 * 59 / 2
    assert len(kept) == 60 * 4 / 2
    assert average_linkage(kept, 60, 0.3) == average_linkage(every, 60, 0.3)


def test_what_only_a_chain_connects_keeps_its_weak_pairs() -> None:
    left, middle, right = {"a": 0.95, "c": 0.3}, {"a": 0.7, "b": 0.7}, {"b": 0.95, "c": 0.3}
    assert set(likenesses([left, middle, right], 0.5)) == {(0, 1), (0, 2), (1, 2)}


def test_a_profile_has_length_one() -> None:
    counts = terms(article("a", "The Orvik ferry Lunde will be sold, Berta Holm said."))
    weights = profile(counts, Rarity())
    assert math.isclose(sum(weight**2 for weight in weights.values()), 1.0)
    assert next(iter(weights)) in {"orvik", "lunde", "berta", "holm"}


def test_ordinary_words_are_less_rare_than_names_before_anything_is_read() -> None:
    rarity = Rarity()
    assert rarity.of("the") == 0.0
    assert rarity.of("orvik") > rarity.of("police") > rarity.of("said")


def test_what_many_articles_hold_becomes_less_rare() -> None:
    rarity = Rarity()
    before = rarity.of("orvik")
    for _ in range(50):
        rarity.add({"orvik"})
    assert rarity.of("orvik") < before


def test_the_headline_weighs_more_and_counts_once() -> None:
    with_title = terms(article("a", "The ferry is late.", title="Lunde sold"))
    assert with_title["lunde"] > with_title["ferry"]
