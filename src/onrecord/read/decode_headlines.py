"""Headlines that name their speaker after a colon or a dash at the end, as running text hardly does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from onrecord.nouns.article import BlockKind
from onrecord.read.decode_links import Draft
from onrecord.read.decode_tags import Part, Segment
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.article import Block
    from onrecord.text.encoder import Marks

# What is said, the mark, who says it: one to four words to the end of the line.
_CLOSING = re.compile(r"(?P<said>\S.*\S) ?(?P<mark>:| [–—]) (?P<who>[^:–—|?!]{2,40}?)\.?\s*$")
WHY = "a headline that ends with its speaker"


@cache
def _speakers() -> frozenset[str]:
    return frozenset(table("headlines")["speakers"])


def headlines(text: str, marks: Marks, blocks: Sequence[Block], made: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the attributions of headlines and deks in which nothing was found otherwise."""
    found: list[Draft] = []
    used = [content.first for draft in made for content in draft.contents]
    for block in blocks:
        if block.kind not in (BlockKind.HEADLINE, BlockKind.DEK):
            continue
        first, last = _words(marks, block.span.start, block.span.end)
        match = _CLOSING.match(block.span.of(text))
        if match and _speaks(match["who"], match["said"]) and not any(first <= at < last for at in used):
            start = block.span.start
            said, mark, who = (
                Segment(*_words(marks, start + match.start(name), start + match.end(name)), part)
                for name, part in (("said", Part.CONTENT), ("mark", Part.CUE), ("who", Part.SOURCE))
            )
            found.append(Draft(mark, (said,), who, 1.0, 1.0, WHY))
    return tuple(found)


def _speaks(who: str, said: str) -> bool:
    """Tell whether the closing words are a speaker: one of the table, or a name where names stand out."""
    words = who.split()
    if len(words) > 4:
        return False
    if who.lower() in _speakers() or words[-1] in _speakers():
        return True
    title_case = not any(word.islower() and len(word) > 3 for word in said.split())
    return not title_case and len(words) <= 3 and all(word[:1].isupper() for word in words)


def _words(marks: Marks, start: int, end: int) -> tuple[int, int]:
    return int(np.searchsorted(marks.starts, start)), int(np.searchsorted(marks.starts, end))
