"""Where an article says its matter comes from: credits, datelines, picture credits. Matching alone."""

from __future__ import annotations

import re
from functools import cache

from onrecord.clean.days import CALENDAR
from onrecord.clean.lines import words
from onrecord.clean.outlets import outlet_forms
from onrecord.clean.patterns import phrases
from onrecord.nouns.article import Block, BlockKind, Credit, CreditKind
from onrecord.nouns.span import Span
from onrecord.text.lexicon import table

_TAIL = re.compile(
    r"\s+(?:on|in) (?:\d|[A-Z][a-z]{2,8}\.? \d).*$|\s+(?:and|under|for|with|is|was) (?:is|was|a|the|re)\b.*$"
)
_ARTICLE = re.compile(r"^(?:the|a|an) (?=[a-z])")
_DATELINE = re.compile(r"(?P<place>[A-ZÀ-Þ][\w'’., /-]{1,60}?)\((?P<name>[^()\n]{2,40})\)\s*[—–-]")
_DATELINES = 3  # passages from the top in which a dateline may stand
_ACRONYM = 3  # letters of the shortest place or agency in capitals; states are cut to two
_AGENCY_WORDS = 4
_TAIL_LENGTH = 400  # characters at the end of a line in which a credit stands


def tail_credit(text: str) -> tuple[int, Credit] | None:
    """Return where a line's last sentence starts to be a credit, and the credit; None if it is none."""
    from_ = max(0, len(text) - _TAIL_LENGTH)
    for kind, pattern in phrases().credits:
        match = pattern.search(text, from_)
        if match and (name := _name(match["name"])) and (match.start() == 0 or match["name"][0].isupper()):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            return start, Credit(kind, name, Span(*match.span("name")))
    return None


def photo_credit(text: str) -> Credit | None:
    """Return the credit of the picture a line ends with, None if it ends with none."""
    for pattern in (phrases().photo_agency, *phrases().photo):
        match = pattern.search(text)
        if match:
            return Credit(CreditKind.PHOTO_BY, match["name"].strip(), Span(*match.span("name")))
    return None


def filed_by(text: str, blocks: tuple[Block, ...]) -> Credit | None:
    """Return the agency that the dateline names in brackets, between place and dash; None if there is none.

    An agency no table knows counts if the place is in capitals and the brackets hold no place or day.
    """
    running = [block.span for block in blocks if block.kind in {BlockKind.BODY, BlockKind.DEK}]
    for span in running[:_DATELINES]:
        dateline = _DATELINE.match(span.of(text))
        if dateline and (dateline["name"] in outlet_forms() or _agency(dateline)):
            at = span.start + dateline.start("name")
            return Credit(CreditKind.CARRIED_BY, dateline["name"], Span(at, at + len(dateline["name"])))
    return None


def _agency(dateline: re.Match[str]) -> bool:
    name = dateline["name"].strip()
    place = dateline["place"].split()[0].strip(",.")
    if len(place) < _ACRONYM or not place.isupper() or name in _places():
        return False
    found = words(name)
    return 0 < len(found) <= _AGENCY_WORDS and all(
        word[0].isupper() and len(word) >= _ACRONYM and word.casefold() not in CALENDAR for word in found
    )


@cache
def _places() -> frozenset[str]:
    known = table("countries")
    names = {form for country in known["countries"] for form in (country["name"], *country["also"])}
    return frozenset(names | set(known["places"]))


def _name(found: str) -> str:
    name = _ARTICLE.sub("", _TAIL.sub("", found)).strip(" .\"'“”’*_")
    return "" if CALENDAR & {word.casefold() for word in name.split()[:1]} else name
