"""When a statement was said: the day or days, with the words that tell, or None where nothing does.

A day beside the cue comes first, then the occasion ("in the interview"), then the narration that goes on with
the same speaker, then the dated event that opens the article, to which what follows is a reaction.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord.nouns.article import BlockKind
from onrecord.nouns.statement import Mode
from onrecord.nouns.when import Basis, When
from onrecord.resolve.anchors import anchor, interval
from onrecord.resolve.campaigns import campaign
from onrecord.resolve.newer import is_newer
from onrecord.resolve.scenes import WEEK, Scene, scene
from onrecord.text.lexicon import table
from onrecord.text.times import Timex
from onrecord.text.times import timexes as timexes_of
from onrecord.text.times.tense import is_past

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Statement

_RAW: Final = table("moments")
_REPEATED: Final = frozenset(_RAW["repeated"])
_FIRST: Final = frozenset(_RAW["first_person"])
_PRONOUNS: Final = frozenset(_RAW["pronouns"])
_RELATIVE: Final = frozenset(_RAW["relative"])
_ASKED: Final = re.compile("|".join(re.escape(word) for word in _RAW["asked"]), re.IGNORECASE)
_WORD: Final = re.compile(r"['’]?[^\W\d_]+")
_NARRATION: Final = 700  # characters over which a narration goes on
# What opens a sentence about another time than that of the sentences before it.
_ELSEWHEN: Final = re.compile(
    rf"\W*(?:{'|'.join(map(re.escape, _RAW['elsewhen']))})\b"
    rf"(?!(?: \w+){{1,2}} (?:{'|'.join(_RAW['occasions'])})\b)",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"(?m)^\s*(?:_{2,}\.?|\*{2,}|-{3,}|\d{1,2}(?::\d\d)?\s*[ap]\.?m\.?.{0,6})\s*$")


def reported(article: Article) -> When | None:
    """Return the days on which the article came out."""
    return article.when


def times(article: Article) -> tuple[Timex, ...]:
    """Return the time expressions of an article, each over all days it can mean.

    Published between two days, "Thursday" runs from the Thursday of the first to that of the last.
    """
    first = article.when.first if article.when else None
    last = article.when.last if article.when else None
    if first is None or last is None or first == last:
        return timexes_of(article.text, last if first else None)
    early = {timex.span: timex for timex in timexes_of(article.text, first)}
    return tuple(_union(early.get(timex.span), timex) for timex in timexes_of(article.text, last))


def _union(early: Timex | None, late: Timex) -> Timex:
    if early is None or (early.first, early.last) == (late.first, late.last):
        return late
    first = min(early.first, late.first) if early.first and late.first else None
    last = max(early.last, late.last) if early.last and late.last else None
    return replace(late, first=first, last=last, why=f"{early.why}; or {late.why}")


def said(article: Article, statement: Statement, timexes: tuple[Timex, ...]) -> When | None:
    """Return when one statement was said, without the help of the others."""
    return dates(article, (statement,), timexes)[0]


def dates(
    article: Article, statements: tuple[Statement, ...], timexes: tuple[Timex, ...]
) -> tuple[When | None, ...]:
    """Return when each statement was said, in their order; None where nothing tells."""
    here = scene(article, timexes)
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    ordered = [statements[i] for i in order]
    voices = _voices(here.text, ordered)
    found = [_beside(here, statement) for statement in ordered]
    _narrate(here, ordered, voices, found)
    _transcript(here.text, ordered, found)
    found = [when or _by_article(here, one) for when, one in zip(found, ordered, strict=True)]
    _share(here, ordered, voices, found)
    _headlines(article, ordered, voices, found)
    place = dict(zip(order, found, strict=True))
    return tuple(place[i] for i in range(len(statements)))


def _place(statement: Statement) -> tuple[int, int]:
    spans = (*statement.cue, *statement.source, *statement.content)
    return min(span.start for span in spans), max(span.end for span in spans)


def _printed(text: str, statement: Statement) -> str:
    return " ".join(span.of(text) for span in statement.source).strip().lower()


def _beside(here: Scene, statement: Statement) -> When | None:
    """Return the day the sentence of the cue gives, or that of the poll or the occasion it speaks of."""
    spans = statement.cue or statement.source or statement.content
    sentence = here.around(spans[0].start)
    found = anchor(here.text, statement, sentence, here.within(sentence))
    if found:
        return interval(found, here.published.last if here.published else None, here.text)
    stood = campaign(here.text, statement, sentence, here.published)
    if stood:
        return stood
    if here.poll and _ASKED.search(_printed(here.text, statement)):
        why = f"the days on which the poll was taken: {here.poll.why}"
        return When(here.poll.first, here.poll.last, Basis.STATED, why, here.poll.span)
    return here.occasions.of(statement, sentence)


def _voices(text: str, ordered: list[Statement]) -> list[str | None]:
    """Return a key per statement that tells whose it is; a pronoun goes on with the speaker before."""
    keys: list[str | None] = []
    for statement in ordered:
        printed = _printed(text, statement)
        if statement.speaker:
            keys.append(_surname(statement.speaker))
        elif not printed or printed in _PRONOUNS:
            keys.append(keys[-1] if keys else None)
        else:
            keys.append(_surname(printed.split(",")[0]))
    return keys


def _surname(name: str) -> str:
    words = re.findall(r"[^\W\d_][\w’'-]*", re.sub(r"\([^)]*\)|['’]s\b", "", name))
    return words[-1].lower() if words else name.lower()


def _once(text: str, statement: Statement) -> bool:
    """Tell whether a cue speaks of one occasion: not of what somebody "has long said"."""
    if not statement.cue:
        return bool(statement.source)
    start = statement.cue[0].start
    before = _WORD.findall(text[max(0, start - 14) : start].lower())[-1:]
    words = {word.lower() for span in statement.cue for word in _WORD.findall(span.of(text))}
    # A genitive right before a noun is no "has": "the mayor's claim".
    return not (words & _REPEATED or set(before) & (_REPEATED - {"'s", "’s"}))


def _narrates(text: str, statement: Statement) -> bool:
    """Tell whether a cue tells what happened: a verb in the past, or "according to"."""
    words = [word.lower() for span in statement.cue for word in _WORD.findall(span.of(text))]
    return any(is_past(word) for word in words) or "according" in words


def _narrate(
    here: Scene, ordered: list[Statement], voices: list[str | None], found: list[When | None]
) -> None:
    """Carry days on: to what the same speaker says next, and to all they say if one day is all they have."""
    told: dict[str, list[When]] = {}
    for voice, when in zip(voices, found, strict=True):
        if voice and when and when.first:
            told.setdefault(voice, []).append(when)
    for i, (statement, voice) in enumerate(zip(ordered, voices, strict=True)):
        if found[i] or voice is None or not _once(here.text, statement) or _elsewhen(here, statement):
            continue
        if is_newer(here.text, here.around(_place(statement)[0]).start, statement):
            continue
        days = told.get(voice, [])
        if (
            i
            and voices[i - 1] == voice
            and (before := found[i - 1])
            and before.first
            and _goes_on(here, ordered[i - 1], statement)
        ):
            found[i] = _again(before, "the same speaker goes on")
        elif days and not here.live and _one_week(days):
            found[i] = _again(days[0], "the one day the article gives for this speaker")


def _elsewhen(here: Scene, statement: Statement) -> bool:
    """Tell whether the sentence opens with words of another time: "During the campaign, …"."""
    return bool(_ELSEWHEN.match(here.text, here.around(_place(statement)[0]).start))


def _share(here: Scene, ordered: list[Statement], voices: list[str | None], found: list[When | None]) -> None:
    """Give a participle ("…, arguing that …") the day of its main clause: same sentence, same speaker."""
    for i, statement in enumerate(ordered):
        if found[i] or voices[i] is None or not _once(here.text, statement):
            continue
        sentence = here.around(_place(statement)[0])
        if is_newer(here.text, sentence.start, statement):
            continue
        for j in (i - 1, i + 1):
            if not 0 <= j < len(ordered) or voices[j] != voices[i]:
                continue
            when = found[j]
            if when and sentence == here.around(_place(ordered[j])[0]):
                found[i] = _again(when, "the same sentence, the same speaker")
                break


def _transcript(text: str, ordered: list[Statement], found: list[When | None]) -> None:
    """Give the turns of a dialogue ("NAME: …") the day one of them has."""
    turns = [i for i, one in enumerate(ordered) if [span.of(text) for span in one.cue] == [":"]]
    capital = [i for i in turns if "".join(span.of(text) for span in ordered[i].source).isupper()]
    known = next((when for i in capital if (when := found[i])), None)
    for i in capital:
        if found[i] is None and known:
            found[i] = _again(known, "a turn of the same dialogue")


def _again(when: When, reason: str) -> When:
    """Return the same days for this reason and all those that gave them; a chain names each reason once."""
    return when if when.why.startswith(f"{reason}; ") else replace(when, why=f"{reason}; {when.why}")


def _one_week(days: list[When]) -> bool:
    first, last = days[0].first, days[0].last
    same = all((when.first, when.last) == (first, last) for when in days)
    return bool(same and first and last and last - first <= WEEK)


def _goes_on(here: Scene, left: Statement, right: Statement) -> bool:
    """Tell whether two statements stand close enough for one narration, without a break between them."""
    start, end = _place(left)[1], _place(right)[0]
    return end - start < _NARRATION and not (start < end and _BREAK.search(here.text, start, end))


def _by_article(here: Scene, statement: Statement) -> When | None:
    """Return what the kind of article tells: a writer's own words, a live page, a reaction to the lead."""
    when = here.published
    if when is None or when.last is None:
        return None
    printed = _printed(here.text, statement)
    if printed in _FIRST and statement.mode is not Mode.DIRECT:
        return When(when.first, when.last, Basis.BOUND, "the writer's own words, as of publication")
    if not printed or printed in _RELATIVE or not _once(here.text, statement):
        return None
    if here.live:
        return When(when.first, when.last, Basis.BOUND, "an entry of a live page, of the day it appeared")
    if here.lead and here.lead.first and _narrates(here.text, statement) and not _elsewhen(here, statement):
        words = re.sub(r"\s+", " ", here.lead.span.of(here.text))
        why = f"after the event the article opens with (“{words}”: {here.lead.why}), before publication"
        return When(here.lead.first, when.last, Basis.BOUND, why, here.lead.span)
    return None


def _headlines(
    article: Article, ordered: list[Statement], voices: list[str | None], found: list[When | None]
) -> None:
    """Give a headline the day of the first statement in the body that is by the same speaker."""
    heads = article.spans(BlockKind.HEADLINE, BlockKind.DEK)
    places = [_place(statement)[0] for statement in ordered]
    inside = [any(head.start <= place < head.end for head in heads) for place in places]
    first: dict[str, int] = {}
    for i, voice in enumerate(voices):
        if voice and not inside[i]:
            first.setdefault(voice, i)
    for i, voice in enumerate(voices):
        below = first.get(voice) if voice and inside[i] else None
        when = found[below] if below is not None else None
        if when:
            found[i] = _again(when, "as the statement below the headline")
