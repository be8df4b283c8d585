"""Finds who refuses an answer, where the trained reader found nothing: "declined to comment on the deal".

The content is what was not told; where that is not printed, what was asked; else the refused act itself.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Attribution
from onrecord.read.subjects import subject_before
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Hit, Token

WHY = "words that refuse an answer"
SURE = 0.6  # about the share of such sentences that people mark
_ASKED = re.compile(
    r"(?:When\s+)?[Aa]sked\s+(?:by\s+[^,]{2,60}?\s+)?(?:about\s+|on\s+)?(?=\w)(?P<what>[^,\n]{3,160}),\s"
)
_END = re.compile(r"[;:\n—–…”\"!?]|\s-\s|\.(?=[\s”\"’)]|$)|,\s+(?=(?P<word>[\w]+))")
_RELATIVE = frozenset({"who", "which"})
_LONGEST = 300  # characters of a content


@cache
def _phrases() -> Phrases:
    return Phrases({part: table("declines")[part] for part in ("object", "question", "requested", "itself")})


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("declines")[part])


@cache
def _first() -> re.Pattern[str]:
    """Return what a sentence must hold to be looked at."""
    return re.compile(r"(?i)\b(?:neither|not|no|declin\w+|refus\w+)\b|n[’']t\b")


def declines(text: str, within: Sequence[Span], made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the findings with the refusals in these stretches of which none has the words.

    A finding that has only a scrap of a refusal gives way to it. What stands in quotation marks is left
    alone: it is for who is quoted.
    """
    quotes, owner = quoted(text), array("l", [0]) * len(text)
    for number, span in ((n, span) for n, one in enumerate(made, 1) for span in (*one.content, *one.cue)):
        owner[span.start : span.end] = array("l", [number]) * len(span)
    found: list[Attribution] = []
    scraps: set[int] = set()
    for sentence in sentences(text, within):
        one = _refusal(text, sentence) if _first().search(text, sentence.start, sentence.end) else None
        words = (*one.cue, *one.content) if one else ()
        if one is None or any(quotes[span.start : span.end].count(1) for span in words):
            continue
        others = {number - 1 for span in words for number in owner[span.start : span.end] if number}
        if all(_is_scrap(made[other], one) for other in others):
            found.append(one)
            scraps |= others
    kept = (one for number, one in enumerate(made) if number not in scraps)
    return tuple(sorted((*kept, *found), key=lambda one: one.content[0])) if found else tuple(made)


def _is_scrap(other: Attribution, one: Attribution) -> bool:
    """Tell whether a finding has the cue of a refusal and less than half of what was not told."""
    same = all(one.cue[0].covers(span) for span in other.cue) and bool(other.cue)
    return same and 2 * sum(len(span) for span in other.content) < len(one.content[0])


def _refusal(text: str, sentence: Span) -> Attribution | None:
    """Return the first refusal of a sentence that has a plain subject."""
    words = tokens(text, sentence.start, sentence.end)
    hits = sorted(_phrases().find(words), key=lambda hit: (hit.first, -hit.last, hit.label == "itself"))
    for hit in hits:
        made = _made(text, sentence, words, hit)
        if made is not None:
            return made
    return None


def _made(text: str, sentence: Span, words: Sequence[Token], hit: Hit) -> Attribution | None:
    first = hit.first
    while first and (words[first - 1].form in _set("helpers") or words[first - 1].form.endswith("ly")):
        first -= 1
    if words[hit.first].form.endswith("ing") or (first and words[first - 1].form in _set("unreal")):
        return None
    source = subject_before(text, sentence.start, words[first].start)
    if source is None:
        return None
    inner, asked = source.of(text) in _RELATIVE, _asked(text, sentence, source)
    if hit.label == "itself":
        parts = (not bases(word.form).isdisjoint(_set("parts")) for word in words[hit.first : hit.last])
        at = next(i for i, part in enumerate(parts, hit.first) if part)
        cue = Span(words[first].start, words[hit.last - 1 if asked else at - 1].end)
        content = _clause(text, words[at].start, words[hit.last - 1].end, sentence.end, inner=inner)
        return Attribution((asked or content,), (source,), (cue,), SURE, WHY)
    cue = Span(words[first].start, words[hit.last - 1].end)
    content = _clause(text, cue.end, cue.end, sentence.end, inner=inner)
    told = [word.form for word in tokens(text, content.start, content.end)]
    if hit.label == "requested" and _set("requests").isdisjoint(told):
        return None
    if hit.label == "question" and _set("questions").isdisjoint(told[:1]):
        return None
    if asked and len(told) == 1 and told[0] in _set("pronouns"):
        content = asked
    return Attribution((content,), (source,), (cue,), SURE, WHY) if told else None


def refuses_alone(text: str, content: Sequence[Span]) -> bool:
    """Tell whether a content is no more than the refused act: its "nor" denies nothing."""
    told = (word.form for span in content for word in tokens(text, span.start, span.end))
    return all(form in {"nor", "or"} or not bases(form).isdisjoint({"confirm", "deny"}) for form in told)


def _asked(text: str, sentence: Span, source: Span) -> Span | None:
    """Return what was asked, where the sentence opens with it: "Asked about the dam, Roe declined"."""
    found = _ASKED.match(text, sentence.start, source.start)
    return Span(*found.span("what")) if found and found.end() == source.start else None


def _clause(text: str, start: int, least: int, stop: int, *, inner: bool) -> Span:
    """Return the words from `start` to the end of their clause, at least to `least`.

    An inner clause ("who declined to comment, left") ends with any comma.
    """
    for end in _END.finditer(text, least, min(stop, start + _LONGEST)):
        if inner or end["word"] is None or end["word"].lower() in _set("onward"):
            return trimmed(text, start, end.start())
    return trimmed(text, start, min(stop, start + _LONGEST))
