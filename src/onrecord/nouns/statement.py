"""Statements: somebody said something. And reports: what an outlet asserts itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.span import Span
from onrecord.nouns.when import When


class Mode(StrEnum):
    """Direct: 90 % of the letters stand in quotation marks. Indirect: none. Mixed: the rest."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What kind of act a statement is."""

    SAYS = "says"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"
    DEMANDS = "demands"
    ASKS = "asks"
    OFFERS = "offers"
    PROMISES = "promises"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    THREATENS = "threatens"
    WARNS = "warns"
    ACCUSES = "accuses"
    PRAISES = "praises"
    EXPECTS = "expects"
    INTENDS = "intends"


class Role(StrEnum):
    """A step on the way from the speaker's mouth to this page."""

    PRINCIPAL = "principal"  # whose mind it is
    SPOKESMAN = "spokesman"  # who spoke for somebody else
    AGENCY = "agency"  # a wire that carried it
    OUTLET = "outlet"  # another outlet that heard or printed it
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the reader finds: spans of content, source and cue, and how sure it is (0 to 1)."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    score: float
    why: str = "model"  # "model", or the rule that made or completed it


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain of authority, as printed, nearest to the page first."""

    role: Role
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something. `read` fills spans and act; `resolve` fills who, for whom and when.

    `speaker` stays None when nothing tells; `principal` (printed as `for`) is whom a spokesman answers for.
    `via` is the medium or messenger through which this article has it. `speaker_id` names an Actor.
    `about` names the actors its content speaks of, as the record names them.
    `confidence` is the probability that content (Jaccard >= .5) and speaker are right.
    """

    id: str
    article: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    mode: Mode
    act: Act
    negated: bool
    confidence: float
    made_by: str
    condition: Span | None = None
    hedge: Span | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_kind: ActorKind | None = None
    principal: str | None = None
    via: str | None = None
    to: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    chain: tuple[Step, ...] = ()
    said: When | None = None
    reported: When | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What the outlet itself asserts of actors: may be the end of a tie, never counts as a statement."""

    id: str
    article: str
    content: tuple[Span, ...]
    about: tuple[str, ...]
    negated: bool
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article gives by itself: the unit that is stored, compared and read anew."""

    article: str
    version: int
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    made_by: str
