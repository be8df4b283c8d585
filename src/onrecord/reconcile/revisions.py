"""Revised terms: the same side sets another figure or day for the same thing than it did before.

The thing may be named in one of the two only ("nine per cent more pay", "would settle for seven"); then
nothing else of that unit may be set by that side in the story, and the later must say that it moves.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.figures import alike
from onrecord.reconcile.latest import came_later, latest
from onrecord.reconcile.moved import told_of
from onrecord.reconcile.order import later_days, order
from onrecord.reconcile.sides import answers_for, known, spoken_of
from onrecord.reconcile.terms import BARE, DAYS, TIMES, Term, joint, other, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.reconcile.setting import Setting

_MANY = 6  # values of one unit beyond which a side counts many things in it
_CLOSE = 0.02
_SIDE = 0.8
_SILENT = frozenset({Act.DENIES, Act.DECLINES, Act.ACCUSES})  # what is set in these is not the speaker's


def revisions(setting: Setting) -> Iterator[Answer]:
    """Yield the changes of terms: into each statement from the latest before it."""
    for found in _by_story(setting).values():
        for term in found:
            yield from latest(setting, [a for one in found if (a := _revised(setting, one, term, found))])


def _by_story(setting: Setting) -> dict[str, list[Term]]:
    stories: dict[str, list[Term]] = defaultdict(list)
    for sense in setting.context.senses.values():
        if sense.act not in _SILENT:
            stories[sense.story or sense.article] += terms(setting, sense)
    return stories


def _revised(setting: Setting, one: Term, two: Term, found: list[Term]) -> Answer | None:
    """Return that the second sets anew what the first set, if it came later."""
    first, second = one.sense, two.sense
    if first.id == second.id or not other(one, two):
        return None
    whose = _whose(setting, one, two)
    if whose is None:
        return None
    if one.things and two.things and one.things.isdisjoint(two.things):
        return None
    then = order(first, second, setting)
    why = then.why if then and then.second is second else None
    if why is None and two.revised:
        why = came_later(setting, first, second)
    if why is None:
        return None
    unit = joint(one, two) or ""
    mine = [t for t in found if t.unit in (unit, one.unit, two.unit) and _whose(setting, t, two)]
    if _goes_back(setting, one, two, mine):
        return None
    shared = sorted(one.things & two.things) + sorted((one.about & two.about) - one.things)
    if not shared and (whose.weight < _SIDE or not _only(one, two, mine, unit)):
        return None
    evidence = (
        whose,
        Evidence(f"{one.printed}, then {two.printed}", 1.2),
        Evidence(why, 0.6),
        *_of_one_thing(one, two, shared, unit),
        *_moving(one, two),
        *_crowded(one, two),
    )
    return Answer(
        first.id, second.id, TieKind.CHANGES, evidence, ChangeKind.FIGURE, later_days(first, second)
    )


def _whose(setting: Setting, one: Term, two: Term) -> Evidence | None:
    """Return that one side sets both: who is named as setting it goes before who speaks of it."""
    if one.owner and two.owner:
        return Evidence(f"both set by {two.owner}", 1.0) if one.owner == two.owner else None
    owned, spoken = (one, two) if one.owner else (two, one)
    if owned.owner and spoken_of(spoken.sense.holder, (owned.owner,), ()):
        return Evidence(f"both set by {owned.owner}", 0.9)
    first, second = one.sense.holder, two.sense.holder
    if not (known(first) and known(second)):
        return None
    if not answers_for(first, second):
        told = told_of(setting, one.sense, two.sense)
        return Evidence("by report of whom it is about", 0.7) if told else None
    return Evidence("same holder", 1.0) if first == second else Evidence("same side", _SIDE)


def _of_one_thing(one: Term, two: Term, shared: list[str], unit: str) -> Iterator[Evidence]:
    """Yield what tells that both are set for one thing."""
    things = one.things & two.things
    if things:
        yield Evidence(f"both set {', '.join(sorted(things))}", 0.8)
    families = sorted(_families(one, two))
    if families:
        yield Evidence(f"both {', '.join(families)}", 0.5)
    words = sorted({word.removeprefix("#") for word in shared if word not in things})
    if words:
        yield Evidence(f"both beside {', '.join(words[:3])}", round(min(1.2, 0.5 * len(words)), 2))
    if not shared:
        yield Evidence("no other figure of that unit from that side", 0.4)
    if unit in TIMES:
        yield Evidence("both set a time", 0.4)
    elif unit not in BARE:
        yield Evidence(f"both count {unit}", 0.4)


def _families(one: Term, two: Term) -> frozenset[str]:
    """Return how both are set: as offers, as demands, as what is expected."""
    return one.families & two.families


def _moving(one: Term, two: Term) -> Iterator[Evidence]:
    """Yield that the later says itself that it moves, best from where the earlier was."""
    unit = one.figure.unit
    if any(f.unit == unit and alike(f, one.figure) for f in two.gone):
        yield Evidence(f"says that {one.printed} no longer holds", 1.4)
    elif two.revised:
        yield Evidence("says that it is another than before", 0.7)


def _crowded(one: Term, two: Term) -> Iterator[Evidence]:
    """Yield that a statement gives several figures of the unit: which one moved is less sure."""
    many = sum(sum(f.unit == t.unit for f in t.sense.figures) > 1 for t in (one, two))
    if many:
        yield Evidence("several figures of that unit", -0.5 * many)


def _only(one: Term, two: Term, mine: Iterable[Term], unit: str) -> bool:
    """Tell whether a side sets so little in a unit that a bare figure of it can only mean the one thing."""
    if unit in TIMES or (one.things and two.things):
        return False
    if not (two.revised or _families(one, two)):
        return False
    things, families = one.things | two.things, _families(one, two)
    of_others = [t for t in mine if t.things and t.things.isdisjoint(things) and t.families & families]
    return not of_others and len({t.figure.value for t in mine if t.unit == unit}) <= _MANY


def _goes_back(setting: Setting, one: Term, two: Term, mine: Iterable[Term]) -> bool:
    """Tell whether the later figure is one that the side had before the earlier: then it is told again."""
    for term in mine:
        if term.sense.id in (one.sense.id, two.sense.id) or not _same(term, two):
            continue
        then = order(term.sense, one.sense, setting)
        if then is None or then.first is term.sense:
            return True
    return False


def _same(one: Term, two: Term) -> bool:
    """Tell whether two terms are of one unit and one figure, roundings aside."""
    slack = 0.0 if one.unit in DAYS else _CLOSE * abs(two.figure.value)
    return joint(one, two) is not None and abs(one.figure.value - two.figure.value) <= slack
