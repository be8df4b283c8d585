"""Where a judgement holds: the words it is about, found again after a new reading and in a new version."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.judgement import Anchor
from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Report

_WORD = re.compile(r"\w+|[^\w\s]")
_ENOUGH = 0.5  # the share of letters that two readings of one statement must have in common


def anchor(article: Article, about: Statement | Report) -> Anchor:
    """Return the place of a statement or report: its spans, and a digest of the exact words of each."""
    words = " ".join(digest(span.of(article.text)) for span in about.content)
    return Anchor(article.id, about.content, words, _kind(about))


def _kind(about: Statement | Report) -> str:
    return "statement" if isinstance(about, Statement) else "report"


class Places:
    """Finds what stands at an anchor now, among these articles, statements and reports."""

    def __init__(
        self, articles: Iterable[Article], statements: Iterable[Statement], reports: Iterable[Report] = ()
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._about: dict[tuple[str, str], list[Statement | Report]] = defaultdict(list)
        both: tuple[Statement | Report, ...] = (*statements, *reports)
        for one in both:
            self._about[_kind(one), one.article].append(one)
        self._ids = sorted(self._articles)
        self._found: dict[Anchor, str | None] = {}

    def of(self, place: Anchor) -> str | None:
        """Return the id of the statement or report at an anchor: with the same spans, else the most alike.

        None if the words are gone from the article, or nothing there has half of its letters.
        """
        if place not in self._found:
            self._found[place] = self._search(place)
        return self._found[place]

    def _search(self, place: Anchor) -> str | None:
        for article in self._named(place.article):
            spans = _again(article.text, place)
            if spans is None:
                continue
            about = self._about.get((place.kind, article.id), ())
            scored = [(_shared(article.text, spans, one.content), one.id) for one in about]
            best = max(scored, key=lambda pair: (pair[0], pair[1]), default=None)
            if best is not None and best[0] >= _ENOUGH:
                return best[1]
        return None

    def _named(self, name: str) -> Iterator[Article]:
        """Yield the article of an id; then those that are told apart from one of its id by a suffix."""
        if name in self._articles:
            yield self._articles[name]
        plain, dash, _ = name.rpartition("-")
        if dash and plain in self._articles:
            yield self._articles[plain]
        at = bisect_left(self._ids, f"{name}-")
        while at < len(self._ids) and self._ids[at].startswith(f"{name}-"):
            yield self._articles[self._ids[at]]
            at += 1


def _again(text: str, place: Anchor) -> tuple[Span, ...] | None:
    """Return where the words of an anchor stand in a text, None if not all of them do.

    Of several places the one nearest to the old one, measured from where the span before it went.
    """
    found: list[Span] = []
    moved = 0
    for span, words in zip(place.spans, place.words.split(), strict=False):
        there = _nearest(text, span.start + moved, len(span), words)
        if there is None:
            return None
        moved = there - span.start
        found.append(Span(there, there + len(span)))
    return tuple(found)


def _nearest(text: str, start: int, length: int, words: str) -> int | None:
    if digest(text[start : start + length]) == words:
        return start
    starts = (match.start() for match in _WORD.finditer(text))
    for at in sorted(starts, key=lambda at: (abs(at - start), at)):
        if digest(text[at : at + length]) == words:
            return at
    return None


def _shared(text: str, ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> float:
    """Return which share of the letters of both is in both; the same spans have all, whatever is in them."""
    if ours == theirs:
        return 1.0 + 1e-9  # before others with the same letters
    here, there = (
        {at for span in spans for at in range(span.start, min(span.end, len(text))) if text[at].isalnum()}
        for spans in (ours, theirs)
    )
    return len(here & there) / len(here | there) if here | there else 0.0
