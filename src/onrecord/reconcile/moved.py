"""What moved: the same holder, or the same state of affairs, says or is another thing later.

Only what is ordered moves: by days, by words of order in the text, or as what had not happened and then did.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence, total
from onrecord.reconcile.opposed import opposites
from onrecord.reconcile.order import later_days, order, pending
from onrecord.reconcile.predicates import flipped
from onrecord.reconcile.sides import answers_for, known, spoken_of
from onrecord.reconcile.states import done, undone
from onrecord.reconcile.wording import stem, telling
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.reconcile.states import State

_REACH = 12
_TWO = 2  # names that must be the same where no "not yet" points ahead
_STEP = 3.0  # evidence from which a change counts as a step between two others
_ONE_PROPOSAL = 0.5  # share of words from which two acts or conditions are of one proposal
_SHORT = 3  # telling words of a wish that is one verb and little else
_TELLING = 0.35
_PLAIN = 25  # words of a content that says one thing
_BINDING = frozenset({Act.OFFERS, Act.PROMISES, Act.DEMANDS, Act.INTENDS, Act.ACCEPTS, Act.THREATENS})
_FIRM = frozenset(
    {Act.SAYS, Act.DEMANDS, Act.OFFERS, Act.PROMISES, Act.INTENDS, Act.EXPECTS, Act.ASKS, Act.THREATENS}
)


def moved(setting: Setting) -> Iterator[Answer]:
    """Yield the changes: of conditions, of acts, from yes to no, and of what is so."""
    for sense in setting.context.senses.values():
        others = (*setting.before(sense, _REACH), *setting.after(sense, _REACH), *setting.elsewhere(sense))
        found = [answer for other in others for answer in _between(setting, other, sense)]
        yield from _nearest(setting, found)
    yield from _states(setting)


def _between(setting: Setting, first: Sense, second: Sense) -> Iterator[Answer]:
    """Yield how `second` moved from `first`, if it came later."""
    if not known(second.holder) or not known(first.holder):
        return
    by_report = not answers_for(first.holder, second.holder)
    if by_report and not told_of(setting, first, second):
        return
    kinds = (
        *_condition(setting, first, second),
        *_act(setting, first, second),
        *_turned(setting, first, second),
    )
    if not kinds:
        return
    then = order(first, second, setting)
    if then is None or then.second is not second:
        return
    common = setting.common(first, second)
    who = Evidence("by report of whom it is about", 0.5) if by_report else Evidence("same holder", 1.0)
    for kind, evidence in kinds:
        said = (*common, who, evidence, Evidence(then.why, 0.8))
        yield Answer(first.id, second.id, TieKind.CHANGES, said, kind, then.at)


def told_of(setting: Setting, first: Sense, second: Sense) -> bool:
    """Tell whether the later is said of the earlier's holder rather than by it."""
    context = setting.context
    statement = context.statements.get(second.id)
    if statement and statement.speaker_kind in (ActorKind.PERSON, ActorKind.BODY):
        return False
    told = context.statements.get(second.id) or context.reports[second.id]
    return spoken_of(first.holder, told.about[:1], ())


def _turned(setting: Setting, first: Sense, second: Sense) -> tuple[tuple[ChangeKind, Evidence], ...]:
    """Return that one affirms what the other negates of the same, or says the opposite of the same two."""
    if first.act not in _FIRM or second.act not in _FIRM or undone(setting, first):
        return ()
    verb = flipped(setting.clause_of(first), setting.clause_of(second), near=True)
    if verb:
        return ((ChangeKind.SUPERSEDED, Evidence(f"“{verb}” affirmed and negated of the same", 1.4)),)
    one, two = setting.content(first), setting.content(second)
    pair = opposites(one, two)
    if pair and max(len(one), len(two)) < _PLAIN and len(first.names & second.names) > 1:
        return ((ChangeKind.SUPERSEDED, Evidence(f"“{pair[0]}” then “{pair[1]}”", 1.4)),)
    return ()


def _condition(setting: Setting, first: Sense, second: Sense) -> tuple[tuple[ChangeKind, Evidence], ...]:
    """Return that a condition was attached to what was unconditional, or fell away, of one matter."""
    if bool(first.condition) == bool(second.condition) or first.act is not second.act:
        return ()
    if first.act not in _BINDING:
        return ()
    if setting.wording(first, second) < _ONE_PROPOSAL and not _one_wish(setting, first, second):
        return ()
    what = "a condition added" if second.condition else "a condition dropped"
    return ((ChangeKind.CONDITION, Evidence(what, 1.0)),)


def _one_wish(setting: Setting, first: Sense, second: Sense) -> bool:
    """Tell whether two short contents of one holder, conditions aside, are of one verb."""
    if first.holder != second.holder:
        return False
    one, two = (
        {stem(w.form) for w in setting.content(s) if telling(w.form) > _TELLING and stem(w.form) not in aside}
        for s, aside in ((first, _aside(first)), (second, _aside(second)))
    )
    return bool(one & two) and max(len(one), len(two)) <= _SHORT


def _aside(sense: Sense) -> frozenset[str]:
    """Return the stems of a statement's condition and of the names in it."""
    named = {stem(part.lower()) for name in sense.names for part in name.split()}
    return frozenset({stem(word) for word in sense.condition} | named)


@cache
def _acts() -> dict[str, ChangeKind]:
    return {pair: ChangeKind(kind) for kind, pairs in table("ties")["acts"].items() for pair in pairs}


def _act(setting: Setting, first: Sense, second: Sense) -> tuple[tuple[ChangeKind, Evidence], ...]:
    """Return that another act answers for the same thing: refused, then taken up."""
    kind = _acts().get(f"{first.act}>{second.act}")
    if kind is None or setting.wording(first, second) < _ONE_PROPOSAL:
        return ()
    if second.act in _BINDING and second.sign < 0:  # "would not …" takes nothing up
        return ()
    return ((kind, Evidence(f"{first.act}, then {second.act}", 0.9)),)


def _states(setting: Setting) -> Iterator[Answer]:
    """Yield the changes of what is so: what had not happened, then did; of several tellings the likeliest."""
    senses = setting.context.senses.values()
    happened: dict[tuple[str, str], list[tuple[Sense, State]]] = defaultdict(list)
    for sense in senses:
        did = done(setting, sense)
        if did:
            for deed in did.deeds:
                happened[sense.story or sense.article, deed].append((sense, did))
    for sense in senses:
        waiting = undone(setting, sense)
        if waiting is None:
            continue
        told = {
            second.id: (second, did)
            for deed in sorted(waiting.deeds)
            for second, did in happened[sense.story or sense.article, deed]
        }
        found = [_state(setting, sense, waiting, *told[name]) for name in sorted(told)]
        steps = [answer for answer in found if answer]
        if steps:
            yield max(steps, key=lambda a: (total(a.evidence), a.right))


def _state(setting: Setting, first: Sense, not_done: State, second: Sense, did: State) -> Answer | None:
    """Return the change of a state of affairs, if it is of the same and the deed came later."""
    shared = sorted(not_done.deeds & did.deeds)
    who = sorted(not_done.names & did.names)
    if not not_done.doers & did.doers or first.id == second.id:
        return None
    then = order(first, second, setting)
    if then and then.second is not second:
        return None
    waits = pending(first, setting)
    if then is None and not waits:
        return None
    why = then.why if then else "had not happened by then"
    if not waits and len(who) < _TWO:
        return None
    evidence = (
        *((Evidence("“not yet”", 0.6),) if waits else ()),
        Evidence(f"had not, then did: {shared[0]}", 1.6),
        Evidence(f"both of {', '.join(who[:3])}", round(min(1.4, 0.7 * len(who)), 2)),
        Evidence(why, 0.8),
        *setting.common(first, second)[:1],
    )
    at = later_days(first, second, not_yet=True)
    return Answer(first.id, second.id, TieKind.CHANGES, evidence, ChangeKind.STATE, at)


def _nearest(setting: Setting, found: list[Answer]) -> Iterator[Answer]:
    """Yield of each kind of change into a statement the one from the latest before it, else the likeliest."""
    by_kind: dict[ChangeKind | None, list[Answer]] = defaultdict(list)
    for answer in found:
        by_kind[answer.change].append(answer)
    for kind in sorted(by_kind, key=str):
        steps = [a for a in by_kind[kind] if not any(_between_them(setting, a, b) for b in by_kind[kind])]
        yield max(steps or by_kind[kind], key=lambda a: (total(a.evidence), a.left))


def _between_them(setting: Setting, answer: Answer, other: Answer) -> bool:
    """Tell whether the other one moved from what itself came after what this one moved from."""
    if answer.left == other.left or total(other.evidence) < _STEP:
        return False
    senses = setting.context.senses
    then = order(senses[answer.left], senses[other.left], setting)
    return then is not None and then.second.id == other.left
