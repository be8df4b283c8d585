"""Commands that show what is on record: show, who, since, search, brief."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.door import DONE, hint
from onrecord.cli.options import (
    DEFAULT,
    AsKnown,
    AsPublished,
    Json,
    Output,
    RecordPath,
    day,
    printed,
    printed_json,
    viewed,
)

if TYPE_CHECKING:
    from onrecord.record import View


class BriefFormat(StrEnum):
    """How a brief can be written."""

    MD = "md"
    HTML = "html"


Name = Annotated[list[str], typer.Argument(metavar="NAME", help="A name in any printed form, or an id.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only what is of that day or later.")
]


def show(  # noqa: PLR0913  (options of a command)
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="An article, statement, actor, claim, tie, position, change or story."
        ),
    ] = None,
    *,
    evidence: Annotated[bool, typer.Option("--evidence", help="In full, down to the exact words.")] = False,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show what moved, stands and is disputed; or one thing.

    With the id of a story, all of it and who said what; with any other id, that thing and what hangs on it.
    """
    with viewed(record, as_known, as_published) as view:
        if json:
            from onrecord.present.export import about  # noqa: PLC0415

            printed_json(about(view, view.find(name)) if name else view.lines(), output)
        else:
            shown(view, name, output, evidence=evidence)
    if not name and not json:
        hint("onrecord show STORY", "all of a story, and who said what")
        hint("onrecord show ID --evidence", "any [id] above, down to the exact words")
        hint("onrecord who NAME", "one actor's line, in order")
    return DONE


def who(  # noqa: PLR0913
    name: Name,
    *,
    about: Annotated[
        str | None, typer.Option("--about", metavar="WORDS", help="Only with these words.")
    ] = None,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show one actor's line.

    What moved for it and where it stands, then all it said, or had said for it, in order.
    """
    from onrecord.present.export import line_of  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415
    from onrecord.present.terminal import actor_page  # noqa: PLC0415

    with viewed(record, as_known, as_published) as view:
        actor = view.who(" ".join(name))
        if json:
            printed_json(line_of(view, actor, about), output)
        else:
            page(actor_page(Sheet(view, width(output)), actor, about), output)
    return DONE


def since(  # noqa: PLR0913
    date: Annotated[str, typer.Argument(metavar="DATE", help="A day, as 2025-01-31.")],
    *,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Show which positions moved on or after a day.

    With the words before and after. What may have moved earlier, as no text tells the day closer, is apart.
    """
    from onrecord.nouns.lines import to_line  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415
    from onrecord.present.since import since_page  # noqa: PLC0415

    first = day(date)
    with viewed(record, as_known, as_published, noted=json) as view:
        if json:
            printed_json(map(to_line, view.changes(first)), output)
        else:
            page(since_page(Sheet(view, width(output)), first), output)
    if not json:
        hint("onrecord show ID --evidence", "any [id] above, down to the exact words")
    return DONE


def search(  # noqa: PLR0913
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them, in any ending.")],
    *,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Only what they said.")] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Said on that day or later.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Said on that day or before.")
    ] = None,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Find statements by their words."""
    from onrecord.nouns.lines import to_line  # noqa: PLC0415
    from onrecord.present.found import found_page  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415

    first, last = (day(start) if start else None), (day(end) if end else None)
    with viewed(record, as_known, as_published) as view:
        actor = view.who(by) if by else None
        until = min(last, date.max - timedelta(days=1)) + timedelta(days=1) if last else None
        found = view.search(" ".join(words), actor, first, until)
        if json:
            printed_json((to_line(s, recorded=view.recorded(s.id)) for s in found), output)
        else:
            page(found_page(Sheet(view, width(output)), found), output)
    return DONE


def brief(  # noqa: PLR0913
    *,
    since: Since = None,
    form: Annotated[BriefFormat, typer.Option("--format", help="Markdown or a page.")] = BriefFormat.MD,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Write it all out in sentences, with references.

    What moved, stands, is disputed, has one origin or was declined; each sentence with its passages.
    """
    from onrecord.present.brief import brief as made  # noqa: PLC0415
    from onrecord.present.brief import html, markdown  # noqa: PLC0415

    first = day(since) if since else None
    with viewed(record, as_known, as_published, noted=json) as view:
        found = made(view, first)
        if json:
            ids = set(found.ids())
            printed_json((line for line in view.lines() if line.get("id") in ids), output)
        else:
            printed((html if form is BriefFormat.HTML else markdown)(view, found), output)
    return DONE


def shown(view: View, name: str | None, output: str | None, *, evidence: bool = False) -> None:
    """Print what is on record, or one thing of it."""
    from onrecord.present import evidence as full  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415
    from onrecord.present.terminal import overview  # noqa: PLC0415

    sheet = Sheet(view, width(output), full=evidence)
    page(full.page(sheet, view.find(name)) if name else overview(sheet), output)
