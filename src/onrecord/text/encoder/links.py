"""How pointers from word to word are scored: a product of vectors and a bias by signed distance in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 128
_EDGES = np.array([1, 2, 3, 5, 7, 10, 15, 23, 36, 61, 101])
BUCKETS = 2 * len(_EDGES) + 1


def bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of each signed distance: 0 for none, then to the right, then to the left."""
    size = np.searchsorted(_EDGES, np.abs(distance), side="right")
    return np.where(distance >= 0, size, size + len(_EDGES)).astype(np.int64)
