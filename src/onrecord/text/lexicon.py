"""Loads the reviewed tables in data/: knowledge lives there as TOML, not in code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the table data/NAME.toml, read once; FileNotFoundError for a name that is not packaged."""
    return tomllib.loads((files("onrecord") / "data" / f"{name}.toml").read_text(encoding="utf-8"))
