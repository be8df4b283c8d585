"""The record: articles in, the line of everybody who spoke out (layer over the pipeline)."""

from onrecord.record.door import memory, open  # noqa: A004  (onrecord.open is the door)
from onrecord.record.forgotten import Forgotten
from onrecord.record.record import Record
from onrecord.record.reread import Difference
from onrecord.record.review import Doubt
from onrecord.record.stages import Outcome, Stages, unexpected
from onrecord.record.view import View

__all__ = [
    "Difference",
    "Doubt",
    "Forgotten",
    "Outcome",
    "Record",
    "Stages",
    "View",
    "memory",
    "open",
    "unexpected",
]
