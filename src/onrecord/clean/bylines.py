"""Lines that say who wrote an article, for whom and when: names, outlet, day and section in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.clean.days import CALENDAR, without_days
from onrecord.clean.lines import words
from onrecord.clean.outlets import outlet_forms
from onrecord.clean.patterns import phrases
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = re.compile(
    r"[A-ZÀ-ÞА-Я][\w’'.-]*"
    r"(?: (?:[A-ZÀ-ÞА-Я]\.?|[A-ZÀ-ÞА-Я][\w’'-]+|de|da|di|del|van|von|der|den|bin|al|el|la|le)){1,4}"
)
_FOR = re.compile(
    rf"(?P<name>{_NAMES.pattern}),? for (?P<outlet>(?:the )?[A-ZÀ-ÞА-Я0-9][^\n.,;:]{{1,50}}?)\.?"
)
_STROKES = re.compile(r"\s*[|·•]\s*|\s+[–—-]{1,2}\s+|\t+")
_COMMAS = re.compile(r"\s*,\s+|\s+for\s+(?=(?:the )?[A-Z0-9])")
_PLACE = re.compile(r"\s+(?:in|from)\s+(?=[A-ZÀ-Þ]).*$")
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_MOST = 16  # words no line of names and outlets has, days aside
_PERSON = 4  # words of a name
_SECTION = 3  # words of a section or a place
_OUTLET = 6  # words of an outlet's name


@dataclass(frozen=True, slots=True)
class Signed:
    """Whom a byline names, and for which outlet, as far as it says so."""

    name: str | None
    outlet: str | None = None


def signed(text: str, *, last: bool) -> Signed | None:
    """Return who signs if the whole line is a byline, None if it may be anything else.

    "Name for Outlet" has the shape of many headlines; it counts as the last line, or if it names an outlet.
    """
    rest, dated = without_days(text.strip("—–-_*() "))
    if len(words(rest)) > _MOST and not phrases().reporting.fullmatch(text):
        return None
    if (reporting := phrases().reporting.fullmatch(text)) and _NAMES.match(reporting["name"].strip()):
        name = _PLACE.sub("", reporting["name"].strip())
        return Signed(None if reporting["more"] else name)
    parts = [part.strip(" ,;:") for part in _STROKES.split(rest)]
    parts = [part for part in parts if any(character.isalnum() for character in part)]
    return _led(text, parts) or _staff(parts) or _named(parts, dated=dated) or _for(text, rest, last=last)


def _led(text: str, parts: Sequence[str]) -> Signed | None:
    """Return what a line tells of which one part starts with "By"."""
    for index, part in enumerate(parts):
        led = phrases().by.match(part)
        if led is None or (text.rstrip().endswith((".", "!", "?", ":")) and not _short_end(text)):
            continue
        people = part[led.end() :].strip()
        others = [other for other in parts if other is not part]
        if not _all_names(people) or not all(_all_names(other) for other in others) or index > 1:
            return None
        whole = _FOR.fullmatch(people)
        if whole and not others:
            return Signed(whole["name"], whole["outlet"].strip())
        names, rest = _people([piece for piece in _COMMAS.split(people) if piece])
        if not _NAMES.match(names) and not _unsigned(names) and names not in outlet_forms():
            return None
        return Signed(names, _outlet([*rest, *others]))
    return None


def _short_end(text: str) -> bool:
    """Tell whether the full stop at the end is that of "p.m." or of a name's short form."""
    return re.search(r"\b(?:[ap]\.m|[JS]r|Inc|Co|Ltd)\.$", text.rstrip()) is not None


def _staff(parts: Sequence[str]) -> Signed | None:
    """Return what a line tells that names nobody: "Staff report", "From our correspondent in X"."""
    unsigned = [part for part in parts if _unsigned(part)]
    others = [part for part in parts if not _unsigned(part)]
    if not unsigned or any(_outlet([part]) is None and not _section(part) for part in others):
        return None
    return Signed(unsigned[0], _outlet(parts))


def _named(parts: Sequence[str], *, dated: bool) -> Signed | None:
    """Return what a line without "By" tells: a person by an outlet, day or role; outlet and day."""
    pieces = [piece for part in parts for piece in _COMMAS.split(part) if piece]
    if not pieces or not all(_all_names(piece) for piece in pieces):
        return None
    person = [piece for piece in pieces if _person(piece)]
    outlet = next((piece for piece in pieces if _known_outlet(piece)), None)
    roles = sum(_role(piece) for piece in pieces)
    explained = len(person) + roles + (outlet is not None)
    if explained < len(pieces) or not (person or outlet) or len(person) > 1:
        return None
    if (person and (outlet or roles or dated)) or (outlet and dated):
        return Signed(person[0] if person else None, outlet)
    return None


def _for(text: str, rest: str, *, last: bool) -> Signed | None:
    whole = _FOR.fullmatch(rest.strip(" ,|"))
    if whole is None or len(whole["name"].split()) >= _PERSON:
        return None
    if not _all_names(whole["outlet"]) or not _all_names(text):
        return None
    outlet = whole["outlet"].strip()
    if outlet in outlet_forms() or set(outlet.split()) & phrases().outlet_words:
        return Signed(whole["name"], outlet)
    return Signed(whole["name"], outlet) if last and len(outlet.split()) < _PERSON else None


def _people(pieces: Sequence[str]) -> tuple[str, list[str]]:
    """Return the names a list leads with, and what follows them: "A, B and C, Staff Writers"."""
    closing = next((i for i, piece in enumerate(pieces) if re.search(r"\w (?:and|&|und|et|y) \w", piece)), 0)
    ahead = pieces[: closing + 1]
    if closing and not all(_NAMES.match(piece) and not _role(piece) for piece in ahead):
        closing, ahead = 0, pieces[:1]
    return _PLACE.sub("", ", ".join(ahead)), list(pieces[closing + 1 :])


def _outlet(parts: Sequence[str]) -> str | None:
    """Return the first part that has the form of an outlet's name."""
    for part in parts:
        capital = part[:1].isupper() or part[:1].isdigit() or part.startswith("the ")
        if _known_outlet(part) or (
            capital and (part.casefold().startswith("the ") or _SITE.fullmatch(part)) and not _role(part)
        ):
            return part
    return None


def _known_outlet(part: str) -> bool:
    if part in outlet_forms():
        return True
    found = part.split()
    return 1 < len(found) <= _OUTLET and bool(set(found) & phrases().outlet_words) and not _role(part)


def _section(part: str) -> bool:
    return len(words(part)) <= _SECTION and _all_names(part)


def _unsigned(part: str) -> bool:
    return phrases().unsigned.fullmatch(part) is not None


def _role(part: str) -> bool:
    return all(word.casefold() in phrases().roles for word in words(part))


def _person(part: str) -> bool:
    """Tell whether these are the names of persons beyond doubt: each leads with a given name."""
    people = re.split(r"\s+(?:and|&)\s+", part)
    return all(
        1 < len(one.split()) <= _PERSON
        and _NAMES.fullmatch(one) is not None
        and one.split()[0].casefold() in _given()
        for one in people
    )


@cache
def _given() -> frozenset[str]:
    names = table("given_names")
    return frozenset(name for key in ("male", "female", "either") for name in names[key].split())


def _all_names(text: str) -> bool:
    """Tell whether a line holds names and the small words between them alone: no sentence does."""
    roles = phrases().roles
    found = words(text)
    if CALENDAR & {word.casefold() for word in found}:
        return False
    return all(
        word != word.lower() or word[0].isdigit() or word.casefold() in roles or "." in word for word in found
    )
