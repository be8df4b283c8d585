"""Which of two articles is known to have appeared first (layer 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.nouns.article import Article


def known_before(left: Article, right: Article) -> bool:
    """Tell whether the publication days prove that `left` appeared before `right`."""
    a, b = left.when, right.when
    return bool(a and b and a.last and b.first and a.last < b.first)
