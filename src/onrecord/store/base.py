"""What the record asks of a store, whatever lies below: one log, one current entry of each kind and id.

Kinds are plain words, so that a later kind of line needs no new table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be recorded of one id; without a body it is gone from now on (the log keeps what it was).

    `words` is what a search for this entry may find.
    """

    kind: str
    id: str
    body: Mapping[str, Any] | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry as the log has it. `since` is when this id came on record, whatever changed in it later."""

    id: str
    body: Mapping[str, Any] = field(hash=False)
    since: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """What must leave the log and the file for good.

    Every entry of `ids` (pairs of kind and id); of `kinds` every entry that was logged since the first of
    those and is not current; and the texts under these keys.
    """

    ids: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    texts: tuple[str, ...]


class Store(Protocol):
    """An append-only log of entries and the texts they point into."""

    def append(
        self,
        entries: Iterable[Entry],
        texts: Mapping[str, str],
        *,
        after: tuple[Sequence[str], int] | None = None,
        erasing: Erasure | None = None,
    ) -> int | None:
        """Append, in one transaction, the entries that differ from the current ones; return how many did.

        With `after` = (kinds, number): if an entry of these kinds was logged later than that number, append
        nothing and return None, for then these entries were worked out from what no longer holds. What is to
        be erased loses its body in the same transaction, after the entries are appended; the number, moment,
        kind and id of a blanked entry stay. When this returns, no byte of it is left in the file; E305 tells
        that another program reads it, and that all is done but this.
        """

    def scrub(self) -> None:
        """Take what was erased out of the file where that could not be done at once; E305 if still so."""

    def moment(self) -> str:
        """Return now, as an entry appended now would have it: UTC, ISO 8601, never before the last entry."""

    def current(self, kind: str, as_known: str | None = None) -> tuple[Logged, ...]:
        """Return what is on record of a kind, by id; with a day or moment, what was on record by then."""

    def newer(self, kind: str, number: int) -> tuple[Logged, ...]:
        """Return what is on record of a kind, by id, as far as it was logged later than this number."""

    def history(self, kind: str) -> tuple[Logged, ...]:
        """Return every entry of a kind that has a body, in the order of the log."""

    def latest(self, *kinds: str) -> int:
        """Return the number of the last log entry of these kinds, 0 if there is none."""

    def text(self, key: str) -> str:
        """Return a text by the key it was appended with."""

    def matching(self, kind: str, words: str) -> frozenset[str]:
        """Return the ids of a kind whose words hold all of these words, in any of their common endings."""

    def close(self) -> None:
        """Let go of the record; nothing is lost by not calling it."""
