"""What moved since a day, each with the words before and after, and what was read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.present.coverage import coverage
from onrecord.present.layout import counted, days, hanging, section
from onrecord.present.reconciled import change_rows, lately

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.nouns.claims import Change
    from onrecord.present.rows import Sheet


def since_page(sheet: Sheet, since: date) -> Iterator[Text]:
    """Yield what surely moved since a day, then what may have, then how many moved on a day not known."""
    moved = lately(sheet.view.changes(since))
    sure = [change for change in moved if not since_when(change, since)]
    maybe = [change for change in moved if since_when(change, since)]
    undated = sum(change.day is None for change in sheet.view.changes())
    yield Text(f"What moved since {since}", "bold underline")
    for change in sure:
        yield Text()
        yield from change_rows(sheet, change)
    if not sure:
        yield Text(f"  Nothing moved for certain since {since} in what was read." if maybe else _NOTHING)
    if maybe:
        yield from section(f"May have moved before {since}: the day is not known closer")
        for change in maybe:
            yield Text()
            yield from change_rows(sheet, change)
    yield Text()
    if undated:
        what = f"{counted(undated, 'more change')} of a day that nothing tells: see `onrecord show`"
        yield from hanging("", what, sheet.width, indent=0, style="dim")
    for line in coverage(sheet.view):
        yield from hanging("", line, sheet.width, indent=0, style="dim")


_NOTHING = "  Nothing moved in what was read."


def since_when(change: Change, since: date) -> str | None:
    """Return why it is not certain that something moved on or after a day; None if it is."""
    if change.at is None or change.day is None:
        return "day not known"
    if change.at.first is None or change.at.first < since:
        return f"day not known closer than {days(change.at)}"
    return None
