"""The examples of the pages, the reference and the picture are what the commands print today."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.docs.examples import PAGES, PICTURE, REFERENCE, ROOT, made, steady

from onrecord.text.lexicon import table


@cache
def fresh() -> dict[str, str]:
    return made()


@pytest.mark.parametrize("name", [*PAGES, REFERENCE, PICTURE])
def test_pages_show_what_is_printed(name: str) -> None:
    held = (ROOT / name).read_text(encoding="utf-8")
    assert held == fresh()[name], "run `make docs` and look at what changed"


def test_what_varies_is_made_the_same() -> None:
    line = "sureness      0.71, read by onrecord 0.1.0+ca54a0f0.2731f5 at 2031-05-01T10:00:00.123Z"
    assert steady(line) == "sureness      0.94, read by onrecord 0.1.0 at 2025-03-01T09:00:00.000Z"


@pytest.mark.parametrize("page", PAGES)
def test_every_example_is_checked(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert text.count("$ onrecord") == len(re.findall(r"<!-- lines[^>]*-->\n```console\n\$ onrecord", text))


def test_the_picture_asks_for_nothing() -> None:
    drawn = (ROOT / PICTURE).read_text(encoding="utf-8")
    assert "<title" in drawn
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|@import|<script|@font-face", drawn)


def test_measured_figures_are_the_same_everywhere() -> None:
    measured = table("measured")
    card = (ROOT / "docs" / "model-card.md").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = measured["attribution"]
    assert f"| attribution | {found['precision']} | {found['recall']} |" in card
    for what, name in (("speaker", "the speaker"), ("act", "the act"), ("day", "the day")):
        assert re.search(rf"– {name}[^|]*\| *\| {measured['record'][what]} \|", readme), name
