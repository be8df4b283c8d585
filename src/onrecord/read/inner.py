"""Reads what is said once more by itself: speech that is told of in somebody else's words.

The corpus that the encoder learnt from marks the outermost speaker alone. Inside a content, without the words
around it and without its own quotation marks, the speaker told of is outermost in turn.
"""

from __future__ import annotations

import re
from bisect import bisect_left
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

_JOINT: Final = re.compile(r"(?:that|how|if|whether)\s+", re.IGNORECASE)
_LEAST: Final = 8  # words of a content in which there is room for a speaker, a cue and what is said
_DEEPEST: Final = 2
_SURE: Final = 0.8  # below, the inner finding is more often a turn of phrase than speech


def inner(
    text: str, found: Sequence[Attribution], mark: Mark, depth: int = _DEEPEST
) -> tuple[Attribution, ...]:
    """Return who said what inside the contents of `found`; `mark` is the encoder's.

    Contents without a word of speech are not read again: nothing in them would be kept (read/nested.py).
    Those of what is found are, as "we think that she said" hides the one who said it.
    """
    rooms = _rooms(text, found)
    if not rooms or not depth:
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
    kept = tuple(one for one in read if one.source and one.cue and one.score >= _SURE)
    return (*kept, *inner(text, kept, mark, depth - 1))


def _rooms(text: str, found: Sequence[Attribution]) -> list[Span]:
    """Return the contents in which there may be speech, none inside another, read as sentences."""
    spans = sorted((s for one in found if one.source for s in one.content), key=lambda s: (s.start, -s.end))
    result: list[Span] = []
    for whole in spans:
        joint = _JOINT.match(text, whole.start, whole.end)
        span = Span(joint.end() if joint else whole.start, whole.end)
        apart = not result or span.start >= result[-1].end
        if apart and len(span.of(text).split()) >= _LEAST and tells(text, (span,)):
            result.append(span)
    return result


def _unquoted(text: str, rooms: Sequence[Span]) -> str:
    """Return `text`, of the same length, without the marks of quotations in which a room begins."""
    letters = list(text)
    starts = [room.start for room in rooms]
    for quotation in quotations(text):
        whole, inside = quotation.span, quotation.inside
        at = bisect_left(starts, whole.start)
        if not quotation.depth and at < len(starts) and starts[at] < whole.end:
            for edge in (*range(whole.start, inside.start), *range(inside.end, whole.end)):
                letters[edge] = " "
    return "".join(letters)
