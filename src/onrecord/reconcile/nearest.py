"""Which statements of two articles are each the nearest to the other.

Two reports of one occasion mostly hold the same few things said; what is each other's nearest, with nothing
else near, is so more likely to be one of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.reconcile.evidence import total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.reconcile.context import Context
    from onrecord.reconcile.evidence import Evidence

_DAYS = 2  # between two reports of one occasion
_FAR = 1.0  # how much less the next best must score
_LEAST = 0.0  # what scores less is near to nothing

Pair = tuple[str, str]


def nearest(why: Mapping[Pair, tuple[Evidence, ...]], context: Context) -> tuple[Pair, ...]:
    """Return the pairs of two articles of one story and time that are clearly nearest to each other."""
    lines: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    score = {pair: total(found) for pair, found in why.items() if _one_occasion(pair, context)}
    for (left, right), value in score.items():
        lines[left, context.senses[right].article].append((value, right))
        lines[right, context.senses[left].article].append((value, left))
    best = {key: found for key, line in lines.items() if (found := _best(line))}
    return tuple(
        (left, right)
        for left, right in sorted(score)
        if best.get((left, context.senses[right].article)) == right
        and best.get((right, context.senses[left].article)) == left
    )


def _best(line: list[tuple[float, str]]) -> str | None:
    """Return whom one article has that is nearest, None if it is near to nothing or to several."""
    (value, name), *others = sorted(line, reverse=True)
    return name if value > _LEAST and all(value - other >= _FAR for other, _ in others) else None


def _one_occasion(pair: Pair, context: Context) -> bool:
    left, right = (context.senses[name] for name in pair)
    if left.article == right.article or left.story is None or left.story != right.story:
        return False
    days = [one.reported.last for one in (left, right) if one.reported and one.reported.last]
    return len(days) == len(pair) and abs((days[0] - days[1]).days) <= _DAYS
