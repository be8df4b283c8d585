"""Two figures that are told of one thing and cannot both be it: compared as what they leave open.

"At least 40" and "50" agree, "thousands" and "6,000" do. A part ("of them", "since noon") is no other figure
of the whole.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span
from onrecord.reconcile.figures import DATE, alike
from onrecord.reconcile.predicates import concepts, is_past
from onrecord.reconcile.wording import stem, telling
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from onrecord.reconcile.figures import Figure
    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

_ALIKE = 0.5  # share of words from which figures of one unit count one thing
_TELLING = 0.35
_NEAR = 45  # characters from a figure within which words say what it counts
_PLAIN = 30  # words of a content that says one thing
_SLACK = 0.12  # what "about" leaves open
_BEFORE = 30  # characters before a figure that may open it
_ONE_EVENT = 0.5  # share of words from which figures of two articles may be of one event
_CLOCK = frozenset({"am", "pm", "a.m", "p.m", "gmt"})
_PER = re.compile(r"\s+(?:a|an|per|each)\s+(\w+)")
_BARE = frozenset({"%", "$", "£", "€", "¥", DATE})  # units that many things are counted in


def other_figure(setting: Setting, left: Sense, right: Sense) -> tuple[str, str] | None:
    """Return the two figures, as printed, where two statements give another one of the same thing."""
    if max(len(setting.content(sense)) for sense in (left, right)) >= _PLAIN or not _one_subject(left, right):
        return None
    for unit in sorted({f.unit for f in left.figures} & {f.unit for f in right.figures} - _CLOCK):
        one = [f for f in left.figures if f.unit == unit]
        two = [f for f in right.figures if f.unit == unit]
        if len(one) == len(two) == 1 and _differ(setting, left, one[0], right, two[0]):
            texts = [setting.context.articles[sense.article].text for sense in (left, right)]
            return one[0].span.of(texts[0]), two[0].span.of(texts[1])
    return None


def of_other_events(setting: Setting, left: Sense, right: Sense) -> bool:
    """Tell whether figures of two articles may well count other events: people are hurt in many places."""
    if left.article == right.article or setting.wording(left, right) >= _ONE_EVENT:
        return False
    units = {f.unit for f in left.figures} & {f.unit for f in right.figures}
    return bool(units & (_BARE | frozenset(table("ties")["figures"]["common_units"]) | {"day"}))


def _differ(setting: Setting, left: Sense, one: Figure, right: Sense, two: Figure) -> bool:
    if alike(one, two) or not _of_one_thing(setting, left, one, right, two):
        return False
    if one.unit in (DATE, "day"):
        return True
    (low, high), (least, most) = _leaves_open(setting, left, one), _leaves_open(setting, right, two)
    return high < least or most < low


def _one_subject(left: Sense, right: Sense) -> bool:
    """Tell whether two contents may speak of the same: a first name of one is in the other too."""
    heads = [re.search(r"(?<![.!?“\"] )\b[A-Z][^\W\d_]+", sense.text[1:]) for sense in (left, right)]
    if not (heads[0] and heads[1]):
        return True
    return heads[0][0] in right.text or heads[1][0] in left.text


def _of_one_thing(setting: Setting, left: Sense, one: Figure, right: Sense, two: Figure) -> bool:
    """Tell whether two figures count the same: neither is a part or a measure, and the words beside agree."""
    texts = [setting.context.articles[sense.article].text for sense in (left, right)]
    if one.unit != "day" and any(
        "-" in f.span.of(t).rstrip("-") for f, t in zip((one, two), texts, strict=True)
    ):
        return False
    beside = [_beside(setting, sense, figure) for sense, figure in ((left, one), (right, two))]
    narrow = frozenset(table("ties")["figures"]["narrowing"])
    cues = [setting.cue(sense) for sense in (left, right)]
    parts = [{w.form for w in (*b, *cue)} & narrow for b, cue in zip(beside, cues, strict=True)]
    if parts[0] != parts[1]:
        return False
    verbs = [_verb(words, figure) for words, figure in zip(beside, (one, two), strict=True)]
    if verbs[0] and verbs[1] and verbs[0].isdisjoint(verbs[1]):
        return False
    stems = [
        {stem(w.form) for w in words if telling(w.form) > _TELLING}
        | {hit.label.removesuffix("-") for hit in concepts().find(words)}
        for words in beside
    ]
    shared = stems[0] & stems[1]
    rates = {_rate(t, f) for t, f in zip(texts, (one, two), strict=True)}
    if len(rates) > 1:
        return False
    enough = rates != {""} or len(shared) > 1 or (bool(shared) and one.unit not in _BARE)
    common = ("day", *_BARE, *table("ties")["figures"]["common_units"])
    return enough or (one.unit not in common and setting.wording(left, right) >= _ALIKE)


def one_rate(setting: Setting, left: Sense, right: Sense) -> bool:
    """Tell whether figures of both are counted by the same ("a day"): then they measure one thing."""
    rates = [
        {(f.unit, rate) for f in sense.figures if (rate := _rate(text, f))}
        for sense in (left, right)
        if (text := setting.context.articles[sense.article].text)
    ]
    return bool(rates[0] & rates[1])


def _rate(text: str, figure: Figure) -> str:
    """Return what a figure is counted by ("a day", "per head"), nothing if by nothing."""
    found = _PER.match(text, figure.span.end)
    return found[1].lower() if found else ""


def _beside(setting: Setting, sense: Sense, figure: Figure) -> tuple[Token, ...]:
    """Return the words near a figure."""
    spot = figure.span
    return tuple(
        word
        for word in setting.content(sense)
        if spot.start - _NEAR <= word.start <= spot.end + _NEAR
        and not spot.overlaps(Span(word.start, word.end))
    )


def _verb(words: tuple[Token, ...], figure: Figure) -> frozenset[str]:
    """Return the first verb behind a figure, by stem and concept: what was done to so many."""
    behind = [word for word in words if word.start >= figure.span.end]
    for word in behind:
        if is_past(word.form) and word.form not in {"were", "was", "had", "been", "being", "has", "have"}:
            return frozenset({stem(word.form), *(hit.label for hit in concepts().find([word]))})
    return frozenset()


def _leaves_open(setting: Setting, sense: Sense, figure: Figure) -> tuple[float, float]:
    """Return the least and the most that a figure as told may be."""
    text = setting.context.articles[sense.article].text
    before = text[max(0, figure.span.start - _BEFORE) : figure.span.start] + figure.span.of(text)
    low, high = (
        (figure.value * (1 - _SLACK), figure.value * (1 + _SLACK)) if figure.near else (figure.value,) * 2
    )
    if figure.vague:
        return figure.value * 0.5, math.inf
    opened = table("ties")["figures"]
    if any(re.search(rf"(?i)\b{re.escape(words)}\b", before) for words in opened["at_least"]):
        return low, math.inf
    if any(re.search(rf"(?i)\b{re.escape(words)}\b", before) for words in opened["at_most"]):
        return 0.0, high
    return low, high
