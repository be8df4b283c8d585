"""Numbers in what is said, with what they count: sums, shares, lengths of time, numbers of things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_SCALE = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: float(n) for n, word in enumerate(_SMALL)} | {w: 10.0 * n for n, w in enumerate(_TENS, 2)}
_WORDS |= {"half": 0.5, "dozen": 12.0}
_LENGTHS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4,
    "year": 365.0,
}
_VAGUE = {"a few": 3.0, "several": 4.0, "a couple of": 2.0}
_NUMBER = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
_FIGURE = re.compile(
    rf"""(?ix)
    (?<![\w.,-])(?P<sign>[$£€¥])?\s?
    (?: (?P<digits>\d[\d,]*(?:\.\d+)?) | (?P<vague>a\ few|several|a\ couple\ of)
      | (?P<word>(?:{_NUMBER})(?:-(?:{_NUMBER}))?) )
    (?:[ -]?(?P<scale>hundred|thousand|million|billion|trillion|bn|m)\b)?
    (?:\s?(?P<percent>%|per\ cent\b|percent\b|percentage\ points?\b)|[ -](?P<unit>[^\W\d_]+))?
    """
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: "day" for any length of time (in days), "%", "$", or a folded noun.

    `vague` tells a number in words like "a few". `span` is where it stands in its text.
    """

    value: float
    unit: str
    vague: bool
    span: Span


def figures(text: str, spans: Iterable[Span]) -> tuple[Figure, ...]:
    """Return the figures in these stretches of a text, in order; a year and a bare "one" are none."""
    found = []
    for span in spans:
        for match in _FIGURE.finditer(text, span.start, span.end):
            figure = _figure(match)
            if figure:
                found.append(figure)
    return tuple(found)


def _figure(match: re.Match[str]) -> Figure | None:
    vague = match["vague"]
    if vague:
        value = _VAGUE[vague.lower()]
    elif match["word"]:
        value = sum(_WORDS[part] for part in match["word"].lower().split("-"))
    else:
        value = float(match["digits"].replace(",", ""))
    value *= _SCALE.get((match["scale"] or "").lower(), 1.0)
    unit = (match["unit"] or "").lower()
    singular = unit.removesuffix("s")
    span = Span(*match.span())
    if match["sign"]:
        return Figure(value, match["sign"], bool(vague), span)
    if match["percent"]:
        return Figure(value, "%", bool(vague), span)
    if singular in _LENGTHS:
        return Figure(value * _LENGTHS[singular], "day", bool(vague), span)
    year = match["digits"] and not match["scale"] and 1900 <= value <= 2100 and "," not in match["digits"]
    if year or (not unit and not match["scale"]) or (match["word"] and value == 1):
        return None
    return Figure(value, fold(unit), bool(vague), span)
