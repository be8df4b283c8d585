"""Keeps the lines of a record up to what its articles and people's answers make together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record.entries import differing
from onrecord.record.intake import KIND, Intakes, renamed
from onrecord.record.judging import JUDGEMENT
from onrecord.record.view import View
from onrecord.store import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.record.intake import Intake
    from onrecord.record.stages import Stages
    from onrecord.store import Store

SETTLED = "settled"
GIVEN = (KIND, JUDGEMENT)  # what the settled lines are worked out from


class Settling(View):
    """A view whose lines are worked out from the intakes and judgements of its store, and put there."""

    def __init__(self, store: Store, stages: Stages) -> None:
        super().__init__(store)
        self._stages = stages
        self._intakes = Intakes(store)

    def settle(self, *, anew: bool = False) -> bool:
        """Work out what all articles make together, if not done since the last came in; tell if it was.

        Only lines that changed are appended, all in one transaction. If another process adds an article or an
        answer in the meantime, the work is done again with it. `anew` does it even if nothing came in.
        """
        changed = False
        while anew or self._store.latest(*GIVEN) > self._store.latest(SETTLED):
            changed = True
            number = self._store.latest(*GIVEN)
            self._held.forget()
            intakes = self._intakes.listed()
            moved = renamed(intakes, self._stages.read)
            for intake in moved.values():
                self._store.append([intake.entry()], {})
            if moved:
                continue
            settled = self._made(intakes)
            mark = Entry(SETTLED, "record", {"articles": len(intakes), "log": number})
            done = self._store.append([*differing(settled, self._store), mark], {}, after=(GIVEN, number))
            anew = anew and done is None
        self._held.forget()
        return changed

    def _made(self, intakes: Iterable[Intake], judgements: Iterable[Judgement] | None = None) -> Settled:
        """Return what articles make together with people's answers (those on record, unless given)."""
        listed = tuple(intakes)
        answers = self.judgements() if judgements is None else tuple(judgements)
        return self._stages.settle(
            tuple(intake.article for intake in listed), tuple(intake.reading for intake in listed), answers
        )
