"""Commands on the record as a whole: export, reread, forget."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.cli.door import DONE, hint
from onrecord.cli.options import (
    DEFAULT,
    AsKnown,
    AsPublished,
    Output,
    OwnJson,
    RecordPath,
    existing,
    printed,
    printed_json,
    telling,
    viewed,
)


class ExportFormat(StrEnum):
    """What `export` can write."""

    JSONL = "jsonl"
    CSV = "csv"


def export(  # noqa: PLR0913  (options of a command)
    *,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="Record lines, or a table of the statements.")
    ] = ExportFormat.JSONL,
    canonical: Annotated[
        bool, typer.Option("--canonical", help="Sorted, without the moment of recording.")
    ] = False,
    without_text: Annotated[
        bool,
        typer.Option(
            "--without-text",
            help="Leave the articles' words out: titles, quotations, gists, reasons, unnamed sources. Names, "
            "offices, matters, labels, days and people's notes stay where they share no four words in a row "
            "with an article; ids and addresses stay.",
        ),
    ] = False,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    output: Output = None,
) -> int:
    """Write the whole record out, for `add` or other programs."""
    from onrecord.present.export import lines, table  # noqa: PLC0415

    with viewed(record, as_known, as_published) as view:
        written = table if form is ExportFormat.CSV else lines
        printed(written(view, canonical=canonical, text=not without_text), output)
    return DONE


def reread(
    *,
    diff: Annotated[bool, typer.Option("--diff", help="Only show what would be different.")] = False,
    every: Annotated[
        bool, typer.Option("--all", help="Also what this reader has read, not only what another has.")
    ] = False,
    record: RecordPath = DEFAULT,
    json: OwnJson = False,
    output: Output = None,
) -> int:
    """Read again with the present reader; show what differs."""
    from onrecord.present.difference import difference_lines, difference_page  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415

    with existing(record) as kept:
        with telling("reading again") as tell:
            found = kept.reread(diff=diff, every=every, progress=tell)
        texts = {article.id: article.text for article in kept.articles()}
    if json:
        printed_json(difference_lines(found), output)
    else:
        page(difference_page(found, texts, width(output)), output)
    if diff:
        hint("onrecord reread", "make it so; what was known stays in the log")
    return DONE


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id.")],
    *,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why; it stays on record.")
    ] = "no reason given",
    lift: Annotated[bool, typer.Option("--lift", help="Allow it to be added again.")] = False,
    record: RecordPath = DEFAULT,
    output: Output = None,
) -> int:
    """Remove an article for good, and all that rests on it.

    A note with its id and the reason stays.
    """
    with existing(record) as kept:
        if lift:
            one = kept.lift(article)
            printed([f"{one.article} may be added again; it was forgotten on {one.at[:10]}"], output)
        else:
            one = kept.forget(article, reason)
            printed([f"{one.article} was forgotten on {one.at[:10]}: {one.reason}"], output)
    return DONE
