"""Noise on a benchmark's articles: seeded, and the gold stays on its words."""

from __future__ import annotations

import random
from typing import Any

import noise_kinds
import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise_kinds import KINDS, edited, hard_wrapped, joined, marks, noised, run_together, styled

TEXT = (
    "Ferry to sail again\n\n“We have the money,” Ada Orr, the mayor of Elmstead, said & smiled. “It sails in "
    "June.”\n\nBo Lind of the Elm Line said that nobody had asked him about the timetable."
)
PARTS = ("source", "cue", "content")


def row(name: str = "a") -> dict[str, Any]:
    def at(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]]

    said = {"source": at("Ada Orr"), "cue": at("said"), "content": at("“We have the money,”")}
    that = {"source": at("Bo Lind"), "cue": None, "content": at("nobody had asked him")}
    return {"id": name, "title": "Ferry to sail again", "text": TEXT, "attributions": [said, that]}


def letters(text: str, spans: list[list[int]]) -> str:
    return "".join(char for start, end in spans for char in text[start:end] if char.isalnum()).lower()


@pytest.mark.parametrize("kind", KINDS)
def test_the_gold_stays_on_its_words(kind: str) -> None:
    made, noise = noised(row(), KINDS[kind], "1")
    assert made["text"] == noise.text
    assert noise.clean == TEXT
    for before, after in zip(row()["attributions"], made["attributions"], strict=True):
        for part in PARTS:
            kept = (
                letters(noise.text, after[part]).replace("nbsp", "").replace("ldquo", "").replace("rdquo", "")
            )
            assert kept == letters(TEXT, before[part] or [])


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_noise(kind: str) -> None:
    assert noised(row(), KINDS[kind], "1") == noised(row(), KINDS[kind], "1")


def test_half_of_the_articles_have_marks_of_another_style(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = [
        noised(row(str(n)), KINDS["half of the articles restyled"])[0]["text"] != TEXT for n in range(200)
    ]
    assert 50 < sum(changed) < 110
    monkeypatch.setattr(noise_kinds, "SHARE", 1.0)
    assert not marks(noised(row(), KINDS["5 % of the marks deleted"])[0]["text"])
    replaced = noised(row(), KINDS["5 % of the marks replaced"])[0]["text"]
    assert replaced != TEXT
    assert "“" not in replaced.replace("„", "").partition("Bo Lind")[0][:21]


def test_marks_know_what_they_do() -> None:
    assert [(start, opens) for start, _, opens in marks("a “b” \"c\" ''d''\n“e")] == [
        (2, True),
        (4, False),
        (6, True),
        (8, False),
        (10, True),
        (13, False),
        (16, True),
    ]


def test_every_mark_takes_the_style_asked_for() -> None:
    assert noised(row(), styled("German"))[1].text.count("„") == 2


def test_lines_are_wrapped_and_run_together() -> None:
    wrapped = noised(row(), hard_wrapped)[0]["text"]
    assert max(map(len, wrapped.split("\n"))) <= 70
    assert wrapped.replace("\n", " ") == TEXT.replace("\n", " ")
    assert "\n" not in noised(row(), run_together)[0]["text"]


def test_articles_are_joined_with_their_gold() -> None:
    whole = joined([row("a"), row("b"), row("c")])
    assert len(whole["attributions"]) == 6
    found = [letters(whole["text"], item["content"]) for item in whole["attributions"]]
    assert found == ["wehavethemoney", "nobodyhadaskedhim"] * 3


def test_a_headline_in_capitals_is_the_title_still() -> None:
    made, _ = noised(row(), KINDS["headlines in capitals"])
    assert made["title"] == "FERRY TO SAIL AGAIN"
    assert made["text"].startswith(made["title"] + "\n\n“We")


@given(st.text(alphabet="ab \n“”\"'.&", max_size=80), st.sampled_from(sorted(KINDS)), st.integers(0, 9))
def test_no_word_is_lost_and_every_origin_is_right(text: str, kind: str, seed: int) -> None:
    made = edited(text, KINDS[kind](text, random.Random(seed)))
    assert len(made.origin) == len(made.text)
    known = [at for at in made.origin if at is not None]
    assert known == sorted(known)
    kept = {at: char for at, char in zip(made.origin, made.text, strict=True) if at is not None}
    assert all(kept[at].lower() == char for at, char in enumerate(text) if char in "ab")
