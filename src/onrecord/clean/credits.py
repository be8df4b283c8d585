"""Where an article says its matter comes from: credits, bylines, picture credits. Matching alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.lines import words
from onrecord.clean.outlets import outlet_forms
from onrecord.clean.patterns import phrases
from onrecord.nouns.article import Block, BlockKind, Credit, CreditKind
from onrecord.nouns.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAIL = re.compile(
    r"\s+(?:on|in) (?:\d|[A-Z][a-z]{2,8}\.? \d).*$|\s+(?:and|under|for|with|is|was) (?:is|was|a|the|re)\b.*$"
)
_ARTICLE = re.compile(r"^(?:the|a|an) (?=[a-z])")
_NAMES = re.compile(
    r"[A-ZÀ-ÞА-Я][\w’'.-]*"
    r"(?: (?:[A-ZÀ-ÞА-Я]\.?|[A-ZÀ-ÞА-Я][\w’'-]+|de|da|di|del|van|von|der|den|bin|al|el|la|le)){1,4}"
)
_FOR = re.compile(
    rf"(?P<name>{_NAMES.pattern}),? for (?P<outlet>(?:the )?[A-ZÀ-ÞА-Я0-9][^\n.,;:]{{1,50}}?)\.?"
)
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w'’., /-]{1,60}?\((?P<name>[^()\n]{2,40})\)\s*[—–-]")
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "tomorrow",
        "yesterday",
        "noon",
        "midnight",
    ]
)
_BYLINE_WORDS = 16
_TAIL_LENGTH = 400  # characters at the end of a line in which a credit stands


@dataclass(frozen=True, slots=True)
class Signed:
    """Who a byline names, and for which outlet if it says so."""

    name: str
    outlet: str | None = None


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


def signed(text: str, *, last: bool) -> Signed | None:
    """Return who signs if the whole line is a byline: names after "By", or a name and its outlet.

    "Name for Outlet" has the shape of many headlines; it counts as the last line, or if it names an outlet.
    """
    if len(words(text)) > _BYLINE_WORDS:
        return None
    if (reporting := phrases().reporting.fullmatch(text)) and _NAMES.match(reporting["name"].strip()):
        return Signed(reporting["name"].strip())
    if (led := phrases().by.match(text)) and not text.endswith((".", "!", "?", ":", ",")):
        rest = text[led.end() :].strip()
        names = _NAMES.match(rest)
        if names and _all_names(rest):
            return Signed(re.split(r"\s*[|,•·–—]\s*|\s+for\s+", rest)[0], _outlet_after(rest))
    whole = _FOR.fullmatch(text.strip("—–-_*() "))
    if whole and len(whole["name"].split()) < 4 and _all_names(whole["outlet"]) and _all_names(text):
        outlet = whole["outlet"].strip()
        if outlet in outlet_forms() or set(outlet.split()) & phrases().outlet_words:
            return Signed(whole["name"], outlet)
        if last and len(outlet.split()) < 4:
            return Signed(whole["name"], outlet)
    return None


def inside(text: str, blocks: tuple[Block, ...]) -> Iterator[Credit]:
    """Yield the credits of running text: agencies in datelines and "carried by", outlets somebody told."""
    forms = outlet_forms()
    for block in blocks:
        if block.kind not in {BlockKind.BODY, BlockKind.DEK}:
            continue
        passage = block.span.of(text)
        at = block.span.start
        dateline = _DATELINE.match(passage)
        if dateline and dateline["name"] in forms:
            yield _at(CreditKind.CARRIED_BY, dateline["name"], at + dateline.start("name"))
        for match in phrases().carried_inside.finditer(passage):
            yield _at(CreditKind.CARRIED_BY, match["name"], at + match.start("name"))
        for match in _told().finditer(passage):
            yield _at(CreditKind.TOLD_TO, match["name"], at + match.start("name"))


def _at(kind: CreditKind, name: str, start: int) -> Credit:
    return Credit(kind, name, Span(start, start + len(name)))


@cache
def _told() -> re.Pattern[str]:
    names = "|".join(re.escape(form) for form in sorted(outlet_forms(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:told|telling|tells|interview (?:with|to)|spoke to) (?:the )?(?P<name>{names})(?!\w)"
    )


def _name(found: str) -> str:
    name = _ARTICLE.sub("", _TAIL.sub("", found)).strip(" .\"'“”’*_")
    return "" if _CALENDAR & {word.casefold() for word in name.split()[:1]} else name


def _all_names(text: str) -> bool:
    """Tell whether a line holds names and the small words between them alone: no sentence does."""
    roles = phrases().roles
    found = words(text)
    if _CALENDAR & {word.casefold() for word in found}:
        return False
    return all(
        word != word.lower() or word[0].isdigit() or word.casefold() in roles or "." in word for word in found
    )


def _outlet_after(rest: str) -> str | None:
    match = re.search(
        r"(?:\s+for\s+|\s*[|]\s*)(?P<outlet>(?:the )?[A-Z0-9][^|,]{1,50})$", rest, re.IGNORECASE
    )
    return match["outlet"].strip() if match else None
