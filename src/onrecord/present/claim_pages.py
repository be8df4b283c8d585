"""A claim, a tie, a position or a change in full: who carries it, what answers it, and why it reads so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.nouns.claims import ClaimState, PositionState
from onrecord.nouns.statement import Statement
from onrecord.present.layout import (
    counted,
    days,
    fields,
    hanging,
    listed,
    painted,
    place,
    quoted,
    section,
    shown,
)
from onrecord.present.reconciled import (
    MOVED,
    answer_rows,
    change_rows,
    claim_rows,
    holder,
    position_rows,
    summed,
    utterance_rows,
)
from onrecord.present.rows import copied, statement_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.nouns.claims import Change, Claim, Position, Tie
    from onrecord.nouns.passage import Passage
    from onrecord.nouns.when import When
    from onrecord.present.index import Utterance
    from onrecord.present.rows import Sheet

_STATES = {
    ClaimState.STANDS: "stands: nothing on record has moved or denied it",
    ClaimState.MOVED: "moved: its holder has said another thing since",
    ClaimState.DENIED: "denied",
    ClaimState.DISPUTED: "disputed",
}
_POSITIONS = {
    PositionState.STANDS: "stands",
    PositionState.SOFTENED: "softened",
    PositionState.HARDENED: "hardened",
    PositionState.WITHDRAWN: "withdrawn",
    PositionState.SUPERSEDED: "superseded: another position has taken its place",
    PositionState.UNCLEAR: "unclear: what is on record does not tell",
}


def claim_page(sheet: Sheet, claim: Claim) -> Iterator[Text]:
    """Yield a claim: its verdicts in words, who carries it, what answers it, and where its holder moved."""
    gist = sheet.index.utterance(claim.gist_of)
    held_by = listed((claim.holder or "unknown", f"[{claim.holder_id}]" if claim.holder_id else None))
    outlets, origins = counted(claim.outlets, "outlet"), counted(claim.origins, "independent origin")
    yield from hanging("", f"{holder(sheet, claim)} {claim.act}", sheet.width, indent=0, style="bold")
    yield from fields(
        sheet.width,
        ("claim", f"[{claim.id}]"),
        ("words", gist.words if gist else None),
        ("holder", held_by),
        ("matter", claim.matter),
        ("now", _STATES[claim.state]),
        ("was it said", _verdict(claim, claim.said_verdict.value, "said")),
        ("is it so", _verdict(claim, claim.so_verdict.value, "so")),
        ("carried by", f"{outlets}, {origins}"),
    )
    yield from section("Who carries it")
    for one in sheet.index.utterances(claim.statements):
        if isinstance(one.thing, Statement):
            yield from statement_rows(sheet, one.thing, claim.holder)
        if sheet.full:
            yield from _in_text(sheet, one)
        for copy in sheet.index.copies(one.article.id):
            yield from hanging("", copied(copy), sheet.width, style="dim")
    for title, ties, left in (
        ("What answers it", sheet.index.answers(claim.id), False),
        ("What it answers", sheet.index.answered(claim.id), True),
    ):
        if ties:
            yield from section(title)
            yield from answer_rows(sheet, ties, left=left)
    yield from _history(sheet, claim)
    if sheet.full and claim.links:
        yield from section("Why these are one claim")
        for link in claim.links:
            yield Text(f"  {link.left} – {link.right}", "dim")
            yield from hanging("", summed(link.score, link.reasons), sheet.width)


def _history(sheet: Sheet, claim: Claim) -> Iterator[Text]:
    """Yield what its holder said before or after on the matter, and the position it makes."""
    moves, held = sheet.index.moves(claim), sheet.index.held(claim)
    if moves:
        yield from section("What moved")
        for change in moves:
            yield from change_rows(sheet, change)
    if held:
        yield from section("The position it makes")
        for position in held:
            yield from position_rows(sheet, position)


def _verdict(claim: Claim, verdict: str, question: str) -> str:
    """Return a verdict with the reasons given for it."""
    given = [reason.partition(": ")[2] for reason in claim.reasons if reason.startswith(f"{question}: ")]
    return listed((verdict, *given), ": ")


def tie_page(sheet: Sheet, tie: Tie) -> Iterator[Text]:
    """Yield a tie: what was said, what answers it, and the sum it was found by."""
    yield Text(f"One thing {tie.kind.value} another", "bold")
    yield from fields(sheet.width, ("tie", f"[{tie.id}]"))
    for lead, end in (("  first", tie.left), (f"  {tie.kind.value}", tie.right)):
        yield from utterance_rows(sheet, lead, sheet.index.utterance(end))
        claim = sheet.index.claim_of(end)
        yield from hanging("", f"claim [{claim.id}]" if claim else "no claim", sheet.width, style="dim")
        one = sheet.index.utterance(end)
        if sheet.full and one:
            yield from _in_text(sheet, one)
    yield from fields(sheet.width, ("score", summed(tie.score, tie.reasons)))


def position_page(sheet: Sheet, position: Position) -> Iterator[Text]:
    """Yield a position: how it stands and since when, its claim, what moved, its passages."""
    yield from hanging("", f"{position.actor} on {position.matter}", sheet.width, indent=0, style="bold")
    condition = sheet.index.words(position.condition) if position.condition else None
    yield from fields(
        sheet.width,
        ("position", f"[{position.id}]"),
        ("now", _POSITIONS[position.state]),
        ("since", _when(position.since)),
        ("last", _when(position.last)),
        ("condition", quoted(condition, 300) if condition else None),
    )
    claim = sheet.index.claims.get(position.claim)
    if claim:
        yield from section("Its claim")
        yield from claim_rows(sheet, claim)
    changes = [c for c in sheet.index.changes if (c.actor, c.matter) == (position.actor, position.matter)]
    if changes:
        yield from section("What moved")
        for change in changes:
            yield from change_rows(sheet, change)
    yield from _passages(sheet, position.passages)


def change_page(sheet: Sheet, change: Change) -> Iterator[Text]:
    """Yield a change: what was said before and after, when it may have moved, why it counts as a change."""
    yield from hanging("", f"{change.actor}: {MOVED[change.kind]}", sheet.width, indent=0, style="bold")
    yield from fields(
        sheet.width,
        ("change", f"[{change.id}]"),
        ("matter", change.matter or "unknown"),
        ("moved", _when(change.at)),
        ("because", listed(change.reasons)),
    )
    for lead, end in (("  before", change.before), ("  after", change.after)):
        yield from utterance_rows(sheet, lead, sheet.index.utterance(end))
        claim = sheet.index.claim_of(end)
        yield from hanging("", f"claim [{claim.id}]" if claim else "no claim", sheet.width, style="dim")
        one = sheet.index.utterance(end)
        if sheet.full and one:
            yield from _in_text(sheet, one)


def _in_text(sheet: Sheet, one: Utterance) -> Iterator[Text]:
    """Yield the article's own sentence with its parts marked, and their characters."""
    yield from map(painted, hanging("", one.marked(), sheet.width))
    yield from hanging("", one.places(), sheet.width, style="dim")


def _passages(sheet: Sheet, passages: tuple[Passage, ...]) -> Iterator[Text]:
    if not sheet.full:
        return
    yield from section("The passages it rests on")
    for passage in passages:
        yield Text(f"  {shown(passage.article)} {place(passage.span)}", "dim")
        yield from hanging("", sheet.index.words(passage) or "its article is not in view", sheet.width)


def _when(when: When | None) -> str:
    return listed((days(when), f"{when.basis}: {when.why}")) if when else "not known"
