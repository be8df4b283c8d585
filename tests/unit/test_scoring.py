"""The measure itself: a wrong scorer would hide what the reader does."""

from __future__ import annotations

import pytest
from tests.corpus.scoring import Line, overlap, same_speaker, score

GOLD = (
    Line("a", ((0, 10),), "Ilse Varga", "says", ("2031-03-04", "2031-03-04")),
    Line("a", ((20, 40),), "Port Authority", "denies"),
)


def test_a_list_agrees_with_itself() -> None:
    result = score(GOLD, GOLD)
    assert (result.found, result.speaker, result.act, result.said, result.spurious) == (1, 1, 1, 1, 0)


def test_half_the_characters_are_enough_and_less_are_not() -> None:
    assert score([Line("a", ((0, 5),), "Ilse Varga", "says")], GOLD).found == 0.5
    assert score([Line("a", ((0, 4),), "Ilse Varga", "says")], GOLD).found == 0


def test_each_statement_is_used_once() -> None:
    result = score([GOLD[0], GOLD[0], GOLD[0]], GOLD)
    assert result.found == 0.5
    assert result.spurious == pytest.approx(2 / 3)


def test_other_articles_do_not_count() -> None:
    assert score([Line("b", ((0, 10),), "Ilse Varga", "says")], GOLD).found == 0


def test_what_is_doubtful_is_neither_found_nor_spurious() -> None:
    doubt = Line("a", ((50, 60),), None, "says")
    assert score([*GOLD, doubt], GOLD, [doubt]).spurious == 0


def test_unknown_is_not_a_name() -> None:
    assert same_speaker(None, None)
    assert not same_speaker(None, "Ilse Varga")
    assert same_speaker("the Port Authority", "Port authority")
    assert same_speaker("Ilse Varga", "Tomas Brek; Ilse Vargá")


def test_overlap_counts_characters_of_split_contents() -> None:
    assert overlap(((0, 5), (10, 15)), ((0, 15),)) == pytest.approx(10 / 15)
