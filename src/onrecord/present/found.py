"""What a search finds: statements in the order they were said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.present.layout import counted
from onrecord.present.rows import in_order, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.statement import Statement
    from onrecord.present.rows import Sheet


def found_page(sheet: Sheet, statements: Iterable[Statement]) -> Iterator[Text]:
    """Yield statements with their words, then how many they are."""
    found = in_order(statements)
    for statement in found:
        yield from statement_rows(sheet, statement)
    yield Text(
        f"{counted(len(found), 'statement')} found" if found else "No statement has these words.", "dim"
    )
