"""Days as intervals with their evidence: an interval is never narrower than its proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.nouns.span import Span


class Basis(StrEnum):
    """What an interval rests on, strongest first."""

    STATED = "stated"  # the text or its input line gives the day itself
    METADATA = "metadata"  # the page's own markup
    ASSET = "asset"  # a time inside the name of a picture or file the page uses
    RELATIVE = "relative"  # "on Thursday", counted from another day
    EVENT = "event"  # what the text says, held against the table of public events
    BOUND = "bound"  # not later than the publication, or a like bound


@dataclass(frozen=True, slots=True)
class When:
    """The days [first, last], both included; either may be open. `why` is a sentence a person can check."""

    first: date | None
    last: date | None
    basis: Basis
    why: str
    evidence: Span | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"the interval ends before it starts: {self.first} > {self.last}")

    @property
    def day(self) -> date | None:
        """The one day this interval names, if it names one."""
        return self.first if self.first == self.last else None
