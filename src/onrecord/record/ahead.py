"""Pages cleaned and read ahead of their turn by workers, so that the record has not to wait for them.

It still takes pages one by one, in their order, and asks for the same articles and readings as without
workers. What was guessed wrongly, or failed, is done when its turn comes, in this process.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from onrecord.nouns.article import Article, Page
from onrecord.nouns.statement import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.collect import Refused
    from onrecord.record.stages import Stages
    from onrecord.record.workers import Task, Workers

FEW = 16  # articles read before workers are worth their start: about as long as it takes
_DEPTH = 4  # pages in hand for each worker: a long article holds up no other
_MOST = 8  # by default: each holds the weights, and the one that writes keeps no more of them busy


def cores() -> int:
    """Return how many workers suit this machine: one per core that this process may use, eight at most."""
    usable = os.cpu_count() or 1
    if sys.platform == "linux":
        usable = len(os.sched_getaffinity(0))
    return min(usable, _MOST)


@dataclass(slots=True, eq=False)
class _Begun:
    """What workers were given to do for one input."""

    cleaning: Task | None = None
    reading: Task | None = None


class Ahead:
    """The stages `clean` and `read`, of which those of the next pages run in workers.

    There are as many as `jobs` (None: one per core), and none for one. They start once `FEW` articles were
    read, and stop where the context ends. `expected` returns, for articles in the order of their pages, what
    the record will want to have read, or None; it may be wrong.
    """

    def __init__(
        self, stages: Stages, jobs: int | None, expected: Callable[[Article], Article | None]
    ) -> None:
        self._stages = stages
        self._jobs = cores() if jobs is None else jobs
        self._expected = expected
        self._workers: Workers | None = None
        self._read_here = 0
        self._now = _Begun()
        self._cleaning: deque[_Begun] = deque()
        self._end = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end.close()

    def over(self, items: Iterable[Page | Refused]) -> Iterator[Page | Refused]:
        """Yield the items in their order; what is asked next is about the one yielded last."""
        coming: deque[tuple[Page | Refused, _Begun]] = deque()
        for new in items:
            coming.append((new, self._begun(new)))
            while coming and (len(coming) > self._depth() or self._prepared(coming[0][1])):
                item, self._now = coming.popleft()
                yield item
        for item, self._now in coming:
            yield item

    def clean(self, page: Page) -> Article:
        """Return the article of a page; raises OnrecordError if it has none."""
        article = self._answer(self._now.cleaning)
        return article if isinstance(article, Article) else self._stages.clean(page)

    def read(self, article: Article) -> Reading:
        """Return all that one article gives by itself."""
        if self._now.reading and self._now.reading.noun == article:
            reading = self._answer(self._now.reading)
            if isinstance(reading, Reading):
                return reading
        self._read_here += 1
        return self._stages.read(article)

    def _depth(self) -> int:
        return _DEPTH * self._jobs if self._workers else 0

    def _begun(self, item: Page | Refused) -> _Begun:
        """Hand the cleaning of a page to the workers, which are started if it is time."""
        begun = _Begun()
        if self._workers is None and self._jobs > 1 and self._read_here >= FEW:
            from onrecord.record.workers import Workers  # noqa: PLC0415  (few inputs do without)

            self._workers = self._end.enter_context(Workers(self._stages, self._jobs))
        if self._workers and isinstance(item, Page) and item.judgement is None:
            begun.cleaning = self._workers.submit("clean", item)
            self._cleaning.append(begun)
        return begun

    def _prepared(self, begun: _Begun) -> bool:
        """Tell whether all that was begun is done by now."""
        if self._workers:
            self._collect(self._workers, patiently=False)
        return all(task is None or task.done for task in (begun.cleaning, begun.reading))

    def _answer(self, task: Task | None) -> Article | Reading | None:
        """Return what came of a task, None if nothing did."""
        if task is None or self._workers is None:
            return None
        while not task.done:
            self._collect(self._workers, patiently=True)
        return task.answer

    def _collect(self, workers: Workers, *, patiently: bool) -> None:
        """Take in answers; have those articles read that were cleaned, in the order of their pages."""
        workers.collect(patiently=patiently)
        while self._cleaning and (task := self._cleaning[0].cleaning) and task.done:
            begun = self._cleaning.popleft()
            with suppress(Exception):  # it fails again, and is told of, when its turn comes
                article = self._expected(task.answer) if isinstance(task.answer, Article) else None
                begun.reading = workers.submit("read", article) if article else None
