"""The record for other programs: its own lines, or a table of the statements."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.claims import Change, Claim, Position, Tie
from onrecord.nouns.lines import TYPES, Line, to_line
from onrecord.nouns.results import Story
from onrecord.nouns.span import joined
from onrecord.nouns.statement import Report, Statement
from onrecord.present.rows import in_order
from onrecord.present.wordless import wordless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.nouns.when import When
    from onrecord.record import View
    from onrecord.record.view import Found

_COLUMNS = (
    *("id", "story", "article", "outlet", "title", "published_first", "published_last"),
    *("speaker", "speaker_kind", "for", "to", "via", "act", "mode", "negated"),
    *("words", "source", "cue", "condition", "hedge"),
    *("said_first", "said_last", "said_basis", "said_why", "claim", "confidence", "recorded"),
)
_IN_ARTICLES = frozenset({"statement", "report"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(line: Mapping[str, Any]) -> str:
    """Return a record line as one line of JSON; characters that are no text by themselves are escaped."""
    text = json.dumps(line, ensure_ascii=False)
    return json.dumps(line) if any("\ud800" <= c <= "\udfff" for c in text) else text


def lines(view: View, *, canonical: bool = False, text: bool = True) -> Iterator[str]:
    """Yield the record lines; canonical ones by id and without `recorded`, so alike for equal records.

    Without text nothing of the articles' words is in them, see `wordless`.
    """
    found = view.lines() if text else wordless(view, view.lines())
    for line in _in_order(found) if canonical else found:
        if canonical:
            line.pop("recorded", None)
        yield jsonl(line)


def read_lines(view: View, articles: Sequence[str]) -> Iterator[Line]:
    """Yield all record lines, articles and what they hold in this order; nothing of it was recorded."""
    place = {name: number for number, name in enumerate(articles)}

    def order(line: Line) -> tuple[int, int, int]:
        content = line.get("content") or [[0, 0]]
        article = line["id"] if line["type"] == "article" else line.get("article", "")
        return TYPES.index(line["type"]), place.get(article, len(place)), content[0][0]

    for line in sorted(view.lines(), key=order):
        if "recorded" in line:
            line["recorded"] = None
        yield line


def line_of(view: View, actor: Actor, about: str | None = None) -> Iterator[Line]:
    """Yield the record line of an actor and those of what it said, or had said for it, in order."""
    yield to_line(actor)
    for statement in in_order(view.statements(by=actor, about=about)):
        yield to_line(statement, recorded=view.recorded(statement.id))


def about(view: View, thing: Found) -> Iterator[Line]:
    """Yield the record lines of one thing: itself first, then what stands on record of it."""
    if isinstance(thing, Actor):
        yield from line_of(view, thing)
        return
    held = _held(view, thing)
    for line in sorted(view.lines(), key=lambda line: line.get("id") != thing.id):
        name = line.get("id") or line["article"]
        if name == thing.id or name in held or (line["type"] in _IN_ARTICLES and line["article"] in held):
            yield line


def _held(view: View, thing: Found) -> set[str]:
    """Return the ids of what a page of one thing shows beside it; of an article, all that is in it."""
    match thing:
        case Article():
            return {thing.id}
        case Story():
            parts: tuple[Claim | Position | Change, ...] = (
                *view.claims(),
                *view.positions(),
                *view.changes(),
            )
            return {*thing.articles, *(part.id for part in parts if part.story == thing.id)}
        case Claim():
            ties = view.ties(thing.id)
            moves = (c for c in view.changes() if {c.before, c.after} & set(thing.statements))
            ends = (end for tie in ties for end in (tie.left, tie.right))
            return {*thing.statements, *ends, *(tie.id for tie in ties), *(move.id for move in moves)}
        case Tie():
            return {thing.left, thing.right}
        case Change():
            return {thing.before, thing.after}
        case Position():
            return {thing.claim}
        case Statement() | Report():
            claim = view.claim_of(thing.id)
            return {*(tie.id for tie in view.ties(thing.id)), *((claim.id,) if claim else ())}
        case _:
            return set()


def _in_order(found: Iterable[Line]) -> list[Line]:
    return sorted(found, key=lambda o: (TYPES.index(o["type"]), o.get("id") or (o["article"], o["of"])))


def table(view: View, *, canonical: bool = False, text: bool = True) -> Iterator[str]:
    """Yield the statements as CSV (RFC 4180), the names of the columns first.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front: the words are others'.
    """
    claims = {name: claim.id for claim in view.claims() for name in claim.statements}
    columns = [c for c in _COLUMNS if not (canonical and c == "recorded")]
    yield _row(columns)
    articles = {article.id: article for article in view.articles()}
    bare = {} if text else {line["id"]: line for line in wordless(view, view.lines()) if "id" in line}
    for s in view.statements():
        article = articles[s.article]
        cells: dict[str, object] = {
            "id": s.id,
            "story": s.story,
            "article": s.article,
            "outlet": article.outlet,
            "title": article.title,
            "speaker": s.speaker,
            "speaker_kind": s.speaker_kind,
            "for": s.principal,
            "to": "; ".join(s.to),
            "via": s.via,
            "act": s.act,
            "mode": s.mode,
            "negated": "true" if s.negated else "false",
            "said_basis": s.said.basis if s.said else None,
            "said_why": s.said.why if s.said else None,
            "claim": claims.get(s.id),
            "confidence": s.confidence,
            "recorded": view.recorded(s.id),
            **_ends("published", article.when),
            **_ends("said", s.said),
        }
        if text:
            cells |= {
                "words": joined(article.text, s.content),
                "source": joined(article.text, s.source),
                "cue": joined(article.text, s.cue),
                "condition": s.condition and s.condition.of(article.text),
                "hedge": s.hedge and s.hedge.of(article.text),
            }
        else:
            line = bare[s.id]
            cells |= {key: line[key] for key in ("speaker", "for", "via")}
            cells |= {"to": "; ".join(line["to"]), "outlet": bare[s.article]["outlet"]}
            cells |= {"title": None, "said_why": None}
        yield _row(_cell(cells.get(column)) for column in columns)


def _ends(name: str, when: When | None) -> dict[str, object]:
    return {f"{name}_first": when.first if when else None, f"{name}_last": when.last if when else None}


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
