"""When a statement was said: the day or days, with the words that tell, or None where nothing does.

A day beside the cue comes first, then the occasion ("in the interview"), then the narration that goes on with the
same speaker, then the dated event that opens the article, to which what follows is a reaction.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from onrecord.nouns.article import BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Mode
from onrecord.nouns.when import Basis, When
from onrecord.resolve.anchors import anchor, interval, usable
from onrecord.resolve.occasions import Occasions
from onrecord.text.lexicon import table
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences
from onrecord.text.times import Timex, TimexType, timexes

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Statement

_RAW: Final = table("moments")
_REPEATED: Final = frozenset(_RAW["repeated"])
_FIRST: Final = frozenset(_RAW["first_person"])
_PRONOUNS: Final = frozenset(_RAW["pronouns"])
_WORD: Final = re.compile(r"['’]?[^\W\d_]+")
_LEAD: Final = 700  # characters in which an article names the event it is about
_WEEK: Final = timedelta(days=6)
_NARRATION: Final = 700  # characters without a statement over which a narration goes on
_CLOCK_LINE: Final = re.compile(r"(?m)^\s*\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?\s*(?:[A-Z]{2,4})?\s*$")


def reported(article: Article) -> When | None:
    """Return the days on which the article came out."""
    return article.when


def times(article: Article) -> tuple[Timex, ...]:
    """Return the time expressions of an article, each over all days it can mean.

    Published between two days, "Thursday" runs from the Thursday of the first to that of the last.
    """
    first = article.when.first if article.when else None
    last = article.when.last if article.when else None
    late = timexes(article.text, last)
    if first is None or last is None or first == last:
        return late if first == last else timexes(article.text, None)
    early = {t.span: t for t in timexes(article.text, first)}
    return tuple(_union(early.get(t.span), t) for t in late)


def _union(early: Timex | None, late: Timex) -> Timex:
    if early is None or early.first == late.first and early.last == late.last:
        return late
    firsts, lasts = (early.first, late.first), (early.last, late.last)
    first = None if None in firsts else min(d for d in firsts if d)
    last = None if None in lasts else max(d for d in lasts if d)
    return replace(late, first=first, last=last, why=f"{early.why}; or {late.why}")


def said(article: Article, statement: Statement, timexes: tuple[Timex, ...]) -> When | None:
    """Return when one statement was said by what stands beside it, without the help of the others."""
    return dates(article, (statement,), timexes)[0]


def dates(
    article: Article, statements: tuple[Statement, ...], timexes: tuple[Timex, ...]
) -> tuple[When | None, ...]:
    """Return when each statement was said, in their order; None where nothing tells."""
    scene = _scene(article, timexes)
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    found: dict[int, When | None] = {i: _beside(scene, statements[i]) for i in order}
    speakers = _speakers(article.text, [statements[i] for i in order])
    voice = dict(zip(order, speakers, strict=True))
    _narrate(scene, statements, order, voice, found)
    for i in order:
        if found[i] is None:
            found[i] = _by_article(scene, statements[i])
    _headlines(article, statements, order, voice, found)
    return tuple(found[i] for i in range(len(statements)))


@dataclass(frozen=True, slots=True)
class _Scene:
    """What an article offers to date its statements with."""

    text: str
    last: date | None
    published: When | None
    timexes: tuple[Timex, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    occasions: Occasions
    lead: Timex | None
    live: bool

    def around(self, offset: int) -> Span:
        """Return the sentence that holds a character."""
        at = bisect_right(self.starts, offset) - 1
        return self.sentences[at] if at >= 0 else Span(offset, offset)


def _scene(article: Article, found: tuple[Timex, ...]) -> _Scene:
    text, when = article.text, article.when
    last = when.last if when else None
    inside = quoted(text)
    plain = tuple(t for t in found if usable(t, last) and not inside[t.span.start])
    cuts = sentences(text)
    live = len(_CLOCK_LINE.findall(text)) >= 3 or any(word in text[:200].lower() for word in _RAW["live"])
    return _Scene(
        text,
        last,
        when,
        plain,
        cuts,
        tuple(s.start for s in cuts),
        Occasions(text, plain, when),
        _lead(article, plain),
        live,
    )


def _lead(article: Article, found: tuple[Timex, ...]) -> Timex | None:
    """Return the day of the event an article opens with, if it lies within the week before publication."""
    last = article.when.last if article.when else None
    bodies = article.spans(BlockKind.BODY)
    start = bodies[0].start if bodies else 0
    if last is None:
        return None
    for timex in found:
        if (
            start <= timex.span.start < start + _LEAD
            and timex.first
            and timex.last
            and timex.type != TimexType.DURATION
        ):
            whole = timex.last - timex.first > _WEEK
            if not whole and timex.last <= last and last - timex.first <= _WEEK:
                return timex
    return None


def _place(statement: Statement) -> tuple[int, int]:
    spans = (*statement.cue, *statement.source, *statement.content)
    return min(s.start for s in spans), max(s.end for s in spans)


def _frame(statement: Statement) -> int:
    spans = statement.cue or statement.source or statement.content
    return spans[0].start


def _beside(scene: _Scene, statement: Statement) -> When | None:
    """Return the day the sentence of the cue gives, or that of the occasion it names."""
    sentence = scene.around(_frame(statement))
    found = anchor(scene.text, statement, sentence, scene.timexes)
    if found:
        return interval(found, scene.last, scene.text)
    return scene.occasions.of(statement, sentence)


def _speakers(text: str, ordered: list[Statement]) -> list[str | None]:
    """Return a key per statement that tells whose it is; a pronoun goes on with the speaker before."""
    keys: list[str | None] = []
    for statement in ordered:
        printed = " ".join(span.of(text) for span in statement.source).strip()
        if statement.speaker:
            key: str | None = _surname(statement.speaker)
        elif not printed or printed.lower() in _PRONOUNS:
            key = keys[-1] if keys else None
        else:
            key = _surname(printed.split(",")[0])
        keys.append(key)
    return keys


def _surname(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", re.sub(r"\([^)]*\)|['’]s\b", "", name))]
    return words[-1].lower() if words else name.lower()


def _once(scene: _Scene, statement: Statement) -> bool:
    """Tell whether a cue speaks of one occasion: no "has repeatedly said", no plan."""
    if not statement.cue:
        return bool(statement.source)
    start = statement.cue[0].start
    near = scene.text[max(0, start - 14) : start].lower().split()[-2:]
    words = {w.lower() for span in statement.cue for w in _WORD.findall(span.of(scene.text))}
    last = {w.lower() for word in near[-1:] for w in _WORD.findall(word)}
    return not (words & _REPEATED or last & (_REPEATED - {"'s", "’s"}))


def _narrate(
    scene: _Scene,
    statements: tuple[Statement, ...],
    order: list[int],
    voice: dict[int, str | None],
    found: dict[int, When | None],
) -> None:
    """Carry days on: to what the same speaker says next, then to all that speaker says if it is one day only."""
    told: dict[str, set[tuple[date | None, date | None]]] = {}
    example: dict[str, When] = {}
    for i in order:
        key, when = voice[i], found[i]
        if key and when:
            told.setdefault(key, set()).add((when.first, when.last))
            example.setdefault(key, when)
    before: int | None = None
    for i in order:
        key, when = voice[i], found[i]
        if when is None and key and _once(scene, statements[i]):
            near = (
                before is not None
                and voice[before] == key
                and _gap(statements[before], statements[i]) < _NARRATION
            )
            if near and before is not None and (carried := found[before]):
                found[i] = replace(
                    carried,
                    why=f"the same speaker goes on; {carried.why.removeprefix('the same speaker goes on; ')}",
                )
            elif len(told.get(key, ())) == 1:
                found[i] = replace(
                    example[key], why=f"the one day the article gives for this speaker; {example[key].why}"
                )
        before = i


def _gap(left: Statement, right: Statement) -> int:
    return _place(right)[0] - _place(left)[1]


def _by_article(scene: _Scene, statement: Statement) -> When | None:
    """Return what the kind of article tells: a live page, a columnist's own words, a reaction to the lead."""
    if scene.last is None or scene.published is None:
        return None
    printed = " ".join(span.of(scene.text) for span in statement.source).lower()
    if printed in _FIRST and statement.mode is not Mode.DIRECT:
        return When(
            scene.published.first, scene.last, Basis.BOUND, "the writer's own words, as of publication"
        )
    if not _once(scene, statement) or not statement.source:
        return None
    if scene.live:
        return When(
            scene.published.first, scene.last, Basis.BOUND, "an entry of a live page, of the day it appeared"
        )
    if scene.lead and scene.lead.first:
        words = re.sub(r"\s+", " ", scene.lead.span.of(scene.text))
        why = f"after the event the article opens with (“{words}”: {scene.lead.why}) and before publication"
        return When(scene.lead.first, scene.last, Basis.BOUND, why, scene.lead.span)
    return None


def _headlines(
    article: Article,
    statements: tuple[Statement, ...],
    order: list[int],
    voice: dict[int, str | None],
    found: dict[int, When | None],
) -> None:
    """Give a headline the day of the first statement in the body that is by the same speaker."""
    heads = article.spans(BlockKind.HEADLINE, BlockKind.DEK)
    for i in order:
        place = _place(statements[i])[0]
        if not any(head.start <= place < head.end for head in heads):
            continue
        same = [j for j in order if j != i and voice[j] == voice[i] and _place(statements[j])[0] > place]
        if same and (when := found[same[0]]):
            found[i] = replace(when, why=f"as the statement below it; {when.why}")
