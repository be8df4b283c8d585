"""Keeps what was recorded: an append-only log and the views derived from it (layer 2)."""

from onrecord.store.base import Entry, Logged, Store
from onrecord.store.sqlite import SqliteStore

__all__ = ["Entry", "Logged", "SqliteStore", "Store"]
