"""A brief as Markdown: sentences with footnotes, which most readers of Markdown turn into links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.present.brief.references import References
from onrecord.present.layout import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.present.brief.chapters import Brief, Chapter
    from onrecord.present.brief.quotes import Sentence
    from onrecord.record import View

_MARKUP = re.compile(r"[\\`*\[\]|~]|(?<!\w)_|_(?!\w)")
_TAGS = {"<": "&lt;", ">": "&gt;"}


def markdown(view: View, brief: Brief) -> Iterator[str]:
    """Yield the lines of a brief."""
    references = References(view, brief)
    yield f"# On record{f': what moved since {brief.since}' if brief.since else ''}"
    yield ""
    for line in brief.coverage:
        yield _plain(line)
    if not brief.chapters:
        yield ""
        yield "Nothing is on record yet."
    for chapter in brief.chapters:
        yield from _chapter(chapter, references)
    yield from ("", "## How this was made", "")
    for line in brief.method:
        yield from (_plain(line), "")
    for one in references.all:
        yield f"[^{one.number}]: {_plain(one.where)}: {_plain(one.words)}"


def _chapter(chapter: Chapter, references: References) -> Iterator[str]:
    yield from ("", f"## {_plain(shown(chapter.story.title))}")
    for part in chapter.parts:
        yield from ("", f"### {part.title}", "")
        for sentence in part.sentences:
            yield f"- {_sentence(sentence, references)}"
        if not part.sentences:
            yield part.none
        if part.more:
            yield f"- {part.more}"
    if chapter.carried:
        yield from ("", "### Who carries what", "")
        yield f"| claim | {' | '.join(map(_plain, chapter.outlets))} |"
        yield f"|---|{'---|' * len(chapter.outlets)}"
        for row in chapter.carried:
            cells = " | ".join(str(count or "") for count in row.counts)
            yield f"| {_plain(row.by)}: “{_plain(row.words)}” \\[{row.claim.id}\\] | {cells} |"


def _sentence(sentence: Sentence, references: References) -> str:
    return f"**{_plain(sentence.lead)}**" + "".join(
        _plain(piece)
        if isinstance(piece, str)
        else f"{f'“{_plain(piece.words)}”' if piece.words else ''}[^{references.number(piece)}]"
        for piece in sentence.pieces
    )


def _plain(text: str) -> str:
    """Return text that no reader of Markdown takes for markup."""
    plain = _MARKUP.sub(lambda match: f"\\{match.group()}", re.sub(r"&(?=#?\w+;)", "&amp;", text))
    return re.sub("[<>]", lambda match: _TAGS[match.group()], plain)
