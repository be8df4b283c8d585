"""How things are written out for a reader of plain text: days, exact words, hanging lines.

Lines carry styles that a terminal may use; without one they read the same.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onrecord.nouns.span import Span
    from onrecord.nouns.when import When

INDENT = 16  # as wide as a day or a few and their margins, so that they stand free
_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]+\s*")
# Control characters and marks of writing direction could make a terminal show what is not there.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_LABELS = {"content": "bold", "source": "cyan", "cue": "magenta"}


def shown(text: str) -> str:
    """Return words of an article as one line that is safe to print; a paragraph's end shows as ¶."""
    return re.sub(r"\s+", " ", _UNSEEN.sub("\ufffd", _BREAK.sub(" ¶ ", text.strip()).replace("\t", " ")))


def shortened(text: str, limit: int) -> str:
    """Return a line cut in its middle, at spaces, where it is longer than `limit`."""
    if len(text) <= limit:
        return text
    half = (limit - 5) // 2
    head, tail = text[: half + 1], text[-half - 1 :]
    head = head[: head.rfind(" ")] if " " in head[half // 2 :] else head[:half]
    tail = tail[tail.find(" ") + 1 :] if " " in tail[: half // 2] else tail[1:]
    return f"{head.rstrip()} […] {tail.lstrip()}"


def days(when: When | None, unknown: str = "day unknown") -> str:
    """Return the days of an interval, as short as can be read: 2031-05-01, 2031-05-01–03, by 2031-05-01."""
    if when is None or (when.first is None and when.last is None):
        return unknown
    if when.first is None or when.last is None:
        return f"from {when.first}" if when.first else f"by {when.last}"
    first, last = when.first.isoformat(), when.last.isoformat()
    if first == last:
        return first
    same = 8 if first[:7] == last[:7] else 5 if first[:4] == last[:4] else 0
    return f"{first}–{last[same:]}"


def hanging(lead: str, body: str, width: int, *, indent: int = INDENT, style: str = "") -> Iterator[Text]:
    """Yield `body` wrapped to the width behind an indent; `lead` stands in the indent of the first line.

    Whatever comes from articles and inputs passes here, so that nothing of it reaches a terminal unseen.
    """
    room = max(20, width - indent)
    for number, line in enumerate(textwrap.wrap(shown(body), room, break_on_hyphens=False) or [""]):
        start = f"{lead:<{indent}}" if number == 0 else " " * indent
        yield Text.assemble((start, "dim" if number == 0 else ""), (line, style))


def dated(lead: str, body: str, width: int, *, style: str = "") -> Iterator[Text]:
    """Yield `body` behind the days in `lead`, which get a line of their own when they fill the indent."""
    if len(lead) >= INDENT:
        yield Text(lead, "dim")
        lead = ""
    yield from hanging(lead, body, width, style=style)


def fields(width: int, *rows: tuple[str, str | None]) -> Iterator[Text]:
    """Yield a row for each name and value that there is; marked words are painted."""
    for name, value in rows:
        if value:
            yield from map(painted, hanging(f"  {name}", value, width))


def section(title: str) -> Iterator[Text]:
    """Yield the heading of a part of a page."""
    yield Text()
    yield Text(title, "bold")


def listed(parts: Iterable[str | None], by: str = " · ") -> str:
    """Return the parts that there are, joined."""
    return by.join(part for part in parts if part)


def counted(number: int, what: str) -> str:
    """Return "1 article" or "2 articles"."""
    plural = what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{number} {what if number == 1 else plural}"


def quoted(text: str, limit: int = 60) -> str:
    """Return exact words inside quotation marks, shortened."""
    return f"“{shortened(shown(text), limit)}”"


def place(span: Span) -> str:
    """Return the characters of a span."""
    return f"[{span.start}–{span.end}]"


def places(spans: Iterable[Span]) -> str:
    """Return the characters of several spans."""
    return " ".join(map(place, spans))


def marked(text: str, within: Span, marks: Mapping[str, tuple[Span, ...]]) -> str:
    """Return a stretch of a text with its parts marked {source so}; of two kinds, the first one wins."""
    label = [""] * len(within)
    for name in reversed(tuple(marks)):
        for span in marks[name]:
            for at in range(max(span.start, within.start), min(span.end, within.end)):
                label[at - within.start] = name
    out, start = [], 0
    for at in range(1, len(label) + 1):
        if at == len(label) or label[at] != label[start]:
            words = shown(text[within.start + start : within.start + at])
            raw = text[within.start + start : within.start + at]
            before, after = " " * raw[:1].isspace(), " " * raw[-1:].isspace()
            inner = f"{{{label[start]} {words}}}" if label[start] and words else words
            out.append(f"{before}{inner}{after}" if words else " ")
            start = at
    return re.sub(r" +", " ", "".join(out)).strip()


def painted(line: Text) -> Text:
    """Return a line of marked words with each kind in its style."""
    for name, style in _LABELS.items():
        line.highlight_regex(rf"\{{{name} [^{{}}]*\}}", style)
    return line
