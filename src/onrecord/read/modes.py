"""Tells direct from indirect speech by the share of letters that stand in quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Mode
from onrecord.text.quotes import quoted

if TYPE_CHECKING:
    from onrecord.nouns.span import Span

DIRECT = 0.9
# Speech in single marks: long enough to be no term. Two apostrophes are a double mark of another typewriter.
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?P<said>[^\n‘“”\"]{12,400}?[^\s\n])[’'](?![\w’'])")
_DOUBLED = re.compile(r"''(?P<said>[^\n\"“”]{1,2000}?)''")
_WORDS = 3
_RUN = re.compile(rb"\x01+")


def speech_marks(text: str) -> bytearray:
    """Mark each character of quoted speech: in double marks, or three and more words in single ones."""
    marks = quoted(text)
    singles = (found for found in _SINGLE.finditer(text) if found["said"].count(" ") >= _WORDS - 1)
    for found in (*singles, *_DOUBLED.finditer(text)):
        start, end = found.span("said")
        marks[start:end] = b"\x01" * (end - start)
    return marks


def mode_of(text: str, marks: bytearray, content: tuple[Span, ...]) -> Mode:
    """Return the mode. A quoted title, nickname or term inside a longer content does not count as speech."""
    letters = inside = 0
    for span in content:
        letters += sum(char.isalnum() for char in span.of(text))
        for run in _RUN.finditer(marks, span.start, span.end):
            words = text[run.start() : run.end()]
            if not _is_term(words):
                inside += sum(char.isalnum() for char in words)
    if not letters or not inside:
        return Mode.INDIRECT
    whole = sum(
        char.isalnum() and bool(mark)
        for span in content
        for char, mark in zip(span.of(text), marks[span.start : span.end], strict=True)
    )
    return Mode.DIRECT if whole >= DIRECT * letters else Mode.MIXED


def _is_term(words: str) -> bool:
    """Tell whether this is a quoted name: up to four words, the first and the last with a capital."""
    parts = words.split()
    return 0 < len(parts) <= 4 and parts[0][:1].isupper() and parts[-1][:1].isupper()
