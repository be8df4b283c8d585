"""States of affairs in what is said: what had not happened by then ("has not yet signed"), and what did.

Deeds are compared by concept or by the verb itself. Only what is told as done counts: no plan, no guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

_HAVE = frozenset({"has", "have", "had"})
_NOT = frozenset({"not", "never"})
_MODAL = frozenset(
    {"may", "might", "could", "would", "should", "will", "shall", "must", "if", "whether", "can"}
)
_NO = frozenset({"not", "never", "no", "neither", "nor", "without", "nobody"})
_SELF = frozenset({"he", "she", "it", "they", "we", "i"})
_FACTS = frozenset({Act.SAYS, Act.CONFIRMS, Act.PRAISES, Act.ACCEPTS, None})
_UNTOLD = frozenset({Act.DENIES, Act.DECLINES, Act.REJECTS, Act.DEMANDS, Act.ASKS})
_EMPTY = frozenset({"be", "have", "do", "make", "take", "get", "go", "give", "say", "come", "see"})
_DEED = 4  # words after the verb that may name the deed ("held talks", "reached an agreement")
_LEAD = 3  # words before a deed in which a modal or a "not" bears on it


@dataclass(frozen=True, slots=True)
class State:
    """What is done or not: concepts and verbs, and of whom."""

    deeds: frozenset[str]
    names: frozenset[str]


NOTHING = State(frozenset(), frozenset())


def undone(setting: Setting, sense: Sense) -> State | None:
    """Return what a statement or report says had not happened yet; None if it says nothing of the kind."""
    if sense.act in _UNTOLD:
        return None
    words = setting.content(sense)
    at = _not_yet(words)
    if at is None:
        return None
    if words[at].form == "done":
        deeds = _before(setting, sense)
    else:
        deeds = _named(words[at : at + 1], words[at : at + _DEED])
    names = _names(sense, words)
    deeds -= _positions()
    return State(deeds, names) if deeds and names else None


def done(setting: Setting, sense: Sense) -> State | None:
    """Return what a statement or report says has happened."""
    if sense.act not in _FACTS:
        return None
    words = setting.whole(sense)
    deeds = _happened(words)
    return State(deeds, _names(sense, words) | _holder(sense)) if deeds else None


def _not_yet(words: Sequence[Token]) -> int | None:
    """Return where the verb stands that "has not", "has yet to" or "have never" leaves undone."""
    for at, word in enumerate(words[:-1]):
        if word.form not in _HAVE:
            continue
        rest = [w.form for w in words[at + 1 : at + 5]]
        if rest[:2] == ["yet", "to"] and len(rest) > 2:
            return at + 3
        if rest and rest[0] in _NOT:
            skip = 1
            while skip < len(rest) and (
                rest[skip] in {"yet", "so", "far", "been"} or rest[skip].endswith("ly")
            ):
                skip += 1
            if skip < len(rest) and _is_past(rest[skip]):
                return at + 1 + skip
    return None


def _before(setting: Setting, sense: Sense) -> frozenset[str]:
    """Return the deeds told in the same sentence before "has not done so"."""
    around = [word for word in setting.around(sense) if word.start < sense.place]
    return _happened(around)


def _happened(words: Sequence[Token]) -> frozenset[str]:
    """Return the concepts and verbs that are told as done: in the past, with no modal and no "not" before."""
    found: set[str] = set()
    for at, word in enumerate(words):
        lead = {w.form for w in words[max(0, at - _LEAD) : at]}
        if not _is_past(word.form) or lead & (_MODAL | _NO):
            continue
        ahead = words[at : at + _DEED]
        if any(w.form in _NO for w in ahead):
            continue
        found |= _named(ahead[:1], ahead)
    return frozenset(found)


def _named(verb: Sequence[Token], words: Sequence[Token]) -> frozenset[str]:
    """Return the deed a verb names, and the concepts of the words right after it."""
    found = {hit.label for hit in concepts().find(words) if not hit.label.endswith("-")}
    found |= {
        base for word in verb for base in bases(word.form) if base in _bases_known() or base == word.form
    }
    return frozenset(found - _EMPTY - {w.form for w in verb if _is_past(w.form) and bases(w.form) & _EMPTY})


@cache
def _positions() -> frozenset[str]:
    """Return what a position does rather than a person: "has not changed" tells of no state of affairs."""
    return frozenset(
        form for verb in table("ties")["states"]["positions"] for form in (verb, f"{verb}ed", f"{verb}d")
    )


@cache
def concepts() -> Phrases:
    """Return the finder of concepts in running words."""
    return Phrases(table("concepts")["concepts"])


@cache
def _bases_known() -> frozenset[str]:
    return frozenset(table("inflections")["irregular"])


@cache
def _past_forms() -> frozenset[str]:
    irregular = table("inflections")["irregular"]
    return frozenset(
        form for forms in irregular.values() for form in forms if not form.endswith(("ing", "s"))
    )


def _is_past(form: str) -> bool:
    return (form.endswith("ed") and not form.endswith("eed")) or form in _past_forms()


def _names(sense: Sense, words: Sequence[Token]) -> frozenset[str]:
    """Return whom it is about; "he has not …" is about the one who says so."""
    own = _holder(sense) if words and words[0].form in _SELF | {"that"} else frozenset()
    return sense.names | own | (_holder(sense) if sense.act is None else frozenset())


def _holder(sense: Sense) -> frozenset[str]:
    return frozenset({sense.holder.name}) if sense.holder.name else frozenset()
