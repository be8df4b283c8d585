"""The sample that ships: the copies and the one story it was written to hold."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest

from onrecord.clean import clean
from onrecord.collect.files import pages
from onrecord.group.copies import lineage
from onrecord.group.stories import Stream, stories
from onrecord.nouns.article import Article, BlockKind, Page
from onrecord.nouns.results import CopyKind


@pytest.fixture(scope="module")
def sample() -> list[Article]:
    with as_file(files("onrecord") / "data" / "sample") as folder:
        found = [pages([str(path)]) for path in sorted(folder.iterdir()) if path.suffix != ".md"]
        return [clean(page) for one in found for page in one if isinstance(page, Page)]


def test_the_sample_is_five_articles_of_one_story(sample: list[Article]) -> None:
    assert len(sample) == 5
    assert len(stories(sample)) == 1
    stream = Stream()
    assert len({stream.assign(article).story for article in sample}) == 1


def test_the_sample_holds_a_near_copy_and_a_rewrite(sample: list[Article]) -> None:
    found = {(copy.article, copy.of, copy.kind) for copy in lineage(sample)}
    assert found == {
        ("harbour_freight_walkout", "wire_walkout", CopyKind.NEAR),
        ("tribune-20241009-port", "courier_port_strike", CopyKind.REWRITE),
    }


def test_the_sample_has_dirt_to_label(sample: list[Article]) -> None:
    kinds = {block.kind for article in sample for block in article.blocks}
    assert {BlockKind.IMAGE, BlockKind.PROMO, BlockKind.REPEAT, BlockKind.CREDIT, BlockKind.BYLINE} <= kinds


def test_latin_1_is_read_with_its_accents(sample: list[Article]) -> None:
    [wire] = [article for article in sample if article.id == "wire_walkout"]
    assert "José Lindqvar" in wire.text
    assert "«It did not come.»" in wire.text
