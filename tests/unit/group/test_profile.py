from __future__ import annotations

import math

import pytest
from tests.unit.group.articles import article

from onrecord.group.profile import NEGLIGIBLE, Rarity, alike, likenesses, profile, terms

PROFILES = [{"a": 0.6, "b": 0.8}, {"b": 1.0}, {"c": 1.0}, {"a": 0.8, "c": 0.6}, {}]


def test_every_pair_that_shares_terms_has_its_cosine() -> None:
    expected = {
        (i, j): alike(PROFILES[i], PROFILES[j])
        for j in range(len(PROFILES))
        for i in range(j)
        if alike(PROFILES[i], PROFILES[j]) >= NEGLIGIBLE
    }
    assert likenesses(PROFILES) == pytest.approx(expected)
    assert likenesses([]) == {}


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
