"""Files and pages into the house, one broken input never stopping the rest (layer 2)."""

from onrecord.collect.files import Refused, pages

__all__ = ["Refused", "pages"]
