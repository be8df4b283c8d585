"""Finds what bounds a statement: the condition it is made under and the hedge it is passed on with."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens

if TYPE_CHECKING:
    from onrecord.text.phrases import Token

_CLAUSE_END = re.compile(r"[,;:!?—–…”\"»\n]|(?<!\b[A-Z])\.(?=[\s”\"’)»]|$)")
_OPENS = re.compile(r"[“\"«„‘]")
_JOINT = re.compile(r"\s(?:but|and|or)$")
_LONGEST = 240
_SHORTEST = 2  # words of a clause that can be a condition


@cache
def _openings() -> Phrases:
    return Phrases(table("scope")["condition"]["opening"])


@cache
def _hedges() -> Phrases:
    return Phrases(table("scope")["hedge"])


def condition(text: str, content: tuple[Span, ...], stop: int) -> Span | None:
    """Return the first condition in the content, or between its end and `stop`, the end of its sentence."""
    places = (*content, *_behind(text, content[-1].end, stop)) if content else content
    for span in places:
        words = tokens(text, span.start, span.end)
        for hit in _openings().find(words):
            asked = hit.first == 0 and "," not in span.of(
                text
            )  # "asked / if it could": no main clause follows
            if hit.label == "clause" and (asked or not _begins_clause(words, hit.first)):
                continue
            if words[hit.last : hit.last + 1] and words[hit.last].form[0].isdigit():
                continue  # "as long as 18 years" measures
            found = _to_clause_end(text, words[hit.first].start, span.end)
            if len(tokens(text, found.start, found.end)) > hit.last - hit.first + _SHORTEST - 1:
                return found
    return None


def hedge(text: str, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Span | None:
    """Return the first words in or before the cue, or in unquoted content, that leave it unvouched for."""
    for span in (*(_widened(text, span) for span in cue), *content):
        words = tokens(text, span.start, span.end)
        hits = _hedges().find(words)
        if hits:
            return Span(words[hits[0].first].start, words[hits[0].last - 1].end)
    return None


def _behind(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """Return what follows a content in its sentence, up to the next quotation, which is another's words."""
    if start >= stop:
        return ()
    mark = _OPENS.search(text, start + 1, stop)
    return (Span(start, mark.start() if mark else stop),)


def _begins_clause(words: tuple[Token, ...], at: int) -> bool:
    """Tell whether "if" or "once" here begins a condition, not a question, a comparison or an adverb."""
    spoilers = table("scope")["condition"]["spoilers"]
    after = words[at + 1].form if at + 1 < len(words) else ""
    if not after or after in spoilers["after"]:
        return False
    return at == 0 or bases(words[at - 1].form).isdisjoint(spoilers["before"])


def _to_clause_end(text: str, start: int, stop: int) -> Span:
    """Return the stretch from `start` to the end of its clause, at most to `stop`."""
    end = _CLAUSE_END.search(text, start, min(stop, start + _LONGEST))
    found = trimmed(text, start, end.start() if end else min(stop, start + _LONGEST))
    joint = _JOINT.search(text, found.start, found.end)
    return trimmed(text, start, joint.start()) if joint else found


def _widened(text: str, cue: Span) -> Span:
    """Return the cue with the one word before it, where "reportedly" and its like stand."""
    before = re.search(r"[^\W_]+\s+$", text[max(0, cue.start - 24) : cue.start])
    return Span(cue.start - len(before.group()), cue.end) if before else cue
