"""Turns findings into statements: mode, act, negation, condition, hedge, addressees, medium, chain."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.nouns.article import READ
from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Attribution, Role, Statement
from onrecord.read.acts import act_of
from onrecord.read.addressed import addressees, medium, role_of
from onrecord.read.chain import speaker_name, steps
from onrecord.read.clauses import is_negated
from onrecord.read.declines import refuses_alone
from onrecord.read.modes import mode_of, speech_marks
from onrecord.read.nested import is_medium, nested
from onrecord.read.printed import names
from onrecord.read.refused import refusal
from onrecord.read.scope import condition, hedge
from onrecord.text.lexicon import table
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Act, Step
    from onrecord.read.addressed import Medium

_TITLE = 60  # characters after a document in which its title may stand
_SIGHT = 2000  # characters on either side of a cue that are looked at, where no sentence ends before
_NEAR = 16  # contents before a finding among which the one it stands in is looked for


@dataclass(frozen=True, slots=True)
class _Page:
    """What the statements of an article share: quotation marks, sentences, findings by place of content."""

    article: Article
    marks: bytearray
    cuts: tuple[Span, ...]
    version: str
    made_by: str
    outers: tuple[tuple[Span, Attribution], ...]


def statements(
    article: Article,
    attributions: tuple[Attribution, ...],
    made_by: str,
    inside: tuple[Attribution, ...] = (),
) -> tuple[Statement, ...]:
    """Return the statements in order of content, those told of in others with them (read/nested.py).

    What is nobody's is left out (read/refused.py).

    An id depends on the article's id, its text and the spans of content and source alone, so that a better
    model keeps it. Of two findings with one id the likelier stays.
    """
    text = article.text
    attributions, printed = nested(text, attributions, inside)
    page = _Page(
        article,
        speech_marks(text),
        sentences(text, article.spans(*READ)),
        digest(text),
        made_by,
        tuple(sorted(((span, a) for a in (*attributions, *printed) for span in a.content), key=_place)),
    )
    made: dict[str, Statement] = {}
    for found in sorted(attributions, key=lambda a: (-a.score, a.content, a.source, a.cue)):
        act = act_of(text, found.content, found.source, found.cue)
        if refusal(article, found, act) is None:
            one = _statement(page, found, act)
            made.setdefault(one.id, one)
    return tuple(sorted(made.values(), key=lambda s: (s.content, s.source, s.cue)))


def _statement(page: _Page, found: Attribution, act: Act) -> Statement:
    text, home = page.article.text, _home(page.cuts, found)
    carried = medium(text, found, home)
    chain = steps(text, found, home, carried)
    outer = _teller(page, found)
    told = _told(page, outer) if outer else ()
    teller = speaker_name(text, outer) if outer else None
    unquoted = tuple(span for span in found.content if not page.marks[span.start : span.end].count(1))
    return Statement(
        id="s" + digest(page.article.id, page.version, _places(found.content), _places(found.source)),
        article=page.article.id,
        content=found.content,
        source=found.source,
        cue=found.cue,
        mode=mode_of(text, page.marks, found.content),
        act=act,
        negated=is_negated(text, found.content) and not refuses_alone(text, found.content),
        confidence=found.score,
        made_by=page.made_by,
        condition=condition(text, found.content, home.end),
        hedge=hedge(text, found.cue, unquoted),
        via=teller or _via(text, carried, chain),
        to=addressees(text, found, home),
        chain=(*told, *chain),
    )


def _place(pair: tuple[Span, Attribution]) -> tuple[object, ...]:
    """Return what orders contents: place, then the likelier last, whatever the order of the findings."""
    span, found = pair
    return (span, found.score, found.source, found.cue, found.content)


def _teller(page: _Page, found: Attribution) -> Attribution | None:
    """Return the finding inside whose content this one stands: who tells of it; None if the article does."""
    spans = (*found.content, *found.source, *found.cue)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    last = bisect_right(page.outers, start, key=lambda pair: pair[0].start)
    for span, outer in reversed(page.outers[max(0, last - _NEAR) : last]):
        if outer is not found and span.end >= end and span not in found.content:
            return outer
    return None


def _told(page: _Page, outer: Attribution) -> tuple[Step, ...]:
    """Return the steps of who tells of it; a medium is no principal of what it only prints."""
    text = page.article.text
    told = steps(text, outer, _home(page.cuts, outer), None)
    if not is_medium(text, outer):
        return told
    name = speaker_name(text, outer)
    role = (role_of(name) if name else None) or Role.OUTLET
    return tuple(replace(step, role=role) if step.span in outer.source else step for step in told)


def _via(text: str, carried: Medium | None, chain: tuple[Step, ...]) -> str | None:
    """Return the medium as printed, else the document, by its title if any ("her book, Low Water,")."""
    if carried:
        return carried.name
    papers = [step.span for step in chain[:-1] if step.role is Role.DOCUMENT]
    if not papers:
        return None
    paper = papers[0]
    after = paper.end + _TITLE if paper.of(text).split()[-1] in table("media")["titled"] else paper.end
    titles = (name for name in names(text, paper.start, after) if name.end >= paper.end)
    title = next(titles, None)
    return title.of(text) if title and title.start <= paper.end + len(", “") else paper.of(text)


def _places(spans: tuple[Span, ...]) -> str:
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def _home(cuts: tuple[Span, ...], found: Attribution) -> Span:
    """Return the sentence of the cue, else of the source or content; of an endless one what is near."""
    anchor = (found.cue or found.source or found.content)[0]
    low, high = 0, len(cuts)
    while low < high:
        middle = (low + high) // 2
        if cuts[middle].end <= anchor.start:
            low = middle + 1
        else:
            high = middle
    if low == len(cuts) or cuts[low].start > anchor.start:
        return anchor
    return Span(
        max(cuts[low].start, anchor.start - _SIGHT), max(anchor.end, min(cuts[low].end, anchor.end + _SIGHT))
    )
