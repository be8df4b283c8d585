from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from onrecord.reconcile.wording import denied, stem, telling, verbal, weighted, wording
from onrecord.text.phrases import tokens


def meant(text: str, cue: str = "") -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for name, sign in wording(tokens(text), tokens(cue)).concepts:
        found.setdefault(name, set()).add(sign)
    return found


@pytest.mark.parametrize(
    ("text", "concept", "sign"),
    [
        ("our position remains the same", "change", -1),
        ("nothing has changed in our position", "change", -1),
        ("the aims of the league have not shifted", "change", -1),
        ("the aims of the league have shifted", "change", 1),
        ("the plant will be closed", "close_plant", 1),
        ("there is no plan to shut the plant", "close_plant", -1),
        ("there had never been any plan to shut the plant", "close_plant", -1),
        ("the plant will stay open", "close_plant", -1),
        ("she ruled out redundancies", "layoff", -1),
        ("no soldier had been trained there", "train", -1),
        ("they will not talk before the walls that were built are gone", "build", 1),
    ],
)
def test_a_denial_is_the_concept_the_other_way(text: str, concept: str, sign: int) -> None:
    assert meant(text)[concept] == {sign}


def test_a_denial_bears_on_the_first_thing_said_after_it() -> None:
    assert meant("the talks do not signal a change of the price")["change"] == {-1}
    assert meant("he has not changed the contract he signed")["sign"] == {1}


def test_what_is_spoken_of_is_neither_so_nor_not() -> None:
    assert meant("no ship was built")["ship"] == {1}
    assert meant("no ship was built")["build"] == {-1}


def test_the_cue_gives_what_its_verb_says_but_not_that_somebody_spoke() -> None:
    assert meant("the mayor on her victory", "congratulated")["congratulate"] == {1}
    assert "talk" not in meant("the mayor", "spoke with")


def test_the_longer_phrase_wins_and_its_words_count_no_more() -> None:
    found = wording(tokens("they want a compulsory redundancy"))
    assert "layoff" in {name for name, _ in found.concepts}
    assert stem("redundancy") not in found.stems


def test_forms_and_derivations_share_a_stem() -> None:
    assert stem("congratulations") == stem("congratulated")
    assert stem("inspected") == stem("inspection") == stem("inspectors")
    assert stem("ferry") != stem("fern")


def test_what_stands_in_any_article_tells_nothing() -> None:
    assert telling("the") == 0.0
    assert telling("quicklime") == 1.0


def test_a_circumstance_tells_less_than_what_is_said() -> None:
    said = wording(tokens("the harbour wall has collapsed")).stems
    aside = wording(tokens("the ferry runs despite the harbour wall")).stems
    assert aside[stem("wall")] < said[stem("wall")]


def test_what_many_statements_of_a_story_hold_tells_little_there() -> None:
    common = [{"quay": 1.0, f"word{number}": 1.0} for number in range(30)]
    found = weighted(common, ["courier"] * len(common))
    assert all(one["quay"] < 0.1 for one in found)
    assert all(one[f"word{number}"] > 0.9 for number, one in enumerate(found))


def test_what_every_article_says_once_tells_more_than_what_one_says_often() -> None:
    said = [{"quay": 1.0} for _ in range(8)]
    once_each = weighted(said, [f"paper{number}" for number in range(8)])
    often = weighted(said, ["courier"] * 8)
    assert once_each[0]["quay"] > 1.5 * often[0]["quay"]


def test_a_condition_leaves_open_whether_it_is_so() -> None:
    unless = wording(tokens("the boats sail unless the treaty is ratified")).concepts
    if_not = wording(tokens("the boats sail if the treaty is not ratified")).concepts
    assert {("sign", 1), ("sign", -1)} <= unless & if_not


@pytest.mark.parametrize("cue", ["did not say that", "dropped her demand that", "warned against"])
def test_a_cue_that_takes_back_turns_its_content_round(cue: str) -> None:
    assert denied(tokens(cue))
    assert not denied(tokens("repeated that"))


def test_a_topic_has_no_verb() -> None:
    assert not verbal("a wider harbour road")
    assert verbal("the road will be wider")


def test_no_phrase_stands_for_two_concepts_and_every_list_names_known_ones() -> None:
    table = tomllib.loads((files("onrecord") / "data" / "concepts.toml").read_text(encoding="utf-8"))
    phrases = Counter(phrase for lines in table["concepts"].values() for phrase in lines)
    assert [phrase for phrase, count in phrases.items() if count > 1] == []
    known = {label.removesuffix("-") for label in table["concepts"]}
    for name in ("speech", "light", "things", "minds"):
        assert set(table[name]) <= known, name
    assert not set(table["light"]) & set(table["things"])
