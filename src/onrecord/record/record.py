"""The record to be written: takes articles in, each safe at once, and settles what they make together."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from onrecord.collect import Refused, pages
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.lines import to_line
from onrecord.nouns.span import digest
from onrecord.record.ahead import Ahead
from onrecord.record.entries import differing
from onrecord.record.excerpt import excerpt, published_by
from onrecord.record.forgotten import Forgotten, buried, erased, erasure, refuse, refuse_answer, tombstones
from onrecord.record.intake import (
    KIND,
    TOMBSTONE,
    Claim,
    Intake,
    best_claims,
    in_order,
    note_claim,
    placed,
    renamed,
    restored,
)
from onrecord.record.judging import JUDGEMENT, given, judgement_of, later, travelled
from onrecord.record.reread import Difference, difference
from onrecord.record.settling import GIVEN, SETTLED, Settling
from onrecord.record.stages import Outcome, unexpected
from onrecord.record.times import as_day
from onrecord.record.view import View
from onrecord.store import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from onrecord.nouns.article import Article, Page
    from onrecord.nouns.judgement import Judgement


def _silent(_: str) -> None:
    return


def _entry(judgement: Judgement) -> Entry:
    return Entry(JUDGEMENT, judgement.id, to_line(judgement))


class Record(Settling):
    """A record that grows. All that a View shows is settled over all its articles and people's answers."""

    def add(
        self,
        sources: Sequence[str] | str,
        *,
        stdin: IO[bytes] | None = None,
        progress: Callable[[str], None] = _silent,
        jobs: int | None = 1,
    ) -> Outcome:
        """Take in files, directories and "-"; return what became of each.

        Every article is safe as soon as it is read. A broken input is refused and the rest kept. `progress`
        is told what each input is before it is read.

        With more than one of `jobs` (None: one per core) many articles are read by so many processes of their
        own, each with the weights in memory; the record is the same. A script that asks for that must do so
        under `if __name__ == "__main__":`, since each process loads the script.
        """
        return self.take(
            pages([sources] if isinstance(sources, str) else sources, stdin=stdin), progress, jobs
        )

    def take(
        self, items: Iterable[Page | Refused], progress: Callable[[str], None] = _silent, jobs: int | None = 1
    ) -> Outcome:
        """Take in pages; see `add`."""
        known = self._intakes.all()
        best = best_claims((intake.key, intake.wanted) for intake in known.values())
        done: dict[str, list[str]] = {"added": [], "updated": [], "unchanged": []}
        refused, notes, answers = [], [], []
        judgements = {one.id: one for one in self.judgements()}
        with Ahead(self._stages, jobs, self._expected(known, best)) as ahead:
            for item in ahead.over(items):
                progress(item.source)
                if isinstance(item, Refused):
                    refused.append(item)
                    continue
                try:
                    if item.judgement is not None:
                        answers += self._answer(item.judgement, judgements)
                        continue
                    key, what = self._one(item, ahead, known, best)
                except OnrecordError as error:
                    refused.append(Refused(item.source, error))
                except Exception as error:  # noqa: BLE001  (one odd page must not stop the rest)
                    refused.append(Refused(item.source, unexpected(error)))
                else:
                    done[what].append(key)
                    if item.note and what != "unchanged":
                        notes.append((item.source, item.note))
        self.settle()
        known = self._intakes.all()
        added, updated, unchanged = (
            tuple(dict.fromkeys(known[key].article.id for key in keys)) for keys in done.values()
        )
        return Outcome(added, updated, unchanged, tuple(refused), tuple(notes), tuple(answers))

    def _one(
        self, page: Page, ahead: Ahead, known: dict[str, Intake], best: dict[str, Claim]
    ) -> tuple[str, str]:
        """Take in one page in one transaction; return the article's identity and what was done."""
        article = ahead.clean(page)
        key = self._stages.identity(article)
        before = known.get(key)
        new = placed(article, key, before, best)
        if new is None:
            return key, "unchanged"
        words = digest(article.text)
        refuse(article, key, words, tombstones(self._store))
        intake = Intake(key, article.id, new, ahead.read(new))
        self._store.append([intake.entry()], {words: article.text})
        known[key] = intake
        note_claim(key, article.id, best)
        return key, "updated" if before else "added"

    def _expected(
        self, known: Mapping[str, Intake], best: dict[str, Claim]
    ) -> Callable[[Article], Article | None]:
        """Return what guesses how articles will go on record if all that came before them do."""
        sooner: ChainMap[str, Claim] = ChainMap({}, best)

        def expected(article: Article) -> Article | None:
            key = self._stages.identity(article)
            new = placed(article, key, known.get(key), sooner)
            if new is not None:
                note_claim(key, article.id, sooner)
            return new

        return expected

    def _answer(self, judgement: Judgement, known: dict[str, Judgement]) -> list[str]:
        """Take in a judgement of an exported record; return its id unless it was on record.

        One that was taken back here stays so, whenever the export was made. Raises E201 for one that does not
        fit its question, E116 for one about an article that was forgotten.
        """
        travelled(judgement)
        held = known.get(judgement.id)
        if held is not None and held.revoked_at is not None:
            return []
        if held is None:
            names = {intake.article.id for intake in self._intakes.all().values()}
            refuse_answer(judgement, names, self.forgotten())
        known[judgement.id] = judgement
        return [judgement.id] if self._store.append([_entry(judgement)], {}) else []

    def judge(self, target: str, answer: str, *, by: str, note: str | None = None) -> Judgement:
        """Put a person's answer on record, above what the machine found; return the judgement.

        `target` is an id of `review()`; a statement's id with "statement=no", "speaker=NAME", "act=ACT",
        "said=DAY" or "matter=NAME"; or two ids "A+B" (or a tie's id) with "same", "apart", "one-actor",
        "two-actors", a kind of tie ("denies": B denies A) or "none". Raises E401 for an id that is not there,
        E502 for an answer that does not fit, with those that do. The same answer given again changes nothing.
        """
        self.settle()
        judgement = given(self, target, answer, by, note)
        judgement, new = later(judgement, self.judgements(), self._store.moment())
        if new:
            self._store.append([_entry(judgement)], {})
            self.settle()
        return judgement

    def undo(self, name: str) -> Judgement:
        """Take a judgement back (by its id, or three characters or more of its start).

        All is as if it had not been given. Raises E401 if no judgement has the id, E402 if several do.
        """
        self.settle()
        judgement = judgement_of(name, self.judgements())
        if judgement.revoked_at is not None:
            return judgement
        revoked = replace(judgement, revoked_at=self._store.moment())
        self._store.append([_entry(revoked)], {})
        self.settle()
        return revoked

    def as_known(self, moment: str) -> View:
        """Return what was on record by the end of a day, or by a moment (ISO 8601, UTC).

        Where an article was on record then that has been forgotten since, the log is blank, and the view is
        settled anew from what is left of that time.
        """
        left_out = self._blank(moment)
        if not left_out:
            return View(self._store, moment)
        intakes, judgements = self._then(moment)
        return excerpt(self, self._made(intakes, judgements), judgements, left_out, moment)

    def as_published(self, day: date | str, *, known: str | None = None) -> View:
        """Return what the record would be from the articles that were surely published by the end of a day.

        Articles of unknown day and those that may be later are left out, and listed with the reason in
        `left_out`. People's answers count whenever they were given. `known` starts from what was on record by
        then, in articles and answers, see `as_known`.
        """
        self.settle()
        intakes, judgements = self._then(known) if known else (self._intakes.listed(), self.judgements())
        kept, left_out = published_by(intakes, as_day(day))
        blank = self._blank(known) if known else ()
        return excerpt(self, self._made(kept, judgements), judgements, (*blank, *left_out), known)

    def _blank(self, moment: str) -> tuple[tuple[str, str], ...]:
        """Return (article, why) of those that were on record at a moment and have been forgotten since."""
        hidden = (one for one in erased(self._store) if one.hides(moment))
        return tuple((one.article, f"forgotten on {one.at[:10]}: {one.reason}") for one in hidden)

    def _then(self, moment: str) -> tuple[list[Intake], tuple[Judgement, ...]]:
        """Return the articles and people's answers of a moment, as far as they are still on record."""
        rows = self._store.current(KIND, moment)
        return in_order(restored(row, self._store.text) for row in rows), View(
            self._store, moment
        ).judgements()

    def reread(
        self, *, diff: bool = False, every: bool = False, progress: Callable[[str], None] = _silent
    ) -> Difference:
        """Read again what another reader read (or every article), settle anew; return what is different.

        With `diff` nothing is changed: the difference is what reading again would make.
        """
        self.settle()
        before = self._intakes.all()
        name, after = self._stages.reader(), {}
        for intake in in_order(before.values()):
            if every or intake.reading.made_by != name:
                progress(intake.article.id)
                again = replace(intake, reading=self._stages.read(intake.article))
                after[intake.key] = again
                if not diff:
                    self._store.append([again.entry()], {})
        articles, old = self.articles(), (self.statements(), self.claims())
        if diff:
            settled = self._made(in_order({**before, **after}.values()))
            new = (settled.statements, settled.claims)
        else:
            self.settle(anew=True)
            new = (self.statements(), self.claims())
        return difference(tuple(i.article.id for i in in_order(after.values())), articles, old, new)

    def forget(self, article: str, reason: str) -> Forgotten:
        """Remove an article for good: its words, and all that rests on them; return the tombstone.

        Raises E401 if there is no such article, E305 if another program keeps the file from being scrubbed.
        """
        tombstone = None
        while tombstone is None:
            self.settle()
            gone = {one.article.id: one for one in self._intakes.listed()}.get(article)
            if gone is None:
                left = next((one for one in self.forgotten() if one.article == article), None)
                self._store.scrub()
                return left or self._nothing(article)
            try:
                tombstone = self._without(gone, reason)
            finally:
                self._held.forget()
        return tombstone

    def _without(self, gone: Intake, reason: str) -> Forgotten | None:
        """Put the record without an article in place of what is there; None if that has moved on."""
        number = self._store.latest(*GIVEN)
        self._held.forget()
        rest = {one.key: one for one in self._intakes.listed() if one.key != gone.key}
        moved = renamed(rest.values(), self._stages.read)
        kept = in_order({**rest, **moved}.values())
        tombstone, answers = buried(self._store, gone, reason, kept, self.judgements())
        others = [one for one in self.judgements() if one not in answers]
        entries = [
            Entry(KIND, gone.key, None),
            *(Entry(JUDGEMENT, one.id, None) for one in answers),
            *(one.entry() for one in moved.values()),
            tombstone.entry(),
            *differing(self._made(kept, others), self._store),
            Entry(SETTLED, "record", {"articles": len(kept), "log": number}),
        ]
        erasing = erasure(self._store, gone.key, [one.id for one in answers])
        done = self._store.append(entries, {}, after=(GIVEN, number), erasing=erasing)
        return None if done is None else tombstone

    def lift(self, article: str) -> Forgotten:
        """Allow a forgotten article to be added again; return its tombstone. What was blanked stays blank."""
        for one in self.forgotten():
            if one.article == article:
                self._store.append([Entry(TOMBSTONE, one.key, None)], {})
                return one
        raise OnrecordError(
            "E401", f'no article "{article}" was forgotten', "see what was with `onrecord brief`"
        )

    def close(self) -> None:
        """Let go of the record."""
        self._store.close()
