"""Which articles repeat which: each text linked to its best earlier source (layer 2).

Texts of the very same words are linked first, however short; one of each such set stands for it from there
on. Among these a sampled inverted index of word shingles nominates, the full sets decide; no pair is compared
that shares nothing. The links are never closed transitively, that would merge whole newsrooms: every text
keeps one source, and whoever needs the root follows the chain.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.group.credited import owes, rewrites
from onrecord.group.precedence import known_before
from onrecord.nouns.article import READ
from onrecord.nouns.results import Copy, CopyKind
from onrecord.text.likeness import Codes, codes, runs, shared, shingles, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.nouns.article import Article
    from onrecord.nouns.span import Span

WIDTH = 4  # words in a shingle
SAMPLE = 4  # one shingle in so many nominates
COMMON = 30  # texts that may carry a shingle before it counts as common property
CANDIDATES = 8  # best nominations of a text that are looked at in full
RARE_SHARE = 0.3  # of the shorter text's shingles, common ones left out
WHOLE_SHARE = (
    0.6  # the same with common ones kept: what many texts carry proves only together with nearly all the rest
)
LEAST = 10  # shared shingles below this are one quotation or one turn of phrase
NEAR = 0.75
EXCERPT = 0.5  # an excerpt has at most this share of its source's length

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared of one article."""

    article: Article
    order: Codes  # the code of each word in reading order
    all: Codes
    rare: Codes  # without shingles that more than COMMON texts carry
    owes: bool  # it says that its matter is another's


@dataclass(frozen=True, slots=True)
class _Link:
    share: float
    count: int
    source: int


def lineage(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Return for each article that repeats another the one it repeats most, sorted by article id.

    Only body, dek and headline count. The source is the earlier text where days or credits tell, else the
    fuller.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    orders = [codes(a.text, a.spans(*READ)) for a in ordered]
    first = _first_of_same(ordered, orders)
    single = [at for at in range(len(ordered)) if first[at] == at]
    texts, index = _prepare([ordered[at] for at in single], [orders[at] for at in single])
    links = _best_links(texts, index)
    for article in _knots(links):
        del links[article]
    copies = [_exact(ordered[at], ordered[source]) for at, source in enumerate(first) if source != at]
    copies += [_copy(texts[at], texts[link.source], link) for at, link in sorted(links.items())]
    linked = {copy.article for copy in copies}
    sources = {copy.article: copy.of for copy in copies}
    copies += [copy for copy in rewrites(ordered, sources) if copy.article not in linked]
    return tuple(sorted(copies, key=lambda copy: copy.article))


def roots(articles: Sequence[str], copies: Sequence[Copy]) -> dict[str, str]:
    """Return for each article id the first text of its chain of sources; an original is its own."""
    source = {copy.article: copy.of for copy in copies}
    out = {}
    for start in articles:
        at = start
        while at in source:
            at = source[at]
        out[start] = at
    return out


def _first_of_same(articles: Sequence[Article], orders: Sequence[Codes]) -> list[int]:
    """Return for each article the place of the first one of the very same words, which may be itself.

    First is what no other is known to precede; of several, what credits nobody, else the lowest id. An
    article without words is like no other.
    """
    same: dict[bytes, list[int]] = defaultdict(list)
    for at, order in enumerate(orders):
        same[order.tobytes() or b"none %d" % at].append(at)
    out = list(range(len(articles)))
    for members in same.values():
        lasts = [when.last for at in members if (when := articles[at].when) and when.last]
        since = min(lasts, default=None)
        leading = [at for at in members if not _starts_after(articles[at], since)]
        head = min(leading, key=lambda at: (owes(articles[at]), articles[at].id))
        for at in members:
            out[at] = head
    return out


def _starts_after(article: Article, day: date | None) -> bool:
    return bool(day and article.when and article.when.first and article.when.first > day)


def _prepare(articles: Sequence[Article], orders: Sequence[Codes]) -> tuple[list[_Text], list[Numbers]]:
    """Return the texts, and for each text the texts its sampled shingles stand in as well."""
    sets = [shingles(order, WIDTH) for order in orders]
    owners = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    flat = np.concatenate(sets) if sets else np.empty(0, dtype=np.uint64)
    by_value = np.lexsort((-np.array([len(o) for o in orders], dtype=np.int64)[owners], flat))
    values, starts, inverse, counts = np.unique(
        flat[by_value], return_index=True, return_inverse=True, return_counts=True
    )
    common = values[counts > COMMON]
    texts = [
        _Text(
            a,
            order,
            every,
            np.setdiff1d(every, common, assume_unique=True) if len(common) else every,
            owes(a),
        )
        for a, order, every in zip(articles, orders, sets, strict=True)
    ]
    # Within one shingle the fuller texts come first; of a common one, the first few stand for all.
    rank = np.arange(len(flat)) - starts[inverse]
    sampled = (values % np.uint64(SAMPLE) == 0)[inverse] & (counts > 1)[inverse] & (rank < COMMON)
    kept_owner, kept_value = owners[by_value][sampled], inverse[sampled]
    first = np.searchsorted(kept_value, np.arange(len(values)))
    last = np.searchsorted(kept_value, np.arange(len(values)), side="right")
    at = np.searchsorted(values, flat)
    shown = np.flatnonzero(last[at] > first[at])
    bounds = np.searchsorted(owners[shown], np.arange(len(sets) + 1))
    index = []
    for text in range(len(sets)):
        own = at[shown[bounds[text] : bounds[text + 1]]]
        near = [kept_owner[first[v] : last[v]] for v in own]
        index.append(np.concatenate(near) if near else np.empty(0, dtype=np.int64))
    return texts, index


def _best_links(texts: Sequence[_Text], index: Sequence[Numbers]) -> dict[int, _Link]:
    best: dict[int, _Link] = {}
    for here, nominated in enumerate(index):
        others, hits = np.unique(nominated[nominated != here], return_counts=True)
        by_hits = (int(at) for at in others[np.lexsort((others, -hits))])
        earlier = (there for there in by_hits if _earlier(texts[there], texts[here]))
        for there in islice(earlier, CANDIDATES):
            link = _weigh(texts[here], texts[there], there)
            if link and (here not in best or _better(link, best[here], texts)):
                best[here] = link
    return best


def _weigh(text: _Text, source: _Text, at: int) -> _Link | None:
    """Return the link if enough of the shorter of the two stands in the other."""
    if not len(text.all) or not len(source.all):
        return None
    count = shared(text.all, source.all)
    whole = count / min(len(text.all), len(source.all))
    rare = shared(text.rare, source.rare)
    rare_share = rare / max(1, min(len(text.rare), len(source.rare)))
    if (rare >= LEAST and rare_share >= RARE_SHARE) or (count >= LEAST and whole >= WHOLE_SHARE):
        return _Link(whole, count, at)
    return None


def _better(new: _Link, old: _Link, texts: Sequence[_Text]) -> bool:
    """Prefer the larger share, then the more words, then the earlier of the two sources."""
    if (new.share, new.count) != (old.share, old.count):
        return (new.share, new.count) > (old.share, old.count)
    return _earlier(texts[new.source], texts[old.source])


def _earlier(left: _Text, right: _Text) -> bool:
    """Tell whether `left` came first: by days, else by who credits another, else the fuller, else by id."""
    if known_before(left.article, right.article) or known_before(right.article, left.article):
        return known_before(left.article, right.article)
    return _standing(left) < _standing(right)


def _standing(text: _Text) -> tuple[bool, int, str]:
    return (text.owes, -len(text.order), text.article.id)


def _knots(links: dict[int, _Link]) -> set[int]:
    """Return one member of every ring of links, to be freed: days and lengths need not agree."""
    done: set[int] = set()
    freed: set[int] = set()
    for start in sorted(links):
        path: list[int] = []
        at = start
        while at in links and at not in done:
            done.add(at)
            path.append(at)
            at = links[at].source
        if at in path:
            freed.add(min(path[path.index(at) :]))
    return freed


def _exact(article: Article, source: Article) -> Copy:
    why = f"the same words in the same order; {_came_first(article, source)}"
    return Copy(article.id, source.id, CopyKind.EXACT, _runs(article, source), why)


def _copy(text: _Text, source: _Text, link: _Link) -> Copy:
    own = shared(text.all, source.all) / max(1, len(text.all))
    ratio = len(text.order) / max(1, len(source.order))
    if own >= NEAR and ratio <= EXCERPT:
        kind, why = CopyKind.EXCERPT, f"{own:.0%} of its wording stands in the much longer source"
    elif link.share >= NEAR and ratio > EXCERPT:
        kind, why = CopyKind.NEAR, f"{link.share:.0%} of the shorter text's wording stands in the other"
    else:
        kind, why = CopyKind.PARTIAL, f"{link.share:.0%} of the shorter text's wording stands in the other"
    why += f"; {_came_first(text.article, source.article)}"
    return Copy(text.article.id, source.article.id, kind, _runs(text.article, source.article), why)


def _runs(article: Article, source: Article) -> tuple[tuple[Span, Span], ...]:
    here, there = (words(a.text, a.spans(*READ)) for a in (article, source))
    return runs(here, there)


def _came_first(article: Article, source: Article) -> str:
    if known_before(source, article):
        return "the source appeared earlier"
    if owes(article) and not owes(source):
        return "it names another outlet as its source"
    return "which came first is not known, the fuller text is taken for the source"
