"""The words and concepts of a story that its claims can be about, and the few that cover them best."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import READ, BlockKind
from onrecord.reconcile.holders import states
from onrecord.reconcile.naming import Naming, keys
from onrecord.reconcile.noun_phrases import NounPhrases, root, vague, verb_here
from onrecord.reconcile.stands import named, stand
from onrecord.reconcile.wording import telling
from onrecord.text.lexicon import table
from onrecord.text.names import features
from onrecord.text.phrases import tokens
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.sense import Sense

_MOST = 12  # matters of a story: what is read in one glance
_FEWEST = 3  # claims that share an anchor
_TITLED_FEWEST = 2  # claims that share one that stands in a headline
_COVERED = 0.25  # what a claim that has an anchor already still counts for another
_ALIKE = 0.7  # share of its claims that an anchor may share with one chosen before
_LEAST = 1.5  # score an anchor needs
_BOUND = 0.5  # what a word counts for that stands in the condition or the setting
_LATER = 0.9  # what each further word counts for
_TITLED = 1.5  # how much more a word tells that stands in a headline
_TITLES = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD)
_SAID = 0.3  # what a claim that takes no stand counts for


def _roots(names: Iterable[str]) -> frozenset[str]:
    return frozenset(root(word.form) for name in names for word in tokens(name))


@cache
def _of_states() -> frozenset[str]:
    """Return the roots of what states are called, without "republic" and the like."""
    return _roots(last for name in states() if (last := name.rsplit(" ", 1)[-1]) not in features())


class Anchors:
    """What each claim of one story could be about."""

    def __init__(self, groups: Sequence[Group], context: Context) -> None:
        self._groups = groups
        self._context = context
        told = [
            context.articles[name]
            for name in sorted({context.senses[member].article for g in groups for member in g.members})
        ]
        self._phrases = NounPhrases(b.span.of(a.text) for a in told for b in a.blocks if b.kind in READ)
        titles = [b.span.of(a.text) for a in told for b in a.blocks if b.kind in _TITLES]
        self._titled = {key for text in titles for key in keys(tokens(text)).values()}
        self._banned = self._names()
        self._naming = Naming(self._phrases, self._banned)
        self.of = {group.id: self._weighed(group) for group in groups}
        self._having: dict[str, list[str]] = defaultdict(list)
        for name, anchors in self.of.items():
            for anchor in anchors:
                self._having[anchor].append(name)
        self._holder = {group.id: group.holder.name for group in groups}
        self._roots = {g.id: _roots(context.senses[m].text for m in g.members) for g in groups}

    def _names(self) -> frozenset[str]:
        """Return the roots of the names of who speaks in the story, and of states: a holder is no matter."""
        held = [group for group in self._groups if named(group, self._context)]
        spoken = [self._context.statements[m] for g in held for m in g.members]
        names = {name for g in held for name in (g.holder.name, g.holder.side)}
        names |= {s.speaker for s in spoken if s.speaker_kind in (ActorKind.PERSON, ActorKind.BODY)}
        return _roots(name for name in names if name) | _of_states()

    def _weighed(self, group: Group) -> dict[str, float]:
        """Return what a claim could be about with its weight: what is named first weighs most."""
        found: dict[str, float] = {}
        for member in group.members:
            for anchor, weight in self._weights(self._context.senses[member]).items():
                found[anchor] = max(weight, found.get(anchor, 0.0))
        return found

    def _weights(self, sense: Sense) -> dict[str, float]:
        found: dict[str, float] = {}
        words = tokens(sense.text)
        weight = 1.0
        for at, key in keys(words).items():
            form, topic = words[at].form, key.startswith("#")
            if form in table("matters")["background"]:
                weight = min(weight, _BOUND)
            worth = weight * (1.0 if topic else telling(form))
            if (
                worth <= 0
                or form.endswith("-elect")
                or not (topic or (self._may(form, key) and not verb_here(words, at)))
            ):
                continue
            worth *= _BOUND if fold(form) in sense.condition else 1.0
            found[key] = max(worth * (_TITLED if key in self._titled else 1.0), found.get(key, 0.0))
            weight *= _LATER
        return found

    def _may(self, form: str, key: str) -> bool:
        return key not in self._banned and key not in vague() and self._phrases.part(form)

    def rare(self, anchor: str) -> float:
        """Return how much it tells of a claim that it has an anchor: little of what most claims have."""
        return math.log((len(self._groups) + 1) / len(self._having[anchor]))

    def name(self, anchor: str) -> str | None:
        """Return what an anchor is called, None if nothing that is printed fits."""
        return self._naming.name(anchor, [self._roots[name] for name in self._having[anchor]])

    def chosen(self) -> dict[str, str]:
        """Return the anchors that cover the claims best, each where those before leave most; with names."""
        worth = {g.id: 1.0 if stand(g, self._context) else _SAID for g in self._groups}
        covered: set[str] = set()
        found: dict[str, str] = {}
        heap = [
            (-self._score(anchor, worth, covered), anchor)
            for anchor, having in self._having.items()
            if len(having) >= (_TITLED_FEWEST if anchor in self._titled else _FEWEST)
        ]
        heapq.heapify(heap)
        while heap and len(found) < _MOST:
            anchor = heapq.heappop(heap)[1]
            score = self._score(anchor, worth, covered)
            if heap and (-score, anchor) > heap[0]:  # a score only falls, so the others need no new look
                heapq.heappush(heap, (-score, anchor))
                continue
            if score < _LEAST:
                break
            name = self.name(anchor) if self._adds(anchor, found, worth) else None
            if name:
                found[anchor] = name
                covered.update(self._having[anchor])
        return found

    def _score(self, anchor: str, worth: dict[str, float], covered: Collection[str]) -> float:
        gain = sum(
            worth[name] * self.of[name][anchor] * (_COVERED if name in covered else 1.0)
            for name in self._having[anchor]
        )
        return gain * self.rare(anchor)

    def _adds(self, anchor: str, found: Collection[str], worth: dict[str, float]) -> bool:
        """Tell whether an anchor is no other one over again, and something that people stand for or tell."""
        mine = self._having[anchor]
        if any(len({*mine} & {*self._having[other]}) > _ALIKE * len(mine) for other in found):
            return False
        return len({self._holder[name] for name in mine}) > 1 or any(worth[name] > _SAID for name in mine)
