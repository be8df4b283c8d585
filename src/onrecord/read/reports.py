"""Finds what the outlet itself asserts of named actors: they did, or have not done, something.

Modest on purpose: only a clause at the head of a body sentence (or after its opening phrase) whose subject is
a printed name and whose verb is an action; nothing inside what somebody else said.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.article import BlockKind
from onrecord.nouns.span import Span, digest, trimmed
from onrecord.nouns.statement import Report
from onrecord.read.printed import name_at, names
from onrecord.text.lexicon import table
from onrecord.text.phrases import bases, tokens
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Attribution
    from onrecord.text.phrases import Token

_OPENING = re.compile(r"[^,\n]{2,110},\s+")
_ASIDE = re.compile(r",\s+[^,\n]{1,90},")
_SHORT = 6  # words of a predicate that leaves its verb out
_SUBJECT = 14  # words among which the verb of the clause before is looked for
_LOWEST = 3  # words of an assertion
_PERFECT = frozenset({"has", "have", "had"})


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("assertions")[part])


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table('assertions')['joints'])})\s+")


def reports(article: Article, attributions: tuple[Attribution, ...]) -> tuple[Report, ...]:
    """Return the outlet's own assertions about named actors, in order."""
    text = article.text
    said = sorted(span for found in attributions for span in (*found.content, *found.cue))
    known = _known_names(article)
    found = []
    open_: list[Span] = []  # what is said from before this sentence's end and not over at its start
    at = 0
    for sentence in sentences(text, article.spans(BlockKind.BODY)):
        while at < len(said) and said[at].start < sentence.end:
            open_.append(said[at])
            at += 1
        open_ = [span for span in open_ if span.end > sentence.start]
        clause = _assertion(text, sentence, open_, known)
        if clause:
            told = _told_before(text, sentence, clause)
            whole = (clause, *told)
            printed = (name.of(text) for span in whole for name in names(text, span.start, span.end))
            about = tuple(dict.fromkeys(name for name in printed if name not in _set("no_names")))
            negated = any(
                word.form in {"not", "never", "no"} for word in tokens(text, clause.start, clause.end)
            )
            name = "r" + digest("report", article.id, digest(text), clause.start, clause.end)
            found.append(Report(name, article.id, (*told, clause), about, negated))
    return tuple(found)


def _known_names(article: Article) -> frozenset[str]:
    """Return the words that are printed with a capital inside a sentence: proof that they are names."""
    text = article.text
    seen = set()
    for sentence in sentences(text, article.spans(BlockKind.BODY)):
        for name in names(text, sentence.start, sentence.end):
            if name.start > sentence.start + 1:
                seen.update(name.of(text).split())
            elif " " in name.of(text):
                seen.update(name.of(text).split()[1:])
    return frozenset(seen)


def _assertion(text: str, sentence: Span, said: list[Span], known: frozenset[str]) -> Span | None:
    """Return the clause of this sentence that asserts something of a named subject; None if there is none."""
    starts = [sentence.start]
    opening = _OPENING.match(text, sentence.start, sentence.end)
    if opening:
        starts.append(opening.end())
        joint = _joint().match(text, opening.end(), sentence.end)
        starts += [joint.end()] if joint else []
    for start in starts:
        subject = name_at(text, start, sentence.end)
        if not subject or subject.start - start > len("the “") or not _proven(text, subject, known):
            continue
        verb_from = subject.end
        if text[verb_from : verb_from + 2] in {"’s", "'s"}:
            continue
        aside = _ASIDE.match(text, verb_from, sentence.end)
        verb_from = aside.end() if aside else verb_from
        stop = min((span.start for span in said if span.end > start), default=sentence.end)
        words = tokens(text, verb_from, stop)
        short = opening is not None and start >= opening.end() and _is_short(words)
        short = short and bool(_predicate(text, sentence.start, start))
        joined = opening is not None and start > opening.end()
        if short or (not joined and _acts(words) and len(words) >= _LOWEST):
            while stop > subject.end and not text[stop - 1].isalnum() and text[stop - 1] not in '.”"’)':
                stop -= 1
            clause = trimmed(text, subject.start, stop)
            return clause if clause and clause.end > subject.end else None
    return None


def _told_before(text: str, sentence: Span, clause: Span) -> tuple[Span, ...]:
    """Return what a short clause takes up, the predicate before it: "crews have signed, Roe has not"."""
    opening = _OPENING.match(text, sentence.start, sentence.end)
    subject = name_at(text, clause.start, clause.end)
    if opening is None or subject is None or opening.end() > clause.start:
        return ()
    if not _is_short(tokens(text, subject.end, clause.end)):
        return ()
    return _predicate(text, sentence.start, opening.end())


def _predicate(text: str, start: int, stop: int) -> tuple[Span, ...]:
    """Return the predicate of the clause at the head of a sentence; nothing where no verb is plain."""
    words = tokens(text, start, stop)
    for at in range(1, min(len(words), _SUBJECT)):
        if words[at].form in _set("helpers") or (_is_action(words[at].form) and at > 1):
            ends = next((w.end for w in reversed(words) if w.form not in _set("joints")), words[-1].end)
            return (Span(words[at].start, ends),)
    return ()


def _is_short(words: Sequence[Token]) -> bool:
    """Tell whether a predicate leaves its verb to the clause before: "has not yet done so", "did"."""
    forms = [word.form for word in words]
    left_out = all(form in _set("short") | _set("helpers") or form in _set("adverbs") for form in forms)
    return left_out and 0 < len(forms) <= _SHORT and not _set("helpers").isdisjoint(forms)


def _proven(text: str, subject: Span, known: frozenset[str]) -> bool:
    """Tell whether the subject is a name: two capitals, all capitals, or seen with one inside a sentence."""
    words = subject.of(text).split()
    if words[0] in _set("no_names"):
        return False
    return len(words) > 1 or (words[0].isupper() and len(words[0]) > 1) or words[0] in known


def _acts(words: tuple[Token, ...]) -> bool:
    """Tell whether the first verb is an action in the past or perfect: "halted", "has not yet signed"."""
    at = 0
    while at < len(words) and words[at].form in _set("adverbs"):
        at += 1
    if at >= len(words):
        return False
    form = words[at].form
    if form in _PERFECT:
        at += 1
        while at < len(words) and (words[at].form in _set("adverbs") or words[at].form in {"not", "never"}):
            at += 1
        if at >= len(words):
            return False
        return words[at].form == "done" or _is_action(words[at].form)
    if form == "did" and at + 1 < len(words) and words[at + 1].form == "not":
        return at + 2 < len(words) and words[at + 2].form not in _set("states")
    return _is_action(form)


def _is_action(form: str) -> bool:
    """Tell whether this form is a past form of a verb that does something."""
    if not bases(form).isdisjoint(_set("states")):
        return False
    return form.endswith("ed") or (
        not bases(form).isdisjoint(_set("irregular")) and form not in _set("irregular")
    )
