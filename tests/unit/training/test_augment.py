"""Noise keeps every offset; swapped nouns keep their number and stay the same throughout an article."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.encoder.pieces import Pieces
from onrecord_training.augment import FieldSwap, noisy


@given(st.text(alphabet="ab .\n“”\"'A", max_size=80), st.integers(0, 50))
def test_noise_keeps_the_length_and_the_letters(text: str, seed: int) -> None:
    found = noisy(text, random.Random(seed))
    assert len(found) == len(text)
    assert [c for c in found.lower() if c.isalpha()] == [c for c in text.lower() if c.isalpha()]


def spelt(sentence: str, vocabulary: dict[str, int]) -> Pieces:
    ids = np.array([vocabulary[word] for word in sentence.split()])
    each = np.arange(len(ids))
    return Pieces(ids, each, each, each, each + 1, np.zeros(len(ids), dtype=np.int64))


def test_nouns_are_swapped_for_nouns_of_the_other_field_alike_everywhere() -> None:
    own = "the ballot was lost and the ballot was found by the candidates who said the claim is old ."
    other = "the pitch was wet and the players of the team were cold and the claim is new ."
    words = sorted({*own.split(), *other.split(), *FieldSwap.BEFORE, *FieldSwap.AFTER})
    vocabulary = {word: at for at, word in enumerate(words)}
    article, elsewhere = spelt(own, vocabulary), spelt(other, vocabulary)
    tags = np.zeros(article.words, dtype=np.int64)
    tags[own.split().index("claim")] = 3
    swap = FieldSwap([article] * 8, [tags] * 8, [elsewhere] * 8, vocabulary)
    seen = set()
    for seed in range(40):
        ids = swap(article, article.ids, random.Random(seed))
        text = [words[at] for at in ids]
        assert text[1] == text[6]
        assert "claim" in text
        seen |= {text[1], text[11]}
    assert seen == {"ballot", "candidates", "pitch", "team", "players"}
