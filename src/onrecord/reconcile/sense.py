"""What a statement or report says, in terms that can be compared: who, of what, how many, and not.

Words nominate and never decide by themselves: names, figures, concepts and their polarity do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import joined
from onrecord.reconcile.figures import Figure, figures
from onrecord.reconcile.holders import Holder, states
from onrecord.text.lexicon import table
from onrecord.text.names import folded
from onrecord.text.phrases import Phrases, tokens
from onrecord.text.vocabulary import fold, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.nouns.article import Article
    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Act, Report, Statement
    from onrecord.nouns.when import When
    from onrecord.reconcile.holders import Holders
    from onrecord.text.phrases import Token

_NOT = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})
_REACH = 4  # words before a concept in which a "not" still bears on it
_COMMON = 0.25  # a word that more than this share of articles holds tells nothing


@dataclass(frozen=True, slots=True)
class Sense:
    """One statement or report as it is compared.

    `act` is None for a report. `concepts` are (concept, +1 or -1); `words` are folded content words without
    what is common in any article; `names` are the actors it is about. `points_back` tells that the content
    only points at what was said before ("this", "these terms"). `place` is where it starts in its article.
    """

    id: str
    article: str
    story: str | None
    holder: Holder
    act: Act | None
    negated: bool
    concepts: frozenset[tuple[str, int]]
    words: frozenset[str]
    names: frozenset[str]
    figures: tuple[Figure, ...]
    condition: frozenset[str]
    points_back: bool
    said: When | None
    reported: When | None
    place: int
    text: str

    @property
    def concept_names(self) -> frozenset[str]:
        """The concepts, affirmed or denied."""
        return frozenset(name for name, _ in self.concepts)


def senses(
    articles: Iterable[Article],
    statements: Iterable[Statement],
    reports: Iterable[Report],
    holders: Holders,
) -> dict[str, Sense]:
    """Return the sense of every statement and report, by id."""
    by_id = {article.id: article for article in articles}
    said = tuple(statements)
    story = {s.article: s.story for s in said}
    found = [_of_statement(by_id[s.article], s, holders.of(s)) for s in said if s.content]
    found += [_of_report(by_id[r.article], r, story.get(r.article), holders) for r in reports if r.content]
    return {sense.id: sense for sense in sorted(found, key=lambda sense: sense.id)}


def _of_statement(article: Article, statement: Statement, holder: Holder) -> Sense:
    text, condition, what = article.text, statement.condition, _what(article.text, statement.content)
    return Sense(
        id=statement.id,
        article=statement.article,
        story=statement.story,
        holder=holder,
        act=statement.act,
        negated=statement.negated,
        concepts=_concepts(what),
        words=_words(what),
        names=_names(text, statement.content, statement.about),
        figures=figures(text, statement.content),
        condition=_words(tokens(text, condition.start, condition.end)) if condition else frozenset(),
        points_back=_points_back(what),
        said=statement.said,
        reported=article.when,
        place=statement.content[0].start,
        text=joined(text, statement.content),
    )


def _of_report(article: Article, report: Report, story: str | None, holders: Holders) -> Sense:
    text, what = article.text, _what(article.text, report.content)
    return Sense(
        id=report.id,
        article=report.article,
        story=story,
        holder=holders.named(report.about[0]) if report.about else Holder(None, None, None),
        act=None,
        negated=report.negated,
        concepts=_concepts(what),
        words=_words(what),
        names=_names(text, report.content, report.about),
        figures=figures(text, report.content),
        condition=frozenset(),
        points_back=False,
        said=report.when,
        reported=article.when,
        place=report.content[0].start,
        text=joined(text, report.content),
    )


def _what(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    return tuple(word for span in spans for word in tokens(text, span.start, span.end))


@cache
def _phrases() -> Phrases:
    return Phrases(table("concepts")["concepts"])


@lru_cache(maxsize=65536)
def telling(word: str) -> float:
    """Return how much a shared word tells: 0 for what any article holds, 1 for a rare one."""
    share = shares().get(fold(word), 0.0)
    return max(0.0, 1.0 - share / _COMMON)


def _concepts(what: Sequence[Token]) -> frozenset[tuple[str, int]]:
    """Return the concepts of some words with their polarity; of two that overlap the longer wins."""
    hits = sorted(_phrases().find(what), key=lambda h: (h.first, -(h.last - h.first), h.label))
    found, at = set(), 0
    for hit in hits:
        if hit.first < at:
            continue
        at = hit.last
        denied = sum(word.form in _NOT for word in what[max(0, hit.first - _REACH) : hit.first]) % 2
        sign = -1 if hit.label.endswith("-") else 1
        found.add((hit.label.removesuffix("-"), -sign if denied else sign))
    return frozenset(found)


def _words(what: Iterable[Token]) -> frozenset[str]:
    return frozenset(fold(word.form) for word in what if telling(word.form) > 0)


def _names(text: str, spans: Iterable[Span], about: Iterable[str]) -> frozenset[str]:
    """Return the actors a content is about: those resolved, and the states it names in any form."""
    found = {states().get(folded(name), name) for name in about}
    for span in spans:
        for match in re.finditer(r"[A-Z][\w.]+(?:[ -][A-Z][\w.]+)?", span.of(text)):
            for form in (match[0], *match[0].split()):
                if folded(form) in states():
                    found.add(states()[folded(form)])
    return frozenset(found)


def _points_back(what: Sequence[Token]) -> bool:
    """Tell whether a content is little more than a pointer: "this", "these terms", "the reports"."""
    forms = [word.form for word in what]
    opening = set(table("pointers")["determiners"])
    nouns = set(table("pointers")["nouns"])
    return bool(forms) and forms[0] in opening and (len(forms) == 1 or fold(forms[1]) in nouns)
