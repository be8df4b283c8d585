"""To whom it was said, and through which medium or messenger this article has it: names as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Role
from onrecord.read.printed import name_at, names
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, tokens

if TYPE_CHECKING:
    from onrecord.nouns.statement import Attribution

_CARRIED = re.compile(
    r"\b(?:carried|quoted|reported|published|broadcast|aired|cited|released|obtained|distributed)\s+by\s+"
    r"|\b(?:interview|interviews|conversation|appearance|segment|op-ed|column|essay|article|remarks|comments)\s+"
    r"(?:\w+\s+){0,3}?(?:with|on|for|in|to|by|published by|published in|broadcast on|aired on)\s+"
    r"|\b(?:wrote|writing|write|writes|published|appeared|reported|speaking|said|told|appearing)\s+(?:\w+\s+){0,4}?(?:in|for|on|to)\s+"
    r"|\b(?:told|telling|tells|tell)\s+"
    r"|\b(?:post|posted|posts|message|messages|tweet|video|statement|wrote|writing)\s+(?:\w+\s+){0,3}?(?:on|to|via)\s+"
    r"|\b(?:according|speaking)\s+to\s+"
    r"|\b(?:[Oo]n|[Ii]n)\s+(?=(?:the\s+)?[“\"]?[A-Z])",
)
_BROADCAST = re.compile(r"\b(?:broadcast|edition|episode|show)\s+of\s+")
_AFTER = 70  # characters after a cue in which the name of the one addressed may begin
_POSSESSED = re.compile(
    r"(?:state|public|national|private|state-run|state-owned)?\s*(?:news\s+)?(?:agency|channel|broadcaster)?\s*"
)
_DIRECTIVE = re.compile(r"\s+(?:not\s+)?to\s")


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium or messenger as printed, and what kind of step it is."""

    name: str
    span: Span
    role: Role


@cache
def _media() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    media = table("media")
    return (
        frozenset(media["words"]),
        frozenset(media["outlets"]),
        frozenset(media["agencies"]),
        frozenset(media["platforms"]),
    )


@cache
def _verbs() -> Phrases:
    return Phrases(table("scope")["addressed"])


def role_of(name: str) -> Role | None:
    """Return what kind of medium a printed name is, None if it is none that is known."""
    words, outlets, agencies, platforms = _media()
    bare = name.removeprefix("the ").removeprefix("The ")
    if bare in agencies or name in agencies:
        return Role.AGENCY
    if bare in outlets or name in outlets or bare in platforms:
        return Role.OUTLET
    parts = bare.split()
    if any(part in words for part in parts) or (parts and parts[0] in outlets and len(parts) <= 4):
        return Role.AGENCY if parts and parts[-1] == "Agency" else Role.OUTLET
    return None


def _whose(text: str, name: Span) -> tuple[Span, Span | None]:
    """Return person and outlet of a joint name: "Ida Roe of Oakum Radio", "Oakum Radio's Ida Roe"."""
    printed = name.of(text)
    for joint, outlet_first in (("’s ", True), ("'s ", True), (" of ", False), (" for ", False)):
        at = printed.find(joint)
        if at > 0:
            left = Span(name.start, name.start + at)
            right = Span(name.start + at + len(joint), name.end)
            outlet, person = (left, right) if outlet_first else (right, left)
            if role_of(outlet.of(text)) and not role_of(person.of(text)):
                return person, outlet
    return name, None


def medium(text: str, found: Attribution, sentence: Span) -> Medium | None:
    """Return through whom the article has it: "told Oakum Radio", "in remarks carried by the Vell Agency"."""
    for pattern in (_CARRIED, _BROADCAST):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if any(span.start <= match.start() < span.end for span in found.content):
                continue
            name = _outlet_after(text, match.end(), sentence.end)
            if name and not any(name.overlaps(span) for span in (*found.content, *found.source)):
                role = role_of(name.of(text))
                if role:
                    return Medium(name.of(text), name, role)
    return _employer(text, found)


def addressees(text: str, found: Attribution, sentence: Span) -> tuple[str, ...]:
    """Return the printed names of those spoken to: "told Roe", "called on Ostland to". A medium is none."""
    if not found.cue:
        return ()
    cue = Span(found.cue[0].start, max(found.cue[-1].end, found.cue[0].start))
    words = tokens(text, cue.start, min(sentence.end, cue.end + 8))
    hits = [hit for hit in _verbs().find(words) if words[hit.first].start < cue.end]
    if not hits:
        return ()
    after = max(words[hit.last - 1].end for hit in hits)
    gap = re.compile(r"\s*").match(text, after)
    start = gap.end() if gap else after
    name = name_at(text, start, min(sentence.end, start + _AFTER))
    if not name or any(name.overlaps(span) for span in found.source):
        return ()
    inside = any(span.start <= name.start < span.end for span in found.content)
    if inside and not _DIRECTIVE.match(text, name.end):
        return ()
    joint = re.compile(r"\s+and\s+").match(text, name.end, sentence.end)
    other = name_at(text, joint.end(), sentence.end) if joint else None
    persons = (_whose(text, span)[0].of(text) for span in (name, other) if span)
    return tuple(person for person in persons if not role_of(person))


def _outlet_after(text: str, at: int, stop: int) -> Span | None:
    """Return the outlet's name at this place, "Vellmark's state news agency" passed over; else None."""
    first = name_at(text, at, stop)
    if not first:
        return None
    outlet = _whose(text, first)[1]
    if outlet or role_of(first.of(text)):
        return outlet or first
    owned = re.search(r"[’']s\s", first.of(text))
    if owned and role_of(text[first.start + owned.end() : first.end]):
        return Span(first.start + owned.end(), first.end)
    if text[first.end : first.end + 2] in {"’s", "'s"}:
        between = _POSSESSED.match(text, first.end + 2, stop)
        second = name_at(text, between.end(), stop) if between else None
        if second and role_of(second.of(text)):
            return second
    return None


def _employer(text: str, found: Attribution) -> Medium | None:
    """Return the outlet in whose name a source is introduced: "Oakum Radio's Ida Roe"."""
    for span in found.source:
        for name in names(text, span.start, span.end):
            outlet = _whose(text, name)[1]
            role = role_of(outlet.of(text)) if outlet else None
            if outlet and role:
                return Medium(outlet.of(text), outlet, role)
    return None
