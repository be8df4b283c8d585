"""What every step of reconcile may look at, put together once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.nouns.judgement import Rulings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Report, Statement
    from onrecord.reconcile.evidence import Evidence
    from onrecord.reconcile.holders import Holder
    from onrecord.reconcile.sense import Sense


@dataclass(frozen=True, slots=True)
class Context:
    """The record's articles, statements and reports by id, their senses, and where each comes from.

    `origins` gives the article at the end of each chain of copies and rewrites (itself if it heard it);
    `lent` the article a statement was taken from, word for word, where only a part of an article is copied.
    """

    articles: Mapping[str, Article]
    statements: Mapping[str, Statement]
    reports: Mapping[str, Report]
    senses: Mapping[str, Sense]
    origins: Mapping[str, str]
    rulings: Rulings = field(default_factory=Rulings)
    lent: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two statements are one claim."""

    left: str
    right: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one claim before anything is said about it; `members` are ids, sorted.

    `best` is the member whose words stand for all. `joined` ties the members together like a tree.
    """

    id: str
    story: str | None
    holder: Holder
    best: str
    members: tuple[str, ...]
    joined: tuple[Joined, ...] = ()
