"""A view of part of a record, settled anew in memory: what was published by a day, or is left of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.lines import to_line
from onrecord.nouns.span import digest
from onrecord.record.entries import entries
from onrecord.record.view import View
from onrecord.store import Entry, SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.record.forgotten import Forgotten
    from onrecord.record.intake import Intake


class _Excerpt(View):
    """A view over a store of its own; what only the whole record knows is asked of that."""

    def __init__(
        self, store: SqliteStore, whole: View, left_out: tuple[tuple[str, str], ...], moment: str | None
    ) -> None:
        super().__init__(store, left_out=left_out)
        self._whole = whole
        self._moment = moment

    def recorded(self, statement: str) -> str | None:
        """Return the moment a statement came on record, if the whole record has it now."""
        return self._whole.recorded(statement)

    def forgotten(self) -> tuple[Forgotten, ...]:
        """Return the tombstones of the whole record, as far as they are of what was on record then."""
        found = self._whole.forgotten()
        return tuple(one for one in found if self._moment is None or one.since <= self._moment + "\uffff")


def excerpt(
    whole: View,
    settled: Settled,
    judgements: Iterable[Judgement],
    left_out: tuple[tuple[str, str], ...],
    moment: str | None = None,
) -> View:
    """Return a view of what is settled, with people's answers."""
    store = SqliteStore(":memory:", create=True)
    answers = (Entry("judgement", one.id, to_line(one)) for one in judgements)
    texts = {digest(article.text): article.text for article in settled.articles}
    store.append([*entries(settled), *answers], texts)
    return _Excerpt(store, whole, left_out, moment)


def published_by(
    intakes: Iterable[Intake], day: date | None
) -> tuple[list[Intake], tuple[tuple[str, str], ...]]:
    """Return the intakes of articles surely published by a day, and (article, why) of the others."""
    kept, left_out = [], []
    for intake in intakes:
        when = intake.article.when
        if day is None or (when is not None and when.last is not None and when.last <= day):
            kept.append(intake)
        elif when is None or (when.first is None and when.last is None):
            left_out.append((intake.article.id, "its day of publication is unknown"))
        elif when.first is not None and when.first > day:
            left_out.append((intake.article.id, f"published on {when.first} or later"))
        else:
            last = f"until {when.last}" if when.last else "for all that is known"
            left_out.append((intake.article.id, f"it may have been published later, {last}"))
    return kept, tuple(left_out)
