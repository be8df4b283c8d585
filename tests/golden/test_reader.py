"""What the shipped weights find in plain invented sentences: the cases no later reader may lose."""

from __future__ import annotations

import pytest

from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.read.attributions import attributions, skipped
from onrecord.text.encoder import Encoder
from onrecord.text.quotes import quotations

Found = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def read(encoder: Encoder, text: str, blocks: tuple[Block, ...] = ()) -> Found:
    """Return source, cue and content of each attribution, parts joined by a bar."""
    marks = encoder.mark(text, skipped(blocks))
    return [
        (
            "|".join(s.of(text) for s in a.source),
            "|".join(s.of(text) for s in a.cue),
            "|".join(s.of(text) for s in a.content),
        )
        for a in attributions(text, marks, quotations(text), blocks)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mayor said that the bridge would reopen in May.",
            "The mayor",
            "the bridge would reopen in May",
        ),
        (
            "“We will open the harbour before winter,” said Ilse Brandvik, the port director.",
            "Ilse Brandvik",
            "We will open the harbour before winter",
        ),
        (
            '"The ferry is safe," Tomas Leuk told reporters on Friday.',
            "Tomas Leuk",
            "The ferry is safe",
        ),
        (
            "According to the coast guard, three boats are missing.",
            "the coast guard",
            "three boats are missing",
        ),
        (
            "Three boats are missing, according to the coast guard.",
            "the coast guard",
            "Three boats are missing",
        ),
        (
            "Minister Oda Renn denied that the ministry had known of the leak.",
            "Oda Renn",
            "the ministry had known",
        ),
        (
            "The union warned that the strike could last for weeks.",
            "The union",
            "the strike could last for weeks",
        ),
        (
            "Ostrava Steel announced that it would close two furnaces.",
            "Ostrava Steel",
            "it would close two furnaces",
        ),
    ],
)
def test_plain_cases_are_found(encoder: Encoder, text: str, source: str, content: str) -> None:
    assert any(source in s and content in c for s, _, c in read(encoder, text)), read(encoder, text)


def test_a_split_quotation_is_one_statement(encoder: Encoder) -> None:
    text = "“The dam is old,” engineer Pia Holt said, “but it will hold through the spring.”"
    found = read(encoder, text)
    assert len(found) == 1
    assert "The dam is old" in found[0][2]
    assert "it will hold through the spring" in found[0][2]
    assert "Pia Holt" in found[0][0]


def test_a_second_cue_shares_the_subject_of_the_first(encoder: Encoder) -> None:
    text = (
        "Governor Lena Moritz said the tunnel was flooded, adding that the repairs would take a year. "
        "The tunnel opened in 1998."
    )
    found = read(encoder, text)
    assert [("Moritz" in source, cue, content) for source, cue, content in found] == [
        (True, "said", "the tunnel was flooded"),
        (True, "adding", "that the repairs would take a year"),
    ]


def test_a_quotation_of_two_sentences_is_found_whole(encoder: Encoder) -> None:
    text = "“The water came at night. We had no warning at all,” said farmer Jon Aske."
    assert any(
        "The water came at night. We had no warning at all" in content
        for _, _, content in read(encoder, text)
    )


def test_nothing_is_found_in_a_caption_nor_across_it(encoder: Encoder) -> None:
    before, caption, after = (
        "The mayor said the bridge",
        "Photo: the bridge, said to be unsafe",
        "would reopen in May.",
    )
    text = f"{before}\n{caption}\n{after}"
    one, two = len(before), len(before) + 1 + len(caption)
    blocks = (
        Block(Span(0, one), BlockKind.BODY, "test"),
        Block(Span(one + 1, two), BlockKind.CAPTION, "test"),
        Block(Span(two + 1, len(text)), BlockKind.BODY, "test"),
    )
    marks = encoder.mark(text, skipped(blocks))
    found = attributions(text, marks, quotations(text), blocks)
    assert any(a.content[-1].of(text).startswith("would reopen") for a in found)
    assert not any(s.overlaps(blocks[1].span) for a in found for s in (*a.content, *a.source, *a.cue))


def test_plain_narration_holds_no_statement(encoder: Encoder) -> None:
    assert read(encoder, "The train left at nine. It rained all day, and the road was closed at noon.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\x00" * 300,
        "a" * 5000,
        "“" * 500,
        "\ud800 said no",
        "said " * 3000,
        "日本語のテキスト" * 50,
        "\n" * 99,
    ],
)
def test_odd_texts_are_read_without_complaint(encoder: Encoder, text: str) -> None:
    for attribution in attributions(text, encoder.mark(text), quotations(text)):
        assert all(span.end <= len(text) for span in attribution.content)


def test_what_is_found_does_not_depend_on_what_was_read_before(encoder: Encoder) -> None:
    text = "The mayor said that the bridge would reopen in May."
    alone = read(encoder, text)
    read(encoder, "Ada Lund denied it. " * 40)
    assert read(encoder, text) == alone
