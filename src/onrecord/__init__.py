"""Who said what, to whom, when, on whose authority, and does it still stand.

record = onrecord.open("talks.db")
record.add("articles/")
record.claims(state="disputed")            # what somebody says is not so
record.changes(since="2025-01-10")         # what moved from that day on
record.statements(by=record.who("surname"))
for doubt in record.review(): ...          # what it is least sure of
record.judge(doubt.id, "same", by="me")    # a person's answer outranks the machine; undo takes it back
record.as_published("2025-01-10").claims() # what one could know by then

Spans are [start, end) in code points of an article's text, days ISO; every value is a frozen dataclass.
"""

from onrecord.nouns.errors import OnrecordError
from onrecord.record import (
    Difference,
    Doubt,
    Forgotten,
    Outcome,
    Record,
    View,
    open,  # noqa: A004  (read as onrecord.open)
)

__all__ = ["Difference", "Doubt", "Forgotten", "OnrecordError", "Outcome", "Record", "View", "open"]
