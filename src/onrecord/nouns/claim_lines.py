"""Record lines of what statements make together: claims, ties, positions, changes, judgements; and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from onrecord.nouns.judgement import Anchor, Judgement, Question
from onrecord.nouns.passage import Passage
from onrecord.nouns.statement import Act
from onrecord.nouns.written import grounds, interval, pairs, passage

if TYPE_CHECKING:
    from onrecord.nouns.fields import Fields

Line = dict[str, Any]


def claim_line(claim: Claim) -> Line:
    """Return the line of a claim."""
    return {
        "type": "claim",
        "id": claim.id,
        "story": claim.story,
        "gist": claim.gist,
        "gist_of": claim.gist_of,
        "holder": claim.holder,
        "holder_id": claim.holder_id,
        "act": claim.act.value,
        "matter": claim.matter,
        "statements": list(claim.statements),
        "outlets": claim.outlets,
        "origins": claim.origins,
        "said_verdict": claim.said_verdict.value,
        "so_verdict": claim.so_verdict.value,
        "state": claim.state.value,
        "reasons": list(claim.reasons),
        "links": [
            {"left": k.left, "right": k.right, "score": k.score, "reasons": list(k.reasons)}
            for k in claim.links
        ],
    }


def as_claim(line: Fields) -> Claim:
    """Return the claim of a line."""
    return Claim(
        id=line.word("id"),
        story=line.maybe("story"),
        gist=line.maybe("gist") or "",
        gist_of=line.word("gist_of"),
        holder=line.maybe("holder"),
        holder_id=line.maybe("holder_id"),
        act=line.one_of("act", Act),
        matter=line.maybe("matter"),
        statements=line.words("statements"),
        outlets=line.count("outlets"),
        origins=line.count("origins"),
        said_verdict=line.one_of("said_verdict", SaidVerdict),
        so_verdict=line.one_of("so_verdict", SoVerdict),
        state=line.one_of("state", ClaimState),
        reasons=line.words("reasons"),
        links=tuple(
            Link(k.word("left"), k.word("right"), k.number("score"), k.words("reasons"))
            for k in line.objects("links")
        ),
    )


def tie_line(tie: Tie) -> Line:
    """Return the line of a tie."""
    return {
        "type": "tie",
        "id": tie.id,
        "left": tie.left,
        "right": tie.right,
        "kind": tie.kind.value,
        "score": tie.score,
        "reasons": list(tie.reasons),
    }


def as_tie(line: Fields) -> Tie:
    """Return the tie of a line."""
    return Tie(
        line.word("id"),
        line.word("left"),
        line.word("right"),
        line.one_of("kind", TieKind),
        line.number("score"),
        line.words("reasons"),
    )


def position_line(position: Position) -> Line:
    """Return the line of a position."""
    return {
        "type": "position",
        "id": position.id,
        "story": position.story,
        "actor": position.actor,
        "actor_id": position.actor_id,
        "matter": position.matter,
        "claim": position.claim,
        "state": position.state.value,
        "since": interval(position.since),
        **grounds(position.since, "since_"),
        "last": interval(position.last),
        **grounds(position.last, "last_"),
        "condition": passage(position.condition) if position.condition else None,
        "passages": [passage(p) for p in position.passages],
    }


def as_position(line: Fields) -> Position:
    """Return the position of a line."""
    condition = line.inner("condition")
    return Position(
        id=line.word("id"),
        story=line.maybe("story"),
        actor=line.word("actor"),
        actor_id=line.maybe("actor_id"),
        matter=line.word("matter"),
        claim=line.word("claim"),
        state=line.one_of("state", PositionState),
        since=line.when("since", "since_"),
        last=line.when("last", "last_"),
        condition=_passage(condition) if condition else None,
        passages=tuple(map(_passage, line.objects("passages"))),
    )


def change_line(change: Change) -> Line:
    """Return the line of a change."""
    return {
        "type": "change",
        "id": change.id,
        "story": change.story,
        "actor": change.actor,
        "actor_id": change.actor_id,
        "matter": change.matter,
        "kind": change.kind.value,
        "before": change.before,
        "after": change.after,
        "at": interval(change.at),
        **grounds(change.at, "at_"),
        "passages": [passage(p) for p in change.passages],
        "reasons": list(change.reasons),
    }


def as_change(line: Fields) -> Change:
    """Return the change of a line."""
    return Change(
        id=line.word("id"),
        story=line.maybe("story"),
        actor=line.word("actor"),
        actor_id=line.maybe("actor_id"),
        matter=line.maybe("matter"),
        kind=line.one_of("kind", ChangeKind),
        before=line.word("before"),
        after=line.word("after"),
        at=line.when("at", "at_"),
        passages=tuple(map(_passage, line.objects("passages"))),
        reasons=line.words("reasons"),
    )


def judgement_line(judgement: Judgement) -> Line:
    """Return the line of a judgement."""
    return {
        "type": "judgement",
        "id": judgement.id,
        "on": [
            {"article": a.article, "kind": a.kind, "spans": pairs(a.spans), "words": a.words}
            for a in judgement.on
        ],
        "question": judgement.question.value,
        "answer": judgement.answer,
        "by": judgement.by,
        "at": judgement.at,
        "note": judgement.note,
        "revoked_at": judgement.revoked_at,
    }


def as_judgement(line: Fields) -> Judgement:
    """Return the judgement of a line."""
    return Judgement(
        id=line.word("id"),
        on=tuple(
            Anchor(a.word("article"), a.spans("spans"), a.word("words"), a.word("kind"))
            for a in line.objects("on")
        ),
        question=line.one_of("question", Question),
        answer=line.word("answer"),
        by=line.word("by"),
        at=line.word("at"),
        note=line.maybe("note"),
        revoked_at=line.maybe("revoked_at"),
    )


def _passage(line: Fields) -> Passage:
    return Passage(line.word("article"), line.place("span"))
