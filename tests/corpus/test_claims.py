"""Claims made of statements that are given: what grouping alone can do, without the errors of reading.

The articles and statements are those of the record benchmark's development half, where they lie.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.group.copies import lineage, roots
from onrecord.group.stories import stories
from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.article import Page
from onrecord.nouns.span import Span, digest, joined
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.nouns.when import Basis, When
from onrecord.pipeline import cleaned
from onrecord.reconcile.claims import groups
from onrecord.reconcile.context import Context
from onrecord.reconcile.holders import Holders
from onrecord.reconcile.sense import senses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.nouns.article import Article

RECORD = Path(__file__).parents[3] / "shared" / "bench" / "record" / "dev.jsonl.gz"
KEYS = ("id", "text", "title", "outlet", "published")

Pairs = frozenset[tuple[str, str]]
Row = dict[str, Any]


@dataclass(frozen=True)
class Result:
    wanted: Pairs
    found: Pairs
    holders: Mapping[str, frozenset[str]]

    @property
    def precision(self) -> float:
        return len(self.wanted & self.found) / max(1, len(self.found))

    @property
    def recall(self) -> float:
        return len(self.wanted & self.found) / len(self.wanted)


@cache
def result() -> Result:
    if not RECORD.exists():
        pytest.skip("the benchmark is not beside the repository")
    rows = [json.loads(row) for row in gzip.decompress(RECORD.read_bytes()).decode("utf-8").splitlines()]
    articles = tuple(cleaned(_page(row)) for row in rows if row["type"] == "article")
    context = _context(articles, rows)
    made = groups(context)
    wanted = _pairs([row["statements"] for row in rows if row["type"] == "claim"])
    across = [g.members for g in made if len({context.statements[m].article for m in g.members}) > 1]
    speakers = {
        group.id: frozenset(context.statements[m].speaker or "" for m in group.members) for group in made
    }
    return Result(wanted, _pairs(across), speakers)


def _page(row: Row) -> Page:
    given = {key: row.get(key) for key in KEYS}
    return Page(row["id"], text=given["text"], given_id=row["id"], title=given["title"],
                outlet=given["outlet"], published=given["published"])  # fmt: skip


def _context(articles: tuple[Article, ...], rows: list[Row]) -> Context:
    text = {article.id: article for article in articles}
    listed = [row for row in rows if row["type"] == "actor"]
    actors = tuple(
        Actor(digest(row["name"]), row["name"], ActorKind(row["kind"]), tuple(row["forms"])) for row in listed
    )
    story = {article: one.id for one in stories(articles) for article in one.articles}
    made = tuple(_statement(row, text, listed, story) for row in rows if row["type"] == "statement")
    return Context(
        text,
        {statement.id: statement for statement in made},
        {},
        senses(articles, made, (), Holders(actors)),
        roots(tuple(text), lineage(articles)),
    )


def _statement(
    row: Row, articles: Mapping[str, Article], listed: list[Row], story: Mapping[str, str]
) -> Statement:
    article = articles[row["article"]]
    content = tuple(Span(*span) for span in row["content"])
    words, said = joined(article.text, content), row.get("said")
    named = [actor for actor in listed if actor["kind"] in ("person", "body")]
    about = {actor["name"] for actor in named if any(f in words for f in actor["forms"] if f.istitle())}
    return Statement(
        id=row["id"],
        article=article.id,
        content=content,
        source=tuple(Span(*span) for span in row["source"]),
        cue=tuple(Span(*span) for span in row["cue"]),
        mode=Mode(row["mode"]),
        act=Act(row["act"]),
        negated=row["negated"],
        confidence=1.0,
        made_by="given",
        speaker=row["speaker"],
        speaker_id=digest(row["speaker"]) if row["speaker"] else None,
        speaker_kind=ActorKind(row["speaker_kind"]) if row["speaker_kind"] else None,
        about=tuple(sorted(about)),
        said=_days(*said) if said else None,
        reported=article.when,
        story=story.get(article.id),
    )


def _days(first: str, last: str) -> When:
    return When(date.fromisoformat(first), date.fromisoformat(last), Basis.STATED, "given")


def _pairs(clusters: list[Any]) -> Pairs:
    return frozenset(
        (left, right) for members in clusters for left, right in combinations(sorted(members), 2)
    )


def test_what_is_joined_is_one_claim() -> None:
    assert result().precision >= 0.85, sorted(result().found - result().wanted)


def test_much_of_what_is_one_claim_is_joined() -> None:
    assert result().recall >= 0.47, sorted(result().wanted - result().found)


def test_no_two_people_share_a_claim() -> None:
    for speakers in result().holders.values():
        parts = [frozenset(name.split("; ")) for name in speakers]
        assert all(one & other for one, other in combinations(parts, 2)), speakers
