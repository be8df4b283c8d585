"""Opens a record at a path, or one that is kept nowhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onrecord.record.record import Record
from onrecord.store import SqliteStore

if TYPE_CHECKING:
    from onrecord.record.stages import Stages
    from onrecord.store import Store

# More threads than this wait for one another longer than they work: windows are short.
_THREADS = 2


def open(  # noqa: A001
    path: str, *, create: bool = True, stages: Stages | None = None, fast: bool = False
) -> Record:
    """Return the record at a path, made if there is none (unless `create` is False); raises E301 to E308.

    With `fast` what is added is read faster and a little worse.

    A record left unsettled by an interruption is settled first.
    """
    return _opened(SqliteStore(path, create=create), stages, fast=fast)


def memory(stages: Stages | None = None, *, fast: bool = False) -> Record:
    """Return a record that is kept nowhere."""
    return _opened(SqliteStore(":memory:", create=True), stages, fast=fast)


def _opened(store: Store, stages: Stages | None, *, fast: bool) -> Record:
    if stages is None:
        from onrecord.pipeline import Pipeline  # noqa: PLC0415  (importing onrecord loads no stage)

        stages = Pipeline(fast=fast, threads=min(_THREADS, os.cpu_count() or 1))
    record = Record(store, stages)
    record.settle()
    return record
