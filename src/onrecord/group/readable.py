"""What of an article is compared with others, and which of two appeared first (layer 2)."""

from __future__ import annotations

from onrecord.nouns.article import Article, BlockKind

READ = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.BODY)


def known_before(left: Article, right: Article) -> bool:
    """Tell whether the publication days prove that `left` appeared before `right`."""
    a, b = left.when, right.when
    return bool(a and b and a.last and b.first and a.last < b.first)
