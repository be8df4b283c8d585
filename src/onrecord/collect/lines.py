"""JSON Lines to pages: input articles, and the article lines of an exported record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.collect.decode import checked, decoded
from onrecord.nouns.article import MAX_CHARACTERS, Article, Page
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Judgement
from onrecord.nouns.lines import from_line
from onrecord.nouns.span import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIELDS = ("id", "url", "title", "outlet", "published", "file", "fetched")


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that gave no page, and why. `source` is what a person calls it ("lines.jsonl:3")."""

    source: str
    error: OnrecordError


def too_long(what: str = "the article has") -> OnrecordError:
    """Return the error for a text beyond the limit."""
    step = "split it into its articles, or check that it is one"
    return OnrecordError("E106", f"{what} more than {MAX_CHARACTERS:,} characters", step)


def rows(name: str, file: str, lines: Iterable[tuple[bytes, bool]]) -> Iterator[Page | Refused]:
    """Yield what each JSON line holds; lines come as (bytes, whole), blank ones count but give nothing.

    Lines of a record that are neither articles nor people's answers are skipped: they are made anew. An id
    that comes again with the same text is the same article and gives nothing; with another text it is
    refused, for nobody can tell which one is meant.
    """
    seen: dict[str, str] = {}
    for number, (raw, whole) in enumerate(lines, 1):
        source = f"{name}:{number}"
        try:
            if not raw.strip():
                continue
            page = _page(raw, source, file) if whole else None
            if page is not None and not _repeated(page, seen):
                yield page
            if not whole:
                yield Refused(source, too_long("the line holds"))
        except OnrecordError as error:
            yield Refused(source, error)


def _repeated(page: Page, seen: dict[str, str]) -> bool:
    """Tell whether this very article came before; raise E113 if its id came with another text."""
    if page.given_id is None:
        return False
    mark = digest(page.text, page.html)
    if page.given_id not in seen:
        seen[page.given_id] = mark
        return False
    if seen[page.given_id] != mark:
        what = f"id {page.given_id!r} comes again with another text"
        raise OnrecordError("E113", what, "give each article an id of its own")
    return True


def _page(raw: bytes, source: str, file: str) -> Page | None:
    text, note = decoded(raw)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"the line is no JSON ({str(error)[:80]})"
        raise OnrecordError("E109", what, "write one JSON object a line") from None
    if not isinstance(row, dict):
        raise OnrecordError(
            "E110", f"the line is a JSON {type(row).__name__}, no object", "write {…} with a text"
        )
    if row.get("type") == "judgement":
        judgement = from_line(row)
        return Page(source, judgement=judgement) if isinstance(judgement, Judgement) else None
    if row.get("type", "article") != "article":
        return None
    given = {key: _string(row, key) for key in _FIELDS}
    body, html = _string(row, "text"), _string(row, "html")
    if not (body and body.strip()) and not (html and html.strip()):
        raise OnrecordError("E111", 'the line has no "text"', 'put the article\'s words under "text"')
    if len(body or "") > MAX_CHARACTERS:
        raise too_long()
    return Page(
        source,
        text=checked(body) if body and body.strip() else None,
        html=None if body and body.strip() else html,
        given_id=given["id"] or None,
        url=given["url"] or None,
        title=given["title"] or None,
        outlet=given["outlet"] or None,
        published=given["published"] or None,
        file=given["file"] or file,
        fetched=given["fetched"] or None,
        note=note,
        article=_cleaned(row, body),
    )


def _cleaned(row: dict[str, Any], text: str | None) -> Article | None:
    """Return the article as the record had it, if this is a line of one: an export is not cleaned again."""
    if not text or not row.get("blocks"):
        return None
    article = from_line(row)
    return article if isinstance(article, Article) else None


def _string(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        step = f'write "{key}" as a JSON string or leave it out'
        raise OnrecordError("E112", f'"{key}" is a JSON {type(value).__name__}, no string', step)
    return None if value is None else checked(value)
