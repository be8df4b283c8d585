"""What the store holds, as nouns: each kind is read once, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from onrecord.nouns.article import Article
from onrecord.nouns.lines import from_line
from onrecord.nouns.statement import Statement
from onrecord.record.intake import as_article

if TYPE_CHECKING:
    from onrecord.nouns.lines import Noun
    from onrecord.store import Logged, Store

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class _Row:
    noun: Noun
    since: str


def kind_of(noun: type) -> str:
    """Return what the log calls entries of a noun: as its record lines do."""
    return noun.__name__.lower()


class Held:
    """The current entries of a store, or those of a day or moment."""

    def __init__(self, store: Store, as_known: str | None = None) -> None:
        self._store = store
        self._as_known = as_known
        self._rows: dict[type, dict[str, _Row]] = {}

    def all(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return all of a kind, by the ids of their entries."""
        return tuple(cast("Kind", row.noun) for row in self._of(kind).values())

    def get(self, kind: type[Kind], id_: str) -> Kind | None:
        """Return the one with this id."""
        row = self._of(kind).get(id_)
        return cast("Kind", row.noun) if row else None

    def named(self, kind: type[Kind]) -> dict[str, Kind]:
        """Return all of a kind under their ids."""
        return {id_: cast("Kind", row.noun) for id_, row in self._of(kind).items()}

    def since(self, kind: type, id_: str) -> str | None:
        """Return the moment an id came on record."""
        row = self._of(kind).get(id_)
        return row.since if row else None

    def forget(self) -> None:
        """Read anew when next asked."""
        self._rows.clear()

    def _of(self, kind: type) -> dict[str, _Row]:
        if kind not in self._rows:
            rows = self._store.current(kind_of(kind), self._as_known)
            self._rows[kind] = {row.id: _Row(self._noun(kind, row), row.since) for row in rows}
        return self._rows[kind]

    def _noun(self, kind: type, row: Logged) -> Noun:
        if kind is Article:
            return as_article(row.body, self._store.text)
        noun = from_line(row.body)
        if isinstance(noun, Statement):  # its line leaves to the article why it was reported when it was
            article = self.get(Article, noun.article)
            return replace(noun, reported=article.when if article else None)
        return noun
