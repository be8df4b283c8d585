"""Pairs quotation marks: curly, straight, low, angle and single; nested, over paragraphs, odd ones named so.

Two views of the same marks. `quotations` says what is a quotation; `quoted` is the plain mask of what stands
inside double marks, which the encoder was trained with and by which direct speech is told from indirect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOUBLE = re.compile('[“”„«»"\n]')
_MARK = re.compile("[“”„«»\"‹›‘’‚'\n]")
# What may close what each mark opens, the usual one first.
_CLOSES = {
    "“": '”"',
    "”": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "‹": "›",
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
_SINGLE = frozenset("‹›‘’‚'")
_ALWAYS_OPENS = frozenset("„«‹‚")
# Quotations nest no deeper than this; more open marks than that are noise.
_DEEPEST = 8
# Words that begin with an apostrophe.
_CLIPPED = re.compile(r"(?:\d|(?:tis|twas|em|cause|til|n|bout|round)\b)", re.IGNORECASE)


class Pairing(StrEnum):
    """How a quotation ends."""

    CLOSED = "closed"
    CONTINUED = "continued"  # left open because the next paragraph opens anew
    UNCLOSED = "unclosed"  # left open for no such reason; ends with its paragraph
    UNOPENED = "unopened"  # a lone closing mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: `span` with them, `inside` without; `depth` 0 stands in no other one."""

    span: Span
    inside: Span
    pairing: Pairing
    depth: int
    single: bool


@dataclass(slots=True)
class _Open:
    at: int
    mark: str


def quoted(text: str) -> bytearray:
    """Mark with 1 every character inside double quotation marks.

    Curly, low and angle marks open and close by shape; a straight one opens when nothing is open, and else
    closes. What is left open at the end of a line ends there, so that an odd mark spoils only its line.
    """
    inside = bytearray(len(text))
    start: int | None = None
    for match in _DOUBLE.finditer(text):
        mark, at = match.group(), match.start()
        if start is not None:
            inside[start:at] = b"\x01" * (at - start)
        opens = mark in "“„«" or (mark == '"' and start is None)
        start = at + 1 if opens else None
    return inside


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of `text` by their starts; an odd mark costs at most the rest of its line."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if stack and not _runs_on(text, at, stack[-1]):
                found += _leave_open(text, stack, at)
                stack = []
            continue
        closed = _closed_by(text, at, mark, stack)
        if closed is not None:
            while len(stack) > closed + 1:
                found += _unclosed(stack.pop(), at, len(stack))
            begun = stack.pop()
            found.append(_quotation(begun, at + 1, at, Pairing.CLOSED, len(stack)))
        elif _opens(text, at, mark, stack):
            stack.append(_Open(at, mark))
        elif mark in "”»":
            lone = Span(at, at + 1)
            found.append(Quotation(lone, Span(at, at), Pairing.UNOPENED, len(stack), single=False))
    found += _leave_open(text, stack, len(text))
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _quotation(begun: _Open, end: int, inner_end: int, pairing: Pairing, depth: int) -> Quotation:
    inside = Span(begun.at + 1, max(begun.at + 1, inner_end))
    return Quotation(Span(begun.at, end), inside, pairing, depth, begun.mark in _SINGLE)


def _unclosed(begun: _Open, end: int, depth: int) -> Iterator[Quotation]:
    """Yield what a mark left open; a single one was an apostrophe after all."""
    if begun.mark not in _SINGLE:
        yield _quotation(begun, end, end, Pairing.UNCLOSED, depth)


def _leave_open(text: str, stack: list[_Open], end: int) -> Iterator[Quotation]:
    following = text[end : end + 80].lstrip()[:1]
    for depth, begun in enumerate(stack):
        if following == begun.mark and begun.mark not in _SINGLE:
            yield _quotation(begun, end, end, Pairing.CONTINUED, depth)
        else:
            yield from _unclosed(begun, end, depth)


def _runs_on(text: str, at: int, begun: _Open) -> bool:
    """Tell whether a line break falls inside a quotation: the very next line starts in lower case."""
    following = text[at + 1 : at + 2]
    return begun.mark not in _SINGLE and following.isalpha() and following.islower()


def _closed_by(text: str, at: int, mark: str, stack: list[_Open]) -> int | None:
    """Return which open quotation this mark closes, None if it closes none."""
    if mark in "'’" and _inside_word(text, at):
        return None
    for place in range(len(stack) - 1, -1, -1):
        begun = stack[place]
        if mark not in _CLOSES[begun.mark]:
            continue
        usual = mark == _CLOSES[begun.mark][0] or mark == begun.mark
        # A mark of another make closes only where it stands like a closing one.
        if usual and mark not in _SINGLE:
            return place
        if _hugs_left(text, at):
            return place
    return None


def _opens(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    if len(stack) == _DEEPEST:
        return False
    if mark in _ALWAYS_OPENS:
        return True
    if mark in "“‘":
        return not (mark == "‘" and _inside_word(text, at))
    if mark == '"':
        return True
    hugs_right = at + 1 < len(text) and not text[at + 1].isspace() and not _hugs_left(text, at)
    if mark == "'":
        return hugs_right and not _CLIPPED.match(text, at + 1)
    if mark in "”»":
        # Swedish and old German habits; never inside another quotation.
        rest = text[at + 1 : at + 2000].partition("\n")[0]
        return hugs_right and not stack and _CLOSES[mark][0] in rest
    return False


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def _hugs_left(text: str, at: int) -> bool:
    """Tell whether a mark leans on what stands before it, as a closing mark does."""
    return at > 0 and not text[at - 1].isspace() and text[at - 1] not in "([{—–-“‘„«‹"
