from __future__ import annotations

from onrecord.text.vocabulary import add_terms, fold, shares


def test_forms_of_a_word_fall_together() -> None:
    assert fold("Ferries") == fold("ferry")
    assert fold("crossings") == fold("crossing")
    assert fold("glass") == "glass"


def test_names_and_the_lead_weigh_more() -> None:
    counts: dict[str, float] = {}
    add_terms(counts, "Orvik " + "filler " * 150 + "harbour")
    assert counts["orvik"] > counts["harbour"]


def test_a_headline_weighs_what_it_is_given() -> None:
    counts: dict[str, float] = {}
    add_terms(counts, "Orvik late again", 3.0)
    assert set(counts.values()) == {3.0}


def test_ordinary_words_have_larger_shares_than_rare_ones() -> None:
    known = shares()
    assert known["the"] > 0.9
    assert known["monday"] > 0.05
    assert "orvik" not in known
    assert all(0 < share < 1 for share in known.values())
