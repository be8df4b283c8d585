"""How far two contents agree: concepts with their polarity, names, figures, rare words, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reconcile.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.figures import Figure
    from onrecord.reconcile.sense import Sense

_CONCEPT = 1.6
_NAME = 1.0
_WORD = 1.5
_FIGURE = 2.0
_PART = 0.5  # what a content means by "these terms" counts so much of what it says itself
_LEAST = 0.15  # evidence smaller than this is not worth printing
_NEAR = 0.02  # "nearly 500" and "497" are one figure


def contents(left: Sense, right: Sense, context: Context) -> tuple[Evidence, ...]:
    """Return what the contents tell of two statements."""
    ours, theirs = _weights(left, context), _weights(right, context)
    signs = _signed(left), _signed(right)
    found: list[Evidence] = []
    against: list[Evidence] = []
    shared = 0.0
    for name in sorted(ours.keys() & theirs.keys()):
        value = min(ours[name], theirs[name])
        if name[0] == "#" and signs[0][name[1:]].isdisjoint(signs[1][name[1:]]):
            against.append(Evidence(f"{name[1:]}: one says so, one not", -2.5))
            continue
        shared += value
        weight = value * {"#": _CONCEPT, "@": _NAME}.get(name[0], _WORD)
        if weight >= _LEAST:
            found.append(Evidence(f"{name.lstrip('#@')!r} both", round(weight, 2)))
    found += against
    figures = _figures(left.figures, right.figures)
    shared += sum(one.weight for one in figures if one.weight > 0) / _FIGURE
    found += figures
    explained = any(name[0] == "#" for name in ours.keys() & theirs.keys())
    if left.sign != right.sign and not explained:
        found.append(Evidence("one says so, one not", -1.2))
    if bool(left.condition) != bool(right.condition):
        found.append(Evidence("a condition only on one side", -0.5))
    apart = min(sum(ours.values()), sum(theirs.values())) - shared
    if apart > 0:
        found.append(Evidence("each says something else", round(-0.6 * apart, 2)))
    least = min(sum(ours.values()), sum(theirs.values())) or 1.0
    found.append(
        Evidence(
            f"{min(1.0, shared / least):.0%} of the shorter shared", round(2.0 * min(1.0, shared / least), 2)
        )
    )
    return tuple(found)


def _weights(sense: Sense, context: Context) -> Mapping[str, float]:
    """Return what a content tells, with part of what it means by a pointer."""
    own = {name: value for name, value in sense.weights.items() if name[1:] != sense.holder.name}
    meant = context.senses.get(sense.meant or "")
    if meant is None:
        return own
    lent = {name: value * _PART for name, value in meant.weights.items() if name not in own}
    return own | {name: value for name, value in lent.items() if name[1:] != sense.holder.name}


def _signed(sense: Sense) -> Mapping[str, frozenset[int]]:
    """Return the polarity of each concept, turned round if the act or the cue refuses the whole."""
    turn = -1 if sense.sign < 0 and not sense.negated else 1
    found: dict[str, frozenset[int]] = {}
    for name, sign in sense.concepts:
        found[name] = found.get(name, frozenset()) | {sign * turn}
    return found


def _figures(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> list[Evidence]:
    """Return what the figures tell: the same is much, another of the same unit is as much against."""
    found = []
    for unit in sorted({f.unit for f in left} & {f.unit for f in right}):
        ours, theirs = [f for f in left if f.unit == unit], [f for f in right if f.unit == unit]
        same = [(a, b) for a in ours for b in theirs if _alike(a, b)]
        if same:
            found.append(Evidence(f"{same[0][0].value:g} {unit} both", _FIGURE))
        else:
            found.append(Evidence(f"{ours[0].value:g} and {theirs[0].value:g} {unit}", -_FIGURE))
    return found


def _alike(left: Figure, right: Figure) -> bool:
    return abs(left.value - right.value) <= _NEAR * max(abs(left.value), abs(right.value))
