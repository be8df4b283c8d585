"""Windows cover all words, keep to sentences where they can, and give every word one owner."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.encoder.windows import FAST, STEADY, Pace, windows

NONE = np.zeros(1, dtype=np.int64)


def starts(sizes: list[int]) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)


def test_a_short_text_is_one_window() -> None:
    (only,) = windows(starts([1] * 50), 50, NONE)
    assert (only.start, only.end, only.owns, only.until) == (0, 50, 0, 50)


def test_no_words_no_windows() -> None:
    assert windows(np.zeros(0, dtype=np.int64), 0, NONE) == ()


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=900),
    st.sets(st.integers(1, 899)),
    st.sampled_from([STEADY, FAST, Pace(40, 16), Pace(40, 0)]),
)
def test_windows_fit_overlap_and_share_the_words_out(sizes: list[int], cuts: set[int], pace: Pace) -> None:
    first, total = starts(sizes), sum(sizes)
    seams = np.array([0, *sorted(cut for cut in cuts if cut < len(sizes))])
    found = windows(first, total, seams, pace)
    assert all(w.end - w.start <= pace.size for w in found)
    assert all(first[w.first] == w.start for w in found)
    assert all(w.first <= w.owns < w.until <= w.last for w in found)
    assert [w.owns for w in found] == [0, *(w.until for w in found[:-1])]
    assert found[-1].until == len(sizes)
    assert found[-1].end == total


def test_windows_begin_and_end_with_sentences() -> None:
    seams = np.arange(0, 600, 20)
    for window in windows(starts([1] * 600), 600, seams, Pace(130, 30)):
        assert window.first % 20 == 0
        assert window.last % 20 == 0
        assert window.owns % 20 == 0


def test_without_sentences_a_word_belongs_to_the_window_in_which_it_stands_farther_from_the_edge() -> None:
    one, two = windows(starts([1] * 204), 204, NONE, Pace(126, 48))[:2]
    assert two.start == 78
    assert one.until == (78 + 126) // 2


def test_a_long_sentence_never_makes_the_reader_stand_still() -> None:
    seams = np.array([0, 100, 115])
    found = windows(starts([1] * 500), 500, seams, Pace(126, 48))
    assert all(after.start - before.start >= 30 for before, after in pairwise(found[:-1]))
