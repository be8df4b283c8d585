"""Resolves who speaks in one article: from printed sources to actors of that article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.when import Basis, When
from onrecord.resolve.about import Mentions
from onrecord.resolve.answers import Answer, Heard
from onrecord.resolve.cast import Cast
from onrecord.resolve.introduced import introduced
from onrecord.resolve.mentions import scan
from onrecord.resolve.namesakes import add_states
from onrecord.resolve.pronouns import FIRST
from onrecord.resolve.registry import Registry, place_of
from onrecord.resolve.sources import Sources
from onrecord.resolve.tenures import add_offices
from onrecord.text.names import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.nouns.article import Article
    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Statement

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+\w+ed?\b|\b(?:is|are|was|were|been|being) said\b"
)

_THOUGHT = re.compile(
    r"(?:is|are|was|were|has been|have been|had been)\s(?:\w+ly\s|also\s|now\s|still\s|widely\s)?"
    r"(?:thought|said|believed|reported|understood|alleged|rumou?red|supposed|presumed|reputed|estimated)\b"
)


def inside(
    article: Article, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Return the statements with who spoke filled in, and the actors of this article (ids are local: "a1").

    A source that nothing tells of stays None. The order of the statements is kept.
    """
    cast = Cast(scan(article), _days(article))
    add_states(cast)
    add_offices(cast)
    sources = Sources(cast)
    answers: dict[int, Answer | None] = {}
    told = _told(article.text, statements)
    order = sorted(range(len(statements)), key=lambda i: place_of(statements[i]))
    within = [i for i in order if _inside_quote(statements[i], told, cast)]
    late = set(within)
    for number in (*(i for i in order if i not in late), *within):
        statement = statements[number]
        if _is_told_of(article.text, statement):
            found = None
        elif statement.source:
            found = sources.answer(statement.source)
        else:
            found = _continued(article.text, statement, statements, answers, order)
        answers[number] = found
        if found and statement.source:
            place = statement.source[0].start
            heard = Heard(place, cast.scan.sentence_at(place), found, bool(told[place]))
            sources.floor.hear(heard, statement.content)
    for number in order:
        if answers[number] is None and statements[number].source:
            answers[number] = _first_person(article, statements, number, answers) or _author(
                article, sources, statements[number]
            )
    return _finished(sources, statements, introduced(sources, statements, answers))


def _is_told_of(text: str, statement: Statement) -> bool:
    """Tell whether the printed source is the subject of "is thought", "are said": of whom others think so."""
    if not statement.source or not statement.cue or statement.source[0].start > statement.cue[0].start:
        return False
    cue = text[statement.cue[0].start : statement.cue[-1].end]
    return _THOUGHT.match(cue) is not None and not re.search(r"\bby\b", cue)


def _inside_quote(statement: Statement, told: bytearray, cast: Cast) -> bool:
    """Tell whether a source stands inside another's quoted words: who says them must be known first."""
    if not statement.source:
        return False
    place = statement.source[0].start
    return bool(told[place]) and place < len(cast.scan.quoted) and bool(cast.scan.quoted[place])


def _told(text: str, statements: Iterable[Statement]) -> bytearray:
    """Mark what is somebody's words: a source there is told by another and does not take the floor."""
    marks = bytearray(len(text) + 1)
    for statement in statements:
        for span in statement.content:
            marks[span.start : span.end] = b"\x01" * len(span)
    return marks


def _days(article: Article) -> When | None:
    """Return the days in which the article was written, None when it may have been any later day."""
    if article.when is not None:
        return article.when if article.when.last else None
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return When(day, day, Basis.METADATA, "published")


def _continued(
    text: str,
    statement: Statement,
    statements: Sequence[Statement],
    answers: dict[int, Answer | None],
    order: Iterable[int],
) -> Answer | None:
    """Return who goes on speaking: the former statement's speaker, if only marks stand between the two."""
    if not statement.content:
        return None
    start = statement.content[0].start
    if statement.cue and _PASSIVE.search(text[max(0, statement.cue[0].start - 8) : statement.cue[-1].end]):
        return None
    before = [
        n for n in order if n in answers and statements[n].content and statements[n].content[-1].end <= start
    ]
    if not before:
        return None
    last = max(before, key=lambda n: statements[n].content[-1].end)
    ends = [
        s.end
        for spans in (statements[last].content, statements[last].source, statements[last].cue)
        for s in spans
    ]
    between = text[min(max(ends), start) : start]
    if not any(c.isalnum() for c in between):
        return answers[last]
    if not statement.cue or not statements[last].source:
        return None
    cue, source = statement.cue[0], statements[last].source[0]
    link = text[max(ends) if max(ends) < cue.start else source.end : cue.start]
    joins = link.strip(" ,—–-").split(" ")[-1].lower() in ("and", "but", "or", "while", "then", "also")
    shares = joins or (
        not link.strip(" ,") and any(word.endswith("ing") for word in cue.of(text).split()[:1])
    )
    one_line = source.end <= cue.start and "\n" not in text[source.end : cue.start]
    return answers[last] if shares and one_line else None


def _first_person(
    article: Article, statements: Sequence[Statement], number: int, answers: dict[int, Answer | None]
) -> Answer | None:
    """Return whom "I" or "we" inside another's words stands for."""
    span = statements[number].source[0]
    said = words(article.text, span.start, span.end)
    if not said or said[0].key not in FIRST:
        return None
    around = [
        other
        for other, statement in enumerate(statements)
        if other != number and any(part.covers(span) for part in statement.content)
    ]
    inner = min(around, key=lambda other: sum(len(s) for s in statements[other].content), default=None)
    return answers.get(inner) if inner is not None else None


def _author(article: Article, sources: Sources, statement: Statement) -> Answer | None:
    """Return the named author whom a column's own "I" stands for."""
    span = statement.source[0]
    said = words(article.text, span.start, span.end)
    name = (article.byline or "").strip().removeprefix("By ").removeprefix("by ").strip()
    if not said or said[0].key not in ("i", "my", "me") or sources.cast.scan.quoted[span.start]:
        return None
    parts = name.split()
    if not 2 <= len(parts) <= 4 or not all(part[:1].isupper() for part in parts):
        return None
    known = sources.cast.lookup(name)
    return Answer(ActorKind.PERSON, (known,)) if known else Answer(ActorKind.PERSON, text=name)


def _teller(statement: Statement, tellers: Mapping[tuple[Span, ...], Answer]) -> str | None:
    """Return who tells of what somebody else said, where a pronoun stands for him: "He said she agreed"."""
    told = (tellers.get((step.span,)) for step in statement.chain[:-1] if step.span not in statement.source)
    return next((answer.name for answer in told if answer), None)


def _finished(
    sources: Sources, statements: Sequence[Statement], answers: dict[int, Answer | None]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    registry = Registry(sources)
    tellers = {s.source: a for s, a in ((s, answers.get(n)) for n, s in enumerate(statements)) if a}
    made: list[Statement] = []
    for number, statement in enumerate(statements):
        answer = answers.get(number)
        made.append(
            replace(
                statement,
                speaker=answer.name if answer else None,
                speaker_id=registry.speaker(answer) if answer else None,
                speaker_kind=answer.kind if answer and answer.name else None,
                principal=answer.principal if answer else None,
                via=registry.printed(statement.via)
                or registry.carrier(statement)
                or _teller(statement, tellers),
                to=registry.addressees(statement),
                chain=registry.chain(statement, answer, tellers),
            )
        )
    mentions = Mentions(sources, statements, answers)
    told = tuple(
        replace(one, about=registry.known(mentions.about(one, number))) for number, one in enumerate(made)
    )
    return told, registry.actors()
