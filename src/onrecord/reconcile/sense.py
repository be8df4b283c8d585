"""What a statement or report says, in terms that can be compared: who, of what, how many, and not.

Words nominate and never decide by themselves: names, figures, concepts and their polarity do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import joined
from onrecord.nouns.statement import Act
from onrecord.reconcile.antecedents import antecedents, points_back
from onrecord.reconcile.figures import Figure, figures
from onrecord.reconcile.holders import Holder, states
from onrecord.reconcile.wording import Wording, denied, stem, telling, weighted, wording
from onrecord.text.names import folded
from onrecord.text.phrases import tokens
from onrecord.text.quotes import quotations
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.nouns.actor import ActorKind
    from onrecord.nouns.article import Article
    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Report, Statement
    from onrecord.nouns.when import When
    from onrecord.reconcile.holders import Holders
    from onrecord.text.phrases import Token

REFUSING = frozenset({Act.DENIES, Act.REJECTS})
_NAME = 0.8  # what a name tells, against a rare word's 1
_CAPITAL = re.compile(r"[A-Z][\w.-]*\w")
_LONGEST = 4  # words in a name
_CAPITALS = re.compile(r"[A-Z][\w.]+(?:[ -][A-Z][\w.]+)?")


@dataclass(frozen=True, slots=True)
class Sense:
    """One statement or report as it is compared.

    `act` is None for a report. `concepts` are (concept, +1 or -1); `words` are folded content words without
    what is common in any article; `names` are the actors it is about. `points_back` tells that the content
    only points at what was said before ("this", "these terms"), `meant` what that is, if it is on record.
    `whose` names for a concept the side that is named before it ("X's wish to talk"). `place` is where it
    starts in its article. `quotes` are the words of each quotation in it. `sign` is -1 if what is said is not
    so, not done or not wanted, be it by the content, the cue or the act; `refused` that only the cue or the
    act says so, the content affirms. `weights` tell how much each stem, name ("@X") and concept ("#x") of it
    tells in its story: what many statements hold tells little.
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
    kind: ActorKind | None = None
    quotes: tuple[tuple[str, ...], ...] = ()
    sign: int = 1
    refused: bool = False
    meant: str | None = None
    whose: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)

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
    quoted = {a.id: tuple(q.inside for q in quotations(a.text) if q.depth == 0) for a in by_id.values()}
    found = [_of_statement(by_id[s.article], s, holders, quoted[s.article]) for s in said if s.content]
    found += [_of_report(by_id[r.article], r, story.get(r.article), holders) for r in reports if r.content]
    meant = antecedents(sense for sense in found if sense.act is not None)
    scopes: dict[str, list[Sense]] = defaultdict(list)
    for sense in sorted(found, key=lambda sense: sense.id):
        scopes[sense.story or sense.article].append(sense)
    out = {}
    for scope in scopes.values():
        told = weighted((sense.weights for sense in scope), (sense.article for sense in scope))
        for sense, weights in zip(scope, told, strict=True):
            out[sense.id] = replace(sense, weights=weights, meant=meant.get(sense.id))
    return {name: out[name] for name in sorted(out)}


def _of_statement(article: Article, statement: Statement, holders: Holders, quoted: Sequence[Span]) -> Sense:
    text, condition, what = article.text, statement.condition, _what(article.text, statement.content)
    cue = _what(text, statement.cue)
    counted = figures(text, statement.content)
    read = wording(_uncounted(what, counted), cue)
    names = _names(text, statement.content, statement.about)
    holder = holders.of(statement)
    refused = statement.act in REFUSING or (statement.act is not Act.DECLINES and denied(cue))
    return Sense(
        id=statement.id,
        article=statement.article,
        story=statement.story,
        holder=holder,
        act=statement.act,
        negated=statement.negated,
        concepts=read.concepts,
        words=_words(what),
        names=names,
        figures=counted,
        condition=_words(tokens(text, condition.start, condition.end)) if condition else frozenset(),
        points_back=points_back(what),
        said=statement.said,
        reported=article.when,
        place=statement.content[0].start,
        text=joined(text, statement.content),
        kind=statement.speaker_kind,
        quotes=tuple(
            tuple(word.form for word in tokens(text, max(q.start, s.start), min(q.end, s.end)))
            for s in statement.content
            for q in quoted
            if q.overlaps(s)
        ),
        sign=-1 if statement.negated or refused else 1,
        refused=refused and not statement.negated and not read.denied,
        whose=_whose(text, statement.content, read.places, holders),
        weights=_features(read, names, holder, holders),
    )


def _of_report(article: Article, report: Report, story: str | None, holders: Holders) -> Sense:
    text, what = article.text, _what(article.text, report.content)
    counted = figures(text, report.content)
    read = wording(_uncounted(what, counted))
    names = _names(text, report.content, report.about)
    holder = holders.named(report.about[0]) if report.about else Holder(None, None, None)
    return Sense(
        id=report.id,
        article=report.article,
        story=story,
        holder=holder,
        act=None,
        negated=report.negated,
        concepts=read.concepts,
        words=_words(what),
        names=names,
        figures=counted,
        condition=frozenset(),
        points_back=False,
        said=report.when,
        reported=article.when,
        place=report.content[0].start,
        text=joined(text, report.content),
        sign=-1 if report.negated else 1,
        whose=_whose(text, report.content, read.places, holders),
        weights=_features(read, names, holder, holders),
    )


def _what(text: str, spans: Iterable[Span]) -> tuple[Token, ...]:
    return tuple(word for span in spans for word in tokens(text, span.start, span.end))


def _uncounted(what: Iterable[Token], counted: Iterable[Figure]) -> tuple[Token, ...]:
    """Return the words that no figure holds: a figure counts once, as a figure."""
    spans = [figure.span for figure in counted]
    return tuple(word for word in what if not any(span.start <= word.start < span.end for span in spans))


def _words(what: Iterable[Token]) -> frozenset[str]:
    return frozenset(fold(word.form) for word in what if telling(word.form) > 0)


def _features(read: Wording, names: Iterable[str], holder: Holder, holders: Holders) -> dict[str, float]:
    """Return what can be shared with another content, each with what it tells anywhere.

    A name counts once, not again for each of its words; that a holder speaks of its own side tells nothing.
    """
    named = {stem(word) for name in names for word in folded(name).split()}
    found = {word: value for word, value in read.stems.items() if word not in named and word not in _known()}
    found |= {f"#{concept}": value for concept, value in read.weights.items()}
    others = (name for name in names if holder.side is None or holders.side(name) != holder.side)
    return found | {f"@{name}": _NAME for name in others}


@cache
def _known() -> frozenset[str]:
    """Return the stems of what states, their people and their capitals are called in one word."""
    return frozenset(stem(name) for name in states() if " " not in name)


def _whose(text: str, spans: Iterable[Span], places: Mapping[str, int], holders: Holders) -> dict[str, str]:
    """Return for each concept the side named last before it in its stretch of the content."""
    found: dict[str, str] = {}
    for span in spans:
        named = list(_mentions(text, span, holders))
        for concept, at in places.items():
            before = [side for start, side in named if start < at]
            if before and span.start <= at < span.end:
                found[concept] = before[-1]
    return found


def _mentions(text: str, span: Span, holders: Holders) -> Iterable[tuple[int, str]]:
    """Yield who is named where: of words with capitals the longest runs that name somebody on record."""
    words = list(_CAPITAL.finditer(text, span.start, span.end))
    at = 0
    while at < len(words):
        for last in range(min(at + _LONGEST, len(words)), at, -1):
            name = text[words[at].start() : words[last - 1].end()]
            side = holders.side(name) if len(name.split()) == last - at else None
            if side:
                yield words[at].start(), side
                at = last
                break
        else:
            at += 1


def _names(text: str, spans: Iterable[Span], about: Iterable[str]) -> frozenset[str]:
    """Return the actors a content is about: those resolved, and the states it names in any form."""
    found = {states().get(folded(name), name) for name in about}
    for span in spans:
        for match in _CAPITALS.finditer(span.of(text)):
            for form in (match[0], *match[0].split()):
                if folded(form) in states():
                    found.add(states()[folded(form)])
    return frozenset(found)
