"""Articles and findings by hand: {c:…} is content, {s:…} source, {k:…} cue, in a text of one body block."""

from __future__ import annotations

import re

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution

_MARK = re.compile(r"\{([csk]):(.*?)\}", re.DOTALL)


def written(marked: str, *, score: float = 0.9) -> tuple[Article, Attribution]:
    """Return the article without its marks, and the one finding the marks stand for."""
    spans: dict[str, list[Span]] = {"c": [], "s": [], "k": []}
    text, at = "", 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans[mark[1]].append(Span(len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    text += marked[at:]
    found = Attribution(tuple(spans["c"]), tuple(spans["s"]), tuple(spans["k"]), score)
    return article(text), found


def article(text: str, *blocks: tuple[int, int, BlockKind]) -> Article:
    """Return an article of these blocks, of one body block where none are given."""
    cut = blocks or ((0, len(text), BlockKind.BODY),)
    return Article("a", text, tuple(Block(Span(start, end), kind, "by hand") for start, end, kind in cut))
