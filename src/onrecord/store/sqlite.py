"""The record on one computer: a SQLite file, readable while it is written, whole after a crash."""

from __future__ import annotations

import json
import re
import weakref
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from onrecord.nouns.errors import OnrecordError
from onrecord.store.base import Logged
from onrecord.store.erasing import blank, left_to_scrub, scrub
from onrecord.store.opening import explained, opened

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onrecord.store.base import Entry, Erasure

_NOW = """
SELECT c.id, l.body, c.since FROM current c JOIN log l USING (seq)
  WHERE c.kind = ? AND c.seq > ? ORDER BY c.id"""
_THEN = """
SELECT l.id, l.body, t.since FROM log l
  JOIN (
    SELECT max(seq) AS seq, min(recorded) AS since FROM log WHERE kind = ? AND recorded <= ? GROUP BY id
  ) t USING (seq) WHERE l.body IS NOT NULL ORDER BY l.id"""
_EVER = "SELECT id, body, recorded FROM log WHERE kind = ? AND body IS NOT NULL ORDER BY seq"
_LAST = "SELECT l.body FROM current c JOIN log l USING (seq) WHERE c.kind = ? AND c.id = ?"
_PASSAGE = """
INSERT INTO passages (kind, id, words) VALUES (?, ?, ?)
  ON CONFLICT (kind, id) DO UPDATE SET words = excluded.words"""
_REWORDED = "UPDATE passages SET words = ? WHERE kind = ? AND id = ? AND words <> ?"
_FOUND = """
SELECT p.id FROM found JOIN passages p ON p.number = found.rowid
  WHERE found MATCH ? AND p.kind = ?"""
_WORD = re.compile(r"\w+")


def _utc() -> datetime:
    return datetime.now(UTC)


class SqliteStore:
    """A Store in one SQLite file (":memory:" keeps nothing). `clock` tells when something is recorded."""

    def __init__(self, path: str, *, create: bool = False, clock: Callable[[], datetime] = _utc) -> None:
        self.path = path
        self._clock = clock
        self._connection: sqlite3.Connection = opened(path, create=create)
        with explained(path):
            left = left_to_scrub(self._connection)
        if left:
            with suppress(OnrecordError):  # in use elsewhere: the next opening tries again
                self.scrub()
        weakref.finalize(self, self._connection.close)  # nothing is lost by not closing, so it need not warn

    def append(
        self,
        entries: Iterable[Entry],
        texts: Mapping[str, str],
        *,
        after: tuple[Sequence[str], int] | None = None,
        erasing: Erasure | None = None,
    ) -> int | None:
        """Append what differs from the current entries, all or nothing; see Store."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if after is not None and self._last(*after[0]) > after[1]:
                    self._connection.execute("ROLLBACK")
                    return None
                count = self._append(entries, texts)
                if erasing is not None:
                    blank(self._connection, erasing)
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        if erasing is not None:
            self.scrub()
        return count

    def scrub(self) -> None:
        """Finish an erasure that another program kept from the file; see Store."""
        with explained(self.path):
            if left_to_scrub(self._connection):
                scrub(self._connection, self.path)

    def _append(self, entries: Iterable[Entry], texts: Mapping[str, str]) -> int:
        run = self._connection.execute
        for key, text in texts.items():
            run(
                "INSERT OR IGNORE INTO texts (key, body) VALUES (?, ?)",
                (key, text.encode("utf-8", "surrogatepass")),
            )
        recorded = self.moment()
        count = 0
        for entry in entries:
            body = None if entry.body is None else _dumped(entry.body)
            last = run(_LAST, (entry.kind, entry.id)).fetchone()
            words = None if entry.words is None else entry.words.encode("utf-8", "replace").decode("utf-8")
            if body == (last[0] if last else None):
                if body is not None:  # the same spans in a new version may hold other words
                    run(_REWORDED, (words, entry.kind, entry.id, words))
                continue
            run(
                "INSERT INTO log (recorded, kind, id, body) VALUES (?, ?, ?, ?)",
                (recorded, entry.kind, entry.id, body),
            )
            if words is not None:
                run(_PASSAGE, (entry.kind, entry.id, words))
            count += 1
        return count

    def moment(self) -> str:
        """Return now, but never before the last entry: a clock set back must not change what was known."""
        last = self._connection.execute("SELECT recorded FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        now = self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return max(now, last[0]) if last else now

    def current(self, kind: str, as_known: str | None = None) -> tuple[Logged, ...]:
        """Return what is on record of a kind, now or by the end of a day or moment."""
        if as_known is None:
            return self.newer(kind, 0)
        with explained(self.path):
            rows = self._connection.execute(_THEN, (kind, as_known + "\uffff"))
            return tuple(Logged(id_, json.loads(body), since) for id_, body, since in rows)

    def newer(self, kind: str, number: int) -> tuple[Logged, ...]:
        """Return what is on record of a kind, as far as it was logged later than this number."""
        with explained(self.path):
            rows = self._connection.execute(_NOW, (kind, number))
            return tuple(Logged(id_, json.loads(body), since) for id_, body, since in rows)

    def history(self, kind: str) -> tuple[Logged, ...]:
        """Return every entry of a kind that has a body, in the order of the log."""
        with explained(self.path):
            rows = self._connection.execute(_EVER, (kind,))
            return tuple(Logged(id_, json.loads(body), recorded) for id_, body, recorded in rows)

    def latest(self, *kinds: str) -> int:
        """Return the number of the last log entry of these kinds, 0 if there is none."""
        with explained(self.path):
            return self._last(*kinds)

    def _last(self, *kinds: str) -> int:
        return max(
            self._connection.execute("SELECT max(seq) FROM log WHERE kind = ?", (kind,)).fetchone()[0] or 0
            for kind in kinds
        )

    def text(self, key: str) -> str:
        """Return a text by its key."""
        with explained(self.path):
            row = self._connection.execute("SELECT body FROM texts WHERE key = ?", (key,)).fetchone()
        return bytes(row[0]).decode("utf-8", "surrogatepass")

    def matching(self, kind: str, words: str) -> frozenset[str]:
        """Return the ids of a kind whose words hold all of these, with stems and without accents."""
        terms = " ".join(f'"{word}"' for word in _WORD.findall(words))
        if not terms:
            return frozenset()
        with explained(self.path):
            return frozenset(row[0] for row in self._connection.execute(_FOUND, (terms, kind)))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _dumped(body: Mapping[str, Any]) -> str:
    """Return JSON that is equal for equal bodies; ASCII, as SQLite takes no lone surrogates."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"))
