"""Pieces keep the offsets of the text, leave out what is skipped, and tell case and quotation."""

import re
from collections.abc import Sequence

import pytest

from onrecord.nouns.span import Span
from onrecord.text.encoder import pieces as module
from onrecord.text.encoder.pieces import pieces


def cut(text: str) -> tuple[Sequence[int], Sequence[str], Sequence[tuple[int, int]]]:
    """Words in pieces of up to four letters, as a wordpiece tokeniser would give them."""
    spans = [
        (start, min(start + 4, m.end()), start > m.start())
        for m in re.finditer(r"\w+|[^\w\s]", text)
        for start in range(m.start(), m.end(), 4)
    ]
    tokens = [("##" if inner else "") + text[s:e] for s, e, inner in spans]
    return [len(token) for token in tokens], tokens, [(s, e) for s, e, _ in spans]


def words(text: str, skip: Sequence[Span] = ()) -> list[str]:
    found = pieces(text, cut, skip)
    return [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)]


def test_pieces_are_grouped_in_words_that_point_into_the_text() -> None:
    found = pieces("A harbourmaster spoke.", cut)
    assert words("A harbourmaster spoke.") == ["A", "harbourmaster", "spoke", "."]
    assert found.word.tolist() == [0, 1, 1, 1, 1, 2, 2, 3]
    assert found.first.tolist() == [0, 1, 5, 7]


def test_skipped_spans_leave_no_word_and_the_text_flows_on() -> None:
    text = "Ada said (picture: harbour) that it rained."
    assert words(text, (Span(9, 27),)) == ["Ada", "said", "that", "it", "rained", "."]


def test_features_tell_case_line_start_and_quotation() -> None:
    found = pieces('Ada saw\nNATO "eBay"', cut)
    case, opens, inside = found.features >> 2, (found.features >> 1) & 1, found.features & 1
    assert case.tolist() == [1, 0, 2, 0, 3, 0]
    assert opens.tolist() == [1, 0, 1, 0, 0, 0]
    assert inside.tolist() == [0, 0, 0, 0, 1, 0]


def test_the_word_after_a_skipped_span_opens_a_line() -> None:
    found = pieces("one two three", cut, (Span(4, 7),))
    assert ((found.features >> 1) & 1).tolist() == [1, 1]


def test_words_are_found_by_their_characters() -> None:
    found = pieces("one two three", cut)
    assert list(found.within(4, 7)) == [1]
    assert list(found.within(5, 9)) == [1, 2]
    assert list(found.within(3, 4)) == []


def test_a_long_text_is_cut_at_spaces_and_gives_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "alpha beta gamma delta " * 200
    whole = words(text)
    monkeypatch.setattr(module, "STRETCH", 600)
    assert words(text) == whole


def test_a_long_text_without_a_space_is_cut_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "STRETCH", 600)
    assert "".join(words("x" * 2000)) == "x" * 2000


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "\ud800 lone", "a\u200bb"])
def test_odd_texts_are_cut_without_complaint(text: str) -> None:
    assert len(pieces(text, cut).features) == len(words(text))
