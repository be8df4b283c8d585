"""Contents are read once more by themselves, with nothing around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.read.handmade import marks
from tests.unit.read.written import written

from onrecord.nouns.statement import Attribution
from onrecord.read.inner import inner
from onrecord.read.nested import nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.span import Span
    from onrecord.text.encoder import Marks

HEARSAY = "{s:Jon Vell} {k:said} {c:“Ida Roe has promised to keep the whole yard open.”}"
# Jon Vell said Ida Roe has promised to keep the whole yard open .
BARE = ". . . S s C c K k k k k k ."


class Encoder:
    """Says what it is told to of a text without quotation marks, and keeps what it was asked."""

    def __init__(self, tags: str) -> None:
        self._tags = tags
        self.asked: list[tuple[str, Sequence[Span]]] = []

    def __call__(self, text: str, skip: Sequence[Span]) -> Marks:
        self.asked.append((text, skip))
        letters = self._tags.replace(" ", "")
        cue = letters.index("C")
        contents = {at: cue for at, letter in enumerate(letters) if letter in "Kk"}
        return marks(text, self._tags, contents, {cue: letters.index("S")}, sure=0.99)


def test_speech_is_found_inside_a_quotation_that_is_read_without_its_marks() -> None:
    page, outer = written(HEARSAY)
    encoder = Encoder(BARE)
    (one,) = inner(page.text, (outer,), encoder)
    assert [s.of(page.text) for s in (*one.source, *one.cue, *one.content)] == [
        "Ida Roe",
        "has promised",
        "to keep the whole yard open",
    ]
    (text, skip) = encoder.asked[0]
    assert len(text) == len(page.text)
    assert "“" not in text
    assert skip[0].of(page.text) == "Jon Vell said "


def test_what_has_no_word_of_speech_is_not_read_again() -> None:
    page, outer = written("{s:Jon Vell} {k:said} {c:the old yard by the river would close in the spring}.")
    encoder = Encoder("")
    assert inner(page.text, (outer,), encoder) == ()
    assert encoder.asked == []


def test_an_inner_finding_of_the_encoder_takes_the_place_of_a_rule() -> None:
    page, outer = written(HEARSAY)
    found = inner(page.text, (outer,), Encoder(BARE))
    kept, _ = nested(page.text, (outer,), found)
    assert kept == (outer, *found)


def test_a_speaker_who_tells_of_himself_and_a_mood_are_no_hearsay() -> None:
    page, outer = written("{s:Jon Vell} {k:said} {c:he said that the yard was sure to close soon}.")
    text = page.text

    def one(source: str, cue: str, content: str) -> Attribution:
        spans = []
        for words in (content, source, cue):
            start = text.index(words, outer.content[0].start)
            spans.append((type(outer.content[0])(start, start + len(words)),))
        return Attribution(spans[0], spans[1], spans[2], 0.9, "model")

    for said in (one("he", "said", "that the yard was sure"), one("the yard", "was sure", "to close soon")):
        assert nested(text, (outer,), (said,))[0] == (outer,)
