"""What a whole article offers to date its statements with: its lead event, its poll, whether it is live."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from onrecord.nouns.article import BlockKind
from onrecord.nouns.span import Span
from onrecord.resolve.anchors import usable
from onrecord.resolve.occasions import Occasions
from onrecord.text.lexicon import table
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences
from onrecord.text.times import Timex, TimexType
from onrecord.text.times.tense import looks_ahead

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.when import When

WEEK: Final = timedelta(days=6)
_RAW: Final = table("moments")
_TAKEN: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _RAW['taken']))})\b[^.;\n]{{0,60}}$", re.IGNORECASE
)
# "During a press conference on Monday": one person's words, to which what others say is no reaction.
_ALONE: Final = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _RAW['alone']))})\b[^.;,\n]{{0,40}}$", re.IGNORECASE
)
_LEAD: Final = 700  # characters in which an article names the event it is about
_POLL: Final = timedelta(days=21)  # no poll stays in the field for longer
_SENTENCE: Final = 1500  # characters on either side; what has no full stop for longer is no sentence
_ENTRIES: Final = 3  # lines with nothing but a time of day make a live page
_CLOCK_LINE: Final = re.compile(r"(?m)^\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?\s*(?:[A-Z]{2,4})?\s*$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One article: the days it may mean, its sentences, its occasions, what it opens with."""

    text: str
    published: When | None
    timexes: tuple[Timex, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    places: tuple[int, ...]
    occasions: Occasions
    lead: Timex | None
    poll: Timex | None
    live: bool

    def around(self, offset: int) -> Span:
        """Return the sentence that holds a character, as far as it is near."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return Span(offset, offset)
        sentence = self.sentences[at]
        return Span(
            max(sentence.start, offset - _SENTENCE), max(offset, min(sentence.end, offset + _SENTENCE))
        )

    def within(self, stretch: Span) -> tuple[Timex, ...]:
        """Return the time expressions that begin inside a stretch."""
        low, high = bisect_left(self.places, stretch.start), bisect_left(self.places, stretch.end)
        return self.timexes[low:high]


def scene(article: Article, found: tuple[Timex, ...]) -> Scene:
    """Return the scene of an article; days inside quotation marks belong to what was said, not to when."""
    text, when = article.text, article.when
    inside = quoted(text)
    plain = tuple(t for t in found if usable(t, when.last if when else None) and not inside[t.span.start])
    cuts = sentences(text)
    live = len(_CLOCK_LINE.findall(text)) >= _ENTRIES or any(
        word in text[:200].lower() for word in _RAW["live"]
    )
    return Scene(
        text=text,
        published=when,
        timexes=plain,
        sentences=cuts,
        starts=tuple(cut.start for cut in cuts),
        places=tuple(timex.span.start for timex in plain),
        occasions=Occasions(text, plain, when),
        lead=_lead(article, plain),
        poll=_poll(text, plain),
        live=live,
    )


def _lead(article: Article, found: tuple[Timex, ...]) -> Timex | None:
    """Return the day of the event an article opens with: told in the past, in the week before publication."""
    bodies = article.spans(BlockKind.BODY)
    start = bodies[0].start if bodies else 0
    last = article.when.last if article.when else None
    for timex in found:
        if not start <= timex.span.start < start + _LEAD or timex.type == TimexType.DURATION:
            continue
        if last is None or timex.first is None or timex.last is None or timex.last > last:
            continue
        if _ALONE.search(article.text, max(0, timex.span.start - 90), timex.span.start):
            continue
        recent = last - timex.first <= WEEK
        if recent and looks_ahead(article.text, timex.span.start, timex.span.end) is False:
            return timex
    return None


def _poll(text: str, found: tuple[Timex, ...]) -> Timex | None:
    """Return the days on which the poll an article tells of was taken, None if it tells of several."""
    taken = [t for t in found if _TAKEN.search(text, max(0, t.span.start - 90), t.span.start)]
    ranges = [t for t in taken if t.first and t.last and timedelta() < t.last - t.first < _POLL]
    exact = [t for t in ranges if "a range" in t.why] or ranges
    return exact[0] if len(exact) == 1 else None
