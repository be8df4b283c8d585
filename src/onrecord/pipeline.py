"""The stages in order. The one module that knows them all: what `read`, `add` and the benchmarks run is this.

One article by itself: page → clean → encode → attribute → read → resolve inside the article → date.
All articles together: actors across them, people's answers, stories, copies, and what the statements make.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from onrecord.clean import clean, identity
from onrecord.group.copies import lineage
from onrecord.group.stories import stories
from onrecord.judgements import applied
from onrecord.nouns.results import Settled
from onrecord.nouns.statement import Reading
from onrecord.read import read
from onrecord.read.attributions import attributions, skipped
from onrecord.read.inner import inner
from onrecord.reconcile import reconcile
from onrecord.resolve.across import across
from onrecord.resolve.inside import inside
from onrecord.resolve.moments import dates, times
from onrecord.text.encoder import FAST, STEADY, Encoder
from onrecord.text.quotes import quotations
from onrecord.text.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

    from onrecord.nouns.article import Article, Page
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.statement import Attribution


_RULES = (("data", ".toml"), *((name, ".py") for name in ("clean", "read", "resolve", "text")))


def cleaned(page: Page) -> Article:
    """Return the article of a page, cut into labelled blocks; an exported article is taken as it is."""
    return page.article or clean(page)


def attributed(article: Article, encoder: Encoder) -> tuple[Attribution, ...]:
    """Return who-said-what as spans: what the encoder and the rules find in the blocks that are read."""
    text = unwrapped(article.text)
    marks = encoder.mark(text, skipped(article.blocks))
    return attributions(text, marks, quotations(text), article.blocks)


def reading(article: Article, encoder: Encoder, made_by: str) -> Reading:
    """Return all that one article gives by itself: statements with speaker and day, reports, local actors."""
    article = replace(article, text=unwrapped(article.text))
    found = attributed(article, encoder)
    told = inner(article.text, found, encoder.mark)
    statements, reports = read(article, found, made_by, told)
    statements, actors = inside(article, statements)
    days = dates(article, statements, times(article))
    dated = tuple(
        replace(s, said=said, reported=article.when) for s, said in zip(statements, days, strict=True)
    )
    return Reading(article.id, article.version, dated, reports, actors, made_by)


def settle(
    articles: tuple[Article, ...], readings: tuple[Reading, ...], judgements: tuple[Judgement, ...] = ()
) -> Settled:
    """Return the record that articles and people's answers make together, in whatever order they came."""
    statements, reports, actors = across(articles, readings)
    judged = applied(articles, statements, reports, actors, judgements)
    found = stories(articles)
    story = {article: one.id for one in found for article in one.articles}
    placed = tuple(replace(s, story=story.get(s.article)) for s in judged.statements)
    alone = Settled(articles, placed, judged.reports, judged.actors, found, lineage(articles))
    return reconcile(alone, judged.rulings)


@cache
def reader_name() -> str:
    """Return which reader this is: the package's version and short hashes of its weights and of its rules."""
    package = files("onrecord")
    weights = digested([package / "data" / "reader" / "model.onnx"])
    rules = digested(chain(*(_below(package / name, suffix) for name, suffix in _RULES)))
    return f"onrecord {version('onrecord')}+{weights[:8]}.{rules[:6]}"


def digested(found: Iterable[Traversable]) -> str:
    """Return one hash of some files, whatever their lines end with; a change in any of them changes it."""
    whole = hashlib.sha256()
    for file in found:
        content = file.read_bytes()
        binary = file.name.endswith(".onnx")
        whole.update(hashlib.sha256(content if binary else content.replace(b"\r\n", b"\n")).digest())
    return whole.hexdigest()


def _below(folder: Traversable, suffix: str) -> Iterator[Traversable]:
    """Yield the files in a folder of the package and in those inside it, in the order of their names."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _below(item, suffix)
        elif item.name.endswith(suffix):
            yield item


class Pipeline:
    """The stages with the weights that ship, which are loaded when the first article is read.

    `fast` reads fewer words twice: docs/model-card.md says at what cost. `threads` are the encoder's; what it
    says does not depend on them.
    """

    identity = staticmethod(identity)
    clean = staticmethod(cleaned)
    settle = staticmethod(settle)

    def __init__(self, *, fast: bool = False, threads: int = 1) -> None:
        self._fast = fast
        self._threads = threads

    def __getstate__(self) -> dict[str, object]:
        """Return what goes to another process, which loads weights of its own and has one core."""
        return {"_fast": self._fast, "_threads": 1}

    @cached_property
    def encoder(self) -> Encoder:
        """The packaged encoder."""
        return Encoder.load(threads=self._threads, pace=FAST if self._fast else STEADY)

    def reader(self) -> str:
        """Return which reader this is; what was read fast can so be read again with more care."""
        return reader_name() + (".fast" if self._fast else "")

    def read(self, article: Article) -> Reading:
        """Return the reading of one article."""
        return reading(article, self.encoder, self.reader())
