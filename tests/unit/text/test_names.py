"""How names are written: which capitals hang together and which prove nothing."""

from __future__ import annotations

import pytest

from onrecord.text.names import folded, printed, runs, title_case, words


def found(text: str) -> list[str]:
    items = words(text)
    return [
        printed(text, items[r.first : r.last])[1]
        for r in runs(text, items, {"ministry", "university"}, {"sen", "st"})
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Monday Ada Quorne met the press.", ["Ada Quorne"]),
        ("We saw Ludwig van der Berg and Omar al-Hadi there.", ["Ludwig van der Berg", "Omar al-Hadi"]),
        ("It was Sen. Ada J. Quorne, Jr. again.", ["Sen. Ada J. Quorne, Jr"]),
        (
            "The Ministry of Health and the Quorne Institute closed.",
            ["Ministry of Health", "Quorne Institute"],
        ),
        ("Quorne's aide met Hale’s aide.", ["Quorne", "Hale"]),
        ("The U.S. said so; Velm-based traders agreed in May 2030.", ["U.S."]),
        ("The WHO met. Who knew?", ["WHO"]),
        ("We follow @AdaQuorne for more.", []),
    ],
)
def test_runs(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_folding_takes_case_accents_stops_and_possessives_away() -> None:
    assert folded("Élysée’s") == "elysee"
    assert folded("U.S.") == "us"
    assert folded("Harris'") == "harris"


def test_headline_capitals_are_told_from_a_sentence() -> None:
    assert title_case(words("Mayor Quorne Defends Harbour Plan Before Council"))
    assert not title_case(words("Ada Quorne met Torv Hale in Velm"))
