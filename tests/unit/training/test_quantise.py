"""Weights in int8 stay near to what they were, and no pair of them can saturate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord_training.quantise import columns


def worst(weights: NDArray[np.int8]) -> int:
    """Return the farthest from zero that activations can drive the products of two neighbouring rows."""
    wide = np.pad(weights.astype(int), ((0, len(weights) % 2), (0, 0)))
    up, down = np.maximum(wide, 0) * 255, np.minimum(wide, 0) * 255
    return max(int((up[::2] + up[1::2]).max()), -int((down[::2] + down[1::2]).min()))


@given(
    st.integers(1, 9),
    st.integers(1, 4),
    st.integers(0, 10_000),
    st.sampled_from([1e-6, 0.04, 1.0, 300.0]),
)
def test_no_pair_saturates_and_no_weight_is_off_by_more_than_half_a_step(
    rows: int, width: int, seed: int, size: float
) -> None:
    exact = (np.random.default_rng(seed).standard_t(3, (rows, width)) * size).astype(np.float32)
    weights, scales = columns(exact)
    assert worst(weights) <= 2**15 - 1
    assert (np.abs(weights * scales - exact) <= scales * 0.5001).all()


@pytest.mark.parametrize(
    ("pair", "kept"), [((1.0, 1.0), 64), ((1.0, 0.0), 127), ((1.0, -1.0), 127), ((-1.0, -1.0), 64)]
)
def test_only_two_large_neighbours_of_one_sign_cost_a_bit(pair: tuple[float, float], kept: int) -> None:
    weights, _ = columns(np.array([pair], dtype=np.float32).T)
    assert np.abs(weights).max() == kept


def test_each_column_has_a_scale_of_its_own() -> None:
    exact = np.array([[1.0, 0.001, 0.0], [0.5, 0.002, 0.0]], dtype=np.float32)
    weights, scales = columns(exact)
    assert scales.shape == (3,)
    assert np.abs(weights[:, :2]).max(axis=0).tolist() == [85, 85]
    assert not weights[:, 2].any()
