"""Which claims take a stand, which way, and whether somebody with a name holds them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.wording import telling
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.statement import Statement
    from onrecord.reconcile.context import Context, Group
    from onrecord.text.phrases import Token

# The acts that take a stand, those that go one way under one name. What is merely said or expected is a
# position only where it moved; who denies a fact takes none.
WAYS = {
    Act.DEMANDS: "wants",
    Act.ASKS: "wants",
    Act.OFFERS: "would",
    Act.ACCEPTS: "would",
    Act.PROMISES: "will",
    Act.INTENDS: "will",
    Act.THREATENS: "threatens",
    Act.REJECTS: "against",
}

_OPEN = frozenset({Act.ASKS, Act.DEMANDS, Act.INTENDS})  # may be about what is open: "whether to sue"
_BE = frozenset({"was", "were", "been", "being", "is", "are"})
_HAD = {"had", "getting", "get"}  # who had agreed is told of, and whom another got to agree
_MARKS = 4  # characters behind a content in which its question mark stands
_AGE = 5  # characters behind a name in which an age stands
_WHOSE = {"its", "his", "her", "their"}
_FIRST = 4  # words of a content among which the thing stands that is rejected
_APPOSED = 60  # characters behind a name that may tell what somebody is
_ENDED = re.compile(r"[.,;:!?…—–]\s")
_AGED = re.compile(r",\s+\d{1,2}\b(?! [A-Z])")  # "Anna Quell, 56": a private person is told by the age
_SAYS = 2  # words that tell something, so that a content that begins with a pointer says what it means


def way(name: str, context: Context) -> str | None:
    """Return which way a statement takes a stand; None if it takes none.

    Its cue must say so ("demands", "is ready to"), or what is said where the cue only says that it was said
    ("we will", "must"). Onlookers, events told in the passive, questions and admissions take none.
    """
    statement = context.statements[name]
    found = WAYS.get(statement.act)
    if found is None:
        return None
    said = context.senses[name].text
    words, text = tokens(said), context.articles[statement.article].text
    cue = tuple(word for span in statement.cue for word in tokens(text, span.start, span.end))
    if _asked(statement, text) or _open(statement.act, words, said) or _outside(statement, text):
        return None
    if not cue:
        return found
    if found in _cues().labels(cue):
        return None if _event(cue, found) else found
    return found if _borne(words, said, found) and not _never().labels(cue) else None


def _borne(words: Sequence[Token], text: str, found: str) -> bool:
    """Tell whether what is said takes a stand in a main clause: "we will", not "those who will"."""
    if _phrases("idle").labels(words):
        return False
    return any(hit.label == found and not _under(words[: hit.first], text) for hit in _contents().find(words))


def _under(before: Sequence[Token], text: str) -> bool:
    """Tell whether a word that makes a lesser clause stands before a place, behind the last comma or stop."""
    start = max((mark.end() for mark in _ENDED.finditer(text, 0, before[-1].end)), default=0) if before else 0
    return any(word.form in table("stands")["under"] for word in before if word.start >= start)


def _asked(statement: Statement, text: str) -> bool:
    """Tell whether the sentence around what is said is a question: "Did the council approve the toll?"."""
    end = max((span.end for span in statement.content), default=0)
    return text[end : end + _MARKS].lstrip("”\"’'» ")[:1] == "?" if end else False


def _open(act: Act, words: Sequence[Token], text: str) -> bool:
    """Tell whether what is said asks, guesses, admits or denies, so that no stand is taken."""
    first = words[0].form if words else ""
    if act in _OPEN and (first in table("stands")["questions"] or text.rstrip("”\"’'» ").endswith("?")):
        return True
    if act is Act.ASKS and "?" in text and first in table("stands")["inverted"]:
        return True
    if WAYS[act] == "wants" and _phrases("past").labels(words):
        return True
    if act is Act.ACCEPTS and first == "that":
        return not _phrases("ahead").labels(words)
    return act is Act.REJECTS and any(word.form in table("stands")["denied"] for word in words[:_FIRST])


def _outside(statement: Statement, text: str) -> bool:
    """Tell whether the words that name the speaker call him an onlooker, or do not say who spoke ("its")."""
    for span in statement.source:
        if span.of(text).lower() in _WHOSE:
            return True
        if _AGED.search(text, span.start, span.end + _AGE):
            return True
        end = span.end
        if text[end : end + 1] == ",":
            behind = text[end + 1 : end + _APPOSED]
            end += 1 + min((behind.find(mark) for mark in ',.;\n“"' if mark in behind), default=len(behind))
        if any(word.form in table("stands")["bystanders"] for word in tokens(text, span.start, end)):
            return True
    return False


def _event(cue: Sequence[Token], found: str) -> bool:
    """Tell whether a cue tells what was done or felt ("was approved by"), so that no stand is taken."""
    if _never().labels(cue) or cue[0].form == "to" or _HAD & {w.form for w in cue}:
        return True
    return any(
        hit.label == found
        and hit.first
        and cue[hit.first - 1].form in _BE
        and cue[hit.first].form.endswith("ed")
        and cue[hit.first].form not in table("stands")["willing"]
        for hit in _cues().find(cue)
    )


@cache
def _phrases(part: str) -> Phrases:
    return Phrases({part: table("stands")[part]})


@cache
def _cues() -> Phrases:
    found = table("stands")["cue"]
    return Phrases({name: lines for name, lines in found.items() if name != "never"})


@cache
def _never() -> Phrases:
    return Phrases({"never": table("stands")["cue"]["never"]})


@cache
def _contents() -> Phrases:
    return Phrases(table("stands")["said"])


def alone(name: str, context: Context) -> bool:
    """Tell whether a statement can be read by itself: it says something, and is not cut off.

    Words that point back are too few to say it, unless what they point at is on record.
    """
    sense = context.senses[name]
    words = tokens(sense.text)
    if not words or words[-1].form in table("stands")["cut"] or (sense.points_back and not sense.meant):
        return False
    says = sum(telling(word.form) > 0 for word in words)
    points = sense.points_back or words[0].form in table("stands")["pointing"]
    return says >= (_SAYS if points else 1)


def stand(group: Group, context: Context) -> str | None:
    """Return which way a claim takes a stand, by most of its statements; None if it takes none."""
    ways = Counter(found for member in group.members if (found := way(member, context)))
    return max(sorted(ways), key=lambda one: ways[one]) if ways else None


def named(group: Group, context: Context) -> bool:
    """Tell whether a claim is held by a person, body or state with a name."""
    if not group.holder.name or group.holder.name.islower():
        return False
    spoke = [context.statements[member] for member in group.members]
    return any(s.principal or s.speaker_kind in (ActorKind.PERSON, ActorKind.BODY) for s in spoke)
