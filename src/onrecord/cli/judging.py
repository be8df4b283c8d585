"""Commands by which people check the record: review, judge, undo."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from onrecord.cli.door import DONE, hint
from onrecord.cli.options import (
    DEFAULT,
    AsKnown,
    AsPublished,
    Json,
    Output,
    OwnJson,
    RecordPath,
    existing,
    printed,
    printed_json,
    viewed,
)


def review(  # noqa: PLR0913  (options of a command)
    *,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = 20,
    as_known: AsKnown = None,
    as_published: AsPublished = None,
    record: RecordPath = DEFAULT,
    json: OwnJson = False,
    output: Output = None,
) -> int:
    """Show what the record is least sure of, as questions."""
    from onrecord.present.judged import question_line, review_page  # noqa: PLC0415
    from onrecord.present.output import page, width  # noqa: PLC0415
    from onrecord.present.rows import Sheet  # noqa: PLC0415

    with viewed(record, as_known, as_published) as view:
        doubts = view.review(limit)
        if json:
            printed_json(map(question_line, doubts), output)
        else:
            page(review_page(Sheet(view, width(output)), doubts), output)
    return DONE


def judge(  # noqa: PLR0913
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="A question of `review`, a statement, a tie, or two statements as A+B."
        ),
    ],
    answer: Annotated[
        list[str],
        typer.Argument(
            metavar="ANSWER",
            help="Of a statement: statement=no, speaker=NAME, act=ACT, said=DATE, matter=NAME. Of two: same, "
            "apart, one-actor, two-actors, a kind of tie, none.",
        ),
    ],
    *,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", envvar="ONRECORD_BY", help="Who answers; else the login name."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Why.")] = None,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Answer a question, or correct a statement.

    What a person says is kept beside what the program found, and outranks it.
    """
    from onrecord.nouns.lines import to_line  # noqa: PLC0415
    from onrecord.present.judged import judged  # noqa: PLC0415

    with existing(record) as kept:
        judgement = kept.judge(name, " ".join(answer), by=_login() if by is None else by, note=note)
    if json:
        printed_json([to_line(judgement)], output)
    else:
        printed([judged(judgement)], output)
        hint(f"onrecord undo {judgement.id}", "as if it had not been given")
    return DONE


def undo(
    name: Annotated[str, typer.Argument(metavar="ID", help="A judgement.")],
    *,
    record: RecordPath = DEFAULT,
    json: Json = False,
    output: Output = None,
) -> int:
    """Take an answer back: all is as if it had not been given."""
    from onrecord.nouns.lines import to_line  # noqa: PLC0415
    from onrecord.present.judged import judged  # noqa: PLC0415

    with existing(record) as kept:
        judgement = kept.undo(name)
    if json:
        printed_json([to_line(judgement)], output)
    else:
        printed([judged(judgement)], output)
    return DONE


def _login() -> str:
    """Return the name a person is logged in by; none if the system tells none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
