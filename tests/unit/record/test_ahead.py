from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages
from tests.unit.record.elsewhere import Elsewhere
from tests.unit.record.made import canonical

from onrecord.collect import Refused
from onrecord.nouns.article import Page
from onrecord.nouns.errors import OnrecordError
from onrecord.record import ahead, memory, workers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.record import Outcome, Record

ROOT = Path(__file__).parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="no such signals on this system")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(ahead, "FEW", 2)
    yield
    assert active_children() == []


def said(number: int, words: str = "") -> Page:
    text = f"Ada Orr: words {number}\n{words}"
    return Page(f"p{number}", text=text, given_id=f"p{number}", file="lines.jsonl")


def told(outcome: Outcome) -> tuple[object, ...]:
    refused = tuple((one.source, str(one.error)) for one in outcome.refused)
    return outcome.added, outcome.updated, outcome.unchanged, refused, outcome.notes


def taken(items: list[Page | Refused], jobs: int) -> tuple[Record, StubStages, tuple[object, ...]]:
    stages = Elsewhere()
    record = memory(stages)
    sources: list[str] = []
    outcome = record.take(items, sources.append, jobs)
    assert sources == [item.source for item in items]
    return record, stages, told(outcome)


def logged(record: Record) -> list[tuple[str, str]]:
    return [(row.id, row.body["article"]["id"]) for row in record._store.newer("intake", 0)]


def test_two_jobs_make_the_record_that_one_makes() -> None:
    items: list[Page | Refused] = [said(number) for number in range(4)]
    items += [Page(f"{n}/index.txt", text=f"Bo Lind: {n}\n", given_id="index", file=f"{n}") for n in range(8)]
    items += [
        Refused("gone.txt", OnrecordError("E101", "there is no such file", "check the path")),
        said(4, "REFUSE"),
        said(5, "BREAK"),
        said(6, "NO DAY"),
        said(6),
        said(7),
        said(7),
        said(1, "Cy Moe: it is new\n"),
        Page("odd.txt", text="Di Poe: an odd one\n", given_id="odd", file="odd.txt", note="read as cp1252"),
    ]
    one, two = taken(items, 1), taken(items, 2)
    assert two[2] == one[2]
    assert logged(two[0]) == logged(one[0])
    assert canonical(two[0]) == canonical(one[0])
    assert re.findall(r"E\d{3}", str(one[2])) == ["E101", "E104", "E900", "E900"]
    assert len(two[1].reads) < len(one[1].reads) / 2  # the first, and what could not be foreseen


def test_articles_that_want_one_id_are_guessed_right() -> None:
    pages: list[Page | Refused] = [
        Page(f"{n}/index.txt", text=f"Bo Lind: {n}\n", given_id="index", file=f"{n}") for n in range(24)
    ]
    (one, alone, _), (two, beside, _) = taken(pages, 1), taken(pages, 2)
    assert logged(two) == logged(one)
    assert len({article.id for article in two.articles()}) == 24
    again = len(alone.reads) - 24  # that lost the plain id when all were there
    assert len(beside.reads) - again == 2


@posix
def test_a_worker_that_dies_loses_nothing() -> None:
    items: list[Page | Refused] = [said(n, "KILL" if n in (4, 5) else "") for n in range(10)]
    one, two = taken(items, 1), taken(items, 2)
    assert two[2] == one[2]
    assert canonical(two[0]) == canonical(one[0])
    assert {"p4", "p5"} <= set(two[1].reads)


def test_few_articles_start_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    class Counted(workers.Workers):
        def __init__(self, stages: StubStages, number: int) -> None:
            started.append(number)
            super().__init__(stages, number)

    monkeypatch.setattr(workers, "Workers", Counted)
    monkeypatch.setattr(ahead, "FEW", 6)
    record = memory(StubStages())
    pages = [said(n) for n in range(9)]
    record.take(pages[:6], jobs=2)
    record.take(pages[:6] * 5, jobs=2)  # on record: not read again
    record.take(pages, jobs=1)
    assert started == []
    record.take((said(n) for n in range(20, 30)), jobs=2)
    assert started == [2]


def test_a_page_is_on_record_before_many_others_are_looked_at() -> None:
    record = memory(StubStages())
    behind: list[int] = []

    def pages() -> Iterator[Page]:
        for number in range(40):
            behind.append(number - len(record._intakes.all()))
            yield said(number)

    record.take(pages(), jobs=2)
    assert len(record.articles()) == 40
    assert max(behind) <= 2 * 4
    assert behind[:3] == [0, 0, 0]


@posix
def test_an_interruption_stops_the_workers_at_once_and_keeps_what_was_read() -> None:
    record = memory(Elsewhere())

    def progress(source: str) -> None:
        if source == "p6":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.take([said(n, "LONG" if n > 5 else "") for n in range(12)], progress, 2)
    assert [intake.article.id for intake in record._intakes.listed()] == [f"p{n}" for n in range(6)]


def test_as_many_workers_as_the_system_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(workers, "_started", none)
    _, stages, _ = taken([said(n) for n in range(10)], 2)
    assert len(stages.reads) == 10


def test_one_job_per_core_is_at_least_one() -> None:
    assert 1 <= ahead.cores() <= 8


MANY = """
import sys
from tests.unit.record.elsewhere import Elsewhere
from onrecord.nouns.article import Page
from onrecord.record import ahead, memory
ahead.FEW = 1
def said(source):
    if source == "p3":
        from multiprocessing import active_children
        print(*(child.pid for child in active_children()), flush=True)
pages = [Page(f"p{n}", text=f"Ada Orr: {n}\\n" + "LONG" * (n > 2), given_id=f"p{n}") for n in range(9)]
try:
    memory(Elsewhere()).take(pages, said, 2)
except KeyboardInterrupt:
    sys.exit(130)
"""


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@posix
@pytest.mark.parametrize("kill", ["SIGINT", "SIGKILL"])
def test_no_worker_outlives_the_process_that_started_it(kill: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", MANY],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        found = [int(number) for number in process.stdout.readline().split()]
        if kill == "SIGINT":  # as a terminal does, to all of them
            os.killpg(process.pid, signal.SIGINT)
        else:
            process.send_signal(getattr(signal, kill))
        assert process.wait(60) == (130 if kill == "SIGINT" else -getattr(signal, kill))
        until = time.monotonic() + 20
        while any(map(alive, found)) and time.monotonic() < until:
            time.sleep(0.05)
        assert not any(map(alive, found))
        assert "Traceback" not in process.stderr.read()
    assert len(found) == 2
