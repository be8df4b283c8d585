"""Stories against the benchmark, as articles come in and settled; floors are what streaming peers reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.corpus.bench_stories import articles, needs_bench, scored

from onrecord.group.stories import Stream, stories

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = {"newsmix": (0.845, 0.885), "ecbplus": (0.845, 0.85), "fnc": (0.925, 0.95)}


@needs_bench
@pytest.mark.parametrize("name", FLOORS)
def test_stories_as_articles_come_in(name: str, tmp_path: Path) -> None:
    stream = Stream()
    clusters = {a.id: stream.assign(a).story for a in articles(f"stories_{name}")}
    assert scored(f"stories_{name}", clusters, tmp_path)["b3_f1"] >= FLOORS[name][0]


@needs_bench
@pytest.mark.parametrize("name", FLOORS)
def test_stories_settled_over_all_articles(name: str, tmp_path: Path) -> None:
    clusters = {at: s.id for s in stories(articles(f"stories_{name}")) for at in s.articles}
    assert scored(f"stories_{name}", clusters, tmp_path)["b3_f1"] >= FLOORS[name][1]
