"""What the positions of a story are about, found from its own words and named by what its articles print.

A matter grows around an anchor: a noun, or a concept, that several claims share and not nearly all. Each
claim has at most one matter; one that shares no anchor has none, which is better than a guess.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import READ, BlockKind
from onrecord.reconcile.holders import states
from onrecord.reconcile.noun_phrases import NounPhrases, people, root, vague
from onrecord.reconcile.positions import named, stand
from onrecord.reconcile.wording import telling
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, tokens
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.noun_phrases import Key
    from onrecord.text.phrases import Token

_MOST = 12  # matters of a story: what is read in one glance
_FEWEST = 3  # claims that share an anchor
_TWICE = 2  # or, in a headline's words, these; and how often a name is printed
_SPOKEN = 0.15  # share of an anchor's claims that have a word of its name
_PART = 0.3  # share of an anchor's mentions that have its name
_COVERED = 0.25  # what a claim that has an anchor already still counts for another
_ALIKE = 0.7  # share of its claims that an anchor may share with one chosen before
_LEAST = 1.5  # score an anchor needs
_VAGUE = 0.5  # how much worse a name is that ends in a word that names nothing
_BOUND = 0.5  # what a word counts for that stands in the condition or the setting
_LATER = 0.9  # what each further word counts for
_TITLED = 1.5  # how much more a word tells that stands in a headline
_TITLES = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD)
_TITLE = 1.5  # how much better a name of several words is
_SAID = 0.5  # what a claim that takes no stand counts for


def matters(groups: Iterable[Group], answers: Iterable[Answer], context: Context) -> dict[str, str]:
    """Return the name of the matter of each claim that has one, by id of the group."""
    claims = sorted(groups, key=lambda group: group.id)
    by_story: dict[str | None, list[Group]] = defaultdict(list)
    for group in claims:
        by_story[group.story].append(group)
    tied = _tied(claims, answers)
    found: dict[str, str] = {}
    for told in by_story.values():
        if told[0].story is not None:
            found |= _Vocabulary(told, context).matters(tied)
    return dict(sorted((found | _ruled(claims, context, found)).items()))


def _tied(groups: Iterable[Group], answers: Iterable[Answer]) -> dict[str, str]:
    """Return for each claim one that stands for all it is tied to: they share their matter."""
    claim = {member: group.id for group in groups for member in group.members}
    root = {name: name for name in sorted(set(claim.values()))}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for answer in answers:
        if answer.left in claim and answer.right in claim:
            low, high = sorted((find(claim[answer.left]), find(claim[answer.right])))
            root[high] = low
    return {name: find(name) for name in root}


class _Vocabulary:
    """The words of one story: which claims have which, and what they name."""

    def __init__(self, groups: Sequence[Group], context: Context) -> None:
        self._groups = groups
        self._context = context
        told = [
            context.articles[a]
            for a in sorted({context.senses[m].article for g in groups for m in g.members})
        ]
        self._phrases = NounPhrases(
            block.span.of(article.text) for article in told for block in article.blocks if block.kind in READ
        )
        titles = [b.span.of(a.text) for a in told for b in a.blocks if b.kind in _TITLES]
        self._titled = {key for text in titles for key in _keys(tokens(text)).values()}
        self._not = self._names()
        self._roots = {
            g.id: {root(w.form) for m in g.members for w in tokens(context.senses[m].text)} for g in groups
        }
        self._has: dict[str, dict[str, float]] = {group.id: self._anchors(group) for group in groups}
        self._having: dict[str, list[str]] = defaultdict(list)
        for name, anchors in self._has.items():
            for anchor in anchors:
                self._having[anchor].append(name)

    def _names(self) -> frozenset[str]:
        """Return the stems of the names of who speaks in the story, and of states: a holder is no matter."""
        held = [group for group in self._groups if named(group, self._context)]
        spoken = [self._context.statements[m] for g in held for m in g.members]
        names = {name for g in held for name in (g.holder.name, g.holder.side)}
        names |= {s.speaker for s in spoken if s.speaker_kind in (ActorKind.PERSON, ActorKind.BODY)}
        names |= {name for name in states() if " " not in name}
        return frozenset(root(word.form) for name in names if name for word in tokens(name))

    def _anchors(self, group: Group) -> dict[str, float]:
        """Return what a claim could be about, each with how much it weighs in this claim.

        What is named first weighs most, what is only its condition or its setting least.
        """
        found: dict[str, float] = {}
        for member in group.members:
            sense = self._context.senses[member]
            words = tokens(sense.text)
            weight = 1.0
            for at, key in _keys(words).items():
                form = words[at].form
                weight = min(weight, _BOUND) if form in table("matters")["background"] else weight
                if not (key.startswith("#") or self._may(form, key)):
                    continue
                worth = weight * (1.0 if key.startswith("#") else telling(form))
                worth *= _BOUND if fold(form) in sense.condition else 1.0
                worth *= _TITLED if key in self._titled else 1.0
                if worth > found.get(key, 0.0):
                    found[key] = worth
                weight *= _LATER
        return found

    def _may(self, form: str, key: str) -> bool:
        return key not in self._not and key not in vague() and self._phrases.part(form)

    def _rare(self, anchor: str) -> float:
        return math.log((len(self._groups) + 1) / len(self._having[anchor]))

    def _chosen(self) -> dict[str, str]:
        """Return the anchors that cover the claims best, each where those before leave most; with names."""
        worth = {g.id: 1.0 if stand(g, self._context) else _SAID for g in self._groups}
        holder = {g.id: g.holder.name for g in self._groups}
        left = sorted(
            a for a, names in self._having.items() if len(names) >= (_TWICE if a in self._titled else _FEWEST)
        )
        covered: set[str] = set()
        found: dict[str, str] = {}
        while left and len(found) < _MOST:
            scores = {a: self._score(a, worth, covered) for a in left}
            best = max(left, key=lambda a: (scores[a], a))
            if scores[best] < _LEAST:
                break
            left.remove(best)
            mine = set(self._having[best])
            told = any(len(mine & set(self._having[other])) > _ALIKE * len(mine) for other in found)
            stood = any(worth[name] > _SAID for name in mine) or len({holder[name] for name in mine}) > 1
            name = self._name(best) if stood and not told else None
            if name:
                found[best] = name
                covered |= mine
        return found

    def _score(self, anchor: str, worth: Mapping[str, float], covered: set[str]) -> float:
        gain = sum(
            worth[name] * self._has[name][anchor] * (_COVERED if name in covered else 1.0)
            for name in self._having[anchor]
        )
        return gain * self._rare(anchor)

    def matters(self, tied: Mapping[str, str]) -> dict[str, str]:
        """Return the matter of each claim that has one; claims that are tied decide together."""
        names = self._chosen()
        votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for group in self._groups:
            for anchor in names:
                if anchor in self._has[group.id]:
                    votes[tied[group.id]][anchor] += self._has[group.id][anchor] * math.sqrt(
                        self._rare(anchor)
                    )
        found = {}
        for group in self._groups:
            own = votes.get(tied[group.id])
            if own:
                found[group.id] = names[max(own, key=lambda a: (own[a], a))]
        return found

    def _name(self, anchor: str) -> str | None:
        """Return what an anchor is called: the phrase of one to three words that is printed most with it."""
        fit = {
            key: self._fit(key, printed)
            for key, printed in self._phrases.phrases().items()
            if sum(printed.values()) >= _TWICE
            and (anchor.startswith("#") or key[-1] not in people())
            and not set(key) & self._not
            and _holds(key, anchor, printed)
            and self._covers(key, anchor)
        }
        alone = {key[0]: sum(self._phrases.phrases()[key].values()) for key in fit if len(key) == 1}
        fit = {key: worth for key, worth in fit.items() if self._often(key, alone)}
        if not fit:
            return None
        printed = self._phrases.phrases()[max(fit, key=lambda key: (fit[key], len(key), key))]
        return min(printed, key=lambda words: (-printed[words], words[:1].isupper(), words))

    def _covers(self, key: Key, anchor: str) -> bool:
        """Tell whether enough of the claims of an anchor have one of a phrase's words."""
        having = self._having[anchor]
        with_it = sum(not self._roots[name].isdisjoint(key) for name in having)
        return with_it >= max(1, _SPOKEN * len(having))

    def _often(self, key: Key, alone: Mapping[str, int]) -> bool:
        """Tell whether a phrase has a good part of the mentions of its words."""
        whole = max((alone.get(word, 0) for word in key), default=0)
        return sum(self._phrases.phrases()[key].values()) >= _PART * whole

    def _fit(self, key: Key, printed: Counter[str]) -> float:
        """Return how well a phrase names: often printed, long, and best a name of its own."""
        title = len(key) > 1 and all(words.title() == words for words in printed)
        worth = sum(printed.values()) * len(key) * (_TITLE if title else 1.0)
        return worth * (_VAGUE if key[-1] in vague() else 1.0)


def _holds(key: Key, anchor: str, printed: Iterable[str]) -> bool:
    """Tell whether a phrase has an anchor in it."""
    if not anchor.startswith("#"):
        return anchor in key
    return anchor in _topics(tokens(min(printed))).values()


def _topics(words: Sequence[Token]) -> dict[int, str]:
    """Return the concepts that a position can be about, by the place of each word they cover."""
    found: dict[int, str] = {}
    for hit in sorted(_concepts().find(words), key=lambda h: (-h.weight, h.first, h.label)):
        label = table("matters")["same"].get(hit.label, hit.label)
        found |= {at: f"#{label}" for at in range(hit.first, hit.last) if at not in found}
    return found


def _keys(words: Sequence[Token]) -> dict[int, str]:
    """Return what each word could anchor: its topic, else its stem."""
    return {at: root(word.form) for at, word in enumerate(words)} | _topics(words)


@cache
def _concepts() -> Phrases:
    every = table("concepts")["concepts"]
    return Phrases({name: every[name] for name in table("matters")["topics"] if name in every})


def _ruled(groups: Iterable[Group], context: Context, found: Mapping[str, str]) -> dict[str, str]:
    """Return the matters that people gave: a name renames the whole matter of the claim its statement is in.

    Of several names for one matter the last counts, in the order of the rulings.
    """
    claim = {member: group for group in groups for member in group.members}
    story = {group.id: group.story for group in claim.values()}
    out: dict[str, str] = {}
    for statement, name, _ in context.rulings.matters:
        group = claim.get(statement)
        if group is None:
            continue
        old = found.get(group.id)
        same = [g for g, matter in found.items() if matter == old and story[g] == group.story]
        out |= dict.fromkeys(same if old else [group.id], name)
    return out
