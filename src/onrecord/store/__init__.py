"""Keeps what was recorded: an append-only log and the views derived from it (layer 2)."""

from onrecord.store.base import Entry, Erasure, Logged, Store
from onrecord.store.sqlite import SqliteStore

__all__ = ["Entry", "Erasure", "Logged", "SqliteStore", "Store"]
