"""What the store holds, as nouns: each kind is read once, when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from onrecord.nouns.article import Article
from onrecord.nouns.claims import Claim
from onrecord.nouns.judgement import Judgement, Question
from onrecord.nouns.lines import from_line
from onrecord.nouns.statement import Report, Statement
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
        self._claims: dict[str, Claim] | None = None
        self._answers: dict[str, tuple[Judgement, ...]] | None = None

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

    def claim_of(self, statement: str) -> Claim | None:
        """Return the claim a statement is in."""
        if self._claims is None:
            self._claims = {id_: claim for claim in self.all(Claim) for id_ in claim.statements}
        return self._claims.get(statement)

    def answers(self, id_: str) -> tuple[Judgement, ...]:
        """Return people's standing answers about a statement or report that is on record."""
        if self._answers is None:
            from onrecord.judgements import Places, standing  # noqa: PLC0415  (loaded when it is asked for)

            places = Places(self.all(Article), self.all(Statement), self.all(Report))
            found: dict[str, tuple[Judgement, ...]] = {}
            for asked in standing(self.all(Judgement), places):
                if (asked.question, asked.answer) == (Question.STATEMENT, "no"):
                    continue  # that one is gone: what is at its place now is another one
                for one in asked.ids:
                    found[one] = (*found.get(one, ()), *asked.answers)
            self._answers = found
        return self._answers.get(id_, ())

    def forget(self) -> None:
        """Read anew when next asked."""
        self._rows.clear()
        self._claims = self._answers = None

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
