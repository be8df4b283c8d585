from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.text.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. B. W. Hall met Lt. Col. Ida Roe of the U.S. Senate on Nov. 6 at 5 a.m. to talk.",
        "Rule No. 4 raised the fee by 3.5 percent.",
        "Oakum Inc. Chairman Lea Dorn left.",
        "“Will you go?” asked Roe.",
        "They waited... and waited.",
        "He came (finally!) to town.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He left the U.S. The rest stayed.", ["He left the U.S.", "The rest stayed."]),
        ("“We go.” Roe nodded.", ["“We go.”", "Roe nodded."]),
        ('Roe said "no." Hall left.', ['Roe said "no."', "Hall left."]),
        ('He said "stop."They went.', ['He said "stop."', "They went."]),
        ('They stopped."We went," he said.', ["They stopped.", '"We went," he said.']),
        ("The dam held.The town slept.", ["The dam held.", "The town slept."]),
        ("A headline\nThe first line", ["A headline", "The first line"]),
        ("Really?! Yes… No.", ["Really?!", "Yes…", "No."]),
        ("水が来た。町は眠った。", ["水が来た。", "町は眠った。"]),
        ("‘We will stay. We will build,’ she said.", ["‘We will stay.", "We will build,’ she said."]),
    ],
)
def test_borders(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_addresses_and_file_names_are_not_cut() -> None:
    text = "See www.oakum.example/a.Html or Oakum.example today."
    assert cut(text) == [text]


def test_sentences_stay_within_the_given_stretches() -> None:
    text = "One two. Three four."
    within = (Span(0, 6), Span(6, 20))
    assert [s.of(text) for s in sentences(text, within)] == ["One tw", "o.", "Three four."]
