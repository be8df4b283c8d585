"""Claims, ties, positions and changes for tests of what surrounds them: by plain words, and by rulings.

The same words of one speaker are one claim; "not words" denies words of somebody else; the first word is the
matter; another thing said on it later is a change.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.nouns.claims import (
    Change,
    ChangeKind,
    Claim,
    ClaimState,
    Link,
    Position,
    PositionState,
    SaidVerdict,
    SoVerdict,
    Tie,
    TieKind,
)
from onrecord.nouns.judgement import agreed
from onrecord.nouns.passage import Passage
from onrecord.nouns.span import digest, joined

if TYPE_CHECKING:
    from onrecord.nouns.judgement import Rulings
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Statement
    from onrecord.nouns.when import When


def together(settled: Settled, rulings: Rulings) -> Settled:
    """Return the record with what its statements make together."""
    texts = {article.id: article.text for article in settled.articles}
    said = {s.id: s for s in sorted(settled.statements, key=lambda s: s.id)}
    words = {id_: joined(texts[s.article], s.content).casefold() for id_, s in said.items()}
    ties = _ties(said, words, rulings)
    denied = {tie.left for tie in ties if tie.kind is TieKind.DENIES}
    claims = []
    groups = _groups(said, words, rulings)
    group = {id_: members for members in groups for id_ in members}
    named = agreed((group[id_], name, by) for id_, name, by in rulings.matters if id_ in group)
    for members in groups:
        one = said[members[0]]
        matter, _ = named.get(members, (None, ""))
        plain = words[one.id].removeprefix("not ").split()
        claims.append(
            Claim(
                id="c" + digest("claim", *members),
                story=one.story,
                gist=joined(texts[one.article], one.content),
                gist_of=one.id,
                holder=one.speaker,
                holder_id=one.speaker_id,
                act=one.act,
                matter=matter or (plain[0] if plain else None),
                statements=members,
                outlets=len({said[id_].article for id_ in members}),
                origins=1,
                said_verdict=SaidVerdict.SAID,
                so_verdict=SoVerdict.DENIED if denied & set(members) else SoVerdict.OPEN,
                state=ClaimState.DENIED if denied & set(members) else ClaimState.STANDS,
                links=tuple(
                    Link(left, right, float(len(words[left])), ("same words +1.0",))
                    for left, right in pairwise(members)
                ),
            )
        )
    lines: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (_first(claim, said), claim.id)):
        if claim.holder and claim.matter:
            lines[claim.holder, claim.matter].append(claim)
    positions = [_position(line[-1], said) for line in lines.values()]
    changes = [_change(*step, said) for line in lines.values() for step in pairwise(line)]
    return replace(
        settled,
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
        ties=ties,
        positions=tuple(sorted(positions, key=lambda position: position.id)),
        changes=tuple(sorted(changes, key=lambda change: change.id)),
    )


def _groups(said: dict[str, Statement], words: dict[str, str], rulings: Rulings) -> list[tuple[str, ...]]:
    group = {id_: f"{s.speaker} {words[id_]} {s.speaker or id_}" for id_, s in said.items()}
    for ruling in rulings.same:
        if ruling.answer == "no" and group[ruling.left] == group[ruling.right]:
            group[ruling.right] += " apart"
    for ruling in rulings.same:
        if ruling.answer == "yes":
            old, new = group[ruling.right], group[ruling.left]
            group = {id_: new if key == old else key for id_, key in group.items()}
    found = defaultdict(list)
    for id_, key in group.items():
        found[key].append(id_)
    return [tuple(sorted(members)) for members in found.values()]


def _ties(said: dict[str, Statement], words: dict[str, str], rulings: Rulings) -> tuple[Tie, ...]:
    found = {
        (left, right): TieKind.DENIES
        for right in said
        for left in said
        if words[right] == f"not {words[left]}" and said[left].speaker != said[right].speaker
    }
    ruled = agreed(((ruling.left, ruling.right), ruling.answer, ruling.by) for ruling in rulings.ties)
    for ends, (answer, _) in ruled.items():
        found.pop(ends, None)
        if answer != "none":
            found[ends] = TieKind(answer)
    ties = (
        Tie("t" + digest(*ends, kind), *ends, kind, 1.0, ("its denial +1.0",)) for ends, kind in found.items()
    )
    return tuple(sorted(ties, key=lambda tie: tie.id))


def _day(statement: Statement) -> When | None:
    return statement.said or statement.reported


def _first(claim: Claim, said: dict[str, Statement]) -> str:
    days = (_day(said[id_]) for id_ in claim.statements)
    return min((str(day.last) for day in days if day), default="9999")


def _position(claim: Claim, said: dict[str, Statement]) -> Position:
    one = said[claim.gist_of]
    return Position(
        id="p" + digest("position", claim.holder, claim.matter),
        story=claim.story,
        actor=claim.holder or "",
        actor_id=claim.holder_id,
        matter=claim.matter or "",
        claim=claim.id,
        state=PositionState.STANDS,
        since=_day(one),
        last=_day(one),
        condition=None,
        passages=_passages(one),
    )


def _change(before: Claim, after: Claim, said: dict[str, Statement]) -> Change:
    left, right = said[before.gist_of], said[after.gist_of]
    return Change(
        id="m" + digest("change", left.id, right.id),
        story=after.story,
        actor=after.holder or "",
        actor_id=after.holder_id,
        matter=after.matter,
        kind=ChangeKind.SUPERSEDED,
        before=left.id,
        after=right.id,
        at=_day(right),
        passages=(*_passages(left), *_passages(right)),
        reasons=("said later +1.0",),
    )


def _passages(statement: Statement) -> tuple[Passage, ...]:
    return tuple(Passage(statement.article, span) for span in statement.content)
