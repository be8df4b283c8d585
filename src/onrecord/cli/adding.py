"""Commands that take articles in: demo, add, read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.door import DONE, NOTHING_READ, SOME_REFUSED, complain, hint
from onrecord.cli.options import (
    DEFAULT,
    Fast,
    Jobs,
    Json,
    Output,
    RecordPath,
    Sources,
    opened,
    printed,
    printed_json,
    telling,
)

if TYPE_CHECKING:
    from onrecord.record import Outcome, Record


def demo(
    *,
    record: Annotated[str | None, typer.Option("--record", metavar="FILE", help="Keep it here.")] = None,
    output: Output = None,
) -> int:
    """Read the invented sample into a fresh record and show it."""
    import tempfile  # noqa: PLC0415
    from importlib.resources import as_file, files  # noqa: PLC0415

    from onrecord.cli.reading import shown  # noqa: PLC0415

    path = record or str(Path(tempfile.mkdtemp(prefix="onrecord-demo-")) / DEFAULT)
    with opened(path, create=True) as kept, as_file(files("onrecord") / "data" / "sample") as sample:
        outcome = taken(kept, [str(sample)])
        shown(kept, None, output)
    hint(f"onrecord show ID --evidence --record {path}", "any [id] above, down to the exact words")
    hint(f"onrecord who NAME --record {path}", "one actor's line, in order")
    hint(f"onrecord brief --record {path}", "all of it in sentences, with references")
    hint("onrecord add PATH...", "your own articles")
    return code(outcome)


def add(  # noqa: PLR0913  (options of a command)
    sources: Sources,
    *,
    record: RecordPath = DEFAULT,
    fast: Fast = False,
    jobs: Jobs = None,
    json: Json = False,
    output: Output = None,
) -> int:
    """Read articles into the record, which is made if there is none."""
    with opened(record, create=True, fast=fast) as kept:
        outcome = taken(kept, sources, jobs)
        if json:
            new = {*outcome.added, *outcome.updated}
            printed_json(
                (line for line in kept.lines() if line["type"] == "article" and line["id"] in new), output
            )
        else:
            printed([_summary(kept, outcome)], output)
    hint("onrecord show" + (f" --record {record}" if record != DEFAULT else ""), "what is on record")
    return code(outcome)


def read(sources: Sources, *, fast: Fast = False, jobs: Jobs = None, output: Output = None) -> int:
    """Print all record lines of some articles; no record is kept."""
    from onrecord.present.export import read_lines  # noqa: PLC0415
    from onrecord.record import memory  # noqa: PLC0415

    kept = memory(fast=fast)
    outcome = taken(kept, sources, jobs)
    printed_json(read_lines(kept, outcome.added), output)
    return code(outcome)


def taken(record: Record, sources: list[str], jobs: int | None = 1) -> Outcome:
    """Add the sources, telling on a terminal which one is being read; print why any was refused."""
    with telling("reading") as tell:
        outcome = record.add(sources, progress=tell, jobs=jobs)
    for refused in outcome.refused:
        complain(f"{refused.source}: {refused.error}")
    for source, note in outcome.notes:
        complain(f"{source}: W101 {note}: see that accents and quotation marks are right")
    return outcome


def code(outcome: Outcome) -> int:
    """Return the exit code of what became of the inputs."""
    if not outcome.refused:
        return DONE
    kept = outcome.added or outcome.updated or outcome.unchanged or outcome.judgements
    return SOME_REFUSED if kept else NOTHING_READ


def _summary(record: Record, outcome: Outcome) -> str:
    """Return what became of the inputs, in a line."""
    from onrecord.present.layout import counted  # noqa: PLC0415

    new = {*outcome.added, *outcome.updated}
    said = sum(statement.article in new for statement in record.statements())
    parts = (
        f"{len(outcome.added)} added",
        f"{len(outcome.updated)} with a new version" if outcome.updated else "",
        f"{len(outcome.unchanged)} unchanged" if outcome.unchanged else "",
        f"{len(outcome.refused)} refused" if outcome.refused else "",
        f"{counted(len(outcome.judgements), 'answer')} of people" if outcome.judgements else "",
        f"{counted(said, 'statement')} in what is new" if new else "",
        f"{counted(len(record.articles()), 'article')} on record",
    )
    return " · ".join(part for part in parts if part)
