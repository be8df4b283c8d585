"""Record lines: the nouns as the JSON objects that `read`, `export` and `--json` print, and back.

The keys of a kind are always present, null when unknown; days are ISO, intervals inclusive [first, last],
spans [start, end) in code points. Keys that are not known are ignored on the way back. The `story` of an
article and the `recorded` of a statement belong to the record around the noun; why a statement was reported
when it was stands in the line of its article, once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.article import Article, Block, BlockKind, Credit, CreditKind
from onrecord.nouns.claim_lines import (
    as_change,
    as_claim,
    as_judgement,
    as_position,
    as_tie,
    change_line,
    claim_line,
    judgement_line,
    position_line,
    tie_line,
)
from onrecord.nouns.claims import Change, Claim, Position, Tie
from onrecord.nouns.fields import Fields, as_span, malformed
from onrecord.nouns.judgement import Judgement
from onrecord.nouns.results import Copy, CopyKind, Story
from onrecord.nouns.statement import Act, Mode, Report, Role, Statement, Step
from onrecord.nouns.when import Basis, When
from onrecord.nouns.written import grounds, interval, maybe_pair, pair, pairs

TYPES = (
    *("article", "statement", "report", "actor", "claim", "tie", "position", "change", "story", "copy"),
    "judgement",
)
Line = dict[str, Any]
Noun = Article | Statement | Report | Actor | Claim | Tie | Position | Change | Story | Copy | Judgement


def to_line(noun: Noun, *, story: str | None = None, recorded: str | None = None) -> Line:
    """Return the record line of a noun; `story` is printed with an article, `recorded` with a statement."""
    match noun:
        case Article():
            return _article_line(noun, story)
        case Statement():
            return _statement_line(noun, recorded)
        case Report():
            return _report_line(noun)
        case Actor():
            return _actor_line(noun)
        case Claim():
            return claim_line(noun)
        case Tie():
            return tie_line(noun)
        case Position():
            return position_line(noun)
        case Change():
            return change_line(noun)
        case Judgement():
            return judgement_line(noun)
        case Story():
            return {
                "type": "story",
                "id": noun.id,
                "title": noun.title,
                "articles": list(noun.articles),
                "first": noun.first,
                "last": noun.last,
                "why": noun.why,
            }
        case Copy():
            return {
                "type": "copy",
                "article": noun.article,
                "of": noun.of,
                "kind": noun.kind.value,
                "runs": [[pair(here), pair(there)] for here, there in noun.runs],
                "why": noun.why,
            }


def from_line(line: Mapping[str, Any]) -> Noun:
    """Return the noun of a record line. Raises E201 for a line that does not keep the contract."""
    kind = line.get("type") if isinstance(line, Mapping) else None
    make = _MAKERS.get(kind) if isinstance(kind, str) else None
    if make is None:
        malformed(f'"type" is none of {", ".join(TYPES)}: {str(kind)[:40]}')
    return make(Fields(line))


def _article_line(article: Article, story: str | None) -> Line:
    return {
        "type": "article",
        "id": article.id,
        "version": article.version,
        "file": article.file,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "lang": article.lang,
        "published": article.published,
        "published_interval": interval(article.when),
        **grounds(article.when, "published_"),
        "fetched": article.fetched,
        "text": article.text,
        "blocks": [{"span": pair(b.span), "kind": b.kind.value, "why": b.why} for b in article.blocks],
        "credits": [{"kind": c.kind.value, "name": c.name, "span": pair(c.span)} for c in article.credits],
        "story": story,
    }


def _article(line: Fields) -> Article:
    text = line.word("text")
    return Article(
        id=line.word("id"),
        text=text,
        blocks=_partition(text, line),
        version=line.whole("version"),
        title=line.maybe("title"),
        byline=line.maybe("byline"),
        outlet=line.maybe("outlet"),
        url=line.maybe("url"),
        lang=line.maybe("lang"),
        published=line.maybe("published"),
        when=line.when("published_interval", "published_"),
        credits=tuple(
            Credit(c.one_of("kind", CreditKind), c.word("name"), c.place("span"))
            for c in line.objects("credits")
        ),
        file=line.maybe("file"),
        fetched=line.maybe("fetched"),
    )


def _partition(text: str, line: Fields) -> tuple[Block, ...]:
    """Return the blocks; if they lost or repeated words (an edited line), no later span could be trusted."""
    blocks = tuple(
        Block(b.place("span"), b.one_of("kind", BlockKind), b.maybe("why") or "")
        for b in line.objects("blocks")
    )
    at = 0
    for block in blocks:
        if block.span.start < at or text[at : block.span.start].strip():
            malformed(f"the blocks overlap or leave words out before character {block.span.start}")
        at = block.span.end
    if at > len(text) or text[at:].strip():
        malformed("the blocks do not end where the text does")
    return blocks


def _statement_line(statement: Statement, recorded: str | None) -> Line:
    return {
        "type": "statement",
        "id": statement.id,
        "article": statement.article,
        "story": statement.story,
        "mode": statement.mode.value,
        "content": pairs(statement.content),
        "source": pairs(statement.source),
        "cue": pairs(statement.cue),
        "speaker": statement.speaker,
        "speaker_id": statement.speaker_id,
        "speaker_kind": statement.speaker_kind.value if statement.speaker_kind else None,
        "for": statement.principal,
        "via": statement.via,
        "to": list(statement.to),
        "about": list(statement.about),
        "chain": [{"role": s.role.value, "name": s.name, "span": pair(s.span)} for s in statement.chain],
        "act": statement.act.value,
        "negated": statement.negated,
        "condition": maybe_pair(statement.condition),
        "hedge": maybe_pair(statement.hedge),
        "said": interval(statement.said),
        **grounds(statement.said, "said_"),
        "reported": interval(statement.reported),
        "confidence": statement.confidence,
        "made_by": statement.made_by,
        "recorded": recorded,
    }


def _statement(line: Fields) -> Statement:
    return Statement(
        id=line.word("id"),
        article=line.word("article"),
        content=line.spans("content"),
        source=line.spans("source"),
        cue=line.spans("cue"),
        mode=line.one_of("mode", Mode),
        act=line.one_of("act", Act),
        negated=line.flag("negated"),
        confidence=line.share("confidence"),
        made_by=line.word("made_by"),
        condition=line.span("condition"),
        hedge=line.span("hedge"),
        speaker=line.maybe("speaker"),
        speaker_id=line.maybe("speaker_id"),
        speaker_kind=None if line.maybe("speaker_kind") is None else line.one_of("speaker_kind", ActorKind),
        principal=line.maybe("for"),
        via=line.maybe("via"),
        to=line.words("to"),
        about=line.words("about"),
        chain=tuple(
            Step(s.one_of("role", Role), s.word("name"), s.place("span")) for s in line.objects("chain")
        ),
        said=line.when("said", "said_"),
        reported=_reported(line),
        story=line.maybe("story"),
    )


def _reported(line: Fields) -> When | None:
    """Return the days alone: what they rest on stands in the line of the article, once."""
    ends = line.items("reported")
    if not ends:
        return None
    days = Fields(
        {"first": ends[0], "last": ends[-1], "basis": Basis.METADATA, "why": "the article's own days"}
    )
    return days.tenure()


def _report_line(report: Report) -> Line:
    return {
        "type": "report",
        "id": report.id,
        "article": report.article,
        "content": pairs(report.content),
        "about": list(report.about),
        "negated": report.negated,
        "when": interval(report.when),
        **grounds(report.when, "when_"),
    }


def _report(line: Fields) -> Report:
    return Report(
        id=line.word("id"),
        article=line.word("article"),
        content=line.spans("content"),
        about=line.words("about"),
        negated=line.flag("negated"),
        when=line.when("when", "when_"),
    )


def _actor_line(actor: Actor) -> Line:
    return {
        "type": "actor",
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "forms": list(actor.forms),
        "offices": [_office(tenure) for tenure in actor.offices],
    }


def _office(tenure: Tenure) -> Line:
    first, last = interval(tenure.when) or (None, None)
    return {"office": tenure.office, "first": first, "last": last, **grounds(tenure.when, "")}


def _actor(line: Fields) -> Actor:
    return Actor(
        id=line.word("id"),
        name=line.word("name"),
        kind=line.one_of("kind", ActorKind),
        forms=line.words("forms"),
        offices=tuple(Tenure(o.word("office"), o.tenure()) for o in line.objects("offices")),
    )


def _story(line: Fields) -> Story:
    return Story(
        id=line.word("id"),
        title=line.word("title"),
        articles=line.words("articles"),
        first=line.maybe("first"),
        last=line.maybe("last"),
        why=line.maybe("why") or "",
    )


def _copy(line: Fields) -> Copy:
    runs = []
    for run in line.items("runs"):
        if not isinstance(run, list | tuple) or len(run) != 2:
            malformed(f"no pair of spans: {str(run)[:60]}")
        runs.append((as_span(run[0]), as_span(run[1])))
    return Copy(
        line.word("article"),
        line.word("of"),
        line.one_of("kind", CopyKind),
        tuple(runs),
        line.maybe("why") or "",
    )


_MAKERS: Mapping[str, Callable[[Fields], Noun]] = {
    "article": _article,
    "statement": _statement,
    "report": _report,
    "actor": _actor,
    "claim": as_claim,
    "tie": as_tie,
    "position": as_position,
    "change": as_change,
    "story": _story,
    "copy": _copy,
    "judgement": as_judgement,
}
