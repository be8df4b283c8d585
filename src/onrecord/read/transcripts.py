"""Turns of a transcript: a name in capitals and a colon at the head of a paragraph, and what follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Attribution
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

WHY: Final = "a turn of a transcript"
_SURE: Final = 0.9
_FEWEST: Final = 2  # speakers that make a transcript; a name by itself may be a heading
_NAME: Final = r"[^\W\d_a-z][^\W\d_a-z.'’-]+(?:[ ,]+[^\W\d_a-z][^\W\d_a-z.'’-]*){0,3}"
_TURN: Final = re.compile(
    rf"^[ \t]*(?P<mark>[“\"]?)(?P<name>{_NAME})(?P<cue>:)[ \t]+(?P<said>\S[^\n]*)$", re.MULTILINE
)
_GOES_ON: Final = re.compile(r"\n\s*(?P<said>[“\"](?!\()[^\n]+)")


def transcripts(text: str, within: Sequence[Span], found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return `found` with the turns of a transcript in the place of what was found inside of them.

    A quotation that goes on over paragraphs goes on until the next turn.
    """
    heads = [
        turn
        for turn in _TURN.finditer(text)
        if any(span.start <= turn.start("name") < span.end for span in within)
        and table("transcripts")["headings"].count(turn["name"].split()[0].lower()) == 0
    ]
    if len({turn["name"] for turn in heads}) < _FEWEST:
        return tuple(found)
    turns = [_turn(text, head) for head in heads]
    spans = [span for turn in turns for span in (*turn.source, *turn.cue, *turn.content)]
    kept = [
        one
        for one in found
        if not any(s.start < piece.end and piece.start < s.end for s in spans for piece in one.content)
    ]
    return tuple(sorted((*kept, *turns), key=lambda one: one.content[0]))


def _turn(text: str, head: re.Match[str]) -> Attribution:
    content = [trimmed(text, head.start("said"), head.end("said"))]
    following = _GOES_ON.match(text, head.end()) if head["mark"] else None
    while following and not _TURN.match(text, following.start("said")):
        content.append(trimmed(text, following.start("said"), following.end()))
        following = _GOES_ON.match(text, following.end())
    source, cue = Span(*head.span("name")), Span(*head.span("cue"))
    return Attribution(tuple(content), (source,), (cue,), _SURE, WHY)
