"""Where results go: stdout or a file, in UTF-8 on every system, quiet when the reader has gone away."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

_PIPED, _NARROW, _WIDE = 100, 60, 120


def width(path: str | None) -> int:
    """Return how wide lines may be: as the terminal within reason; the same everywhere when there is none."""
    if path or not sys.stdout.isatty():
        return _PIPED
    return max(_NARROW, min(_WIDE, shutil.get_terminal_size((_PIPED, 24)).columns))


def write(lines: Iterable[str], path: str | None) -> None:
    """Write lines to a file or to stdout. Raises E202 if the file cannot be written."""
    with _open(path) as out:
        for line in lines:
            out.write(line + "\n")


def page(lines: Iterable[Text], path: str | None) -> None:
    """Write styled lines: with their styles on a terminal, as plain text elsewhere."""
    if path or not sys.stdout.isatty():
        write((line.plain.rstrip() for line in lines), path)
        return
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False, markup=False, emoji=False)
    with _quiet():
        for line in lines:
            console.print(line, soft_wrap=True)


@contextmanager
def _open(path: str | None) -> Iterator[IO[str]]:
    if path is None:
        with _quiet():
            yield sys.stdout
            sys.stdout.flush()
        return
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as out:
            yield out
    except OSError as error:
        what = f"{path} cannot be written ({error.strerror or error})"
        raise OnrecordError("E202", what, "name another file with -o") from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Stop writing without a word when the other end of the pipe is closed, as by `| head`."""
    try:
        yield
    except BrokenPipeError:
        # What is still buffered would fail again when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def in_utf8() -> None:
    """Make stdout and stderr take every character, and piped ones end lines alike on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
            if not stream.isatty():
                stream.reconfigure(newline="\n")
