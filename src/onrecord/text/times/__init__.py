"""Time expressions of news English, with TIMEX3 values and the days they cover."""

from onrecord.text.times.scan import timexes
from onrecord.text.times.timex import FUTURE, PAST, PRESENT, Timex, TimexType

__all__ = ["FUTURE", "PAST", "PRESENT", "Timex", "TimexType", "timexes"]
