"""Cuts a text into sentences: spans into the text, which is never changed.

A line break always ends a sentence, as headlines, list items and paragraphs of scraped pages carry no full
stop. A quotation mark or bracket after the stop stays with the sentence it closes. Linear time on any string.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# "!" may run into "?!", "..." into "...."; marks that close a quotation or bracket follow without a space.
_STOP = re.compile(r"(?P<stop>[.!?…]+|[。！？؟।]+)(?P<close>[\"'”’»›)\]]*)")
_NEXT = re.compile(r"(?P<gap>\s*)(?P<open>[\"'“‘«‹(\[„—–\-]{0,4})\s?(?P<word>[^\W_]+)?")
_BEFORE = re.compile(r"(?:[^\W\d_]{1,3}\.[ \u00a0]?)*[^\W_]+$")
_LONGEST = 16  # characters of an abbreviation that are looked at
_ALWAYS = frozenset("。！？؟।")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(table("abbreviations")[kind])


def sentences(text: str, within: Iterable[Span] | None = None) -> tuple[Span, ...]:
    """Return the sentences in order; each non-space character of `within`, else of the text, is in just one.

    `within` are stretches no sentence may leave, as the blocks of an article are.
    """
    stretches = (Span(0, len(text)),) if within is None else within
    found = []
    for stretch in stretches:
        for line in _LINE.finditer(text, stretch.start, stretch.end):
            start = line.start()
            for border in (*_borders(text, line.start(), line.end()), line.end()):
                sentence = trimmed(text, start, border)
                if sentence:
                    found.append(sentence)
                start = border
    return tuple(found)


def _borders(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets inside one line at which a sentence ends, its closing marks counted in."""
    counted, straight = start, 0
    for found in _STOP.finditer(text, start, end):
        stop_end, border = found.span("stop")[1], found.end()
        straight += text.count('"', counted, stop_end)
        counted = stop_end
        # A straight mark after the stop opens the next sentence if none is open and a word follows at once.
        if found["close"].startswith('"') and straight % 2 == 0 and text[border : border + 1].isalnum():
            border = stop_end
        if border < end and _ends(text, start, end, found, border):
            yield border


def _ends(text: str, start: int, end: int, found: re.Match[str], border: int) -> bool:
    """Tell whether a sentence ends at this stop, by the word before it and the word after it."""
    stop = found["stop"]
    if stop[0] in _ALWAYS:
        return True
    after = _NEXT.match(text, border, end)
    word = (after["word"] if after else None) or ""
    before = _BEFORE.search(text, max(start, found.start() - _LONGEST), found.start())
    last = before.group() if before else ""
    if not after or not after["gap"]:
        return _run_together(stop, last, word, text[border : border + 1])
    if stop == "." and not found["close"] and _doubtful(last, word):
        return False
    if not word:
        return True
    if after["open"].strip("—–-"):
        return not ("—" in after["open"] or "–" in after["open"])
    if len(stop) > 1 and word == "I":
        return False
    return not word[0].islower() and not after["open"]


def _run_together(stop: str, last: str, word: str, following: str) -> bool:
    """Tell whether two sentences lost the space between them: "…it ended.The next"."""
    if following.isalnum():
        opens = word[:1].isupper() and (word[1:2].islower() or word in _words("openers"))
    else:
        opens = following in tuple('“«"') and word[:1].isupper()
    closed = last[-2:].islower() and len(last) > 1 and "." not in last
    return opens and (closed or stop in ("!", "?")) and last not in _words("titles")


def _doubtful(last: str, word: str) -> bool:
    """Tell whether this full stop marks an abbreviation rather than the end of a sentence."""
    tail = last.rsplit(maxsplit=1)[-1] if last else ""
    if tail in _words("titles"):
        return not (tail == "v" and not word)
    if tail in _words("numbers") and word[:1].isdigit():
        return True
    short = tail in _words("either") or (len(tail) == 1 and tail.isupper()) or "." in tail
    return short and word not in _words("openers")
