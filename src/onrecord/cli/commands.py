"""The commands: thin. Each calls the library; what prints is in present, what is kept in record.

Results go to stdout; progress, errors and, on a terminal, hints go to stderr. Imports that take long stand
inside the commands, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.door import DONE, NO_RECORD, NOTHING_READ, SOME_REFUSED, complain, hint
from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.lines import Line
    from onrecord.record import Outcome, Record

_DEFAULT = "onrecord.db"

app = typer.Typer(
    name="onrecord",
    rich_markup_mode=None,
    help="Who said what, to whom, when, on whose authority, and does it still stand?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

RecordPath = Annotated[
    str,
    typer.Option("--record", metavar="FILE", envvar="ONRECORD_RECORD", help="The record.", show_default=True),
]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="PATH", help="Write here, not to stdout.")
]
Json = Annotated[bool, typer.Option("--json", help="Print record lines (JSON Lines).")]
Sources = Annotated[list[str], typer.Argument(metavar="PATH|-...", help="Files, directories, - for stdin.")]


class Format(StrEnum):
    """What `export` can write."""

    JSONL = "jsonl"
    CSV = "csv"


def _version(wanted: bool) -> None:  # noqa: FBT001  (typer calls it with the value of the flag)
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


@app.command()
def demo(
    *,
    record: Annotated[str | None, typer.Option("--record", metavar="FILE", help="Keep it here.")] = None,
    output: Output = None,
) -> int:
    """Read the invented sample into a fresh record and show it."""
    import tempfile  # noqa: PLC0415
    from importlib.resources import as_file, files  # noqa: PLC0415

    path = record or str(Path(tempfile.mkdtemp(prefix="onrecord-demo-")) / _DEFAULT)
    with _opened(path, create=True) as kept, as_file(files("onrecord") / "data" / "sample") as sample:
        outcome = _taken(kept, [str(sample)])
        _show(kept, None, output)
    hint(f"onrecord show ID --evidence --record {path}", "any [id] above, down to the exact words")
    hint(f"onrecord who NAME --record {path}", "one actor's line, in order")
    hint("onrecord add PATH...", "your own articles")
    return _code(outcome)


@app.command()
def add(sources: Sources, *, record: RecordPath = _DEFAULT, json: Json = False, output: Output = None) -> int:
    """Read articles into the record, which is made if there is none."""
    with _opened(record, create=True) as kept:
        outcome = _taken(kept, sources)
        if json:
            new = {*outcome.added, *outcome.updated}
            _print(
                _json(line for line in kept.lines() if line["type"] == "article" and line["id"] in new),
                output,
            )
        else:
            _print([_summary(kept, outcome)], output)
    hint("onrecord show" + (f" --record {record}" if record != _DEFAULT else ""), "what is on record")
    return _code(outcome)


@app.command()
def read(sources: Sources, *, output: Output = None) -> int:
    """Print all record lines of some articles; no record is kept."""
    from onrecord.present.export import read_lines  # noqa: PLC0415
    from onrecord.record import memory  # noqa: PLC0415

    kept = memory()
    outcome = _taken(kept, sources)
    _print(_json(read_lines(kept, outcome.added)), output)
    return _code(outcome)


@app.command()
def show(
    name: Annotated[
        str | None, typer.Argument(metavar="ID", help="An article, statement, actor or story.")
    ] = None,
    *,
    evidence: Annotated[bool, typer.Option("--evidence", help="In full, down to the exact words.")] = False,
    record: RecordPath = _DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show what is on record, or one thing of it in full."""
    with _existing(record) as kept:
        if json:
            from onrecord.present.export import about  # noqa: PLC0415

            _print(_json(about(kept, kept.find(name)) if name else kept.lines()), output)
        else:
            _show(kept, name, output, evidence=evidence)
    if not name and not json:
        hint("onrecord show ID --evidence", "any [id] above, down to the exact words")
    return DONE


@app.command()
def who(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME...", help="A name in any printed form, or an id.")
    ],
    *,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Only with these words.")
    ] = None,
    record: RecordPath = _DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show one actor's line: what it said, or had said for it, in order."""
    from onrecord.present.export import line_of  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415
    from onrecord.present.terminal import actor_page  # noqa: PLC0415

    with _existing(record) as kept:
        actor = kept.who(" ".join(name))
        if json:
            _print(_json(line_of(kept, actor, about)), output)
        else:
            page(actor_page(Sheet(kept, width(output)), actor, about), output)
    return DONE


@app.command()
def export(
    *,
    kind: Annotated[
        Format, typer.Option("--format", help="Record lines, or a table of the statements.")
    ] = Format.JSONL,
    canonical: Annotated[
        bool, typer.Option("--canonical", help="Sorted, without the moment of recording.")
    ] = False,
    without_text: Annotated[
        bool, typer.Option("--without-text", help="Leave the articles' words out.")
    ] = False,
    record: RecordPath = _DEFAULT,
    output: Output = None,
) -> int:
    """Write the whole record out, for `add` or other programs."""
    from onrecord.present.export import lines, table  # noqa: PLC0415

    with _existing(record) as kept:
        written = table if kind is Format.CSV else lines
        _print(written(kept, canonical=canonical, text=not without_text), output)
    return DONE


@contextmanager
def _opened(path: str, *, create: bool) -> Iterator[Record]:
    from onrecord.record import open as open_record  # noqa: PLC0415

    with closing(open_record(path, create=create)) as record:
        yield record


@contextmanager
def _existing(path: str) -> Iterator[Record]:
    """Open a record that must be there; one that cannot be shown leaves like one that cannot be opened."""
    from onrecord.record import unexpected  # noqa: PLC0415

    try:
        with _opened(path, create=False) as record:
            yield record
    except OnrecordError:
        raise
    except Exception as error:
        complain(str(unexpected(error)))
        raise typer.Exit(NO_RECORD) from error


def _taken(record: Record, sources: list[str]) -> Outcome:
    """Add the sources, telling on a terminal which one is being read; print why any was refused."""
    from rich.console import Console  # noqa: PLC0415

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        with console.status("reading") as status:
            outcome = record.add(sources, progress=lambda source: status.update(f"reading {source}"))
    else:
        outcome = record.add(sources)
    for refused in outcome.refused:
        complain(f"{refused.source}: {refused.error}")
    for source, note in outcome.notes:
        complain(f"{source}: W101 {note}: see that accents and quotation marks are right")
    return outcome


def _code(outcome: Outcome) -> int:
    if not outcome.refused:
        return DONE
    return SOME_REFUSED if outcome.added or outcome.updated or outcome.unchanged else NOTHING_READ


def _summary(record: Record, outcome: Outcome) -> str:
    """Return what became of the inputs, in a line."""
    new = {*outcome.added, *outcome.updated}
    said = sum(statement.article in new for statement in record.statements())
    parts = (
        f"{len(outcome.added)} added",
        f"{len(outcome.updated)} with a new version" if outcome.updated else "",
        f"{len(outcome.unchanged)} unchanged" if outcome.unchanged else "",
        f"{len(outcome.refused)} refused" if outcome.refused else "",
        f"{said} statements in what is new" if new else "",
        f"{len(record.articles())} articles on record",
    )
    return " · ".join(part for part in parts if part)


def _show(record: Record, name: str | None, output: str | None, *, evidence: bool = False) -> None:
    from onrecord.present import evidence as full  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415
    from onrecord.present.terminal import overview  # noqa: PLC0415

    sheet = Sheet(record, width(output), full=evidence)
    page(full.page(sheet, record.find(name)) if name else overview(sheet), output)


def _json(lines: Iterable[Line]) -> Iterator[str]:
    from onrecord.present.export import jsonl  # noqa: PLC0415

    return map(jsonl, lines)


def _print(lines: Iterable[str], output: str | None) -> None:
    from onrecord.present.output import write  # noqa: PLC0415

    write(lines, output)
