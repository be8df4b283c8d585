"""One thing in full: each line of the record back to the exact words it rests on, and why it reads so."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.claims import Change, Claim, Position, Tie
from onrecord.nouns.results import Story
from onrecord.nouns.span import Span, joined
from onrecord.nouns.statement import Report, Statement
from onrecord.present.claim_pages import change_page, claim_page, position_page, tie_page
from onrecord.present.index import Utterance
from onrecord.present.judged import judged
from onrecord.present.layout import (
    counted,
    days,
    fields,
    hanging,
    listed,
    place,
    places,
    quoted,
    section,
    shown,
)
from onrecord.present.reconciled import answer_rows, change_rows
from onrecord.present.rows import Sheet, article_rows, in_order, spoke, statement_rows
from onrecord.present.terminal import actor_page, story_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.nouns.when import When
    from onrecord.record.view import Found


def page(sheet: Sheet, thing: Found) -> Iterator[Text]:
    """Yield the page of one thing; a full sheet prints all of its evidence."""
    match thing:
        case Article():
            yield from _article(sheet, thing)
        case Statement():
            yield from _statement(sheet, thing)
        case Report():
            yield from _report(sheet, thing)
        case Actor():
            yield from actor_page(sheet, thing)
            if sheet.full:
                for statement in in_order(sheet.view.statements(by=thing)):
                    yield Text()
                    yield from _statement(sheet, statement)
        case Story():
            yield from story_page(sheet, thing)
        case Claim():
            yield from claim_page(sheet, thing)
        case Tie():
            yield from tie_page(sheet, thing)
        case Position():
            yield from position_page(sheet, thing)
        case Change():
            yield from change_page(sheet, thing)


def _statement(sheet: Sheet, statement: Statement) -> Iterator[Text]:
    article = sheet.view.article(statement.article)
    text = article.text
    one = Utterance(statement, article)
    yield from hanging(
        "", f"{spoke(statement, article)} {statement.act}", sheet.width, indent=0, style="bold"
    )
    where = listed(
        (article.outlet, f"“{shown(article.title)}”" if article.title else None, f"[{article.id}]")
    )
    chain = (f"{step.role} {shown(step.name)} {place(step.span)}" for step in statement.chain)
    kind = f"{statement.speaker_kind}" if statement.speaker_kind else None
    actor = f"[{statement.speaker_id}]" if statement.speaker_id else None
    yield from fields(
        sheet.width,
        ("statement", f"[{statement.id}]"),
        ("words", shown(joined(text, statement.content))),
        ("in the text", one.marked()),
        ("characters", one.places()),
        ("article", where),
        ("speaker", listed((statement.speaker or "unknown", kind, actor))),
        ("for", statement.principal),
        ("to", ", ".join(statement.to)),
        ("via", statement.via),
        ("chain", listed(chain, " ← ")),
        ("mode", listed((str(statement.mode), "negated" if statement.negated else None))),
        ("condition", _quoted(statement.condition, text)),
        ("hedge", _quoted(statement.hedge, text)),
        ("said", _when(statement.said, text)),
        ("reported", _when(article.when, text)),
        ("recorded", sheet.view.recorded(statement.id)),
        ("sureness", f"{statement.confidence:.2f}, read by {statement.made_by}"),
        *(("judged", judged(answer)) for answer in sheet.index.judged(statement.id)),
    )
    yield from _together(sheet, statement.id)


def _report(sheet: Sheet, report: Report) -> Iterator[Text]:
    article = sheet.view.article(report.article)
    yield Text("What the outlet reports itself", "bold")
    yield from fields(
        sheet.width,
        ("report", f"[{report.id}]"),
        ("about", ", ".join(report.about)),
        ("in the text", Utterance(report, article).marked()),
        ("characters", places(report.content)),
        ("article", listed((article.outlet, f"[{article.id}]"))),
        ("when", _when(report.when, article.text)),
    )
    yield from _together(sheet, report.id)


def _together(sheet: Sheet, name: str) -> Iterator[Text]:
    """Yield the claim a statement is in, what answers it or is answered by it, and what moved with it."""
    claim = sheet.index.claim_of(name)
    if claim:
        alike = len(claim.statements) - 1
        others = f"with {counted(alike, 'other statement')}" if alike else "of this statement alone"
        yield from fields(sheet.width, ("claim", f"[{claim.id}] {others}"))
    ties = sheet.index.ties(name)
    if any(tie.left == name for tie in ties):
        yield from section("What answers it")
        yield from answer_rows(sheet, (tie for tie in ties if tie.left == name))
    if any(tie.right == name for tie in ties):
        yield from section("What it answers")
        yield from answer_rows(sheet, (tie for tie in ties if tie.right == name), left=True)
    moved = [change for change in sheet.index.changes if name in (change.before, change.after)]
    if moved:
        yield from section("What moved")
        for change in moved:
            yield from change_rows(sheet, change)


def _article(sheet: Sheet, article: Article) -> Iterator[Text]:
    statements = in_order(s for s in sheet.view.statements() if s.article == article.id)
    yield from article_rows(sheet, article, len(statements))
    story = sheet.view.story_of(article.id)
    if sheet.full:
        yield from fields(
            sheet.width,
            ("story", f"{shown(story.title)} [{story.id}]" if story else None),
            ("published", _when(article.when, article.text)),
            ("address", article.url),
            ("file", article.file),
            ("language", article.lang),
        )
        for credit in article.credits:
            found = quoted(credit.span.of(article.text), 200)
            yield from fields(
                sheet.width,
                ("credit", f"{credit.kind.value.replace('_', ' ')} {shown(credit.name)}: {found}"),
            )
        yield from _copies(sheet, article)
        yield Text()
        yield Text("The text, block by block", "bold")
        for (kind, why), blocks in groupby(article.blocks, key=lambda block: (block.kind, block.why)):
            group = list(blocks)
            where = place(Span(group[0].span.start, group[-1].span.end))
            yield from hanging(f"  {kind}", f"{where} {why}", sheet.width, style="dim")
            for block in group:
                yield from hanging("", shown(block.span.of(article.text)), sheet.width)
    yield Text()
    yield Text("What it has people say", "bold")
    for statement in sorted(statements, key=lambda s: s.content[0].start if s.content else 0):
        yield from statement_rows(sheet, statement)


def _copies(sheet: Sheet, article: Article) -> Iterator[Text]:
    for copy in sheet.view.copies():
        if copy.article == article.id:
            yield from fields(sheet.width, ("copy", f"{copy.kind} of {copy.of}: {shown(copy.why)}"))
            for here, there in copy.runs:
                words = quoted(here.of(article.text), 120)
                yield from fields(
                    sheet.width, ("shared", f"{place(here)} here, {place(there)} there: {words}")
                )
        elif copy.of == article.id:
            yield from fields(sheet.width, ("copied by", f"{copy.article} ({copy.kind}): {shown(copy.why)}"))


def _when(when: When | None, text: str) -> str | None:
    if when is None:
        return "not known"
    words = quoted(when.evidence.of(text)) if when.evidence else None
    return listed((days(when), f"{when.basis}: {shown(when.why)}", words))


def _quoted(span: Span | None, text: str) -> str | None:
    return None if span is None else quoted(span.of(text), 300)
