"""The record to be written: takes articles in, each safe at once, and settles what they make together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING, Protocol

from onrecord.collect import Refused, pages
from onrecord.nouns.article import Article, BlockKind, Page
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.lines import to_line
from onrecord.nouns.span import digest, joined
from onrecord.record.intake import KIND, Claim, Intake, best_claims, claim, id_of, restored
from onrecord.record.view import View
from onrecord.store import Entry, SqliteStore, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.results import Settled, Story
    from onrecord.nouns.statement import Reading, Report

_SETTLED = "settled"
_LINES = ("article", "statement", "report", "actor", "story", "copy")
_SEARCHED = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD, BlockKind.BODY)


class Stages(Protocol):
    """What the record needs of the pipeline; a test may bring its own."""

    def identity(self, article: Article) -> str:
        """Return what makes an article the same one when it comes again."""

    def clean(self, page: Page) -> Article:
        """Return the article of a page; raises OnrecordError if it has none."""

    def read(self, article: Article) -> Reading:
        """Return all that one article gives by itself."""

    def settle(self, articles: tuple[Article, ...], readings: tuple[Reading, ...]) -> Settled:
        """Return what they make together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the inputs, in their order; articles by their id.

    `notes` are (input, what a person should know of how it was read).
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


class Record(View):
    """A record that grows. All that a View shows is settled over all its articles."""

    def __init__(self, store: Store, stages: Stages) -> None:
        super().__init__(store)
        self._stages = stages
        self._known: dict[str, Intake] = {}  # by identity; what was logged up to the number below
        self._number = 0

    def add(
        self,
        sources: Sequence[str] | str,
        *,
        stdin: IO[bytes] | None = None,
        progress: Callable[[str], None] = lambda _: None,
    ) -> Outcome:
        """Take in files, directories and "-"; return what became of each.

        Every article is safe as soon as it is read. A broken input is refused and the rest kept. `progress`
        is told what each input is before it is read.
        """
        return self.take(pages([sources] if isinstance(sources, str) else sources, stdin=stdin), progress)

    def take(
        self, items: Iterable[Page | Refused], progress: Callable[[str], None] = lambda _: None
    ) -> Outcome:
        """Take in pages; see `add`."""
        known = self._intakes()
        best = best_claims((intake.key, intake.wanted) for intake in known.values())
        done: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        refused, notes = [], []
        for item in items:
            progress(item.source)
            if isinstance(item, Refused):
                refused.append(item)
                continue
            try:
                key, what = self._one(item, known, best)
            except OnrecordError as error:
                refused.append(Refused(item.source, error))
            except Exception as error:  # noqa: BLE001  (one odd page must not stop the rest)
                refused.append(Refused(item.source, unexpected(error)))
            else:
                done[what].append(key)
                if item.note and what != "unchanged":
                    notes.append((item.source, item.note))
        self.settle()
        known = self._intakes()
        added, updated, unchanged = (
            tuple(dict.fromkeys(known[key].article.id for key in keys)) for keys in done.values()
        )
        return Outcome(added, updated, unchanged, tuple(refused), tuple(notes))

    def _one(self, page: Page, known: dict[str, Intake], best: dict[str, Claim]) -> tuple[str, str]:
        """Take in one page in one transaction; return the article's identity and what was done."""
        article = self._stages.clean(page)
        key = self._stages.identity(article)
        before = known.get(key)
        if before is not None and before.article.text == article.text:
            return key, "unchanged"
        wanted = article.id
        version = max(article.version, before.article.version + 1 if before else 1)
        article = replace(article, id=id_of(key, wanted, best), version=version)
        intake = Intake(key, wanted, article, self._stages.read(article))
        self._store.append([intake.entry()], {digest(article.text): article.text})
        known[key] = intake
        mine = claim(key, wanted)
        best[wanted] = min(mine, best.get(wanted, mine))
        return key, "updated" if before else "added"

    def _intakes(self) -> dict[str, Intake]:
        """Return all intakes by identity; only what came in since they were last asked for is restored."""
        number = self._store.latest(KIND)
        if number > self._number:
            for logged in self._store.newer(KIND, self._number):
                self._known[logged.id] = restored(logged, self._store.text)
            self._number = number
        return self._known

    def settle(self) -> bool:
        """Work out what all articles make together, if not done since the last came in; tell if it was.

        Only lines that changed are appended, all in one transaction. If another process adds an article in
        the meantime, the work is done again with it.
        """
        changed = False
        while (number := self._store.latest(KIND)) > self._store.latest(_SETTLED):
            changed = True
            intakes = sorted(self._intakes().values(), key=lambda intake: intake.article.id)
            if self._rename(intakes):
                continue
            articles, readings = tuple(i.article for i in intakes), tuple(i.reading for i in intakes)
            settled = self._stages.settle(articles, readings)
            entries = {(entry.kind, entry.id): entry for entry in _entries(settled)}
            gone = [
                Entry(kind, logged.id, None)
                for kind in _LINES
                for logged in self._store.current(kind)
                if (kind, logged.id) not in entries
            ]
            mark = Entry(_SETTLED, "record", {"articles": len(articles), "log": number})
            self._store.append([*gone, *entries.values(), mark], {}, after=(KIND, number))
        self._cache.clear()
        return changed

    def _rename(self, intakes: Sequence[Intake]) -> bool:
        """Read anew what lost its plain id to another article, or has it back; tell whether anything did."""
        best = best_claims((intake.key, intake.wanted) for intake in intakes)
        names = [id_of(intake.key, intake.wanted, best) for intake in intakes]
        moved = [(i, name) for i, name in zip(intakes, names, strict=True) if i.article.id != name]
        for intake, name in moved:
            article = replace(intake.article, id=name)
            renamed = replace(intake, article=article, reading=self._stages.read(article))
            self._store.append([renamed.entry()], {})
        return bool(moved)

    def as_known(self, moment: str) -> View:
        """Return what was on record by the end of a day, or by a moment (ISO 8601, UTC)."""
        return View(self._store, moment)

    def close(self) -> None:
        """Let go of the record."""
        self._store.close()


def _entries(settled: Settled) -> Iterable[Entry]:
    """Yield the settled lines as log entries. Texts stay where they are, under their hash."""
    story = {article: one.id for one in settled.stories for article in one.articles}
    text = {}
    for article in settled.articles:
        text[article.id] = article.text
        line = to_line(article, story=story.get(article.id))
        line["text"] = digest(article.text)
        yield Entry("article", article.id, line, joined(article.text, article.spans(*_SEARCHED), "\n"))
    for statement in settled.statements:
        words = joined(text[statement.article], statement.content)
        yield Entry("statement", statement.id, to_line(statement), words)
    others: tuple[Report | Actor | Story, ...] = (*settled.reports, *settled.actors, *settled.stories)
    for noun in others:
        line = to_line(noun)
        yield Entry(line["type"], noun.id, line)
    for copy in settled.copies:
        yield Entry("copy", f"{copy.article} {copy.of}", to_line(copy))


def unexpected(error: BaseException) -> OnrecordError:
    """Return the error for what should never have happened: it names itself, and what to do about it."""
    what = f"something went wrong inside onrecord ({type(error).__name__}: {str(error)[:120]})"
    return OnrecordError("E900", what, "please report it with the input it happened on")


def open(path: str, *, create: bool = True, stages: Stages | None = None) -> Record:  # noqa: A001
    """Return the record at a path, made if there is none (unless `create` is False); raises E301 to E308.

    A record left unsettled by an interruption is settled first.
    """
    return _opened(SqliteStore(path, create=create), stages)


def memory(stages: Stages | None = None) -> Record:
    """Return a record that is kept nowhere."""
    return _opened(SqliteStore(":memory:", create=True), stages)


def _opened(store: Store, stages: Stages | None) -> Record:
    if stages is None:
        from onrecord.pipeline import Pipeline  # noqa: PLC0415  (importing onrecord loads no stage)

        stages = Pipeline()
    record = Record(store, stages)
    record.settle()
    return record
