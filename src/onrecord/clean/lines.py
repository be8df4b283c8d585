"""The pieces a text is labelled by: lines, and what their shape tells. Nothing here knows a label."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_END = re.compile(r"[.!?…。！？][\"'”’»)\]*]*$")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÞА-Я])")
_MINOR = 3  # letters of the longest word a title may leave in lower case


def lines(text: str) -> Iterator[Span]:
    """Yield the lines of a text without their margins; lines of white space alone are left out."""
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        span = trimmed(text, start, end)
        if len(span):
            yield span
        start = after


def words(text: str) -> list[str]:
    """Return the words of a passage, as printed."""
    return _WORD.findall(text)


def normal(text: str) -> str:
    """Return the words in lower case, joined by single spaces: what two prints of the same passage share."""
    return " ".join(words(unicodedata.normalize("NFKC", text).casefold().replace("’", "'")))


def ends(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _END.search(text) is not None


def sentences(text: str) -> int:
    """Return about how many sentences a line holds."""
    return len(_SENTENCE_BREAK.findall(text)) + 1


def capitals(text: str) -> float:
    """Return the share of the longer words that start with a capital letter or digit; 0 if there is none."""
    longer = [word for word in words(text) if len(word) > _MINOR]
    return sum(not word[0].islower() for word in longer) / len(longer) if longer else 0.0


def like_title(text: str, most: int = 25) -> bool:
    """Tell whether a line has the shape of a headline: a few words, no full stop, nothing left open."""
    bare = text.rstrip("\"'”’»)")
    return 2 <= len(words(text)) <= most and not bare.endswith((".", ",", ";", ":", "…", "—", "–", "-"))
