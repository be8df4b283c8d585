"""The one exception to the log's rule: bodies of what must be forgotten are blanked, their bytes scrubbed.

The triggers allow it only to a transaction that says so in the table `erasing`, and allow nothing but taking
a body away: number, moment, kind and id stay, so that the log keeps its order and tells that something was
there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    import sqlite3

    from onrecord.store.base import Erasure

_FIRST = "SELECT min(seq) FROM log WHERE kind = ? AND id = ?"
_ONE = "UPDATE log SET body = NULL WHERE kind = ? AND id = ? AND body IS NOT NULL"
_STALE = """
UPDATE log SET body = NULL WHERE kind = ? AND seq > ? AND body IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM current c WHERE c.kind = log.kind AND c.id = log.id AND c.seq = log.seq)"""


def blank(connection: sqlite3.Connection, erasing: Erasure) -> None:
    """Take bodies and texts away, inside the transaction that is open; nothing current is among them."""
    run = connection.execute
    run("INSERT INTO erasing (step) VALUES ('blank')")
    firsts = [run(_FIRST, pair).fetchone()[0] for pair in erasing.ids]
    since = min((first for first in firsts if first is not None), default=None)
    for pair in erasing.ids:
        run(_ONE, pair)
    for kind in erasing.kinds if since is not None else ():
        run(_STALE, (kind, since))
    for key in erasing.texts:
        run("DELETE FROM texts WHERE key = ?", (key,))
    run("INSERT INTO found (found) VALUES ('rebuild')")  # deleted words stay in the index until it is merged
    run("UPDATE erasing SET step = 'scrub'")


def scrub(connection: sqlite3.Connection, name: str) -> None:
    """Write the file anew, without what was freed in it, and empty the journal beside it.

    If the process dies on the way, the step that is left in the table has it done at the next opening.
    """
    run = connection.execute
    run("PRAGMA temp_store = MEMORY")  # no copy of it in a temporary file
    run("VACUUM")
    busy, *_ = run("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        step = "close the other program and run the same command again"
        what = f"{name} is in use by another program; the words are out of the record, not yet of its files"
        raise OnrecordError("E305", what, step)
    run("DELETE FROM erasing")


def left_to_scrub(connection: sqlite3.Connection) -> bool:
    """Tell whether a process died between blanking and scrubbing."""
    return bool(connection.execute("SELECT count(*) FROM erasing").fetchone()[0])
