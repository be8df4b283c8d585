"""What is settled as entries of the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.article import BlockKind
from onrecord.nouns.lines import to_line
from onrecord.nouns.span import digest, joined
from onrecord.store import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.nouns.lines import Noun
    from onrecord.nouns.results import Settled
    from onrecord.store import Store

LINES = (
    *("article", "statement", "report", "actor", "claim", "tie", "position", "change", "story"),
    "copy",
)
_SEARCHED = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD, BlockKind.BODY)


def entries(settled: Settled) -> Iterator[Entry]:
    """Yield the settled lines. Texts stay where they are, under their hash."""
    story = {article: one.id for one in settled.stories for article in one.articles}
    text = {}
    for article in settled.articles:
        text[article.id] = article.text
        line = to_line(article, story=story.get(article.id))
        line["text"] = digest(article.text)
        yield Entry("article", article.id, line, joined(article.text, article.spans(*_SEARCHED), "\n"))
    for statement in settled.statements:
        words = joined(text[statement.article], statement.content)
        yield Entry("statement", statement.id, to_line(statement), words)
    for claim in settled.claims:
        yield Entry("claim", claim.id, to_line(claim), claim.gist)
    others: tuple[tuple[Noun, ...], ...] = (
        *(settled.reports, settled.actors, settled.ties, settled.positions, settled.changes),
        settled.stories,
    )
    for noun in (noun for nouns in others for noun in nouns):
        line = to_line(noun)
        yield Entry(line["type"], line["id"], line)
    for copy in settled.copies:
        yield Entry("copy", f"{copy.article} {copy.of}", to_line(copy))


def differing(settled: Settled, store: Store) -> list[Entry]:
    """Return the settled lines, and before them an entry without a body for each line that is gone."""
    new = {(entry.kind, entry.id): entry for entry in entries(settled)}
    gone = [
        Entry(kind, logged.id, None)
        for kind in LINES
        for logged in store.current(kind)
        if (kind, logged.id) not in new
    ]
    return [*gone, *new.values()]
