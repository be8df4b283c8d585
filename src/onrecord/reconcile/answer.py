"""One answer: how a later statement or report relates to an earlier one, before it is a record line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.nouns.claims import ChangeKind, TieKind
    from onrecord.nouns.when import When
    from onrecord.reconcile.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Answer:
    """`right` answers `left`, the earlier; both are ids of statements or reports.

    `change` and `at` (the days it may have moved on) are given where the kind is `changes`.
    """

    left: str
    right: str
    kind: TieKind
    evidence: tuple[Evidence, ...]
    change: ChangeKind | None = None
    at: When | None = None
