"""A rule: the words it can start with, its pattern, and what it makes of a match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.text.times.context import Context
from onrecord.text.times.timex import Days, TimexType

_SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
DIGITS = "#"  # stands among the first words of a rule for any number in digits


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule makes of a match; `days` only where the value does not say them."""

    type: TimexType
    value: str
    why: str
    days: Days | None = None


Build = Callable[[re.Match[str], Context], Found | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Tried only where the text has one of its first words, so that most words cost one look-up."""

    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Build


def rule(starts: Iterable[str], pattern: str, build: Build) -> Rule:
    """Return the rule; a space in its pattern stands for white space with at most one line break."""
    spaced = pattern.replace("[ ]", " ").replace(" ", _SPACE)
    return Rule(frozenset(starts), re.compile(spaced, re.IGNORECASE), build)


def date(value: str, why: str, days: Days | None = None) -> Found:
    """Return a DATE."""
    return Found(TimexType.DATE, value, why, days)
