"""Articles and statements made by hand, for tests of judgements."""

from __future__ import annotations

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.judgement import Anchor, Judgement, Question
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement

TEXT = "The ferry stays, said Ida Roe. The clerk of Holm Quay wanted it gone by May, he said."


def article(text: str = TEXT, name: str = "a") -> Article:
    return Article(name, text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),))


def said(words: str, name: str, speaker: str | None = None, of: Article | None = None) -> Statement:
    paper = of or article()
    start = paper.text.index(words)
    return Statement(
        id=name,
        article=paper.id,
        content=(Span(start, start + len(words)),),
        source=(),
        cue=(),
        mode=Mode.INDIRECT,
        act=Act.SAYS,
        negated=False,
        confidence=0.5,
        made_by="a test",
        speaker=speaker,
        speaker_id=f"id of {speaker}" if speaker else None,
        speaker_kind=ActorKind.PERSON if speaker else None,
    )


def person(name: str, *forms: str) -> Actor:
    return Actor(f"id of {name}", name, ActorKind.PERSON, (name, *forms))


def answer(
    question: Question,
    said: str,
    *on: Anchor,
    by: str = "Ann",
    at: str = "2031-05-01",
    revoked: str | None = None,
) -> Judgement:
    name = f"{question} {said} {by} {at}"
    return Judgement(name, on, question, said, by, at, revoked_at=revoked)
