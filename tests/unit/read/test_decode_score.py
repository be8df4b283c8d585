"""The score rises with what the encoder is sure of and stays a probability."""

import pytest
from tests.unit.read.handmade import marks

from onrecord.read.attributions import packaged
from onrecord.read.decode_ground import ground
from onrecord.read.decode_links import drafts
from onrecord.read.decode_score import FEATURES, features, score
from onrecord.read.decode_tags import segments

TEXT = "Ada said it rained ."


def scored(sure: float, weights: dict[str, float]) -> float:
    given = marks(TEXT, "S C K k .", {2: 1, 3: 1}, {1: 0}, sure)
    (draft,) = drafts(given, segments(given.tags), ground(TEXT, given), packaged().links)
    assert len(features(draft, given)) == len(FEATURES)
    return score(draft, given, weights)


def test_surer_words_give_a_higher_score() -> None:
    weights = dict.fromkeys(FEATURES, 0.0) | {"content": 1.0}
    assert 0 < scored(0.6, weights) < scored(0.9, weights) < 1


@pytest.mark.parametrize("sure", [0.5, 0.99])
def test_the_packaged_weights_give_probabilities(sure: float) -> None:
    assert 0 < scored(sure, dict(packaged().score)) < 1


def test_a_content_without_cue_and_source_has_its_features_too() -> None:
    given = marks("it rained", "K k")
    (draft,) = drafts(given, segments(given.tags), ground("it rained", given), packaged().links)
    made = dict(zip(FEATURES, features(draft, given), strict=True))
    assert made["sourceless"] == 1
    assert made["cue"] < 0
