"""Who said what, to whom, when, on whose authority, and does it still stand.

record = onrecord.open("talks.db")
record.add("articles/")
for statement in record.statements(by=record.who("surname")): ...
"""

from onrecord.nouns.errors import OnrecordError
from onrecord.record import Outcome, Record, View, open  # noqa: A004  (read as onrecord.open)

__all__ = ["OnrecordError", "Outcome", "Record", "View", "open"]
