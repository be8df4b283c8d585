"""Capitals and countries that share their name with others: what they stand for in one article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.words import names_of, namesakes

if TYPE_CHECKING:
    from onrecord.resolve.cast import Cast


def add_states(cast: Cast) -> None:
    """Let a name like "Kingston" stand for its state where the article names that by another name."""
    for figure in cast.figures:
        state = namesakes().get(" ".join(figure.keys))
        if state and figure.kind is ActorKind.BODY and figure.place and _names(state).search(cast.scan.text):
            figure.fixed = state


@cache
def _names(state: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names_of(state))})(?!\w)")
