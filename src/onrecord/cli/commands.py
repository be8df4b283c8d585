"""All commands, in the order `--help` lists them; each is thin and calls the library.

Results go to stdout; progress, errors and, on a terminal, hints go to stderr. Imports that take long stand
inside the commands, so that `onrecord --help` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.adding import add, demo, read
from onrecord.cli.judging import judge, review, undo
from onrecord.cli.keeping import export, forget, reread
from onrecord.cli.reading import brief, search, show, since, who

COMMANDS = (demo, add, read, show, who, since, search, brief, review, judge, undo, export, reread, forget)

app = typer.Typer(
    name="onrecord",
    rich_markup_mode=None,
    help="Who said what, to whom, when, on whose authority, and does it still stand?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


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


for command in COMMANDS:
    app.command()(command)
