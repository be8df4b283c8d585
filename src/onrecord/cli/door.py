"""What a command says beside its results, and the exit codes of the contract."""

from __future__ import annotations

import sys

import typer

DONE, SOME_REFUSED, USAGE, NO_RECORD, NOTHING_READ, INTERRUPTED = 0, 1, 2, 3, 4, 130


def complain(what: str) -> None:
    """Print a message to stderr."""
    typer.echo(_safe(what), err=True)


def hint(command: str, why: str) -> None:
    """Tell the next useful command, on a terminal only."""
    if sys.stderr.isatty():
        typer.echo(f"  {command:<48} {why}", err=True)


def _safe(text: str) -> str:
    """Return a message without characters that a terminal would obey; file names may hold them."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
