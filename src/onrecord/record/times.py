"""Days as callers give them: a date, or an ISO day in a string."""

from __future__ import annotations

from datetime import date

from onrecord.nouns.errors import OnrecordError


def as_day(day: date | str | None) -> date | None:
    """Return a day; raises E405 for a string that is no ISO day."""
    if not isinstance(day, str):
        return day
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise OnrecordError("E405", f'"{day}" is no day', "write it as YYYY-MM-DD") from None
