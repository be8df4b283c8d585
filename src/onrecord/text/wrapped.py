"""Texts whose lines were broken at a fixed width, as in mails and old wire copy: reads them as paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n]+")
_WIDTHS = range(40, 121)  # characters; longer lines are paragraphs, shorter ones verse or tables
_MOST = 0.95  # of the lines are within the width; one address may be longer
_LEAST = 5  # broken lines that make a wrapped text
_SHARE = 0.5  # of the line breaks without a blank line; and of those the ones before a small letter


def unwrapped(text: str) -> str:
    """Return `text`, of the same length, with a space for each line break that only a fixed width made.

    A line is broken for its width where the next word would not have fitted into it; lists of lines of like
    length differ in what begins them. All other texts come back as they are.
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    if not lines:
        return text
    widths = sorted(end - start for start, end in lines)
    width = widths[int(_MOST * (len(widths) - 1))]
    if width not in _WIDTHS:
        return text
    single = 0
    soft: list[int] = []
    for (start, end), (begin, _) in pairwise(lines):
        if begin == end + 1:
            single += 1
            word = text[begin : begin + width + 1].split(maxsplit=1)
            if word and not text[begin].isspace() and end - start + 1 + len(word[0]) > width:
                soft.append(end)
    prose = sum(text[at + 1].islower() for at in soft)
    if len(soft) < _LEAST or len(soft) < _SHARE * single or prose < _SHARE * len(soft):
        return text
    parts = [text[at:end] for at, end in zip([0, *(at + 1 for at in soft)], [*soft, len(text)], strict=True)]
    return " ".join(parts)
