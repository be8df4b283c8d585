"""The one door of reading: what an article's attributions come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.read.reports import reports
from onrecord.read.statements import statements

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Attribution, Report, Statement


def read(
    article: Article,
    attributions: tuple[Attribution, ...],
    made_by: str,
    inside: tuple[Attribution, ...] = (),
) -> tuple[tuple[Statement, ...], tuple[Report, ...]]:
    """Return the statements of an article and the outlet's own reports, both in order of their place."""
    return statements(article, attributions, made_by, inside), reports(article, attributions)
