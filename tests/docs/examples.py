"""What the pages show is what the commands print: examples, command reference and picture are made here.

An example of a page is a block of code under a line that says which lines of its output are shown (all, if it
names none). `ID` in the command stands for the claim or change that a statement is in, found by its words:

    <!-- lines 1-12 40-44; claim of "open in three weeks" -->
    ```console
    $ onrecord show ID
    …
    ```

`python -m tests.docs.examples` (`make docs`) runs the commands on the sample and writes the pages anew; the
tests compare.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from shlex import split
from typing import TYPE_CHECKING
from unittest.mock import patch

from onrecord import cli
from onrecord.nouns.span import joined
from onrecord.present.rows import Sheet
from onrecord.present.terminal import overview
from onrecord.record import open as open_record

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md")
REFERENCE, PICTURE = "docs/cli.md", "docs/show.svg"
_BLOCK = re.compile(
    r'(<!-- lines(?P<lines>[\d -]*)(; (?P<kind>\w+) of "(?P<words>[^"]+)" )?-->\n```console\n)'
    r"(?P<body>.*?)(```\n)",
    re.DOTALL,
)
_ID = re.compile(r"\b[a-z]{1,2}[0-9a-f]{12}\b|\bID\b")
_PICTURED = 46  # lines of `onrecord show` in the picture
# What another machine or moment prints otherwise: arithmetic of the reader, its name, the clock.
_VARIES = (
    (re.compile(r"onrecord \d[\w.+]*"), "onrecord 0.1.0"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z"), "2025-03-01T09:00:00.000Z"),
    (re.compile(r"(sureness +)\d\.\d\d"), r"\g<1>0.94"),
    (re.compile(r"(the reader gives it )\d\.\d\d"), r"\g<1>0.28"),
)


class Desk:
    """A folder with the sample in it, in which the commands of the pages run one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._done: dict[
            str, list[str]
        ] = {}  # both pages begin with the same command: articles are read once
        with as_file(files("onrecord") / "data" / "sample") as sample:
            ignored = shutil.ignore_patterns("*.md")
            shutil.copytree(sample, folder / "articles", ignore=ignored)

    def run(self, command: str) -> list[str]:
        """Return what a command prints, messages first, done once; fails if it is not understood."""
        if command in self._done:
            return self._done[command]
        out, err = io.StringIO(), io.StringIO()
        name, *arguments = split(command)
        if name != "onrecord":
            raise ValueError(f"no command of onrecord: {command}")
        with (
            patch.dict(os.environ),
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            os.environ.pop("ONRECORD_RECORD", None)
            code = cli.run(arguments)
        if code not in (0, 1):
            raise ValueError(f"{command} left with {code}: {err.getvalue()}")
        self._done[command] = steady(err.getvalue() + out.getvalue()).splitlines()
        return self._done[command]

    def found(self, kind: str, words: str) -> str:
        """Return the id of the first statement with these words, or of the claim or change it is in."""
        with contextlib.closing(open_record(str(self.folder / "onrecord.db"), create=False)) as record:
            texts = {article.id: article.text for article in record.articles()}
            said = [s for s in record.statements() if words in joined(texts[s.article], s.content)]
            if not said:
                raise ValueError(f"nobody said: {words}")
            if kind == "statement":
                return said[0].id
            if kind == "claim":
                return next(claim.id for s in said if (claim := record.claim_of(s.id)))
            ids = {s.id for s in said}
            return next(change.id for change in record.changes() if ids & {change.before, change.after})


def steady(text: str) -> str:
    """Return output with what varies between machines and moments made the same."""
    for pattern, same in _VARIES:
        text = pattern.sub(same, text)
    return text


def page(text: str, desk: Desk) -> str:
    """Return a page with its examples filled in."""

    def filled(match: re.Match[str]) -> str:
        command = match["body"].splitlines()[0].removeprefix("$ ")
        if match["kind"]:
            command = _ID.sub(desk.found(match["kind"], match["words"]), command, count=1)
        shown = "\n".join((f"$ {command}", *_chosen(desk.run(command), match["lines"]))).rstrip()
        return f"{match[1]}{shown}\n{match[7]}"

    return _BLOCK.sub(filled, text)


def _chosen(lines: list[str], wanted: str) -> Iterator[str]:
    """Yield the lines of these ranges (all, if there are none), with a mark for what is left out."""
    at = 0
    ranges = [tuple(map(int, part.split("-"))) for part in wanted.split()] or [(1, len(lines))]
    for first, last in ranges:
        if first > at + 1:
            yield "  …"
        yield from lines[first - 1 : last]
        at = last
    if at < len(lines):
        yield "  …"


def reference() -> str:
    """Return the page of all commands, from what `--help` prints."""
    from onrecord.cli.commands import COMMANDS

    out = [
        "# The commands",
        "",
        "Written by `make docs` from what `--help` prints.",
        "",
        "Results go to stdout, progress and messages to stderr; `-o` writes to a file. Exit and error codes:",
        "`docs/errors.md`. The keys of the record lines that `--json` prints: `src/onrecord/nouns/lines.py`.",
    ]
    for command in COMMANDS:
        out += ["", f"## {command.__name__}", "", "```text", *_help([command.__name__]), "```"]
    return "\n".join(out) + "\n"


def _help(arguments: list[str]) -> list[str]:
    out = io.StringIO()
    with patch.dict(os.environ, COLUMNS="100"), contextlib.redirect_stdout(out):
        cli.run([*arguments, "--help"])
    return [line.rstrip() for line in out.getvalue().strip().splitlines()]


def picture(desk: Desk) -> str:
    """Return the start of `onrecord show` as it stands on a terminal."""
    from rich.console import Console

    drawing = (Path(__file__).parent / "picture.svg.txt").read_text(encoding="utf-8")
    with contextlib.closing(open_record(str(desk.folder / "onrecord.db"), create=False)) as record:
        console = Console(
            record=True, width=100, file=io.StringIO(), highlight=False, markup=False, emoji=False
        )
        console.print("$ onrecord show", style="dim")
        for line, _ in zip(overview(Sheet(record, 100)), range(_PICTURED), strict=False):
            console.print(line, soft_wrap=True)
        console.print("  …", style="dim")
    return console.export_svg(title="onrecord", code_format=drawing, unique_id="show") + "\n"


def made() -> dict[str, str]:
    """Return every page that is made, by its path."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        texts = {name: page((ROOT / name).read_text(encoding="utf-8"), desk) for name in PAGES}
        return {**texts, REFERENCE: reference(), PICTURE: picture(desk)}


if __name__ == "__main__":
    for name, text in made().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
