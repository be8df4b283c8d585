"""Finds quotation marks and settles what each of them does: the cheapest account of all of them together.

Marks get lost, doubled and swapped. So none is taken at its word: its shape, its make and what stands on both
sides of it each make it more or less costly to open or to close, and to take a mark for a stray one, or a
quotation for one that lost its end, costs too. The account of a whole text that costs least is taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Two single marks side by side are one double mark, as typewriters and wire services print it.
_MARK = re.compile("&(?:quot|[lrb]dquo|[lr]aquo|#34|#822[01]);|''|’’|‘‘|``|[“”„‟«»\"＂‹›‘’‚'`]|\n\\s*")
# Marks as pages write them that were not read as pages.
_ENTITIES = {
    "&quot;": '"',
    "&#34;": '"',
    "&ldquo;": "“",
    "&#8220;": "“",
    "&rdquo;": "”",
    "&#8221;": "”",
    "&bdquo;": "„",
    "&laquo;": "«",
    "&raquo;": "»",
}
_SINGLE = frozenset("‹›‘’‚'`")
_FITS = {"‹": "›", "›": "‹", "‘": "’'", "’": "’", "‚": "‘’'", "'": "'’", "`": "'’`"}
# What it costs a mark to open and to close against its make.
_MAKE = {
    "“": (0.0, 1.5),
    "‘‘": (0.0, 1.5),
    "``": (0.0, 1.5),
    "‟": (0.0, 1.5),
    "”": (1.5, 0.0),
    "’’": (1.5, 0.0),
    "„": (0.0, 3.0),
    "«": (0.0, 1.0),
    "»": (1.0, 0.0),
}
_AGAINST = 2.0  # to open leaning on the word before, or to close leaning on the word behind
_UNDECIDED = 0.5  # to do either where nothing tells
_STRAY = 1.2
_LOST = 1.0  # a quotation without its end, as another opens
_LEFT = 1.0  # the same, as the paragraph ends
_RESUMED = 0.3  # the same, as the next paragraph opens anew
_NESTED = 0.7
_CARRIED = 1.1  # to go on in the next paragraph without a mark
_WRAPPED = 0.1  # to go on in the next line of the same paragraph
_PRIME = 0.3  # to take a mark behind a figure for inches or seconds
_ODD = 0.3  # to take a single mark that has no partner for nothing
_NEVER = 99.0
# Words that begin with an apostrophe.
_CLIPPED = re.compile(r"(?:\d|(?:tis|twas|em|cause|til|n|bout|round)\b)", re.IGNORECASE)
# What opens a paragraph that goes on with a quotation.
_OPENING = re.compile("[“\"«„]|''|‘‘|``")
_OPENERS = frozenset("([{—–-“‘„«‹")
# The apostrophe of a plural, if a better mark to close with comes soon.
_POSSESSIVE = re.compile(r"s['’] (?:[^‘'’\n]|(?<=\w)['’](?=\w)){0,300}[,.?!…]['’](?!\w)")
_BEFORE = frozenset("([{—–-/“‘„«‹\"'`")
_AFTER = frozenset(")]}.,;:!?…—–-/”’»›\"'")
_STOP = frozenset(",.?!…")


class Act(StrEnum):
    """What a mark does."""

    OPENS = "opens"
    CLOSES = "closes"
    NOTHING = "nothing"
    REOPENS = "reopens"  # what was open before has lost its end
    ENDS = "ends"  # a line break: what was open has no end of its own


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark or a line break at [start, end), and what its acts cost.

    Of a line break: `carried` for what is open to go on behind it, `left` for it to end there.
    """

    start: int
    end: int
    glyph: str
    opens: float = 0.0
    closes: float = 0.0
    nothing: float = 0.0
    carried: float = 0.0
    left: float = 0.0

    @property
    def lone(self) -> bool:
        """Tell whether this mark closes by its shape: one that does nothing has lost its opening one."""
        return not self.breaks and self.closes < self.opens < _NEVER and self.nothing == _STRAY

    @property
    def again(self) -> bool:
        """Tell whether what ends at this line break is opened anew behind it."""
        return self.left == _RESUMED

    @property
    def breaks(self) -> bool:
        """Tell whether this is a line break."""
        return self.glyph == "\n"


def marks(text: str) -> tuple[tuple[Mark, ...], tuple[tuple[Mark, Mark], ...]]:
    """Return the double marks and line breaks of `text`, and the pairs of single marks.

    A single mark without a partner that stands like a quotation mark is among the double ones: it may be
    what is left of one.
    """
    double: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    begun: Mark | None = None
    since = 0  # where the double marks begin that stand behind the single one that is open
    low = "„" in text
    for found in _MARK.finditer(text):
        start, end = found.span()
        glyph = _ENTITIES.get(found.group(), found.group())
        if glyph[0] == "\n":
            begun = None
            double.append(_break(text, start, end))
        elif glyph not in _SINGLE:
            double.append(_double(text, start, end, "”" if low and glyph == "“" else glyph))
        elif (
            begun
            and glyph in _FITS[begun.glyph]
            and _closes(text, start, glyph)
            and not _POSSESSIVE.match(text, start - 1)
            and _whole(double, since)
        ):
            pairs.append((begun, Mark(start, end, glyph)))
            del double[since - 1]
            begun = None
        elif _opens(text, start, glyph):
            begun = Mark(start, end, glyph, 0.0, _NEVER, _ODD)
            double.append(begun)
            since = len(double)
        elif start and glyph in "’'" and text[start - 1] in _STOP and not text[end : end + 1].isalnum():
            double.append(Mark(start, end, glyph, _NEVER, 0.0, _ODD))
    return tuple(double), tuple(pairs)


def settled(found: Sequence[Mark]) -> Iterator[tuple[Mark, Act]]:
    """Yield each mark with what it does, so that all of it costs least (Viterbi)."""
    costs = [0.0, _NEVER, _NEVER]
    back: list[list[tuple[int, Act]]] = []
    for mark in found:
        now, step = [float("inf")] * 3, [(0, Act.NOTHING)] * 3
        for before, after, act, cost in _steps(mark):
            if costs[before] + cost < now[after]:
                now[after] = costs[before] + cost
                step[after] = (before, act)
        costs = now
        back.append(step)
    state = min(range(3), key=lambda depth: costs[depth] + depth * _LEFT)
    acts: list[tuple[Mark, Act]] = []
    for mark, step in zip(reversed(found), reversed(back), strict=True):
        state, act = step[state]
        acts.append((mark, act))
    return reversed(acts)


def _steps(mark: Mark) -> Iterable[tuple[int, int, Act, float]]:
    """Return what a mark may do: quotations open before and after, the act, its cost."""
    if mark.breaks:
        return (
            (0, 0, Act.NOTHING, 0.0),
            (1, 0, Act.ENDS, mark.left),
            (2, 0, Act.ENDS, mark.left + _LEFT),
            (1, 1, Act.NOTHING, mark.carried),
            (2, 2, Act.NOTHING, mark.carried),
        )
    return (
        (0, 1, Act.OPENS, mark.opens),
        (0, 0, Act.NOTHING, mark.nothing),
        (1, 0, Act.CLOSES, mark.closes),
        (1, 1, Act.REOPENS, _LOST + mark.opens),
        (1, 1, Act.NOTHING, mark.nothing),
        (1, 2, Act.OPENS, _NESTED + mark.opens),
        (2, 1, Act.CLOSES, mark.closes),
        (2, 2, Act.NOTHING, mark.nothing),
    )


def _double(text: str, start: int, end: int, glyph: str) -> Mark:
    opens, closes = _MAKE.get(glyph, (0.0, 0.0))
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    leans_left = bool(left) and not left.isspace() and left not in _BEFORE
    leans_right = bool(right) and not right.isspace() and right not in _AFTER
    if leans_left == leans_right:
        opens, closes = opens + _UNDECIDED, closes + _UNDECIDED
    elif leans_left:
        opens += _AGAINST
    else:
        closes += _AGAINST
    prime = left.isdigit() and (not leans_right or right.isdigit())
    return Mark(start, end, glyph, opens, closes, _PRIME if prime else _STRAY)


def _break(text: str, start: int, end: int) -> Mark:
    following = text[end : end + 1]
    wrapped = end == start + 1 and following.isalpha() and following.islower()
    again = _OPENING.match(text, end) is not None
    return Mark(
        start, end, "\n", carried=_WRAPPED if wrapped else _CARRIED, left=_RESUMED if again else _LEFT
    )


def _opens(text: str, at: int, glyph: str) -> bool:
    """Tell whether a single mark stands like an opening one."""
    left, right = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if glyph in "‚‹":
        return True
    if glyph == "‘":
        return not (left.isalnum() and right.isalnum())
    free = not left or left.isspace() or left in _BEFORE
    return glyph == "'" and free and bool(right) and not right.isspace() and not _CLIPPED.match(text, at + 1)


def _closes(text: str, at: int, glyph: str) -> bool:
    """Tell whether a single mark stands like a closing one."""
    left, right = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if glyph in "’'" and left.isalnum() and right.isalnum():
        return False
    return bool(left) and not left.isspace() and left not in _OPENERS


def _whole(double: Sequence[Mark], since: int) -> bool:
    """Tell whether the double marks from `since` on, inside single ones, may be quotations of their own."""
    if len(double) == since:
        return True
    return (len(double) - since) % 2 == 0 and double[since].opens <= double[since].closes
