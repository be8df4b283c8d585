"""Which articles tell one running story: as they come in, or settled over all of them (layer 2).

A story is held together by the names and terms its articles share, not by its days: it may run for months.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.group.linkage import average_linkage
from onrecord.group.profile import Profile, Rarity, alike, likenesses, profile, terms
from onrecord.nouns.article import Article, BlockKind
from onrecord.nouns.results import Story
from onrecord.nouns.span import digest
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JOIN = 0.17  # likeness to a story from which an article joins it as it comes in
SETTLED = 0.105  # mean likeness from which two groups of articles are one story
PROBES = 60  # heaviest terms of an article that are looked up; the cost of an article stays flat
FINALISTS = 8  # stories that are weighed in full
REASONS = 6


@dataclass(frozen=True, slots=True)
class Assignment:
    """The story of an article, how like it is to it, and the shared terms that decided, heaviest first."""

    story: str
    likeness: float
    shared: tuple[str, ...]


@dataclass(slots=True)
class _Cluster:
    id: str
    size: int = 0
    square: float = 0.0  # squared length of `sum`
    sum: dict[str, float] = field(default_factory=dict)

    @property
    def scale(self) -> float:
        """Return what a product with `sum` is divided by to give the likeness to the story."""
        return math.sqrt(math.sqrt(self.square) * self.size)


class Stream:
    """Assigns articles to stories one by one, in the order they come in, without looking ahead.

    A record settles its stories over all its articles (`stories`); so far only the benchmark task `stories`,
    whose articles come as a stream, is answered in this way.
    """

    def __init__(self) -> None:
        self._rarity = Rarity()
        self._clusters: list[_Cluster] = []
        self._holding: dict[str, list[int]] = defaultdict(list)

    def assign(self, article: Article) -> Assignment:
        """Return the story of this article: the most alike so far, or a new one named after the article."""
        counts = terms(article)
        self._rarity.add(counts)
        weights = profile(counts, self._rarity)
        at, likeness = self._nearest(weights)
        if at is None or likeness < JOIN:
            at, likeness = len(self._clusters), 0.0
            self._clusters.append(_Cluster(story_id(article.id)))
        cluster = self._clusters[at]
        shared = _heaviest({t: w * cluster.sum[t] for t, w in weights.items() if t in cluster.sum})
        self._join(at, weights)
        return Assignment(cluster.id, likeness, shared)

    def _nearest(self, weights: Profile) -> tuple[int | None, float]:
        """Return the most alike cluster, by the geometric mean of middle and mean cosine.

        The middle alone favours large stories, which drift; the mean over members small ones, which splinter.
        """
        dots: dict[int, float] = defaultdict(float)
        for term, weight in islice(weights.items(), PROBES):
            for at in self._holding.get(term, ()):
                dots[at] += weight * self._clusters[at].sum[term]
        first = sorted(dots, key=lambda at: (-dots[at] / self._clusters[at].scale, at))[:FINALISTS]
        scored = [(alike(weights, self._clusters[at].sum) / self._clusters[at].scale, -at) for at in first]
        likeness, minus = max(scored, default=(0.0, 1))
        return (None if minus > 0 else -minus), likeness

    def _join(self, at: int, weights: Profile) -> None:
        cluster = self._clusters[at]
        cluster.size += 1
        for term, weight in weights.items():
            if term not in cluster.sum:
                self._holding[term].append(at)
            before = cluster.sum.get(term, 0.0)
            cluster.sum[term] = before + weight
            cluster.square += (before + weight) ** 2 - before**2


def stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Return the stories of these articles, in whatever order they come, sorted by first day and id."""
    ordered = sorted(articles, key=lambda a: a.id)
    counts = [terms(article) for article in ordered]
    rarity = Rarity()
    for count in counts:
        rarity.add(count)
    profiles = [profile(count, rarity) for count in counts]
    groups = average_linkage(likenesses(profiles, SETTLED), len(ordered), SETTLED)
    made = [_story([ordered[at] for at in group], [profiles[at] for at in group]) for group in groups]
    return tuple(sorted(made, key=lambda story: (story.first or "9999", story.id)))


def story_id(first_member: str) -> str:
    """Return the id of the story that is named after this article."""
    return f"story-{digest(first_member)}"


def _story(members: Sequence[Article], profiles: Sequence[Profile]) -> Story:
    middle: dict[str, float] = defaultdict(float)
    carried: dict[str, int] = defaultdict(int)
    for weights in profiles:
        for term, weight in weights.items():
            middle[term] += weight
            carried[term] += 1
    titled = [at for at, article in enumerate(members) if article.title] or range(len(members))
    central = max(titled, key=lambda at: (alike(profiles[at], middle), members[at].id))
    shared = _heaviest({term: w for term, w in middle.items() if carried[term] > len(members) / 2})
    days = [a.when for a in members if a.when]
    first = min((w.first for w in days if w.first), default=None)
    last = max((w.last for w in days if w.last), default=None)
    return Story(
        id=story_id(min(article.id for article in members)),
        title=members[central].title or _opening(members[central]),
        articles=tuple(article.id for article in members),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        why=f"most of its articles share: {', '.join(shared)}"
        if len(members) > 1
        else "no other article is like it",
    )


def _opening(article: Article) -> str:
    """Return the first sentence of an article's body, else its id."""
    body = article.spans(BlockKind.BODY)
    first = next(iter(sentences(article.text, body)), None)
    return first.of(article.text) if first else article.id


def _heaviest(weights: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(weights, key=lambda term: (-weights[term], term))[:REASONS])
