"""The encoder hands on what the network says, window by window, and keeps only links that may matter."""

import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import run

import numpy as np
import pytest

from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.span import Span
from onrecord.text.encoder.encoder import B_CUE, UNSEEN, Encoder, Links, Marks
from onrecord.text.encoder.links import BUCKETS, WIDTH, bucket
from onrecord.text.encoder.windows import Window


def cut(text: str) -> tuple[Sequence[int], Sequence[str], Sequence[tuple[int, int]]]:
    words = text.split()
    offsets, at = [], 0
    for word in words:
        at = text.index(word, at)
        offsets.append((at, at + len(word)))
        at += len(word)
    return [1000 + len(word) for word in words], words, offsets


def network(ids: np.ndarray, feat: np.ndarray, mask: np.ndarray) -> list[np.ndarray]:
    """Words of four letters are cues; every word points at the word one to its right."""
    assert ids[0, 0] == 1
    assert ids[0, -1] == 2
    assert feat.shape == ids.shape == mask.shape
    tags = np.zeros((1, ids.shape[1], 7), dtype=np.float32)
    tags[0, ids[0] == 1004, B_CUE] = 9
    tags[0, ids[0] != 1004, 0] = 9
    q = np.zeros((1, ids.shape[1], 2 * (WIDTH + BUCKETS)), dtype=np.float32)
    q[..., WIDTH + int(bucket(np.array([1]))[0])] = 9
    return [tags, q, np.zeros((1, ids.shape[1], 2 * WIDTH), dtype=np.float32)]


@pytest.fixture
def encoder() -> Encoder:
    return Encoder(cut, network, (1, 2))


def test_every_word_has_its_log_probabilities(encoder: Encoder) -> None:
    marks = encoder.mark("Ada said it was so")
    assert marks.words == 5
    assert np.allclose(np.exp(marks.tags).sum(axis=1), 1, atol=1e-4)
    assert marks.tags.argmax(axis=1).tolist() == [0, B_CUE, 0, 0, 0]


def test_links_to_likely_words_are_kept_others_count_as_unseen(encoder: Encoder) -> None:
    marks = encoder.mark("Ada said it was so")
    to_said, itself = marks.link(marks.cues, 0, 1, np.array([1]))
    assert to_said > -0.1
    assert itself < -5
    assert marks.link(marks.cues, 0, 1, np.array([2]))[0] == UNSEEN


def test_links_are_averaged_over_the_words(encoder: Encoder) -> None:
    marks = encoder.mark("Ada said it was so")
    single = [marks.link(marks.cues, at, at + 1, np.array([1]))[0] for at in (2, 3)]
    assert marks.link(marks.cues, 2, 4, np.array([1]))[0] == pytest.approx(sum(single) / 2)


def test_links_over_several_windows_are_averaged_too() -> None:
    marks = Marks(
        np.arange(4),
        np.arange(1, 5),
        np.zeros((4, 7), dtype=np.float32),
        (Window(0, 3, 0, 3, 0, 2), Window(1, 4, 1, 4, 2, 4)),
        np.array([0, 0, 1, 1]),
        Links((np.array([1]), np.array([1])), (np.full((2, 2), -1.0), np.full((2, 2), -3.0))),
        Links((np.array([1]), np.array([1])), (np.full((2, 2), -1.0), np.full((2, 2), -3.0))),
    )
    assert marks.link(marks.cues, 0, 4, np.array([1])).tolist() == [-2.0, -2.0]
    assert marks.link(marks.cues, 1, 3, np.array([], dtype=np.int64)).tolist() == [-2.0]


def test_a_word_has_no_say_on_what_its_window_does_not_reach() -> None:
    both = (Links((np.array([0]), np.array([3])), (np.full((2, 2), -1.0), np.full((2, 2), -3.0))),) * 2
    marks = Marks(
        np.arange(4),
        np.arange(1, 5),
        np.zeros((4, 7), dtype=np.float32),
        (Window(0, 3, 0, 3, 0, 2), Window(1, 4, 1, 4, 2, 4)),
        np.array([0, 0, 1, 1]),
        *both,
    )
    first, middle, last, itself = marks.link(marks.cues, 0, 4, np.array([0, 2, 3]))
    assert first == pytest.approx(-1)
    assert middle == UNSEEN
    assert last == pytest.approx(-3)
    assert itself == pytest.approx(-2)


def test_a_long_text_says_the_same_of_a_word_as_a_short_one(encoder: Encoder) -> None:
    marks = encoder.mark("word or two " * 400)
    assert marks.words == 1200
    assert len(marks.windows) > 5
    assert set(marks.tags.argmax(axis=1)[::3].tolist()) == {B_CUE}


def test_skipped_words_are_not_read(encoder: Encoder) -> None:
    text = "Ada said nothing said much"
    marks = encoder.mark(text, (Span(0, 8),))
    assert [text[s:e] for s, e in zip(marks.starts, marks.ends, strict=True)] == ["nothing", "said", "much"]


def test_an_empty_text_has_no_words(encoder: Encoder) -> None:
    marks = encoder.mark("")
    assert marks.words == 0
    assert marks.windows == ()


def test_importing_the_encoder_loads_no_run_time() -> None:
    code = "import sys, onrecord.text.encoder; assert not {'onnxruntime', 'tokenizers'} & set(sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("damaged", [False, True])
def test_weights_that_are_missing_or_damaged_are_an_error_with_a_next_step(
    tmp_path: Path, *, damaged: bool
) -> None:
    if damaged:
        for name in ("model.onnx", "tokenizer.json"):
            (tmp_path / name).write_text("{}")
    with pytest.raises(OnrecordError, match=r"E501.*install onrecord anew"):
        Encoder.load(tmp_path)
