"""What speaks for the days an article was published on, and how such evidence is weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.span import Span

Days = tuple[date | None, date | None]  # first and last, both included; None is open
CHOOSES = 8  # from this rank on evidence is too weak for more than a choice between stretches
_RECURRING = 5  # stretches from which on it is a day of every year, or of many
_FEW = 3  # stretches a person can still take in


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days of which one holds the publication, why, and how far it is to be trusted (1 is most).

    Several stretches: the text says which kind of day it was, and more than one such day is known.
    """

    rank: int
    stretches: tuple[Days, ...]
    basis: Basis
    why: str
    span: Span | None = None


def weigh(found: Iterable[Evidence]) -> When | None:
    """Return the days all evidence agrees on, the stronger first; what contradicts it is set aside and said.

    Evidence that does not narrow the days is not named. None if nothing speaks at all.
    """
    agreed: tuple[Days, ...] = ((None, None),)
    used: list[Evidence] = []
    against: list[Evidence] = []
    for evidence in sorted(found, key=lambda item: (item.rank, item.why)):
        if len(evidence.stretches) > _RECURRING and None in _hull(agreed):
            continue  # a day of some year says nothing before the years are known
        if evidence.rank >= CHOOSES and len(agreed) == 1:
            continue
        both = _common(agreed, evidence.stretches)
        if not both:
            against.append(evidence)
        elif both != agreed:
            agreed = both
            used.append(evidence)
    if not used:
        return None
    needed = _needed(used, agreed)
    ends = set(_hull(agreed)) - {None}
    main = max(needed, key=lambda item: len(ends & {end for days in item.stretches for end in days}))
    why = "; ".join([main.why, *(item.why for item in needed if item is not main)])
    if 1 < len(agreed) <= _FEW and all(first and last for first, last in agreed):
        why += " (" + " or ".join(f"{first} to {last}" for first, last in agreed) + ")"
    if against:
        why += "; set aside, because it contradicts this: " + "; ".join(item.why for item in against)
    return When(*_hull(agreed), main.basis, why, main.span)


def _common(left: Iterable[Days], right: Iterable[Days]) -> tuple[Days, ...]:
    """Return the days both allow."""
    right = tuple(right)
    met = {
        (first, last)
        for a in left
        for b in right
        for first, last in [(_later(a[0], b[0]), _earlier(a[1], b[1]))]
        if first is None or last is None or first <= last
    }
    return tuple(sorted(met, key=lambda days: (days[0] or date.min, days[1] or date.max)))


def _needed(used: list[Evidence], agreed: tuple[Days, ...]) -> list[Evidence]:
    """Return the evidence without which the outer days would be other ones."""
    needed = list(used)
    for item in reversed(used):
        rest: tuple[Days, ...] = ((None, None),)
        for other in needed:
            if other is not item:
                rest = _common(rest, other.stretches)
        if len(needed) > 1 and _hull(rest) == _hull(agreed):
            needed.remove(item)
    return needed


def _hull(stretches: tuple[Days, ...]) -> Days:
    firsts = [first for first, _ in stretches if first is not None]
    lasts = [last for _, last in stretches if last is not None]
    return (
        min(firsts) if len(firsts) == len(stretches) else None,
        max(lasts) if len(lasts) == len(stretches) else None,
    )


def _later(a: date | None, b: date | None) -> date | None:
    return max(a, b) if a and b else a or b


def _earlier(a: date | None, b: date | None) -> date | None:
    return min(a, b) if a and b else a or b
