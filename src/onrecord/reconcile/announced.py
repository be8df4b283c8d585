"""What moved by its own words: a demand dropped, a plan that is off, a denial that ends in a "yes"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.latest import came_later, latest
from onrecord.reconcile.order import later_days, order
from onrecord.reconcile.sides import answers_for, known
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting

_REACH = 12
_HEAD = 6  # words of a report among which it tells of a move
_LEAD = 4  # words before such a phrase in which a "not" or "if" takes it away
_FIRM = frozenset(
    {Act.SAYS, Act.DEMANDS, Act.OFFERS, Act.PROMISES, Act.INTENDS, Act.EXPECTS, Act.ASKS, Act.THREATENS}
)
_UNSAID = frozenset(
    {"not", "never", "no", "nor", "if", "whether", "unless", "should", "could", "may", "might"}
)
_ADMITTING = frozenset({Act.CONFIRMS, Act.ACCEPTS, Act.SAYS})


def announced(setting: Setting) -> Iterator[Answer]:
    """Yield the changes that statements tell themselves, each from the latest it can mean."""
    for sense in setting.context.senses.values():
        if not known(sense.holder):
            continue
        kind = _by_cue(setting, sense)
        if kind:
            ordered = tuple(_moves(setting, sense, kind, ordered=True))
            yield from latest(setting, ordered or _moves(setting, sense, kind, ordered=False))
        elif _is_off(setting, sense):
            yield from latest(setting, _moves(setting, sense, ChangeKind.WITHDRAWN, ordered=True))
        if _admits(setting, sense):
            yield from latest(setting, _admissions(setting, sense))


def _by_cue(setting: Setting, sense: Sense) -> ChangeKind | None:
    """Return how the cue, or the head of a report, says that a holder moved."""
    labels = _announcing().labels(setting.cue(sense) or setting.whole(sense)[:_HEAD])
    return ChangeKind(min(labels)) if labels else None


def _is_off(setting: Setting, sense: Sense) -> bool:
    """Tell whether something is said to be off now, with no "if" and no "not" about it."""
    words = setting.content(sense)
    if {"if", "unless", "whether"} & {word.form for word in words}:
        return False
    return any(
        _UNSAID.isdisjoint(word.form for word in words[max(0, hit.first - _LEAD) : hit.first])
        or hit.label == "after all"
        for hit in _off().find(words)
    )


@cache
def _announcing() -> Phrases:
    return Phrases(table("ties")["moved"])


@cache
def _off() -> Phrases:
    return Phrases({phrase: [phrase] for phrase in table("revisions")["off"]["words"]})


def _earlier(setting: Setting, sense: Sense) -> Iterator[tuple[Sense, str | None, int]]:
    """Yield what the same side said before, why it was before, and how far above it stands."""
    near = setting.before(sense, _REACH)
    for distance, other in enumerate(near):
        then = order(other, sense, setting)
        if answers_for(other.holder, sense.holder) and not (then and then.second is not sense):
            yield other, then.why if then else None, distance
    for other in (*setting.after(sense, _REACH), *setting.elsewhere(sense)):
        why = came_later(setting, other, sense)
        if why and answers_for(other.holder, sense.holder):
            yield other, why, _REACH


def _moves(setting: Setting, sense: Sense, kind: ChangeKind, *, ordered: bool) -> Iterator[Answer]:
    """Yield the changes from what was said before; with `ordered` only where something tells that it was."""
    for other, why, distance in _earlier(setting, sense):
        common = setting.common(other, sense)
        if other.act not in _FIRM or not common or (ordered and why is None):
            continue
        evidence = [Evidence("says itself that it moved", 1.6), Evidence("same holder", 1.0), *common]
        if distance < _REACH:
            evidence.append(Evidence(f"{distance + 1} before", round(max(0.0, 0.4 - 0.1 * distance), 2)))
        if why:
            evidence.append(Evidence(why, 0.8))
        yield Answer(other.id, sense.id, TieKind.CHANGES, tuple(evidence), kind, later_days(other, sense))


def _admits(setting: Setting, sense: Sense) -> bool:
    """Tell whether a statement owns up to something: by its cue, or with a "yes" at its head."""
    if sense.act not in _ADMITTING or sense.sign < 0:
        return False
    words = setting.content(sense)
    admitting = frozenset(table("ties")["admitting"])
    return words[0].form == "yes" or any(bases(word.form) & admitting for word in setting.cue(sense))


def _admissions(setting: Setting, sense: Sense) -> Iterator[Answer]:
    """Yield the denials of the same side that an admission leaves behind."""
    for other, why, _ in _earlier(setting, sense):
        common = setting.common(other, sense)
        if (
            why is None
            or not common
            or not (other.act is Act.DENIES or other.negated)
            or other.act is Act.DECLINES
        ):
            continue
        evidence = (
            Evidence("denied, then admitted", 1.6),
            Evidence("same holder", 1.0),
            Evidence(why, 0.8),
            *common,
        )
        yield Answer(
            other.id, sense.id, TieKind.CHANGES, evidence, ChangeKind.SUPERSEDED, later_days(other, sense)
        )
