"""The benchmark tasks: each takes the fields it may use and calls the stages that `onrecord read` runs."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import pipeline
from onrecord.group.copies import lineage, roots
from onrecord.group.stories import Stream
from onrecord.nouns.article import Page
from onrecord.present.export import jsonl, read_lines
from onrecord.record import memory
from onrecord.text.times import timexes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.nouns.article import Article
    from onrecord.nouns.span import Span
    from onrecord.record import Stages

Row = dict[str, Any]
NOT_BUILT = 64
LATER = ("events", "factuality", "dispute", "claims")


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a file of JSON lines, gzip or plain by its first bytes."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if packed else path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def page(row: Row, **names: str) -> Page:
    """Return the page of a row; `names` maps the fields a task gives to those of a page."""
    given = {field: row.get(key) or None for field, key in names.items()}
    return Page(str(row["id"]), given_id=str(row["id"]), **given)


def article(given: Page) -> Article | None:
    """Return the cleaned article, None (and a note) for one that `read` would refuse."""
    try:
        return pipeline.cleaned(given)
    except Exception as error:  # noqa: BLE001  (one odd text must not cost the others their lines)
        print(f"{given.source}: {error}", file=sys.stderr)
        return None


def attribution(given: Iterable[Row]) -> Iterator[Row]:
    """Yield who said what as spans."""
    stages = pipeline.Pipeline()
    for row in given:
        found = article(page(row, title="title", outlet="publisher", published="date", text="text"))
        made = pipeline.attributed(found, stages.encoder) if found else ()
        yield {
            "id": row["id"],
            "attributions": [
                {"source": _pairs(a.source), "cue": _pairs(a.cue), "content": _pairs(a.content)} for a in made
            ],
        }


def record(given: Iterable[Row], stages: Stages | None = None) -> Iterator[Row]:
    """Yield the record lines of the articles among the rows, as `onrecord read` prints them."""
    kept = memory(stages)
    names = {"title": "title", "outlet": "outlet", "published": "published", "text": "text", "url": "url"}
    outcome = kept.take(page(row, **names) for row in given if row.get("type") == "article")
    yield from read_lines(kept, outcome.added)


def time(given: Iterable[Row]) -> Iterator[Row]:
    """Yield time expressions with their values."""
    for row in given:
        found = timexes(row.get("text") or "", _day(row.get("dct")))
        yield {
            "id": row["id"],
            "timex": [
                {"start": t.span.start, "end": t.span.end, "type": str(t.type), "value": t.value}
                for t in found
            ],
        }


def extract(given: Iterable[Row]) -> Iterator[Row]:
    """Yield the main text and the day of a page."""
    for row in given:
        found = article(page(row, url="url", html="html"))
        day = found.published if found else None
        yield {"id": row["id"], "text": found.text if found else "", "published": day}


def stories(given: Iterable[Row]) -> Iterator[Row]:
    """Yield the story of each article as it comes in, without looking ahead."""
    stream = Stream()
    for row in given:
        found = article(_listed(row))
        yield {"id": row["id"], "cluster": stream.assign(found).story if found else f"no words: {row['id']}"}


def copies(given: Iterable[Row]) -> Iterator[Row]:
    """Yield for each text the root of its chain of best sources."""
    ids, articles = [], []
    for row in given:
        ids.append(str(row["id"]))
        found = article(_listed(row))
        if found:
            articles.append(found)
    root = roots(ids, lineage(tuple(articles)))
    yield from ({"id": name, "cluster": root[name]} for name in ids)


def _listed(row: Row) -> Page:
    """Return the page of a listed article; of some only the headline is left, which is then all its text."""
    listed = row if (row.get("text") or "").strip() else {**row, "text": row.get("title")}
    return page(listed, title="title", outlet="outlet", published="published", text="text", url="url")


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


TASKS: dict[str, Callable[[Iterable[Row]], Iterator[Row]]] = {
    "attribution": attribution,
    "record": record,
    "time": time,
    "extract": extract,
    "stories": stories,
    "copies": copies,
}


def main(arguments: list[str]) -> int:
    """Run `TASK IN OUT`; return the exit code: 64 for a task that is not built, 2 for a wrong call."""
    if len(arguments) != 3 or arguments[0] not in (*TASKS, *LATER):
        print(f"usage: predict {{{','.join((*TASKS, *LATER))}}} IN OUT", file=sys.stderr)
        return 2
    task, source, target = arguments
    if task in LATER:
        print(f"{task}: not built yet", file=sys.stderr)
        return NOT_BUILT
    with Path(target).open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(jsonl(line) + "\n" for line in TASKS[task](rows(Path(source))))
    return 0
