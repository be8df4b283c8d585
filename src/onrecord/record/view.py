"""The record to be read: what pages, tables and exports see. Nothing can be changed through it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.lines import Line, Noun, from_line, to_line
from onrecord.nouns.results import Copy, Story
from onrecord.nouns.statement import Report, Statement
from onrecord.record.intake import as_article
from onrecord.record.names import folded, forms, meant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.store import Logged, Store

_SHORTEST = 3  # characters of an id that may stand for the whole


@dataclass(frozen=True, slots=True)
class _Held:
    noun: Noun
    since: str


class View:
    """What is on record now or, with a day or moment, what was on record by then."""

    def __init__(self, store: Store, as_known: str | None = None) -> None:
        self._store = store
        self._as_known = as_known
        self._cache: dict[str, dict[str, _Held]] = {}

    def _held(self, kind: str) -> dict[str, _Held]:
        if kind not in self._cache:
            rows = self._store.current(kind, self._as_known)
            self._cache[kind] = {row.id: _Held(self._noun(kind, row), row.since) for row in rows}
        return self._cache[kind]

    def _noun(self, kind: str, row: Logged) -> Noun:
        if kind == "article":
            return as_article(row.body, self._store.text)
        noun = from_line(row.body)
        if isinstance(noun, Statement):
            article = self._held("article").get(noun.article)
            when = article.noun.when if article and isinstance(article.noun, Article) else None
            return replace(noun, reported=when)
        return noun

    def articles(self) -> tuple[Article, ...]:
        """Return the newest version of every article, by id."""
        return tuple(h.noun for h in self._held("article").values() if isinstance(h.noun, Article))

    def statements(self, by: Actor | None = None, about: str | None = None) -> tuple[Statement, ...]:
        """Return the statements, by id: all, or what an actor or somebody for it said; with these words."""
        found = tuple(h.noun for h in self._held("statement").values() if isinstance(h.noun, Statement))
        if by is not None:
            called = forms(by)
            found = tuple(s for s in found if s.speaker_id == by.id or folded(s.principal or "") in called)
        if about is not None:
            ids = self._store.matching("statement", about)
            found = tuple(s for s in found if s.id in ids)
        return found

    def reports(self) -> tuple[Report, ...]:
        """Return what the outlets assert themselves, by id."""
        return tuple(h.noun for h in self._held("report").values() if isinstance(h.noun, Report))

    def actors(self) -> tuple[Actor, ...]:
        """Return everybody on record, by id."""
        return tuple(h.noun for h in self._held("actor").values() if isinstance(h.noun, Actor))

    def stories(self) -> tuple[Story, ...]:
        """Return the stories, by id."""
        return tuple(h.noun for h in self._held("story").values() if isinstance(h.noun, Story))

    def copies(self) -> tuple[Copy, ...]:
        """Return which article repeats which, by the id of the one that does."""
        return tuple(h.noun for h in self._held("copy").values() if isinstance(h.noun, Copy))

    def article(self, name: str) -> Article:
        """Return an article by its full id; raises E401 if there is none."""
        held = self._held("article").get(name)
        if held is None or not isinstance(held.noun, Article):
            raise _nothing(name)
        return held.noun

    def story_of(self, article: str) -> Story | None:
        """Return the story an article belongs to."""
        return next((story for story in self.stories() if article in story.articles), None)

    def recorded(self, statement: str) -> str | None:
        """Return the moment a statement came on record."""
        held = self._held("statement").get(statement)
        return held.since if held else None

    def find(self, name: str) -> Article | Statement | Report | Actor | Story:
        """Return whatever has this id, or alone starts so. Raises E401 if nothing has, E402 if several do."""
        starting = {}
        for kind in ("article", "statement", "report", "actor", "story"):
            for id_, held in self._held(kind).items():
                if isinstance(held.noun, Copy):
                    continue
                if id_ == name:
                    return held.noun
                if len(name) >= _SHORTEST and id_.startswith(name):
                    starting[f"{kind} {id_}"] = held.noun
        if len(starting) > 1:
            listed = "; ".join(sorted(starting)[:12])
            raise OnrecordError("E402", f'"{name}" may be any of: {listed}', "give more of the id")
        if not starting:
            raise _nothing(name)
        return next(iter(starting.values()))

    def who(self, name: str) -> Actor:
        """Return the actor of an id or of a name in any printed form; E402 if several fit, E403 if none."""
        held = self._held("actor").get(name)
        return held.noun if held and isinstance(held.noun, Actor) else meant(name, self.actors())

    def lines(self) -> Iterator[Line]:
        """Yield all record lines: articles first, then what was found in them, each kind by id."""
        story = {article: one.id for one in self.stories() for article in one.articles}
        for article in self.articles():
            yield to_line(article, story=story.get(article.id))
        for statement in self.statements():
            yield to_line(statement, recorded=self.recorded(statement.id))
        others: tuple[Noun, ...] = (*self.reports(), *self.actors(), *self.stories(), *self.copies())
        for noun in others:
            yield to_line(noun)


def _nothing(name: str) -> OnrecordError:
    return OnrecordError("E401", f'nothing on record has the id "{name}"', "see the ids with `onrecord show`")
