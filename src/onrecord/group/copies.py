"""Which articles repeat which: each text linked to its best earlier source (layer 2).

A sampled inverted index of word shingles nominates, the full sets decide; no pair is compared that shares
nothing. The links are never closed transitively, that would merge whole newsrooms: every text keeps one
source, and whoever needs the root follows the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.group.credited import owes, rewrites
from onrecord.group.readable import READ, known_before
from onrecord.nouns.results import Copy, CopyKind
from onrecord.nouns.span import Span
from onrecord.text.likeness import Codes, codes, runs, shared, shingles, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.nouns.article import Article

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
    texts, index = _prepare(ordered)
    links = _best_links(texts, index)
    for article in _knots(links):
        del links[article]
    copies = [_copy(texts[at], texts[link.source], link) for at, link in sorted(links.items())]
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


def _prepare(articles: Sequence[Article]) -> tuple[list[_Text], list[Numbers]]:
    """Return the texts, and for each text the texts its sampled shingles stand in as well."""
    orders = [codes(a.text, a.spans(*READ)) for a in articles]
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
    same = np.array_equal(text.order, source.order)
    if same or (rare >= LEAST and rare_share >= RARE_SHARE) or (count >= LEAST and whole >= WHOLE_SHARE):
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


def _copy(text: _Text, source: _Text, link: _Link) -> Copy:
    here, there = (words(t.article.text, t.article.spans(*READ)) for t in (text, source))
    own = shared(text.all, source.all) / max(1, len(text.all))
    ratio = len(text.order) / max(1, len(source.order))
    stretches = runs(here, there)
    if np.array_equal(text.order, source.order):
        kind, why = CopyKind.EXACT, "the same words in the same order"
        stretches = stretches or _whole(text, source)
    elif own >= NEAR and ratio <= EXCERPT:
        kind, why = CopyKind.EXCERPT, f"{own:.0%} of its wording stands in the much longer source"
    elif link.share >= NEAR and ratio > EXCERPT:
        kind, why = CopyKind.NEAR, f"{link.share:.0%} of the shorter text's wording stands in the other"
    else:
        kind, why = CopyKind.PARTIAL, f"{link.share:.0%} of the shorter text's wording stands in the other"
    if known_before(source.article, text.article):
        why += "; the source appeared earlier"
    elif text.owes and not source.owes:
        why += "; it names another outlet as its source"
    else:
        why += "; which came first is not known, the fuller text is taken for the source"
    return Copy(text.article.id, source.article.id, kind, stretches, why)


def _whole(text: _Text, source: _Text) -> tuple[tuple[Span, Span], ...]:
    """Return the pair of whole texts: an exact copy may be too short for a meaningful stretch."""
    pair = [t.article.spans(*READ) for t in (text, source)]
    if not all(pair):
        return ()
    return ((Span(pair[0][0].start, pair[0][-1].end), Span(pair[1][0].start, pair[1][-1].end)),)
