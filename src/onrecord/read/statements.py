"""Turns what the reader found into statements: mode, act, negation, condition, hedge, addressees, medium, chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Attribution, Role, Statement
from onrecord.read.acts import act_of
from onrecord.read.addressed import addressees, medium
from onrecord.read.chain import steps
from onrecord.read.clauses import is_negated
from onrecord.read.modes import mode_of, speech_marks
from onrecord.read.printed import names
from onrecord.read.refused import READ, refusal
from onrecord.read.scope import condition, hedge
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Act, Step
    from onrecord.read.addressed import Medium

_TITLE = 60  # characters after a document in which its title may stand


def statements(
    article: Article, attributions: tuple[Attribution, ...], made_by: str
) -> tuple[Statement, ...]:
    """Return the statements in order of their content. What is nobody's statement (read/refused.py) is left out.

    An id depends on the article's id, its text and the spans of content and source alone, so that reading again with
    a better model keeps it. Of two findings with one id the likelier stays.
    """
    text = article.text
    marks = speech_marks(text)
    version = digest(text)
    cuts = sentences(text, article.spans(*READ))
    made: dict[str, Statement] = {}
    for found in sorted(attributions, key=lambda a: (-a.score, a.content, a.source, a.cue)):
        if not found.content:
            continue
        act = act_of(text, found.content, found.source, found.cue)
        if refusal(article, found, act) is not None:
            continue
        name = "s" + digest("statement", article.id, version, _spans(found.content), _spans(found.source))
        if name not in made:
            made[name] = _statement(name, article, found, act, _home(cuts, found), marks, made_by)
    return tuple(sorted(made.values(), key=lambda s: (s.content, s.source, s.cue)))


def _statement(  # noqa: PLR0913 — the parts of one value, put together in one place
    name: str, article: Article, found: Attribution, act: Act, home: Span, marks: bytearray, made_by: str
) -> Statement:
    text = article.text
    carried = medium(text, found, home)
    chain = steps(text, found, home, carried)
    return Statement(
        id=name,
        article=article.id,
        content=found.content,
        source=found.source,
        cue=found.cue,
        mode=mode_of(text, marks, found.content),
        act=act,
        negated=is_negated(text, found.content),
        confidence=found.score,
        made_by=made_by,
        condition=condition(text, found.content, home.end),
        hedge=hedge(text, found.cue, tuple(s for s in found.content if not marks[s.start : s.end].count(1))),
        via=_via(text, carried, chain),
        to=addressees(text, found, home),
        chain=chain,
    )


def _via(text: str, carried: Medium | None, chain: tuple[Step, ...]) -> str | None:
    """Return the medium as printed, else the document: by its title if that is printed ("In her book, Low Water,")."""
    if carried:
        return carried.name
    papers = [step.span for step in chain[:-1] if step.role is Role.DOCUMENT]
    if not papers:
        return None
    titles = [name for name in names(text, papers[0].start, papers[0].end + _TITLE) if name.end > papers[0].end - 2]
    title = titles[0] if titles and titles[0].start <= papers[0].end + len(", “") else papers[0]
    return title.of(text)


def _spans(spans: tuple[Span, ...]) -> str:
    return ";".join(f"{span.start}-{span.end}" for span in spans)


def _home(cuts: tuple[Span, ...], found: Attribution) -> Span:
    """Return the sentence of the cue, else of the source, else of the content."""
    anchor = (found.cue or found.source or found.content)[0]
    low, high = 0, len(cuts)
    while low < high:
        middle = (low + high) // 2
        if cuts[middle].end <= anchor.start:
            low = middle + 1
        else:
            high = middle
    return cuts[low] if low < len(cuts) and cuts[low].start <= anchor.start else anchor
