"""Additive reasons: each a few words and a weight, printed as "same day +1.3"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for (or, with a negative weight, against) a decision; weights are logits that add up."""

    why: str
    weight: float

    def __str__(self) -> str:
        return f"{self.why} {self.weight:+.1f}"


def total(evidence: Iterable[Evidence]) -> float:
    """Return the sum of the weights, to two digits."""
    return round(sum(one.weight for one in evidence), 2)


def printed(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the reasons as they stand in a record line, the weightiest first."""
    return tuple(str(one) for one in sorted(evidence, key=lambda e: (-abs(e.weight), e.why)))
