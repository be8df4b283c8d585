"""Markdown in plain text: what a line says without its marks of headings and emphasis."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.clean.lines import ends, like_title, words
from onrecord.nouns.span import Span

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.*\w.*?)[ \t]*#*")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>.*?[^\s*_])(?P=mark)")
_MARKS = re.compile(r"(?<!\w)[*_]{1,3}(?=\w)|(?<=\w)[*_]{1,3}(?!\w)")
_RULE = re.compile(r"={3,}|-{3,}")
_HEADING_WORDS = 25


def bare(text: str, span: Span) -> tuple[Span, bool]:
    """Return a line's span without marks around the whole of it, and whether they make it a heading.

    A heading is a line led by "#", or one in bold of the shape of a title.
    """
    heading = False
    for _ in range(2):  # "## **Title**"
        line = span.of(text)
        match = _HEADING.fullmatch(line)
        if match and len(words(match["words"])) <= _HEADING_WORDS:
            heading = True
        else:
            match = _EMPHASIS.fullmatch(line)
            if match is None or match["mark"] in match["words"]:
                break
            inner = match["words"]
            heading = heading or (len(match["mark"]) > 1 and like_title(inner) and not ends(inner))
        span = Span(span.start + match.start("words"), span.start + match.end("words"))
    return span, heading


def underlined(text: str, spans: list[Span]) -> frozenset[int]:
    """Return the lines that a rule of "=" or "-" directly below makes headings."""
    return frozenset(
        index
        for index, (line, below) in enumerate(pairwise(spans))
        if _RULE.fullmatch(below.of(text))
        and len(text[line.end : below.start].splitlines()) == 1
        and like_title(line.of(text))
        and not ends(line.of(text))
    )


def plain(text: str) -> str:
    """Return a line without its marks of emphasis, wherever in it they stand."""
    return _MARKS.sub("", text)
