"""Processes beside this one that run stages for it, and end with it.

They only ever give an answer. A stage that fails there, or a process that dies, leaves its task without one:
what has none is done again by the process that asked, and fails there as it would have without workers.

A pipe for each, rather than a pool of the standard library: the death of one stops no other,
its task is known, and all can be stopped at once, in the middle of a long article too.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from multiprocessing.process import BaseProcess

    from onrecord.nouns.article import Article, Page
    from onrecord.nouns.statement import Reading
    from onrecord.record.stages import Stages


@dataclass(slots=True, eq=False)
class Task:
    """A stage to run on a noun; once it is `done`, `answer` is what came of it, or None."""

    stage: Literal["clean", "read"]
    noun: Page | Article
    done: bool = False
    answer: Article | Reading | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection

    def answer(self) -> Article | Reading | None:
        """Return what it sends; raises EOFError or OSError if it died before."""
        if not self.pipe.poll():
            raise EOFError
        answer: Article | Reading | None = self.pipe.recv()
        return answer


class Workers:
    """Processes with these stages, as many as the system gives. They take tasks in the order handed in."""

    def __init__(self, stages: Stages, number: int) -> None:
        self._waiting: deque[Task] = deque()
        self._busy: dict[_Worker, Task] = {}
        self._all: list[_Worker] = []
        with suppress(OSError):  # a limit on processes or files; with none at all, no task has an answer
            while len(self._all) < number:
                self._all.append(_started(stages))
        self._idle = list(self._all)

    def submit(self, stage: Literal["clean", "read"], noun: Page | Article) -> Task:
        """Have a stage run as soon as a worker is free."""
        task = Task(stage, noun)
        self._waiting.append(task)
        self._hand_out()
        return task

    def collect(self, *, patiently: bool) -> None:
        """Take in the answers that have come; `patiently`: wait until there is one."""
        handles = [handle for one in self._busy for handle in (one.pipe, one.process.sentinel)]
        ready = wait(handles, None if patiently else 0)
        for worker in [one for one in self._busy if one.pipe in ready or one.process.sentinel in ready]:
            task = self._busy.pop(worker)
            with suppress(EOFError, OSError):
                task.answer = worker.answer()
                self._idle.append(worker)
            task.done = True
        self._hand_out()

    def _hand_out(self) -> None:
        while self._waiting and self._idle:
            worker = self._idle.pop()
            with suppress(OSError):  # it died while it was idle: the next one gets the task
                worker.pipe.send((self._waiting[0].stage, self._waiting[0].noun))
                self._busy[worker] = self._waiting.popleft()
        while self._waiting and not self._busy:  # none is left
            self._waiting.popleft().done = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._all:
            worker.process.terminate()
        for worker in self._all:
            worker.process.join()
            worker.process.close()
            worker.pipe.close()


def _started(stages: Stages) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, stages), daemon=True)
    with theirs, _spared():
        process.start()
    return _Worker(process, ours)


@contextmanager
def _spared() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach, not even while it starts: this one stops it."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # where it is started on the way, it lifts the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, stages: Stages) -> None:
    """Answer tasks until the process that hands them out is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for systems without masks
    Thread(target=_leave_with, args=(parent_process(),), daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            stage, noun = pipe.recv()
            answer = None
            with suppress(Exception):  # it fails again, and is told of, where it was asked for
                answer = getattr(stages, stage)(noun)
            pipe.send(answer)


def _leave_with(parent: BaseProcess) -> None:
    """Leave when another process does, in the middle of an article too."""
    parent.join()
    os._exit(1)
