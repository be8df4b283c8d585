"""What the stages over many articles hand on: copies, stories, actors that hold across the record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.claims import Change, Claim, Position, Tie
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Report, Statement


class CopyKind(StrEnum):
    """How one article repeats another."""

    EXACT = "exact"
    NEAR = "near"
    PARTIAL = "partial"
    EXCERPT = "excerpt"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class Copy:
    """Article `article` repeats article `of`; `runs` pairs the shared stretches (here, there)."""

    article: str
    of: str
    kind: CopyKind
    runs: tuple[tuple[Span, Span], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one running story; `first` and `last` are ISO days, None when unknown."""

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The record as all its articles together make it. Does not depend on the order they came in."""

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    actors: tuple[Actor, ...]
    stories: tuple[Story, ...]
    copies: tuple[Copy, ...]
    claims: tuple[Claim, ...] = ()
    ties: tuple[Tie, ...] = ()
    positions: tuple[Position, ...] = ()
    changes: tuple[Change, ...] = ()
