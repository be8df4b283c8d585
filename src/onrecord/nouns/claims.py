"""What statements make together: claims, the ties between them, positions, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.nouns.passage import Passage
from onrecord.nouns.statement import Act
from onrecord.nouns.when import When


class SaidVerdict(StrEnum):
    """Whether it is confirmed that the holder said it."""

    SAID = "said"  # one independent origin has it
    CONFIRMED = "confirmed"  # two or more heard it themselves
    DISPUTED = "disputed"  # the holder says that it was not said so


class SoVerdict(StrEnum):
    """Whether somebody without a stake bears out what was said; docs/so.md is the truth table."""

    OPEN = "open"
    BORNE_OUT = "borne out"
    DENIED = "denied by a party"
    DISPUTED = "disputed"
    REPORTED = "reported"  # an outlet asserts it itself
    NONE = "no verdict"  # nothing that could be so: a prediction, an opinion, a demand


class ClaimState(StrEnum):
    """What became of a claim by what is on record; `rec.claims(state=…)` takes these."""

    STANDS = "stands"
    MOVED = "moved"  # its holder has said another thing since
    DENIED = "denied"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Link:
    """Why two statements are one claim: additive reasons, each "words +weight" or "words -weight"."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements that say the same for one holder, whatever the words.

    `gist` is taken from the words of the statement `gist_of`. `outlets` and `origins` are counted: origins
    are articles that heard it themselves, copies and rewrites collapsed into theirs. `reasons` tell in words
    why the verdicts are what they are ("said: …", "so: …").
    """

    id: str
    story: str | None
    gist: str
    gist_of: str
    holder: str | None
    holder_id: str | None
    act: Act
    matter: str | None
    statements: tuple[str, ...]
    outlets: int
    origins: int
    said_verdict: SaidVerdict
    so_verdict: SoVerdict
    state: ClaimState
    reasons: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


class TieKind(StrEnum):
    """How the right end answers the left, or relates to it; the left is the earlier."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    DECLINES = "declines"
    REJECTS = "rejects"
    ACCEPTS = "accepts"
    CONTRADICTS = "contradicts"
    CHANGES = "changes"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two statements (or reports), the right answering the left; it holds for the claims they are in."""

    id: str
    left: str
    right: str
    kind: TieKind
    score: float
    reasons: tuple[str, ...]


class PositionState(StrEnum):
    """How an actor's position on a matter stands."""

    STANDS = "stands"
    SOFTENED = "softened"
    HARDENED = "hardened"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Position:
    """Where an actor stands on a matter; `since` and `last` are when it was first and last taken."""

    id: str
    story: str | None
    actor: str
    actor_id: str | None
    matter: str
    claim: str
    state: PositionState
    since: When | None
    last: When | None
    condition: Passage | None
    passages: tuple[Passage, ...]


class ChangeKind(StrEnum):
    """What moved."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    CONDITION = "condition"  # one was added, dropped or replaced
    FIGURE = "figure"  # a number, sum, date or term
    STATE = "state"  # not what somebody wants, but what is so: had not met, met


@dataclass(frozen=True, slots=True)
class Change:
    """What moved from `before` to `after` (ids of statements or reports).

    `at` are the days it may have moved on; `passages` are those before, then those after.
    """

    id: str
    story: str | None
    actor: str
    actor_id: str | None
    matter: str | None
    kind: ChangeKind
    before: str
    after: str
    at: When | None
    passages: tuple[Passage, ...]
    reasons: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The one day a change counts for: the last it may have fallen on; None if nothing bounds it."""
        return self.at.last if self.at else None

    def within(self, since: date | None, until: date | None = None) -> bool:
        """Tell whether it counts for the days [since, until), so that spans that meet share no change.

        One without a day is within no bounds at all, only where neither is given.
        """
        if since is None and until is None:
            return True
        day = self.day
        return day is not None and (since is None or since <= day) and (until is None or day < until)
