"""What `show` and `who` print: per story what moved, what stands, what is disputed; one actor's line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.nouns.when import Basis, When
from onrecord.present.coverage import spread
from onrecord.present.layout import counted, days, hanging, listed, section, shortened, shown
from onrecord.present.reconciled import (
    answer_rows,
    by_actor,
    change_rows,
    claim_rows,
    disputes,
    lately,
    position_rows,
)
from onrecord.present.rows import Sheet, actor_title, article_rows, in_order, statement_rows
from onrecord.record.names import folded, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.article import Article
    from onrecord.nouns.results import Story
    from onrecord.nouns.statement import Statement

_FEW = 5  # of what moved and what is disputed, in a story's short page
_SIDES, _STANDS = 6, 3  # actors, and positions of one, in a story's short page
_HEARD = 8  # of those who spoke


def overview(sheet: Sheet) -> Iterator[Text]:
    """Yield the whole record in short, story by story, the one that ran last first."""
    stories = sorted(sheet.view.stories(), key=lambda story: (story.last or "", story.id), reverse=True)
    for number, story in enumerate(stories):
        if number:
            yield Text()
            yield Text()
        yield from story_page(sheet, story, short=True)
    if not stories:
        gone = len(sheet.view.forgotten())
        left = f"Nothing is left on record; {counted(gone, 'article')} forgotten."
        yield Text(left if gone else "Nothing is on record yet.")


def story_page(sheet: Sheet, story: Story, *, short: bool = False) -> Iterator[Text]:
    """Yield one story: what moved, what stands, what is disputed, its articles, and who said what.

    In short, only the latest of each, and in place of who said what, who spoke.
    """
    view = sheet.view
    articles = [view.article(name) for name in story.articles]
    of_story = set(story.articles)
    statements = [s for s in view.statements() if s.article in of_story]
    yield from _head(sheet, story, articles, statements)
    yield from _moved(sheet, story, short=short)
    yield from _stands(sheet, story, short=short)
    yield from _disputed(sheet, story, short=short)
    yield from section("Articles")
    for article in sorted(articles, key=lambda a: (days(a.when, "9999"), a.id)):
        yield from article_rows(sheet, article, sum(s.article == article.id for s in statements))
    sides = by_side(statements, view.actors())
    if short:
        yield from section("Who spoke, and how often (in full: onrecord who NAME)")
        named = [f"{side} {len(group)}" for side, _, group in sides[:_HEARD]]
        more = f"and {len(sides) - _HEARD} more" if len(sides) > _HEARD else None
        yield from hanging("", listed((*named, more)), sheet.width, indent=2)
        return
    yield from section("Who said what")
    for side, title, group in sides:
        yield Text()
        yield from hanging("", title, sheet.width, indent=0, style="bold")
        for statement in group:
            yield from statement_rows(sheet, statement, side)
    if not statements:
        yield Text("  No statement was found.")


def _head(sheet: Sheet, story: Story, articles: list[Article], statements: list[Statement]) -> Iterator[Text]:
    period = listed(dict.fromkeys(part for part in (story.first, story.last) if part), " to ")
    claims = sum(claim.story == story.id for claim in sheet.index.claims.values())
    about = (
        spread(tuple(articles)),
        f"published {period}" if period else None,
        counted(len(statements), "statement"),
        counted(claims, "claim"),
        f"[{story.id}]",
    )
    yield from hanging("", shortened(shown(story.title), 160), sheet.width, indent=0, style="bold underline")
    yield from hanging("", listed(about), sheet.width, indent=0, style="dim")
    if sheet.full:
        yield from hanging("", f"one story, for {shown(story.why)}", sheet.width, indent=0, style="dim")


def _moved(sheet: Sheet, story: Story, *, short: bool) -> Iterator[Text]:
    changes = lately(c for c in sheet.index.changes if c.story == story.id)
    yield from section("What moved lately" if short else "What moved")
    for change in changes[:_FEW] if short else changes:
        yield from change_rows(sheet, change)
    yield from _rest(len(changes) - _FEW if short else 0, story)
    if not changes:
        yield Text("  Nothing moved in what was read.", "dim")


def _stands(sheet: Sheet, story: Story, *, short: bool) -> Iterator[Text]:
    sides = by_actor(p for p in sheet.index.positions if p.story == story.id)
    yield from section("What stands")
    left = 0
    for number, positions in enumerate(sides):
        few = positions[:_STANDS] if short else positions
        if short and number >= _SIDES:
            few = []
        left += len(positions) - len(few)
        if few:
            yield Text(f"  {shown(few[0].actor)}", "cyan")
        for position in few:
            yield from position_rows(sheet, position)
    yield from _rest(left, story)
    if not sides:
        yield Text("  No position was found.", "dim")


def _disputed(sheet: Sheet, story: Story, *, short: bool) -> Iterator[Text]:
    found = disputes(sheet.index, (c for c in sheet.index.claims.values() if c.story == story.id))
    yield from section("What is denied, disputed or left unanswered")
    for claim, ties in found[:_FEW] if short else found:
        yield from claim_rows(sheet, claim)
        yield from answer_rows(sheet, ties)
    yield from _rest(len(found) - _FEW if short else 0, story)
    if not found:
        yield Text("  Nothing in what was read.", "dim")


def _rest(number: int, story: Story) -> Iterator[Text]:
    if number > 0:
        yield Text(f"  and {number} more: onrecord show {story.id}", "dim")


def by_side(
    statements: Iterable[Statement], actors: tuple[Actor, ...]
) -> list[tuple[str, str, list[Statement]]]:
    """Return name, title and statements of each side: the principal if there is one, else the speaker.

    Those who said most come first; what nobody can be named for comes last.
    """
    known = {actor.id: actor for actor in actors}
    called = {form: actor for actor in reversed(actors) for form in forms(actor)}
    called |= {folded(actor.name): actor for actor in reversed(actors)}
    groups: dict[tuple[bool, str], list[Statement]] = defaultdict(list)
    titles: dict[tuple[bool, str], Actor] = {}
    for statement in statements:
        actor = (
            called.get(folded(statement.principal))
            if statement.principal
            else known.get(statement.speaker_id or "")
        )
        name = actor.name if actor else statement.principal or statement.speaker or ""
        key = (not name, actor.id if actor else name)
        groups[key].append(statement)
        if actor:
            titles[key] = actor
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    found = []
    for key, group in ordered:
        actor = titles.get(key)
        name = key[1] or "Speaker unknown"
        title = actor_title(actor, len(group)) if actor else listed((name, counted(len(group), "statement")))
        found.append((actor.name if actor else name, title, in_order(group)))
    return found


def actor_page(sheet: Sheet, actor: Actor, about: str | None = None) -> Iterator[Text]:
    """Yield one actor's line: all it said, or had said for it, in order."""
    statements = in_order(sheet.view.statements(by=actor, about=about))
    yield from hanging("", actor_title(actor, len(statements)), sheet.width, indent=0, style="bold")
    others = [shown(form) for form in actor.forms if form != actor.name]
    if others:
        yield from hanging("", f"also printed as {', '.join(others)}", sheet.width, indent=0, style="dim")
    for tenure in actor.offices if sheet.full else ():
        held = listed((shown(tenure.office), _span(tenure.when), tenure.when.why if tenure.when else None))
        yield from hanging("  office", held, sheet.width)
    if about is None:
        yield from _line(sheet, actor)
    for statement in statements:
        yield from statement_rows(sheet, statement)
    if not statements:
        yield Text(f"  Nothing{' about that' if about else ''} is on record from them.")


def _line(sheet: Sheet, actor: Actor) -> Iterator[Text]:
    """Yield where an actor stands and what moved, before all it said."""
    positions = sheet.view.positions(actor)
    changes = [
        c
        for c in sheet.index.changes
        if (c.actor_id == actor.id if c.actor_id else folded(c.actor) in forms(actor))
    ]
    if changes:
        yield from section("What moved")
        for change in lately(changes):
            yield from change_rows(sheet, change)
    if positions:
        yield from section("What stands")
        for group in by_actor(positions):
            for position in group:
                yield from position_rows(sheet, position)
    if changes or positions:
        yield from section("Said, in order")


def _span(when: When | None) -> str | None:
    if when is None or when.basis is Basis.BOUND:
        return None
    return days(when)
