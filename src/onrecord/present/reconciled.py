"""What statements make together, as rows: what moved, what stands, what is disputed, each with its words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.claims import ChangeKind, ClaimState, PositionState, TieKind
from onrecord.present.index import Utterance, in_time, iso, later
from onrecord.present.layout import counted, dated, days, hanging, listed, quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from onrecord.nouns.claims import Change, Claim, Position, Tie
    from onrecord.present.index import Index
    from onrecord.present.rows import Sheet

_WORDS = 240  # characters of an utterance's words beside others; all of them stand with its evidence
DISPUTES = (TieKind.DENIES, TieKind.CONTRADICTS, TieKind.DECLINES, TieKind.DIFFERS)
ANSWERED = {  # how an answer is named beside what it answers
    TieKind.DENIES: "denied by",
    TieKind.CONFIRMS: "confirmed by",
    TieKind.DECLINES: "declined by",
    TieKind.REJECTS: "rejected by",
    TieKind.ACCEPTS: "accepted by",
    TieKind.CONTRADICTS: "against it",
    TieKind.CHANGES: "then",
    TieKind.DIFFERS: "differs",
}
MOVED = {
    ChangeKind.SOFTENED: "softened",
    ChangeKind.HARDENED: "hardened",
    ChangeKind.WITHDRAWN: "withdrawn",
    ChangeKind.SUPERSEDED: "another position in its place",
    ChangeKind.CONDITION: "a condition changed",
    ChangeKind.FIGURE: "a figure changed",
    ChangeKind.STATE: "a state of things changed",
}


def utterance_rows(
    sheet: Sheet, lead: str, one: Utterance | None, *, side: str | None = None, day: bool = True
) -> Iterator[Text]:
    """Yield who said a thing, when and where, and the exact words below; `lead` stands before them."""
    if one is None:
        yield from hanging(lead, "its article is not in view", sheet.width, style="dim")
        return
    about = listed(
        (
            days(one.when) if day else None,
            f"{one.by(side)} {one.act}",
            _condition(one.condition, one.words),
            None if one.when else f"reported {days(one.article.when)}",
            f"{one.outlet} [{one.id}]" if one.by() != one.outlet else f"[{one.id}]",
        )
    )
    yield from hanging(lead, about, sheet.width)
    words = one.words if sheet.full else shortened(one.words, _WORDS)
    yield from hanging("", words, sheet.width, style="bold")


def change_rows(sheet: Sheet, change: Change) -> Iterator[Text]:
    """Yield whose position moved on what, and the words before and after."""
    moved = MOVED[change.kind]
    head = listed((change.actor, change.matter, moved, f"[{change.id}]"))
    yield from dated(f"  {days(change.at)}", head, sheet.width)
    for lead, name in (("    before", change.before), ("    after", change.after)):
        yield from utterance_rows(sheet, lead, sheet.index.utterance(name), side=change.actor)


def position_rows(sheet: Sheet, position: Position) -> Iterator[Text]:
    """Yield how a position stands, since when, and its words."""
    claim = sheet.index.claims.get(position.claim)
    gist = sheet.index.utterance(claim.gist_of) if claim else None
    condition = sheet.index.words(position.condition) if position.condition else None
    head = listed(
        (
            position.matter,
            claim.act.value if claim else None,
            _period(position),
            _condition(condition, gist.words if gist else ""),
            _spread(claim) if claim else None,
            f"[{position.id}]",
        )
    )
    lead = f"    {'unclear' if position.state is PositionState.UNCLEAR else position.state.value}"
    yield from hanging(lead, head, sheet.width)
    if gist:
        words = gist.words if sheet.full else shortened(gist.words, _WORDS)
        yield from hanging("", words, sheet.width, style="bold")


def holder(sheet: Sheet, claim: Claim) -> str:
    """Return who speaks in a claim's gist and, where that is somebody else, whose claim it is."""
    gist = sheet.index.utterance(claim.gist_of)
    who = gist.by() if gist else claim.holder or "speaker unknown"
    return f"{who} ({claim.holder})" if claim.holder and claim.holder not in who else who


def claim_rows(sheet: Sheet, claim: Claim) -> Iterator[Text]:
    """Yield a claim in short: who holds it, since when, how far it was carried, and its words."""
    gist = sheet.index.utterance(claim.gist_of)
    where = _spread(claim) or (gist.outlet if gist else None)
    reported = f"reported {days(gist.article.when)}" if gist and not gist.when else None
    head = listed((f"{holder(sheet, claim)} {claim.act}", reported, where, f"[{claim.id}]"))
    yield from dated(f"  {days(gist.when if gist else None)}", head, sheet.width)
    if gist:
        words = gist.words if sheet.full else shortened(gist.words, _WORDS)
        yield from hanging("", words, sheet.width, style="bold")


def answer_rows(sheet: Sheet, ties: Iterable[Tie], *, left: bool = False) -> Iterator[Text]:
    """Yield each answer, as named beside what it answers; with `left`, what is answered."""
    found = [(tie, sheet.index.utterance(tie.left if left else tie.right)) for tie in ties]
    for tie, one in sorted(found, key=lambda pair: in_time(pair[1]) if pair[1] else (True, "", "", 0)):
        lead = f"    {tie.kind.value if left else ANSWERED[tie.kind]}"
        yield from utterance_rows(sheet, lead, one)
        if sheet.full:
            yield from hanging("", f"[{tie.id}] {summed(tie.score, tie.reasons)}", sheet.width, style="dim")


def disputes(index: Index, claims: Iterable[Claim]) -> list[tuple[Claim, list[Tie]]]:
    """Return the claims that somebody denies, contradicts or will not confirm, the latest answers first.

    What contradicts another claim stands beside that one, not once more by itself.
    """
    found = []
    for claim in claims:
        ties = [tie for tie in index.answers(claim.id) if tie.kind in DISPUTES]
        named = any(tie.kind in DISPUTES for tie in index.answered(claim.id))
        if ties or (claim.state in (ClaimState.DENIED, ClaimState.DISPUTED) and not named):
            found.append((claim, ties))
    return sorted(found, key=lambda pair: (_latest(index, pair), pair[0].id), reverse=True)


def _latest(index: Index, dispute: tuple[Claim, list[Tie]]) -> str:
    claim, ties = dispute
    ends = (index.utterance(name) for name in (claim.gist_of, *(tie.right for tie in ties)))
    return max((iso(one.when) or iso(one.article.when) or "" for one in ends if one), default="")


def lately(changes: Iterable[Change]) -> list[Change]:
    """Return changes with the latest first, those of unknown day last."""
    return sorted(changes, key=lambda c: (iso(c.at) or "", c.id), reverse=True)


def by_actor(positions: Iterable[Position]) -> list[list[Position]]:
    """Return the positions of each actor, the latest first; who takes most positions comes first.

    What another position has taken the place of stands no more: it is among what moved.
    """
    groups: dict[str, list[Position]] = defaultdict(list)
    standing = (p for p in positions if p.state is not PositionState.SUPERSEDED)
    for position in sorted(standing, key=lambda p: (iso(p.last) or "", p.id), reverse=True):
        groups[position.actor_id or position.actor].append(position)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0].actor, group[0].id))


def _condition(condition: str | None, words: str) -> str | None:
    """Return under which condition, unless the words beside it hold it themselves."""
    return f"condition {quoted(condition)}" if condition and condition not in words else None


def _period(position: Position) -> str:
    since, last = days(position.since), days(position.last)
    dated = position.since is not None and position.since.first is not None
    again = f", last {last}" if later(position.last, position.since) else ""
    return (f"since {since}" if dated else since) + again


def _spread(claim: Claim) -> str | None:
    """Return how far a claim was carried, where more than one outlet has it."""
    if claim.outlets < 2:
        return None
    return f"{counted(claim.outlets, 'outlet')}, {counted(claim.origins, 'origin')}"


def summed(score: float, reasons: tuple[str, ...]) -> str:
    """Return a score with the reasons that add up to it."""
    return listed((f"{score:+.1f}", *reasons))
