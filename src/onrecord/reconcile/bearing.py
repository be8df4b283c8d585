"""Who bears out what another claimed without saying "confirm": a record or a witness that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.figures import alike
from onrecord.reconcile.order import order, said_before
from onrecord.reconcile.predicates import one_verb, share
from onrecord.reconcile.sides import known, one_side, spoken_of
from onrecord.reconcile.stakes import stake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting

_REACH = 6
_OBJECT = 0.3  # share of the words behind the verb
_SAME = 0.45  # share of words from which two say the same
_SAID = frozenset({Act.SAYS, Act.ACCUSES, Act.WARNS})
_TOLD = frozenset({Act.SAYS, Act.CONFIRMS, Act.ACCUSES})


def bearing(setting: Setting) -> Iterator[Answer]:
    """Yield for each record or witness the claim of somebody else that it says again, the likest one."""
    for sense in setting.context.senses.values():
        if sense.act not in _TOLD or not known(sense.holder) or not _finds(setting, sense):
            continue
        found = [
            Answer(other.id, sense.id, TieKind.CONFIRMS, evidence)
            for other in (*setting.before(sense, _REACH), *setting.elsewhere(sense))
            if _may(setting, sense, other) and (evidence := _evidence(setting, sense, other))
        ]
        if found:
            yield max(found, key=lambda a: (total(a.evidence), a.left))


def _finds(setting: Setting, sense: Sense) -> bool:
    """Tell whether whoever speaks is a record, a witness or an office that finds out."""
    statement = setting.context.statements[sense.id]
    text = setting.context.articles[sense.article].text
    described = [sense.holder.name or "", *(span.of(text) for span in statement.source)]
    if sense.kind not in (ActorKind.DOCUMENT, ActorKind.UNNAMED, ActorKind.PERSON):
        return False
    return stake(sense.holder, described, (), ()).independent


def _may(setting: Setting, sense: Sense, other: Sense) -> bool:
    if other.act not in _SAID or not known(other.holder) or one_side(sense.holder, other.holder):
        return False
    if spoken_of(sense.holder, other.names, ()) or _finds(setting, other):
        return False  # one record is no more than another
    if said_before(sense, other) or other.sign != sense.sign or "?" in other.text + sense.text:
        return False
    then = order(other, sense, setting) if other.article != sense.article else None
    return then is None or then.first is other


def _evidence(setting: Setting, sense: Sense, other: Sense) -> tuple[Evidence, ...]:
    """Return why one says again what the other claimed; nothing where too little is the same."""
    wording = setting.wording(other, sense)
    mine, theirs = setting.clause_of(sense), setting.clause_of(other)
    verb = (
        one_verb(mine, theirs) if mine and theirs and share(mine.object, theirs.object) >= _OBJECT else None
    )
    pairs = [(a, b) for a in sense.figures for b in other.figures if a.unit == b.unit]
    same = any(alike(a, b) for a, b in pairs)
    if not (verb or same) or wording < (_SAME / 2 if same else _SAME):
        return ()
    found = [Evidence("one without a stake says the same", 1.2), *setting.common(other, sense)]
    if verb:
        found.append(Evidence(f"“{verb}” of both", 0.4))
    if same:
        found.append(Evidence("the same figure", 0.8))
    elif pairs:
        found.append(Evidence("another figure", -1.5))
    if other.article != sense.article:
        found.append(Evidence("in another article", -0.4))
    return tuple(found)
