"""Reads what is said once more by itself: speech that is told of in somebody else's words.

The corpus that the encoder learnt from marks the outermost speaker alone. Inside a content, without the words
around it and without its own quotation marks, the speaker told of is outermost in turn.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.nouns.article import Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.read.attributions import attribution, drafted, packaged
from onrecord.read.decode_ground import ground
from onrecord.read.nested import tells
from onrecord.text.quotes import quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from onrecord.nouns.statement import Attribution
    from onrecord.text.encoder import Marks

    Mark = Callable[[str, Sequence[Span]], Marks]

_LEAST: Final = 8  # words of a content in which there is room for a speaker, a cue and what is said
_SURE: Final = 0.8  # below, the inner finding is more often a turn of phrase than speech


def inner(text: str, found: Sequence[Attribution], mark: Mark) -> tuple[Attribution, ...]:
    """Return who said what inside the contents of `found`, in order; `mark` is the encoder's.

    Contents without a word of speech are not read again: nothing in them would be kept (read/nested.py).
    """
    rooms = _rooms(text, found)
    if not rooms:
        return ()
    bare = _unquoted(text, rooms)
    edges = [0, *(edge for room in rooms for edge in (room.start, room.end)), len(text)]
    gaps = [Span(start, end) for start, end in list(pairwise(edges))[::2] if start < end]
    marks = mark(bare, gaps)
    # Each room is a part of the article by itself, which no attribution leaves.
    place = ground(bare, marks, [Block(room, BlockKind.HEADLINE, "what is said") for room in rooms])
    settings = packaged()
    drafts = drafted(marks, quotations(bare), place, settings)
    read = (attribution(bare, draft, marks, place, settings.score) for draft in drafts)
    return tuple(one for one in read if one.source and one.cue and one.score >= _SURE)


def _rooms(text: str, found: Sequence[Attribution]) -> list[Span]:
    """Return the contents in which there may be speech, none inside another."""
    spans = sorted((s for one in found if one.source for s in one.content), key=lambda s: (s.start, -s.end))
    result: list[Span] = []
    for span in spans:
        apart = not result or span.start >= result[-1].end
        if apart and len(span.of(text).split()) >= _LEAST and tells(text, (span,)):
            result.append(span)
    return result


def _unquoted(text: str, rooms: Sequence[Span]) -> str:
    """Return `text`, of the same length, without the quotation marks that open at the start of a room."""
    letters = list(text)
    starts = [room.start for room in rooms]
    for quotation in quotations(text):
        whole, inside = quotation.span, quotation.inside
        at = bisect_right(starts, whole.start) - 1
        if at >= 0 and whole.start == starts[at] and not quotation.depth:
            for edge in (*range(whole.start, inside.start), *range(inside.end, whole.end)):
                letters[edge] = " "
    return "".join(letters)
