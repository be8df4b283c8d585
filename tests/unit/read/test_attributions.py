"""Attributions stay inside the blocks that are read and point at exact words."""

from tests.unit.read.handmade import marks

from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.read.attributions import attributions, skipped
from onrecord.text.quotes import quotations


def block(kind: BlockKind, start: int, end: int) -> Block:
    return Block(Span(start, end), kind, "test")


def test_an_attribution_points_at_the_words_of_its_parts() -> None:
    text = "Ada said it rained."
    given = marks(text, "S C K k .", {2: 1, 3: 1}, {1: 0})
    (made,) = attributions(text, given, ())
    assert [span.of(text) for span in (*made.source, *made.cue, *made.content)] == [
        "Ada",
        "said",
        "it rained",
    ]
    assert 0 < made.score < 1


def test_contents_come_in_the_order_of_the_text() -> None:
    text = "it rained , Ada said . Bo said it snowed"
    given = marks(text, "K k . S C . S C K k", {0: 4, 1: 4, 8: 7, 9: 7}, {4: 3, 7: 6})
    made = attributions(text, given, ())
    assert [a.content[0].of(text) for a in made] == ["it rained", "it snowed"]
    assert [a.source[0].of(text) for a in made] == ["Ada", "Bo"]


def test_no_content_runs_from_a_headline_into_the_text() -> None:
    text = "Ada: it rains\nHarbour closed"
    blocks = (block(BlockKind.HEADLINE, 0, 13), block(BlockKind.BODY, 14, 28))
    given = marks(text, "S C K k k k", {2: 1, 3: 1, 4: 1, 5: 1}, {1: 0})
    made = attributions(text, given, (), blocks)
    assert made[0].content[0].of(text) == "it rains"
    assert all(a.cue == () for a in made[1:])


def test_a_content_that_flows_around_a_caption_has_two_spans() -> None:
    text = "Ada said it\n(The harbour)\nrained hard"
    blocks = (
        block(BlockKind.BODY, 0, 11),
        block(BlockKind.CAPTION, 12, 25),
        block(BlockKind.BODY, 26, 37),
    )
    assert skipped(blocks) == (Span(12, 25),)
    prose = "Ada said it rained hard"
    given = marks(prose, "S C K k k", {2: 1, 3: 1, 4: 1}, {1: 0})
    given.starts[3:] += 14
    given.ends[3:] += 14
    (made,) = attributions(text, given, (), blocks)
    assert [span.of(text) for span in made.content] == ["it", "rained hard"]


def test_a_quotation_that_is_mostly_content_is_content_from_mark_to_mark() -> None:
    text = '"The bridge will close for good," Ada said.'
    given = marks(text, ". K k k k k k . . S C .", dict.fromkeys(range(1, 7), 10), {10: 9})
    (made,) = attributions(text, given, quotations(text))
    assert made.content[0].of(text) == '"The bridge will close for good,"'


def test_a_text_without_words_has_no_attributions() -> None:
    assert attributions("", marks("", ""), ()) == ()


def test_a_content_ends_with_words_that_belong_to_it() -> None:
    text = "Ada said , it rained , but Bo slept"
    given = marks(text, "S C K k k k k . .", {2: 1, 3: 1, 4: 1, 5: 1, 6: 1}, {1: 0})
    (made,) = attributions(text, given, ())
    assert [span.of(text) for span in made.content] == ["it rained"]
