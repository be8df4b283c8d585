"""Stages without weights, for tests of what surrounds them: a line `Name: words` is a statement of Name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.together import together

from onrecord.judgements import applied
from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.article import Article, Block, BlockKind, Page
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.results import Copy, CopyKind, Settled, Story
from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Act, Mode, Reading, Statement
from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from onrecord.nouns.judgement import Judgement

MADE_BY = "stub 1"


class StubStages:
    """A tiny pipeline: deterministic, quick, and it counts how often it reads."""

    def __init__(self, *, fast: bool = False, threads: int = 1) -> None:
        assert threads >= 1
        self.fast = fast
        self.reads: list[str] = []

    def identity(self, article: Article) -> str:
        if article.url:
            return f"url:{article.url}"
        if (article.file or "").endswith(".jsonl"):
            return f"id:{article.id}"
        return f"file:{article.file}:{digest(article.text)}"

    def clean(self, page: Page) -> Article:
        if page.article is not None:
            return page.article
        text = page.text or ""
        if "REFUSE" in text:
            raise OnrecordError("E104", "no text in the page", "try another")
        if "BREAK" in text:
            raise ZeroDivisionError("odd page")
        day = date.fromisoformat(page.published) if page.published else None
        return Article(
            id=page.given_id or digest(text),
            text=text,
            blocks=(Block(Span(0, len(text)), BlockKind.BODY, "all of it"),),
            title=page.title,
            outlet=page.outlet,
            url=page.url,
            published=page.published,
            when=When(day, day, Basis.STATED, "given with the text") if day else None,
            file=page.file,
        )

    def read(self, article: Article) -> Reading:
        self.reads.append(article.id)
        found, at = [], 0
        for line in article.text.splitlines(keepends=True):
            name, colon, words = line.rstrip().partition(": ")
            if colon:
                span = Span(at + len(name) + 2, at + len(name) + 2 + len(words))
                found.append(self._statement(article, name, Span(at, at + len(name)), span))
            at += len(line)
        return Reading(article.id, article.version, tuple(found), (), (), self.reader())

    def _statement(self, article: Article, name: str, source: Span, span: Span) -> Statement:
        return Statement(
            id=digest(article.id, span.start, span.end),
            article=article.id,
            content=(span,),
            source=(source,),
            cue=(),
            mode=Mode.INDIRECT,
            act=Act.SAYS,
            negated=False,
            confidence=0.5,
            made_by=self.reader(),
            speaker=name,
            speaker_kind=ActorKind.PERSON,
            reported=article.when,
        )

    def reader(self) -> str:
        return MADE_BY + (".fast" if self.fast else "")

    def settle(
        self,
        articles: tuple[Article, ...],
        readings: tuple[Reading, ...],
        judgements: tuple[Judgement, ...] = (),
    ) -> Settled:
        said = tuple(s for reading in readings for s in reading.statements)
        names = sorted({s.speaker for s in said if s.speaker})
        actors = tuple(Actor(digest("actor", n), n, ActorKind.PERSON, (n,)) for n in names)
        first: dict[str, str] = {}
        copies = []
        for article in sorted(articles, key=lambda a: a.id):
            of = first.setdefault(article.text, article.id)
            if of != article.id:
                copies.append(Copy(article.id, of, CopyKind.EXACT, (), "the same text"))
        ids = tuple(sorted(a.id for a in articles))
        story = Story(digest("story", ids[0]), "All there is", ids, None, None, "one story") if ids else None
        placed = tuple(_with_ids(s, actors, story) for s in said)
        judged = applied(articles, placed, (), actors, judgements)
        alone = Settled(
            articles, judged.statements, (), judged.actors, (story,) if story else (), tuple(copies)
        )
        return together(alone, judged.rulings)


def _with_ids(statement: Statement, actors: tuple[Actor, ...], story: Story | None) -> Statement:
    actor = next(a for a in actors if a.name == statement.speaker)
    return replace(statement, speaker_id=actor.id, story=story.id if story else None)
