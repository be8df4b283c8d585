"""The sentences of a brief, each from lines of the record and the statements they rest on.

Each comes to None when a statement it needs is not in view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.claims import PositionState, TieKind
from onrecord.nouns.statement import Act
from onrecord.present.brief.quotes import Quote, Sentence, capital, number, told
from onrecord.present.index import in_time, later
from onrecord.present.layout import counted, shown
from onrecord.present.reconciled import MOVED
from onrecord.present.since import since_when

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.nouns.claims import Change, Claim, Position, Tie
    from onrecord.present.index import Index, Utterance

AGAINST = frozenset({TieKind.DENIES, TieKind.CONTRADICTS, TieKind.DIFFERS})
_ANSWERS = {
    TieKind.DENIES: "Denied",
    TieKind.CONTRADICTS: "Against it",
    TieKind.DIFFERS: "Otherwise",
    TieKind.DECLINES: "Asked about it",
}


def after(one: Utterance | None, since: date) -> bool:
    """Tell whether something was said on or after a day, or may have been; else reported then."""
    when = (one.when or one.article.when) if one else None
    return bool(when and (when.last is None or when.last >= since))


def moved(index: Index, change: Change, since: date | None) -> Sentence | None:
    """Return whose position moved on what, and what was said before and after."""
    before, after = index.utterance(change.before), index.utterance(change.after)
    if before is None or after is None:
        return None
    actor = shown(change.actor)
    unsure = since_when(change, since) if since else None
    head = f": {MOVED[change.kind]}{f' ({unsure})' if unsure else ''}. Before: "
    pieces = (head, *told(before, actor), "; after: ", *told(after, actor), ".")
    return Sentence(capital(_on(actor, change.matter)), pieces, change.id)


def stands(index: Index, position: Position) -> Sentence | None:
    """Return where somebody stands, and when that was last said again."""
    claim = index.claims.get(position.claim)
    gist = index.utterance(claim.gist_of) if claim else None
    if claim is None or gist is None:
        return None
    actor = shown(position.actor)
    state = "" if position.state is PositionState.STANDS else f" ({position.state.value})"
    last = index.utterances(claim.statements)[-1]
    again: tuple[str | Quote, ...] = ()
    if in_time(last) > in_time(gist) and later(last.when, gist.when):
        again = ("; last ", *told(last, actor))
    pieces = (f"{state}: ", *told(gist, actor), *again, ".")
    return Sentence(capital(_on(actor, position.matter)), pieces, position.id)


def _on(actor: str, matter: str | None) -> str:
    return f"{actor} on {shown(matter)}" if matter else actor


def _plain(one: Utterance, about: str, *more: str | Quote) -> Sentence:
    """Return the sentence that begins with who said a thing."""
    return Sentence(capital(one.by()), (" ", *told(one, one.by()), ".", *more), about)


def disputed(index: Index, claim: Claim, ties: list[Tie]) -> Sentence | None:
    """Return what somebody said and what answers it; None unless every answer is in view."""
    gist = index.utterance(claim.gist_of)
    answers = index.utterances(tie.right for tie in ties)
    if gist is None or len(answers) < len({tie.right for tie in ties}) or not answers:
        return None
    kinds = {tie.right: tie.kind for tie in ties}
    more = (piece for one in answers for piece in (f" {_ANSWERS[kinds[one.id]]}: ", *told(one), "."))
    return _plain(gist, claim.id, *more)


def declined(
    index: Index, claims: list[Claim], answered: list[tuple[Claim, list[Tie]]], since: date | None
) -> Iterator[Sentence | None]:
    """Yield what somebody would not answer, with what was asked about where a tie tells it."""
    named = set()
    for claim, ties in answered:
        declined = [tie for tie in ties if tie.kind is TieKind.DECLINES]
        named |= {tie.right for tie in declined}
        if declined:
            yield disputed(index, claim, declined)
    for claim in claims:
        gist = index.utterance(claim.gist_of)
        recent = since is None or after(gist, since)
        if claim.act is Act.DECLINES and gist and recent and not named.intersection(claim.statements):
            yield _plain(gist, claim.id)


def spread_alone(index: Index, claim: Claim, since: date | None) -> bool:
    """Tell whether several outlets carry a claim that goes back to one origin."""
    if claim.origins != 1 or claim.outlets < 2:
        return False
    return since is None or any(after(one, since) for one in index.utterances(claim.statements))


def one_origin(index: Index, claim: Claim) -> Sentence | None:
    """Return a claim of one origin, with every article that has it."""
    gist = index.utterance(claim.gist_of)
    others = [one for one in index.utterances(claim.statements) if gist and one.article.id != gist.article.id]
    if gist is None or not others:
        return None
    first = {one.article.id: one for one in reversed(others)}
    also: list[str | Quote] = []
    for one in reversed(first.values()):
        also += [f"{', ' if also else ' '}{one.outlet}", number(one)]
    who, *words = told(gist)
    lead = f"{counted(claim.outlets, 'outlet')}, one origin"
    return Sentence(lead, (f". {capital(str(who))}", *words, "; also in", *also, "."), claim.id)
