"""A brief as one file of HTML that asks for nothing: no script, no request, every word of others escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.present.brief.references import References
from onrecord.present.layout import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.present.brief.chapters import Brief, Chapter
    from onrecord.present.brief.quotes import Sentence
    from onrecord.present.brief.references import Reference
    from onrecord.record import View


def html(view: View, brief: Brief) -> Iterator[str]:
    """Yield the lines of a page."""
    references = References(view, brief)
    title = f"On record: what moved since {brief.since}" if brief.since else "On record"
    style = _style()
    code = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{code}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<header><h1>{escape(title)}</h1>"
    yield from (f'<p class="note">{escape(line)}</p>' for line in brief.coverage)
    yield "</header>"
    yield "<main>"
    if not brief.chapters:
        yield "<p>Nothing is on record yet.</p>"
    for number, chapter in enumerate(brief.chapters, start=1):
        yield from _chapter(chapter, number, references)
    if references.all:
        yield '<section aria-labelledby="references"><h2 id="references">References</h2><ol>'
        yield from map(_reference, references.all)
        yield "</ol></section>"
    yield "</main>"
    yield "<footer><h2>How this was made</h2>"
    yield from (f"<p>{escape(line)}</p>" for line in brief.method)
    yield "</footer>"
    yield "</body>"
    yield "</html>"


@cache
def _style() -> str:
    return (files("onrecord.present.brief") / "style.css").read_text(encoding="utf-8").strip()


def _chapter(chapter: Chapter, number: int, references: References) -> Iterator[str]:
    yield f'<section aria-labelledby="story-{number}">'
    yield f'<h2 id="story-{number}">{_safe(chapter.story.title)}</h2>'
    for part in chapter.parts:
        yield f"<h3>{escape(part.title)}</h3>"
        if part.sentences:
            yield "<ul>"
            yield from (f"<li>{_sentence(sentence, references)}</li>" for sentence in part.sentences)
            yield "</ul>"
        else:
            yield f'<p class="note">{escape(part.none)}</p>'
        if part.more:
            yield f'<p class="note">{escape(part.more)}</p>'
    if chapter.carried:
        yield from _table(chapter, number)
    yield "</section>"


def _table(chapter: Chapter, number: int) -> Iterator[str]:
    yield f'<h3 id="carried-{number}">Who carries what</h3>'
    yield f'<div class="wide" role="region" tabindex="0" aria-labelledby="carried-{number}"><table>'
    heads = "".join(f'<th scope="col">{_safe(outlet)}</th>' for outlet in chapter.outlets)
    yield f'<thead><tr><th scope="col">Claim, and articles that have it</th>{heads}</tr></thead><tbody>'
    for row in chapter.carried:
        cells = "".join(f"<td>{count or ''}</td>" for count in row.counts)
        words = (
            f'{_safe(row.by)}: <q>{_safe(row.words)}</q> <span class="where">[{_safe(row.claim.id)}]</span>'
        )
        yield f'<tr><th scope="row">{words}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _sentence(sentence: Sentence, references: References) -> str:
    out = [f"<b>{escape(sentence.lead)}</b>"]
    for piece in sentence.pieces:
        if isinstance(piece, str):
            out.append(escape(piece))
            continue
        number = references.number(piece)
        words = f"<q>{_safe(piece.words)}</q>" if piece.words else ""
        out.append(f'{words}<sup><a href="#r{number}" aria-label="reference {number}">{number}</a></sup>')
    return "".join(out)


def _reference(one: Reference) -> str:
    address = (
        f' <a href="{escape(one.url)}" rel="noreferrer">article</a>' if one.url and _web(one.url) else ""
    )
    where = f'<span class="where">{_safe(one.where)}</span>{address}'
    return f'<li id="r{one.number}">{where}<br>{_safe(one.words)}</li>'


def _web(url: str) -> bool:
    """Tell whether an address may be followed: a page must not carry a script in a link."""
    return url.startswith(("https://", "http://"))


def _safe(text: str) -> str:
    """Return words of others as they may stand in a page."""
    return escape(shown(text))
