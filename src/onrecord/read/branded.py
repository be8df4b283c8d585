"""Puts right who calls a saying by a name: "The board called the charges unfounded and invented by rivals".

The noun phrase right before the verb is who says it, never a piece of what is said; and what is said runs on
from the object through its complement to the end of the clause.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Attribution
from onrecord.read.acts import has_known_cue
from onrecord.read.subjects import subject_before
from onrecord.text.lexicon import table
from onrecord.text.phrases import tokens
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WHY = "words that call a claim by a name"
SURE = 0.6
_LONGEST = 240  # characters of a content
_PIECES = 2  # of a content that may hold the subject and the object
_NONE = ("that", "which", "and", "or", "but")  # begin no complement
_RELATIVE = frozenset({"who", "which", "that"})


def _words(part: str) -> str:
    return "|".join(map(re.escape, sorted(table("branded")[part], key=len, reverse=True)))


@cache
def _named() -> re.Pattern[str]:
    """Return what the verb, its object and the word that begins the complement look like."""
    others = "|".join((*table("subjects")["finite"], *table("subjects")["prepositions"], *_NONE))
    thing = rf"(?:(?:{_words('openers')})\s(?:[\w’'-]+\s){{0,3}}?|(?<=\s))(?:{_words('sayings')})"
    return re.compile(
        rf"\b(?:(?:(?:{_words('helpers')})\s){{0,2}})"
        rf"(?:(?:{_words('plain')})\s(?P<plain>{thing})\s(?!(?:{others})\b)"
        rf"|(?:{_words('as')})\s(?P<as>{thing})\sas\s)(?=[\w“\"‘'])"
    )


@cache
def _object() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('openers')}|them|it|him)\b")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(
        rf"[;:\n—–]|\s-\s|[.!?](?=[\s”\"’)]|$)|,|\s(?:{_words('ends')})\b|\s(?:and|but)\s(?:(?:also|then|has)\s)?(?:{_words('onward')})\b"
    )


def branded(text: str, within: Sequence[Span], made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the findings with these sentences put right, and those added that nothing was found in."""
    cuts = sentences(text, within)
    quotes, found = quoted(text), [_sourced(text, _home(cuts, one), one) for one in made]
    for one in _all(text, cuts):
        if any(quotes[one.cue[0].start : one.cue[0].end]):
            continue
        same = [other for other in found if any(span.overlaps(one.cue[0]) for span in other.cue)]
        if same:
            found = [_mended(text, other, one) if other in same else other for other in found]
        elif not any(span.covers(one.cue[0]) for other in found for span in (*other.content, *other.source)):
            found = [kept for other in found if (kept := _without(other, one.content[0]))]
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.content[0]))


def _sourced(text: str, sentence: Span, found: Attribution) -> Attribution:
    """Return a finding without a source with the piece of its content that is the subject of its cue as one.

    Only before a verb in the active with an object: "The board … the charges", said by "rejected".
    """
    if found.source or len(found.cue) != 1 or len(found.content) < _PIECES:
        return found
    verb, cue = found.cue[0].start, found.cue[0]
    subject = next(
        (span for span in found.content if not text[span.end : verb].strip() and span.end <= verb), None
    )
    words = tokens(text, cue.start, cue.end)
    follows = any(_object().match(text, span.start) for span in found.content if span.start > verb)
    if subject is None or len(words) != 1 or not follows or not has_known_cue(text, found.cue):
        return found
    if subject_before(text, sentence.start, verb) != subject:
        return found
    return replace(found, source=(subject,), content=tuple(span for span in found.content if span != subject))


def _home(cuts: Sequence[Span], found: Attribution) -> Span:
    """Return the sentence of the cue, else the finding itself."""
    place = (found.cue or found.content)[0]
    at = bisect_right(cuts, place.start, key=lambda cut: cut.start) - 1
    return cuts[at] if at >= 0 else place


def _all(text: str, cuts: Sequence[Span]) -> Iterator[Attribution]:
    for sentence in cuts:
        for verb in _named().finditer(text, sentence.start, sentence.end):
            source = subject_before(text, sentence.start, verb.start())
            start = verb.start("plain") if verb["plain"] else verb.start("as")
            if source is None or source.of(text).lower() in _RELATIVE:
                continue
            stop = min(sentence.end, start + _LONGEST)
            end = _end().search(text, verb.end(), stop)
            content = trimmed(text, start, end.start() if end else stop)
            yield Attribution((content,), (source,), (trimmed(text, verb.start(), start),), SURE, WHY)


def _mended(text: str, other: Attribution, one: Attribution) -> Attribution:
    """Return a finding of the same verb with the subject for its source and all of the complement."""
    subject, whole = (
        one.source[0],
        trimmed(text, max(one.content[0].start, other.cue[-1].end), one.content[0].end),
    )
    if not whole:
        return other
    said = any(span.overlaps(subject) for span in other.content)
    kept = any(span.overlaps(subject) for span in other.source) and not said
    inside = [span for span in other.content if span.overlaps(whole)]
    apart = [span for span in other.content if not span.overlaps(whole) and not span.overlaps(subject)]
    start = min((span.start for span in inside), default=whole.start)
    merged = Span(start, max(span.end for span in (*inside, whole)))
    return replace(
        other, source=other.source if kept else one.source, content=tuple(sorted((*apart, merged)))
    )


def _without(other: Attribution, content: Span) -> Attribution | None:
    """Return a finding of another verb without what belongs to this one; None if nothing is left."""
    kept = tuple(span for span in other.content if not span.overlaps(content))
    return replace(other, content=kept) if kept else None
