"""States of affairs in what is said: what had not happened by then ("has not yet signed"), and what did.

Deeds are compared by the verb of the main clause. Only what is told as done counts: no plan, no guess,
nothing that a text itself puts further back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.reconcile.predicates import concepts, is_past
from onrecord.text.lexicon import table
from onrecord.text.phrases import bases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

_MODAL = frozenset(
    {"may", "might", "could", "would", "should", "will", "shall", "must", "if", "whether", "can"}
)
_NO = frozenset({"not", "never", "no", "neither", "nor", "without", "nobody"})
_SELF = frozenset({"he", "she", "it", "they", "we", "i"})
_FACTS = frozenset({Act.SAYS, Act.CONFIRMS, Act.PRAISES, Act.ACCEPTS, None})
_UNTOLD = frozenset({Act.DENIES, Act.DECLINES, Act.REJECTS, Act.DEMANDS, Act.ASKS})
_EMPTY = frozenset({"be", "have", "do", "make", "take", "get", "go", "give", "say", "come", "see"})
_HEAD = 12  # words at the head of a statement, its cue included, among which a deed is told
_DEED = 4  # words from a verb on that may name the deed ("extended congratulations")
_LEAD = 3  # words before a deed in which a modal or a "not" bears on it
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class State:
    """What is done or not: verbs and concepts, who does it, and all who are named in it."""

    deeds: frozenset[str]
    doers: frozenset[str]
    names: frozenset[str]


def undone(setting: Setting, sense: Sense) -> State | None:
    """Return what a statement or report says had not happened yet; None if it says nothing of the kind."""
    clause = setting.clause_of(sense)
    if sense.act in _UNTOLD or clause is None or not clause.perfect or clause.modal:
        return None
    if clause.negated == _yet_to(setting, sense):
        return None
    deeds = _told_before(setting, sense) if "done" in clause.verb else clause.verb
    deeds = deeds - _positions() - _EMPTY
    words = setting.content(sense)
    doers = _doers(sense, clause.pronoun, [w.form for w in words[:_HEAD]])
    return State(deeds, doers, sense.names | doers) if deeds and doers else None


def _yet_to(setting: Setting, sense: Sense) -> bool:
    """Tell whether something is still to be done: "has yet to sign"."""
    forms = [word.form for word in setting.content(sense)[:_HEAD]]
    return any(pair == ("yet", "to") for pair in pairwise(forms))


def done(setting: Setting, sense: Sense) -> State | None:
    """Return what a statement or report says has happened lately."""
    if sense.act not in _FACTS or _YEAR.search(sense.text):
        return None
    words = setting.whole(sense)[:_HEAD]
    if {word.form for word in words} & frozenset(table("ties")["states"]["further_back"]):
        return None
    deeds = _happened(words)
    doers = _doers(sense, None, [w.form for w in words])
    return State(deeds, doers, sense.names | doers) if deeds else None


def _told_before(setting: Setting, sense: Sense) -> frozenset[str]:
    """Return the deeds told in the same sentence before "has not done so"."""
    end = setting.content(sense)[-1].end
    return _happened([word for word in setting.around(sense) if word.end < end])


def _happened(words: Sequence[Token]) -> frozenset[str]:
    """Return the verbs and concepts that are told as done: in the past, with no modal and no "not" about."""
    found: set[str] = set()
    for at, word in enumerate(words):
        lead = {w.form for w in words[max(0, at - _LEAD) : at]}
        ahead = words[at : at + _DEED]
        if not is_past(word.form) or lead & (_MODAL | _NO) or any(w.form in _NO for w in ahead):
            continue
        found |= bases(word.form)
        found |= {hit.label for hit in concepts().find(ahead) if not hit.label.endswith("-")}
    return frozenset(found - _EMPTY)


@cache
def _positions() -> frozenset[str]:
    """Return what a position does rather than a person: "has not changed" tells of no state of affairs."""
    return frozenset(
        form for verb in table("ties")["states"]["positions"] for form in (verb, f"{verb}ed", f"{verb}d")
    )


def _doers(sense: Sense, pronoun: str | None, head: Sequence[str]) -> frozenset[str]:
    """Return who does it: whom a report is about, the speaker of "he has not", who is named at the head."""
    holder = frozenset({sense.holder.name}) if sense.holder.name else frozenset()
    if sense.act is None or pronoun in _SELF:
        return holder
    named = frozenset(name for name in sense.names if name.split()[-1].lower() in head)
    return named | (frozenset() if pronoun else holder)
