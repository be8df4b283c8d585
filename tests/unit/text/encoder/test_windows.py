"""Windows cover all words, start and end between words, and give every word one owner."""

import numpy as np
import pytest

from onrecord.text.encoder.windows import windows


def starts(sizes: list[int]) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)


def test_a_short_text_is_one_window() -> None:
    (only,) = windows(starts([1] * 50), 50)
    assert (only.start, only.end, only.owns, only.until) == (0, 50, 0, 50)


def test_no_words_no_windows() -> None:
    assert windows(np.zeros(0, dtype=np.int64), 0) == ()


@pytest.mark.parametrize("sizes", [[1] * 1000, [3, 1, 1, 2] * 200, [100] * 9, [1] * 127])
def test_windows_fit_overlap_and_share_the_words_out(sizes: list[int]) -> None:
    first, total = starts(sizes), sum(sizes)
    found = windows(first, total)
    assert all(w.end - w.start <= 126 for w in found)
    assert all(first[w.first] == w.start for w in found)
    assert all(w.first <= w.owns < w.until <= w.last for w in found)
    assert [w.owns for w in found] == [0, *(w.until for w in found[:-1])]
    assert found[-1].until == len(sizes)
    assert found[-1].end == total


def test_a_word_belongs_to_the_window_in_which_it_stands_farther_from_the_edge() -> None:
    one, two = windows(starts([1] * 204), 204)[:2]
    assert two.start == 78
    assert one.until == (78 + 126) // 2


def test_the_last_window_is_as_long_as_the_others() -> None:
    last = windows(starts([1] * 300), 300)[-1]
    assert last.end - last.start == 126
