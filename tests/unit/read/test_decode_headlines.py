"""Headlines that end with their speaker."""

import re

import pytest
from tests.unit.read.handmade import marks

from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.read.attributions import attributions


def read(text: str, kind: BlockKind = BlockKind.HEADLINE, tags: str = "") -> list[tuple[str, str, str]]:
    given = marks(text, tags or "." * len(re.findall(r"\w+|[^\w\s]", text)))
    found = attributions(text, given, (), (Block(Span(0, len(text)), kind, "test"),))
    return [
        tuple(" ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "said", "mark", "who"),
    [
        ("Bridge will close in May: mayor", "Bridge will close in May", ":", "mayor"),
        ("Bridge will close in May – local media", "Bridge will close in May", "–", "local media"),
        ("Ferry talks have failed, again — Brandvik", "Ferry talks have failed, again", "—", "Brandvik"),
        (
            "Two tanks leaked for weeks: harbour officials",
            "Two tanks leaked for weeks",
            ":",
            "harbour officials",
        ),
    ],
)
def test_who_stands_at_the_end_says_what_stands_before(text: str, said: str, mark: str, who: str) -> None:
    assert read(text) == [(who, mark, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Bridge closing in May: what we know so far",
        "The Harbour Deal: A Timeline",
        "Bridge will close in May",
        "Bridge closes: is the mayor to blame?",
        "A well-known story",
    ],
)
def test_other_colons_and_dashes_name_no_speaker(text: str) -> None:
    assert read(text) == []


def test_only_headlines_are_read_so() -> None:
    assert read("Bridge will close in May: mayor", BlockKind.BODY) == []


def test_what_the_encoder_found_comes_first() -> None:
    text = "Ada wants the bridge closed: mayor"
    assert [content for _, _, content in read(text, tags="S C K k k . .")] == ["the bridge closed"]
