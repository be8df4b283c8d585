"""What `show` and `who` print: per story its articles, then who said what, by actor and in order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.nouns.when import Basis, When
from onrecord.present.layout import counted, days, hanging, listed, shortened, shown
from onrecord.present.rows import Sheet, actor_title, article_rows, in_order, statement_rows
from onrecord.record.names import folded, forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.article import Article
    from onrecord.nouns.results import Story
    from onrecord.nouns.statement import Statement


def overview(sheet: Sheet) -> Iterator[Text]:
    """Yield the whole record, story by story."""
    stories = sorted(sheet.view.stories(), key=lambda story: (story.first or "9999", story.id))
    for number, story in enumerate(stories):
        if number:
            yield Text()
        yield from story_page(sheet, story)
    if not stories:
        yield Text("Nothing is on record yet.")


def story_page(sheet: Sheet, story: Story) -> Iterator[Text]:
    """Yield one story: its articles, then what each actor said."""
    view = sheet.view
    articles = [view.article(name) for name in story.articles]
    statements = [s for s in view.statements() if s.article in set(story.articles)]
    period = listed(dict.fromkeys(part for part in (story.first, story.last) if part), " to ")
    yield from hanging("", shortened(shown(story.title), 160), sheet.width, indent=0, style="bold underline")
    yield from hanging(
        "",
        listed(
            (
                _coverage(articles),
                f"published {period}" if period else None,
                counted(len(statements), "statement"),
                f"[{story.id}]",
            )
        ),
        sheet.width,
        indent=0,
        style="dim",
    )
    if sheet.full:
        yield from hanging("", f"one story, for {shown(story.why)}", sheet.width, indent=0, style="dim")
    yield Text()
    yield Text("Articles", "bold")
    for article in sorted(articles, key=lambda a: (days(a.when, "9999"), a.id)):
        yield from article_rows(sheet, article, sum(s.article == article.id for s in statements))
    yield Text()
    yield Text("Who said what", "bold")
    for side, title, group in by_side(statements, view.actors()):
        yield Text()
        yield from hanging("", title, sheet.width, indent=0, style="bold")
        for statement in group:
            yield from statement_rows(sheet, statement, side)
    if not statements:
        yield Text("  No statement was found.")


def _coverage(articles: list[Article]) -> str:
    """Return how many articles there are and of how many outlets, those unknown apart: they may be any."""
    named = {article.outlet for article in articles if article.outlet}
    unknown = sum(not article.outlet for article in articles)
    number = counted(len(articles), "article")
    if not unknown:
        return f"{number} of {counted(len(named), 'outlet')}"
    if not named:
        return f"{number} · {'outlet' if unknown == 1 else 'outlets'} unknown"
    return f"{number} · {counted(len(named), 'outlet')} named, {unknown} unknown"


def by_side(
    statements: Iterable[Statement], actors: tuple[Actor, ...]
) -> list[tuple[str, str, list[Statement]]]:
    """Return name, title and statements of each side: the principal if there is one, else the speaker.

    Those who said most come first; what nobody can be named for comes last.
    """
    known = {actor.id: actor for actor in actors}
    called = {form: actor for actor in reversed(actors) for form in forms(actor)}
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
    for statement in statements:
        yield from statement_rows(sheet, statement)
    if not statements:
        yield Text(f"  Nothing{' about that' if about else ''} is on record from them.")


def _span(when: When | None) -> str | None:
    if when is None or when.basis is Basis.BOUND:
        return None
    return days(when)
