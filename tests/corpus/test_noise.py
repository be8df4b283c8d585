"""What 5 % of the quotation marks lost or replaced cost the shipped reader, on a slice of the benchmark."""

from __future__ import annotations

from pathlib import Path

import noise
import pytest
import tasks

SHARED = Path(__file__).parents[3] / "shared" / "bench" / "attribution"
SHARE = 8  # percent of the articles
MOST = 4.0  # points of F1: a slice so small moves by more than the whole file, whose limit is 2

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the benchmark is not beside the repository")


def test_marks_lost_or_replaced_cost_little() -> None:
    score = noise.scorer(SHARED)
    rows = noise.chosen(list(tasks.rows(SHARED / "polnear-dev.jsonl.gz")), SHARE)
    assert len(rows) > 4
    clean, *noisy = (
        noise.figures(score, list(noise.noisy(rows, kind, 1)))[0]
        for kind in ("clean", "5 % of the marks deleted", "5 % of the marks replaced")
    )
    assert clean > 60
    assert all(clean - after <= MOST for after in noisy), (clean, noisy)
