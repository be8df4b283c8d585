"""The record to be read: what pages, tables and exports see. Nothing can be changed through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.claims import Change, Claim, ClaimState, Position, SaidVerdict, SoVerdict, Tie
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Judgement
from onrecord.nouns.lines import Line, Noun, to_line
from onrecord.nouns.results import Copy, Story
from onrecord.nouns.span import joined
from onrecord.nouns.statement import Report, Statement
from onrecord.record.held import Held, kind_of
from onrecord.record.names import SHORTEST, folded, forms, meant
from onrecord.record.times import as_day
from onrecord.store import Entry, SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.record.forgotten import Forgotten
    from onrecord.record.review import Doubt
    from onrecord.store import Store

Found = Article | Statement | Report | Actor | Story | Claim | Tie | Position | Change
_FOUND: tuple[type[Found], ...] = (
    *(Article, Statement, Report, Actor, Story),
    *(Claim, Tie, Position, Change),
)
_STATES = tuple(dict.fromkeys(word.value for words in (ClaimState, SaidVerdict, SoVerdict) for word in words))


class View:
    """What is on record now or, with a day or moment, what was on record by then.

    `left_out` are (article, why) of those on record that this view was made without: `as_published` leaves
    out what was, or may have been, published later.
    """

    def __init__(
        self, store: Store, as_known: str | None = None, left_out: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self._store = store
        self._as_known = as_known
        self._held = Held(store, as_known)
        self._words: SqliteStore | None = None
        self.left_out = left_out

    def articles(self) -> tuple[Article, ...]:
        """Return the newest version of every article, by id."""
        return self._held.all(Article)

    def statements(self, by: Actor | None = None, about: str | None = None) -> tuple[Statement, ...]:
        """Return the statements, by id: all, or what an actor or somebody for it said; with these words."""
        found = self._held.all(Statement)
        if by is not None:
            called = self._called(by)
            found = tuple(s for s in found if s.speaker_id == by.id or folded(s.principal or "") in called)
        if about is not None:
            ids = self._matching(Statement, about)
            found = tuple(s for s in found if s.id in ids)
        return found

    def search(
        self,
        words: str,
        by: Actor | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> tuple[Statement, ...]:
        """Return the statements that hold all of these words in any of their endings, by day and id.

        A statement counts for the last day it may have been said on, else reported on; `since` is included,
        `until` is not, and one without any day is found only where neither is given.
        """
        first, end = as_day(since), as_day(until)
        found = ((_day(s), s) for s in self.statements(by, words))
        dated = [
            (day, s)
            for day, s in found
            if (first is None and end is None)
            or (day is not None and (first is None or first <= day) and (end is None or day < end))
        ]
        return tuple(
            s for _, s in sorted(dated, key=lambda pair: (pair[0] is None, str(pair[0]), pair[1].id))
        )

    def reports(self) -> tuple[Report, ...]:
        """Return what the outlets assert themselves, by id."""
        return self._held.all(Report)

    def actors(self) -> tuple[Actor, ...]:
        """Return everybody on record, by id."""
        return self._held.all(Actor)

    def stories(self) -> tuple[Story, ...]:
        """Return the stories, by id."""
        return self._held.all(Story)

    def copies(self) -> tuple[Copy, ...]:
        """Return which article repeats which, by the id of the one that does."""
        return self._held.all(Copy)

    def claims(
        self, state: str | None = None, by: Actor | None = None, about: str | None = None
    ) -> tuple[Claim, ...]:
        """Return the claims, by id: all, those in a state, those an actor holds, those with these words.

        `state` is a word of any of the three: what became of it (stands, moved, denied, disputed), the
        verdict *said* (said, confirmed, disputed), the verdict *so* ("borne out", "open", …). A claim has
        these words if its gist or any of its statements has. Raises E404 for another word.
        """
        if state is not None and state not in _STATES:
            raise OnrecordError("E404", f'no claim is ever "{state}"', f"ask for {', '.join(_STATES)}")
        found = self._held.all(Claim)
        if state is not None:
            found = tuple(c for c in found if state in (c.state, c.said_verdict, c.so_verdict))
        if by is not None:
            called = self._called(by)
            found = tuple(c for c in found if _is(by, called, c.holder_id, c.holder))
        if about is not None:
            claims, said = self._matching(Claim, about), self._matching(Statement, about)
            found = tuple(c for c in found if c.id in claims or not said.isdisjoint(c.statements))
        return found

    def claim_of(self, statement: str) -> Claim | None:
        """Return the claim a statement is in; None only for an id that is no statement's."""
        return self._held.claim_of(statement)

    def ties(self, of: str | None = None) -> tuple[Tie, ...]:
        """Return the ties, by id: all, or those that this statement, report or claim (an id) is an end of."""
        found = self._held.all(Tie)
        if of is None:
            return found
        claim = self._held.get(Claim, of)
        ends = {of, *(claim.statements if claim else ())}
        return tuple(tie for tie in found if tie.left in ends or tie.right in ends)

    def positions(self, actor: Actor | None = None, matter: str | None = None) -> tuple[Position, ...]:
        """Return the positions, by id: all, an actor's, those on a matter (its name, case aside)."""
        found = self._held.all(Position)
        if actor is not None:
            called = self._called(actor)
            found = tuple(p for p in found if _is(actor, called, p.actor_id, p.actor))
        if matter is not None:
            found = tuple(p for p in found if folded(p.matter) == folded(matter))
        return found

    def changes(self, since: date | str | None = None, until: date | str | None = None) -> tuple[Change, ...]:
        """Return what moved, by id: all, or what counts for the days [since, until), see `Change.within`."""
        first, end = as_day(since), as_day(until)
        return tuple(change for change in self._held.all(Change) if change.within(first, end))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return people's answers in the order they were given, those taken back among them."""
        return tuple(sorted(self._held.all(Judgement), key=lambda judgement: (judgement.at, judgement.id)))

    def judged(self, name: str) -> tuple[Judgement, ...]:
        """Return the standing answers about a statement or report: which person changed what in its line."""
        return self._held.answers(name)

    def review(self, limit: int | None = 20) -> tuple[Doubt, ...]:
        """Return what people should look at: where they disagree, then what the machine is least sure of."""
        from onrecord.record.review import doubts  # noqa: PLC0415  (as above)

        return doubts(self)[:limit]

    def forgotten(self) -> tuple[Forgotten, ...]:
        """Return the tombstones of the articles that were removed for good, by id."""
        from onrecord.record.forgotten import tombstones  # noqa: PLC0415

        return tombstones(self._store, self._as_known)

    def _called(self, actor: Actor) -> frozenset[tuple[str, ...]]:
        """Return all that an actor is called, folded, but for what is another one's very name."""
        own = folded(actor.name)
        return forms(actor) - {folded(other.name) for other in self.actors()} | {own}

    def _matching(self, kind: type[Claim | Statement], words: str) -> frozenset[str]:
        """Return the ids of a kind that hold these words; of what was known once, with the words of then.

        Raises E407 where no word is given.
        """
        if not folded(words):
            raise OnrecordError("E407", f'there is no word in "{words}"', "give a word to look for")
        if self._as_known is None:
            return self._store.matching(kind_of(kind), words)
        if self._words is None:
            texts = {article.id: article.text for article in self.articles()}
            self._words = SqliteStore(":memory:", create=True)
            said = (
                Entry("statement", s.id, {}, joined(texts[s.article], s.content))
                for s in self.statements()
                if s.article in texts
            )
            self._words.append((*said, *(Entry("claim", c.id, {}, c.gist) for c in self.claims())), {})
        return self._words.matching(kind_of(kind), words)

    def article(self, name: str) -> Article:
        """Return an article by its full id; raises E401 if there is none."""
        return self._held.get(Article, name) or self._nothing(name)

    def story_of(self, article: str) -> Story | None:
        """Return the story an article belongs to."""
        return next((story for story in self.stories() if article in story.articles), None)

    def recorded(self, statement: str) -> str | None:
        """Return the moment a statement came on record."""
        return self._held.since(Statement, statement)

    def find(self, name: str) -> Found:
        """Return whatever has this id, or alone starts so. Raises E401 if nothing has, E402 if several do."""
        starting: dict[str, Found] = {}
        for kind in _FOUND:
            for id_, noun in self._held.named(kind).items():
                if id_ == name:
                    return noun
                if len(name) >= SHORTEST and id_.startswith(name):
                    starting[f"{kind_of(kind)} {id_}"] = noun
        if len(starting) > 1:
            listed = "; ".join(sorted(starting)[:12])
            raise OnrecordError("E402", f'"{name}" may be any of: {listed}', "give more of the id")
        return next(iter(starting.values())) if starting else self._nothing(name)

    def who(self, name: str) -> Actor:
        """Return the actor of an id or of a name in any printed form; E402 if several fit, E403 if none."""
        return self._held.get(Actor, name) or meant(name, self.actors())

    def lines(self) -> Iterator[Line]:
        """Yield all record lines: articles first, then what was found in them, each kind by id."""
        story = {article: one.id for one in self.stories() for article in one.articles}
        for article in self.articles():
            yield to_line(article, story=story.get(article.id))
        for statement in self.statements():
            yield to_line(statement, recorded=self.recorded(statement.id))
        others: tuple[tuple[Noun, ...], ...] = (
            *(self.reports(), self.actors(), self.claims(), self.ties(), self.positions(), self.changes()),
            *(self.stories(), self.copies(), self.judgements()),
        )
        for nouns in others:
            yield from map(to_line, nouns)

    def _nothing(self, name: str) -> NoReturn:
        for one in self.forgotten():
            if one.article == name:
                what = f"{name} was forgotten on {one.at[:10]} ({one.reason})"
                raise OnrecordError("E406", what, f"`onrecord forget {name} --lift` allows to add it again")
        raise OnrecordError(
            "E401", f'nothing on record has the id "{name}"', "see the ids with `onrecord show`"
        )


def _is(actor: Actor, called: frozenset[tuple[str, ...]], id_: str | None, name: str | None) -> bool:
    """Tell whether an id is an actor's or, where none is known, a name."""
    return id_ == actor.id if id_ is not None else folded(name or "") in called


def _day(statement: Statement) -> date | None:
    """Return the last day a statement may have been said on, else reported on."""
    said = statement.said.last if statement.said else None
    return said or (statement.reported.last if statement.reported else None)
