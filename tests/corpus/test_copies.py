"""Copies against the benchmark's edits of real texts; the floor is the peers' best figure on these files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.bench_stories import articles, needs_bench, scored

from onrecord.group.copies import lineage, roots

if TYPE_CHECKING:
    from pathlib import Path


@needs_bench
def test_copies_are_found_and_nothing_else_is(tmp_path: Path) -> None:
    texts = articles("dups")
    result = scored("dups", roots([t.id for t in texts], lineage(texts)), tmp_path, "dup_group")
    assert result["pair_p"] >= 0.99
    assert result["pair_f1"] >= 0.99
