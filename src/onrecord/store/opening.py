"""Opens a record file: finds out what lies there before anything is written, and says what is wrong."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY = ":memory:"
APPLICATION = 0x6F6E7263  # "onrc": other programs' files are never taken for a record
VERSION = 2  # 1 had no table `erasing` and other triggers
_MAGIC = b"SQLite format 3\x00"
_BUSY_SECONDS = 20.0


def opened(name: str, *, create: bool) -> sqlite3.Connection:
    """Return a connection to the record at a path, made anew if `create` allows it; else E301 to E308.

    Every commit is flushed to the disk (synchronous = FULL): reading an article takes far longer, and an
    article reported as kept must survive a power cut.
    """
    path = Path(name)
    if name != MEMORY:
        _checked(path, create=create)
    with explained(name):
        connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _ready(connection, name)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what SQLite says into an error a person can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(name, error) from error


def _checked(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise OnrecordError("E301", f"{path} is a directory", "name a file with --record")
        if not path.exists():
            if not create:
                raise OnrecordError(
                    "E301",
                    f"there is no record at {path}",
                    "make one with `onrecord add`, or name it with --record",
                )
            if not path.absolute().parent.is_dir():
                raise OnrecordError(
                    "E302", f"there is no directory {path.absolute().parent}", "make it first"
                )
            return
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except (OSError, ValueError) as error:
        what = getattr(error, "strerror", None) or str(error)
        raise OnrecordError("E306", f"{path} cannot be opened ({what})", "check its permissions") from error
    if start != _MAGIC and not (create and not start):
        raise _foreign(str(path))


def _ready(connection: sqlite3.Connection, name: str) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise _foreign(name)
        _make(connection)
    elif version > VERSION:
        step = "open it with the newer onrecord that wrote it"
        raise OnrecordError("E304", f"{name} is a record of a later format ({version})", step)
    elif version < VERSION:
        _run(connection, _sql("rules"))
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _make(connection: sqlite3.Connection) -> None:
    """Lay out a new record; a process killed in between leaves an empty one, laid out the next time."""
    connection.execute("PRAGMA journal_mode = WAL")
    try:
        _run(connection, _sql("schema") + _sql("rules"))
    except sqlite3.OperationalError:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise  # else another process has just laid it out


def _sql(name: str) -> str:
    return (files("onrecord.store") / f"{name}.sql").read_text(encoding="utf-8")


def _run(connection: sqlite3.Connection, orders: str) -> None:
    """Run a script in one transaction and mark the file as a record of the present format."""
    marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{orders}\n{marks}\nCOMMIT;")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _foreign(name: str) -> OnrecordError:
    return OnrecordError("E303", f"{name} is not a record of onrecord", "name another file with --record")


def _in_words(name: str, error: sqlite3.Error) -> OnrecordError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        step = "wait until the other program is done with it, then try again"
        return OnrecordError("E305", f"{name} is in use by another program", step)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        step = "check the permissions of the file and of its directory"
        return OnrecordError("E306", f"{name} cannot be opened ({error})", step)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        step = "make room or mend the disk; what was kept before is still there"
        return OnrecordError("E308", f"{name} cannot be written ({error})", step)
    step = "go back to a copy of it; `sqlite3 FILE .recover` may save what is left"
    return OnrecordError("E307", f"{name} is damaged ({error})", step)
