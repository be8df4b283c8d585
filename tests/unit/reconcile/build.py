"""Small stories for tests of reconcile: articles whose every line is one statement, put into a Context."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.article import Article, Block, BlockKind, Credit
from onrecord.nouns.judgement import Rulings
from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Act, Mode, Report, Statement, Step
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.context import Context
from onrecord.reconcile.holders import Holders
from onrecord.reconcile.sense import senses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def days(first: str, last: str | None = None) -> When:
    """Return the days from `first` to `last` (one day if there is no last)."""
    return When(date.fromisoformat(first), date.fromisoformat(last or first), Basis.STATED, "given")


@dataclass(frozen=True)
class Said:
    """One statement: who says which words. `content` are the words that are said, all if empty."""

    who: str
    words: str
    act: Act = Act.SAYS
    id: str = ""
    kind: ActorKind = ActorKind.PERSON
    content: str = ""
    principal: str | None = None
    via: str | None = None
    about: tuple[str, ...] = ()
    negated: bool = False
    condition: str = ""
    said: When | None = None
    chain: tuple[Step, ...] = ()
    mode: Mode = Mode.INDIRECT
    cue: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """What the outlet itself asserts of somebody."""

    words: str
    about: tuple[str, ...]
    id: str = ""
    negated: bool = False


@dataclass(frozen=True)
class Paper:
    """An article: its outlet, its day and its lines."""

    id: str
    lines: Sequence[Said | Told]
    outlet: str | None = None
    day: When | None = None
    credits: tuple[Credit, ...] = ()


@dataclass
class Story:
    """A record in the making."""

    papers: Sequence[Paper]
    offices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=Rulings)

    def context(self) -> Context:
        """Return what the steps of reconcile are given."""
        articles, statements, reports, actors = [], [], [], {}
        for paper in self.papers:
            text = "".join(line.words + ".\n" for line in paper.lines)
            articles.append(
                Article(
                    paper.id,
                    text,
                    (Block(Span(0, len(text)), BlockKind.BODY, "all of it"),),
                    outlet=paper.outlet,
                    when=paper.day,
                    credits=paper.credits,
                )
            )
            at = 0
            for number, line in enumerate(paper.lines):
                span = Span(at, at + len(line.words))
                at += len(line.words) + 2
                name = line.id or f"{paper.id}{number}"
                if isinstance(line, Told):
                    reports.append(Report(name, paper.id, (span,), line.about, line.negated, None))
                    continue
                statements.append(_statement(line, name, paper, text, span))
                for who in line.who.split("; "):
                    if who:
                        actors[who] = self._actor(who, line.kind)
                if line.principal:
                    actors.setdefault(line.principal, self._actor(line.principal, ActorKind.BODY))
        holders = Holders(actors.values())
        return Context(
            {a.id: a for a in articles},
            {s.id: s for s in statements},
            {r.id: r for r in reports},
            senses(articles, statements, reports, holders),
            {a.id: self.origins.get(a.id, a.id) for a in articles},
            self.rulings,
        )

    def _actor(self, name: str, kind: ActorKind) -> Actor:
        offices = tuple(Tenure(office) for office in self.offices.get(name, ()))
        return Actor(digest("actor", name), name, kind, (name,), offices)


def _statement(line: Said, name: str, paper: Paper, text: str, span: Span) -> Statement:
    content, condition, cue = span, None, None
    if line.content:
        start = text.index(line.content, span.start, span.end)
        content = Span(start, start + len(line.content))
    if line.cue:
        start = text.index(line.cue, span.start, span.end)
        cue = Span(start, start + len(line.cue))
    if line.condition:
        start = text.index(line.condition, span.start, span.end)
        condition = Span(start, start + len(line.condition))
    return Statement(
        id=name,
        article=paper.id,
        content=(content,),
        source=(),
        cue=(cue,) if cue else (),
        mode=line.mode,
        act=line.act,
        negated=line.negated,
        confidence=0.9,
        made_by="a test",
        condition=condition,
        speaker=line.who or None,
        speaker_id=digest("actor", line.who) if line.who and "; " not in line.who else None,
        speaker_kind=line.kind if line.who else None,
        principal=line.principal,
        via=line.via,
        to=line.to,
        about=line.about,
        chain=line.chain,
        said=line.said,
        reported=paper.day,
        story="one",
    )
