"""Opens what is hearsay two deep: a content that itself tells what somebody said.

The inner speech is a finding of its own, with its own source, cue and content: the encoder's, who reads what
is said once more by itself (read/inner.py); where it finds none, that of rules. The outer one stays, unless
it is only a medium that printed it: then the inner statement has that medium for its `via`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Attribution
from onrecord.read.addressed import role_of
from onrecord.read.printed import names
from onrecord.read.subjects import subject_before
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens
from onrecord.text.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Token

WHY = "speech told of in somebody's words"
_SHARE = 0.9  # of how sure the outer finding is
_REACH = 40  # words of a content among which an inner verb is looked for
_LEAST = 3  # words of an inner content
_LEAD = re.compile(
    r"(?:that\s+)?(?:(?:in|on|at|during|after|before|last|earlier)\s[^,]{2,80},\s+)?", re.IGNORECASE
)
_BEHIND = re.compile(r"(?P<mark>|[,?!]?[”\"])[, ]\s*$")
_OPENING = frozenset({"“", '"', "‘", ", “", ": “", ', "', ': "'})
_SUBJECT = 9  # words in which the verb of a clause follows its subject
_STANCE = 3  # words behind a verb in which the noun of a stance stands
_TAIL = 14  # words at the end of a content among which its own speaker is looked for
_WITHIN = re.compile(r"\s(?:in|on|at|by|during|of)\s+(?:which|whom)\s+|\swhere\s+", re.IGNORECASE)
_ACCORDING = re.compile(r"(?:that,?\s+)?(?P<cue>according to)\s+(?P<who>[^,“”\"]{2,80}),\s+", re.IGNORECASE)


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("nested")[part])


@cache
def _helpers() -> frozenset[str]:
    return _set("helpers") | frozenset(table("inflections")["adverbs"])


@cache
def _publishing() -> Phrases:
    return Phrases({"publishing": table("nested")["publishing"]})


def nested(
    text: str, found: Sequence[Attribution], inside: Sequence[Attribution] = ()
) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Return the findings with the inner ones, and those left out that only tell who printed an inner one.

    `inside` is what the encoder found inside of contents.
    """
    marks = quoted(text)
    cues = sorted(span.start for one in found for span in one.cue)
    kept: list[Attribution] = []
    printed: list[Attribution] = []
    for one in found:
        own: list[Attribution] = []
        if one.source and not _holds(cues, one):
            read = [i for i in inside if _stands_in(i, one)]
            own = [i for i in read if _is_other(text, marks, one, i)]
            # "We know that she said" is the speaker's own; what she said is not.
            by_rule = (_inner(text, marks, whole) for whole in (one, *read)) if not own else ()
            own += [told for told in by_rule if told][:1]
        medium = bool(own) and _only_prints(text, one)
        (printed if medium else kept).append(one)
        kept += own
    return tuple(kept), tuple(printed)


def _stands_in(one: Attribution, outer: Attribution) -> bool:
    spans = (*one.content, *one.source, *one.cue)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return any(span.start <= start and end <= span.end for span in outer.content)


def _is_other(text: str, marks: bytearray, outer: Attribution, one: Attribution) -> bool:
    """Tell whether an inner finding is speech of somebody else than the outer source.

    In quotation marks the speaker is no third person.
    """
    if not tells(text, one.cue):
        return False
    third = one.source[0].of(text).lower() in {"he", "she", "they"}
    return (third and bool(marks[one.source[0].start])) or _is_somebody(text, outer, one.source[0])


def tells(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether words are of speech, or of a stance that was spoken: no mere mood or conduct."""
    words = {word.form for span in spans for word in tokens(text, span.start, span.end)}
    if words & (_set("past") | _set("stance_nouns")):
        return True
    speech = _set("verbs") | _set("addressed") | _set("stances")
    return any(not bases(word).isdisjoint(speech) for word in words)


def _holds(cues: Sequence[int], one: Attribution) -> bool:
    """Tell whether the content holds the cue of another finding: its speech is found already."""
    return any(bisect_left(cues, s.start) < bisect_left(cues, s.end) for s in one.content)


def _inner(text: str, marks: bytearray, outer: Attribution) -> Attribution | None:
    """Return the speech at the head of the first span of a content, None if it tells of none."""
    whole = outer.content[0]
    if any(w.form in _set("polls") for span in outer.source for w in tokens(text, span.start, span.end)):
        return None
    cited = _ACCORDING.match(text, whole.start, whole.end)
    if cited and not marks[whole.start]:
        who, rest = Span(*cited.span("who")), Span(cited.end(), whole.end)
        named = _is_somebody(text, outer, who)
        return _finding(text, outer, who, Span(*cited.span("cue")), rest) if named else None
    words = tokens(text, whole.start, whole.end)[:_REACH]
    for at, word in enumerate(words):
        first = _first_of_verb(words, at)
        if first is None:
            continue
        source = subject_before(text, whole.start, _without_mark(text, words[first].start))
        if source is None or marks[source.start] or not _is_head(text, Span(whole.start, source.start)):
            continue
        start = _said_from(text, words, at)
        if start is not None and _is_somebody(text, outer, source):
            return _finding(text, outer, source, Span(words[first].start, word.end), Span(start, whole.end))
    return _closing(text, marks, outer) if is_medium(text, outer) else None


def _without_mark(text: str, start: int) -> int:
    """Return where a verb begins, with the mark of a quotation that opens with it."""
    return start - 1 if start and text[start - 1] in '“"' else start


def _closing(text: str, marks: bytearray, outer: Attribution) -> Attribution | None:
    """Return the speech of a content that ends with its speaker: "“It is late,” Roe told reporters"."""
    whole = outer.content[0]
    words = tokens(text, whole.start, whole.end)
    for at in range(len(words) - 1, max(_LEAST, len(words) - _TAIL), -1):
        first = None if marks[words[at].start] else _first_of_verb(words, at)
        source = subject_before(text, whole.start, words[first].start) if first is not None else None
        before = _BEHIND.search(text, whole.start, source.start) if source else None
        if first is None or source is None or before is None:
            continue
        if re.search(r"[,“\"]", text[words[at].end : whole.end]) or not _is_somebody(text, outer, source):
            return None
        said = Span(whole.start, before.start() + len(before["mark"]))
        return _finding(text, outer, source, Span(words[first].start, words[at].end), said)
    return None


def _first_of_verb(words: Sequence[Token], at: int) -> int | None:
    """Return where a verb of saying begins with its helpers; None if this word tells of no speech."""
    form, verbs = words[at].form, bases(words[at].form)
    past = form.endswith("ed") or form in _set("past")
    present = form.endswith("s") and form not in _set("nouns") and not verbs.isdisjoint(_set("verbs"))
    if not (past or present) or verbs.isdisjoint(_set("verbs") | _set("addressed") | _set("stances")):
        return None
    first = at
    while first and (words[first - 1].form in _helpers() or words[first - 1].form.endswith("ly")):
        first -= 1
    return first


def _is_head(text: str, before: Span) -> bool:
    """Tell whether only an opening, or a piece in which it was said, stands before the inner subject."""
    if _LEAD.fullmatch(text, before.start, before.end):
        return True
    within = _WITHIN.search(text, before.start, before.end)
    if within is None or within.end() != before.end:
        return False
    return any(word.form in _set("pieces") for word in tokens(text, before.start, within.start()))


def _said_from(text: str, words: Sequence[Token], at: int) -> int | None:
    """Return where what is said begins, behind the one spoken to; None if no clause follows."""
    verbs, following = bases(words[at].form), at + 1
    if not verbs.isdisjoint(_set("addressed")):
        told = _behind_listener(text, words, following)
        if told is None and verbs.isdisjoint(_set("verbs")):
            return None
        following = told or following
    if following < len(words) and words[following].form in _set("circumstances"):
        that = (i for i in range(following, min(following + 12, len(words))) if words[i].form == "that")
        return next((words[i].start for i in that), None)
    if following + _LEAST > len(words):
        return None
    first = words[following]
    if verbs & _set("stances") and _set("stance_nouns") & {
        w.form for w in words[following : following + _STANCE]
    }:
        return first.start if text[words[at].end : first.start] == " " else None
    if verbs.isdisjoint(_set("verbs") | _set("addressed")):
        return None
    gap = text[words[following - 1].end : first.start].strip()
    if gap in _OPENING:
        return first.start - 1
    if gap:
        return None
    if first.form == "to":
        return first.start if not verbs.isdisjoint(_set("infinitive")) else None
    clause = first.form in {"that", *_set("subjects")}
    return first.start if clause or (verbs & _set("bare") and _is_clause(text, words[following:])) else None


def _is_clause(text: str, words: Sequence[Token]) -> bool:
    """Tell whether these words open a clause without "that": a noun phrase, then its verb."""
    if words[0].form not in _set("clauses") and not text[words[0].start].isupper():
        return False
    for before, word in pairwise(words[:_SUBJECT]):
        if text[before.end : word.start].strip() or word.form in {"which", "who", "that"}:
            return False
        if word.form in table("subjects")["finite"] or word.form.endswith("ed"):
            return True
    return False


def _behind_listener(text: str, words: Sequence[Token], at: int) -> int | None:
    """Return the word behind those spoken to: one known by a word, or a few words before "that"."""
    if at < len(words) and words[at].form in _set("listeners"):
        return at + 1
    if at >= len(words) or not (text[words[at].start].isupper() or words[at].form in _set("owners")):
        return None
    return next((i for i in range(at + 1, min(at + 6, len(words))) if words[i].form == "that"), None)


def _is_somebody(text: str, outer: Attribution, source: Span) -> bool:
    """Tell whether an inner source is somebody else than the outer one; a medium tells of anybody."""
    said = source.of(text).lower()
    if said in _set("selves") and not (is_medium(text, outer) and said in {"he", "she", "they"}):
        return False
    return all(said != span.of(text).lower() for span in outer.source)


def _finding(text: str, outer: Attribution, source: Span, cue: Span, rest: Span) -> Attribution | None:
    content = trimmed(text, rest.start, rest.end)
    if len(tokens(text, content.start, content.end)) < _LEAST:
        return None
    return Attribution((content,), (source,), (cue,), outer.score * _SHARE, WHY)


def _only_prints(text: str, outer: Attribution) -> bool:
    """Tell whether an outer finding says no more than that a medium printed it."""
    cue = tuple(word for span in outer.cue for word in tokens(text, span.start, span.end))
    return len(outer.content) == 1 and is_medium(text, outer) and bool(_publishing().find(cue))


def is_medium(text: str, found: Attribution) -> bool:
    """Tell whether a source is a medium, by its name or by what it is called."""
    for span in found.source[:1]:
        printed = tuple(names(text, span.start, span.end))
        if printed:
            return len(printed) == 1 and role_of(printed[0].of(text)) is not None
        last = tokens(text, span.start, span.end)[-1:]
        return bool(last) and last[0].form in _set("media")
    return False
