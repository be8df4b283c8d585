"""A brief of real readings: every sentence quotes what stands in its passages, and goes when they go."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import pytest

from onrecord.present.brief import brief
from onrecord.present.brief.quotes import kept
from onrecord.present.index import Index
from onrecord.record import Record, memory

if TYPE_CHECKING:
    from onrecord.present.brief.quotes import Sentence

ARTICLES = ("wire_border_dam.txt", "radio_calvara_dam.html", "harbour_freight_bridge.txt")


@pytest.fixture(scope="module")
def record() -> Record:
    record = memory()
    with as_file(files("onrecord") / "data" / "sample") as folder:
        record.add([str(folder / name) for name in ARTICLES])
    return record


def sentences(record: Record) -> list[Sentence]:
    parts = (part for chapter in brief(record).chapters for part in chapter.parts)
    return [sentence for part in parts for sentence in part.sentences]


def test_there_is_something_to_tell(record: Record) -> None:
    found = sentences(record)
    assert len(found) >= 5
    assert {p.article for s in found for p in s.passages} >= {"wire_border_dam", "radio_calvara_dam"}


def test_every_quotation_is_word_for_word_in_its_passage(record: Record) -> None:
    for sentence in sentences(record):
        for quote in sentence.quotes:
            held = record.article(quote.passage.article).text
            words = " ".join(quote.passage.span.of(held).split())
            assert all(piece in words for piece in quote.words.replace("[…]", "…").split(" … "))


def test_without_a_statement_no_sentence_that_rests_on_it(record: Record) -> None:
    found = sentences(record)
    for name in {quote.of for sentence in found for quote in sentence.quotes}:
        index = Index(record)
        del index._things[name]
        left = kept(found, index)
        assert left == tuple(s for s in found if name not in [quote.of for quote in s.quotes])
        assert len(left) < len(found)


def test_a_forgotten_article_leaves_no_word_in_the_brief(record: Record) -> None:
    record.forget("radio_calvara_dam", "a test")
    found = sentences(record)
    assert found
    assert all(p.article != "radio_calvara_dam" for s in found for p in s.passages)
