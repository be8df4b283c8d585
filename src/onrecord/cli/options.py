"""Options and arguments that several commands share, and the record they name."""

from __future__ import annotations

import re
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.door import NO_RECORD, complain
from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.nouns.lines import Line
    from onrecord.record import Record, View

DEFAULT = "onrecord.db"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

RecordPath = Annotated[
    str,
    typer.Option("--record", metavar="FILE", envvar="ONRECORD_RECORD", help="The record.", show_default=True),
]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="PATH", help="Write here, not to stdout.")
]
Json = Annotated[bool, typer.Option("--json", help="Print record lines (JSON Lines).")]
OwnJson = Annotated[bool, typer.Option("--json", help="Print JSON Lines; these are no part of a record.")]
Sources = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, directories, - for stdin.")]
Fast = Annotated[bool, typer.Option("--fast", help="Read faster and a little worse.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Read many articles in N processes, each with 130 MB of weights.",
        show_default="one per core, at most 8",
    ),
]
AsKnown = Annotated[
    str | None, typer.Option("--as-known", metavar="DATE", help="Use what was on record by then.")
]
AsPublished = Annotated[
    str | None, typer.Option("--as-published", metavar="DATE", help="Use what was published by then.")
]


def day(text: str) -> date:
    """Return a day written as 2025-01-31. Raises E405 for anything else, other ways of ISO 8601 among it."""
    if not _DAY.fullmatch(text):
        raise _no_day(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _no_day(text) from None


def _no_day(text: str) -> OnrecordError:
    return OnrecordError("E405", f'"{text}" is no day', "write it as YYYY-MM-DD")


@contextmanager
def opened(path: str, *, create: bool = False, fast: bool = False) -> Iterator[Record]:
    """Open a record to write to it."""
    from onrecord.record import open as open_record  # noqa: PLC0415

    with closing(open_record(path, create=create, fast=fast)) as record:
        yield record


@contextmanager
def existing(path: str) -> Iterator[Record]:
    """Open a record that must be there; one that cannot be shown leaves like one that cannot be opened."""
    from onrecord.record import unexpected  # noqa: PLC0415

    try:
        with opened(path) as record:
            yield record
    except OnrecordError:
        raise
    except Exception as error:
        complain(str(unexpected(error)))
        raise typer.Exit(NO_RECORD) from error


@contextmanager
def viewed(path: str, known: str | None, published: str | None, *, noted: bool = True) -> Iterator[View]:
    """Open a record as it was known, or as far as it was published, by the end of a day.

    What that leaves out is told on stderr, unless the page itself tells it (`noted` is False).
    """
    if known and published:
        raise OnrecordError("E203", "--as-known and --as-published are asked together", "give one of them")
    at = day(known or published or "2000-01-01")
    with existing(path) as record:
        view: View = record
        if known:
            view = record.as_known(at.isoformat())
        elif published:
            view = record.as_published(at)
        for article, why in view.left_out if noted else ():
            complain(f"left out: {article}: {why}")
        yield view


@contextmanager
def telling(what: str) -> Iterator[Callable[[str], None]]:
    """Give what tells on a terminal which item is being worked on; nothing is told elsewhere."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        yield lambda _: None
        return
    with console.status(what) as status:
        yield lambda item: status.update(f"{what} {item}")


def printed(lines: Iterable[str], output: str | None) -> None:
    """Write lines where they are wanted."""
    from onrecord.present.output import write  # noqa: PLC0415

    write(lines, output)


def printed_json(lines: Iterable[Line], output: str | None) -> None:
    """Write record lines."""
    from onrecord.present.export import jsonl  # noqa: PLC0415

    printed(map(jsonl, lines), output)
