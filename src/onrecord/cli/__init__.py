"""The command line: the last layer, and the one door through which nothing leaves as a traceback."""

from __future__ import annotations

import logging
import sys
import warnings
from typing import TYPE_CHECKING

import typer

from onrecord.cli.commands import app
from onrecord.cli.door import DONE, INTERRUPTED, NO_RECORD, NOTHING_READ, SOME_REFUSED, USAGE, complain
from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "main", "run"]


def run(arguments: Sequence[str]) -> int:
    """Run a command; return its exit code. Nothing that goes wrong reaches the user as a traceback."""
    try:
        code = int(app(list(arguments), prog_name="onrecord", standalone_mode=False) or DONE)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except OnrecordError as error:
        complain(str(error))
        return _left_with(error.code)
    except Exception as error:  # noqa: BLE001  (the last door before the user)
        show = getattr(error, "show", None)  # a usage error: it prints itself, whichever click typer brings
        if callable(show):
            show()
            return int(getattr(error, "exit_code", USAGE))
        from onrecord.record import unexpected  # noqa: PLC0415

        complain(str(unexpected(error)))
        return SOME_REFUSED
    if code == INTERRUPTED:  # some versions of typer turn the exception into this code
        complain("interrupted: the articles read so far are kept; the same command goes on from there")
    return code


def _left_with(code: str) -> int:
    """Return the exit code of an error; E501 is the one of its kind that is not about what was typed."""
    if code.startswith("E3"):
        return NO_RECORD
    return USAGE if code[1] in "24" or code in ("E502", "E503") else NOTHING_READ


def main() -> None:
    """Run the command line and leave with its exit code."""
    from onrecord.present.output import in_utf8  # noqa: PLC0415

    in_utf8()
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' notes are not for the user
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    sys.exit(run(sys.argv[1:]))
