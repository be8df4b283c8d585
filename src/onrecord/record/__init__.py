"""The record: articles in, the line of everybody who spoke out (layer over the pipeline)."""

from onrecord.record.record import Outcome, Record, Stages, memory, open, unexpected  # noqa: A004  (onrecord.open is the door)
from onrecord.record.view import View

__all__ = ["Outcome", "Record", "Stages", "View", "memory", "open", "unexpected"]
