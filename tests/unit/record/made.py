"""Records made of a few lines, for tests of what a record does."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.stages import StubStages

from onrecord.nouns.article import Page
from onrecord.record import Record
from onrecord.store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.statement import Statement
    from onrecord.record import View


class Days:
    """A clock that goes on by a day whenever it is told."""

    def __init__(self) -> None:
        self.now = datetime(2031, 6, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def next(self) -> None:
        self.now += timedelta(days=1)


def page(name: str, text: str, day: str | None = None) -> Page:
    return Page(name, text=text, given_id=name, published=day, file="lines.jsonl")


def record(
    *pages: Page, path: str = ":memory:", clock: Days | None = None, stages: StubStages | None = None
) -> Record:
    store = SqliteStore(path, create=True, clock=clock or Days())
    made = Record(store, stages or StubStages())
    made.take(pages)
    return made


def canonical(view: View, leaving: Iterable[Judgement] = ()) -> list[str]:
    """Return the canonical export, without the lines of some judgements."""
    ids = {judgement.id for judgement in leaving}
    lines = ({key: value for key, value in line.items() if key != "recorded"} for line in view.lines())
    return sorted(json.dumps(line) for line in lines if line.get("id") not in ids)


def the(view: View, words: str) -> Statement:
    """Return the statement with just these words."""
    [found] = [
        s
        for s in view.statements()
        if view.article(s.article).text[s.content[0].start : s.content[0].end] == words
    ]
    return found
