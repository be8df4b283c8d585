"""A passage: exact words of one article, that a line of the record rests on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.nouns.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters of one article."""

    article: str
    span: Span
