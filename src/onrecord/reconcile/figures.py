"""Numbers in what is said, with what they count: sums, shares, lengths of time, days, numbers of things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.text.lexicon import table
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATE = "date"
ORDINAL = "nth"
_CLOSE = 0.02  # two exact figures this near are one, rounded by somebody
_NEAR = 0.12  # the same where one is told as a near one: "almost a third", "30 per cent"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10, "fifteenth": 15}
_DAY = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(_ORDINALS)})"
_DATES = (
    re.compile(rf"(?i)\b{_MONTH}\s+(?:the\s+)?{_DAY}\b(?!\d)"),
    re.compile(rf"(?i)\b{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?!\w)"),
)
_AGE = re.compile(r"[ -]years?[ -]olds?\b")
_BEHIND = re.compile(r"(?:[ -]+|(?=[a-z]))([^\W\d_]+)")
_BASES = (("lengths", "day"), ("distances", "metre"), ("weights", "kilogram"))
_NOUNS = 3  # words behind a number among which its noun is sought


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts.

    `unit` is "day" for any length of time (in days), "metre" for any distance, "kilogram" for any weight,
    "%", a currency sign, "date" for a day of the year (its month times a hundred and its day), or a folded
    noun; "nth" stands before the noun of an ordinal. `vague` tells a number in words like "a few", `near` one
    like "almost 30". `span` is where it stands in its text.
    """

    value: float
    unit: str
    vague: bool
    span: Span
    near: bool = False


def figures(text: str, spans: Iterable[Span]) -> tuple[Figure, ...]:
    """Return the figures in these stretches of a text, in order; a year and a bare number are none."""
    found = []
    for span in spans:
        dates = list(_dates(text, span))
        found += dates
        for match in _pattern().finditer(text, span.start, span.end):
            if not any(date.span.overlaps(Span(*match.span())) for date in dates):
                figure = _figure(match, span.end)
                if figure:
                    found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.span))


def alike(left: Figure, right: Figure) -> bool:
    """Tell whether two figures of one unit are the same, as far as they are told."""
    if left.unit == DATE:
        return left.value == right.value
    if left.vague or right.vague:
        return left.vague == right.vague and left.value == right.value
    slack = _NEAR if left.near or right.near else _CLOSE
    return abs(left.value - right.value) <= slack * max(abs(left.value), abs(right.value))


@cache
def _pattern() -> re.Pattern[str]:
    numbers = table("numbers")

    def either(words: Iterable[str]) -> str:
        return "|".join(
            re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True)
        )

    number = either(numbers["words"])
    return re.compile(
        rf"""(?ix)
        (?<![\w.,-])(?:(?P<near>{either(numbers["near"]["words"])})\s+)?
        (?: (?:(?P<many>two|three|four|nine)[ -])?(?:an?\s|one\s)?(?P<part>{either(numbers["parts"])})s?
              \s+(?:of\b|the\b)
          | (?P<sign>[$£€¥])?\s?
            (?: (?P<digits>\d[\d,]*(?:\.\d+)?) | (?P<vague>{either(numbers["vague"])})
              | (?P<word>an?(?=\s(?:hundred|thousand|million|billion)\b)|(?:{number})(?:-(?:{number}))?\b) )
            (?:[ -]?(?P<scale>{either(numbers["scales"])})\b)?
            (?P<order>(?:st|nd|rd|th)\b)?
            (?P<percent>\s?(?:%|per\ cent\b|percent\b|percentage\ points?\b|pc\b))? )
        """
    )


def _figure(match: re.Match[str], end: int) -> Figure | None:
    numbers, span = table("numbers"), Span(*match.span())
    near, vague = bool(match["near"]), match["vague"]
    if match["part"]:
        many = numbers["words"].get((match["many"] or "one").lower(), 1)
        return Figure(numbers["parts"][match["part"].lower()] * many, "%", vague=False, span=span, near=True)
    if vague:
        value = float(numbers["vague"][" ".join(vague.lower().split())])
    elif match["word"]:
        value = float(sum(numbers["words"].get(part, 1) for part in match["word"].lower().split("-")))
    else:
        value = float(match["digits"].replace(",", ""))
    value *= numbers["scales"].get((match["scale"] or "").lower(), 1.0)
    if match["sign"] or match["percent"]:
        return Figure(value, match["sign"] or "%", bool(vague), span, near)
    return _counted(match, value, end, near=near)


def _counted(match: re.Match[str], value: float, end: int, *, near: bool) -> Figure | None:
    """Return a number with the noun it counts: the first plural behind it, else the word behind it."""
    numbers, vague = table("numbers"), bool(match["vague"])
    year = match["digits"] and not match["scale"] and 1900 <= value <= 2100 and "," not in match["digits"]
    if _AGE.match(match.string, match.end()):  # tells who, not how many
        return None
    words: list[tuple[str, int]] = []
    at = match.end()
    for behind in _BEHIND.finditer(match.string, match.end(), end):
        if behind.start() != at or behind[1].lower() in numbers["ends"]["words"] or len(words) == _NOUNS:
            break
        at = behind.end()
        words.append((behind[1].lower(), at))
    if not words or year:
        return None
    noun, last = words[0]
    for measure, base in _BASES:
        scale = numbers[measure].get(noun.removesuffix("s"))
        if scale and not match["order"]:
            return Figure(round(value * scale, 4), base, vague, Span(match.start(), last), near)
    if match["word"] and value <= 1:  # "one man", "half the house"
        return None
    noun, last = next((one for one in words if one[0].endswith("s")), words[0])
    unit = fold(noun) if len(noun) > 4 else noun.removesuffix("s")
    if match["order"]:
        unit = f"{ORDINAL} {unit}"
    return Figure(value, unit, vague, Span(match.start(), last), near)


def _dates(text: str, span: Span) -> Iterator[Figure]:
    """Yield the days of the year that are named, each once."""
    taken: list[Span] = []
    for pattern in _DATES:
        for match in pattern.finditer(text, span.start, span.end):
            here = Span(*match.span())
            day = match["day"].lower()
            number = _ORDINALS.get(day) or int(re.sub(r"\D", "", day))
            if match["month"] == "may":  # what may be done, no month
                continue
            if 1 <= number <= 31 and not any(here.overlaps(other) for other in taken):
                taken.append(here)
                month = _MONTHS.index(match["month"].lower()[:3]) + 1
                yield Figure(month * 100.0 + number, DATE, vague=False, span=here)
