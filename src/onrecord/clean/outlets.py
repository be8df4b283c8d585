"""Which outlet a site is, and the names outlets go by: reviewed in data/outlets.toml."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def outlet_forms() -> Mapping[str, str]:
    """Return every printed form of the outlets we know, with the name it stands for."""
    known = table("outlets")["outlets"].values()
    return {form: entry["name"] for entry in known for form in (entry["name"], *entry["forms"])}


def outlet_of(url: str | None) -> str | None:
    """Return the outlet whose site an address is on, None if the table does not know it."""
    try:
        host = (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return None
    known = table("outlets")["outlets"]
    parts = host.split(".")
    for first in range(len(parts) - 1):
        entry = known.get(".".join(parts[first:]))
        if entry is not None:
            return str(entry["name"])
    return None


@cache
def agencies() -> frozenset[str]:
    """Return every printed form of the agencies: what they write others print."""
    known = table("outlets")["outlets"].values()
    wires = (form for e in known if e.get("agency") for form in (e["name"], *e["forms"]))
    return frozenset((*wires, *table("media")["agencies"]))


def known_as(name: str) -> str:
    """Return the name the table has for an outlet, given its site or any printed form; else `name`."""
    return outlet_forms().get(name) or outlet_of(f"//{name}") or name
