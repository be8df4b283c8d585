"""What reading again changes: statements and claims that go, come, or read differently."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.article import Article
    from onrecord.nouns.claims import Claim
    from onrecord.nouns.statement import Statement

State = tuple[tuple["Statement", ...], tuple["Claim", ...]]  # what a record has to say


@dataclass(frozen=True, slots=True)
class Difference:
    """What was there before and not after, after and not before, and pairs (before, after) that differ.

    A statement is the same one if it stands at the same words of its article (most of its letters). It counts
    as changed if anything but its id, its reader and its confidence differs; a claim, if its holder, act,
    matter, verdicts, state or statements do. `articles` are the ids of those that were read again.
    """

    articles: tuple[str, ...]
    statements_gone: tuple[Statement, ...]
    statements_new: tuple[Statement, ...]
    statements_changed: tuple[tuple[Statement, Statement], ...]
    claims_gone: tuple[Claim, ...]
    claims_new: tuple[Claim, ...]
    claims_changed: tuple[tuple[Claim, Claim], ...]


def difference(read: tuple[str, ...], articles: Iterable[Article], old: State, new: State) -> Difference:
    """Return in what a record after reading these articles again differs from the one before."""
    (statements, claims), (new_statements, new_claims) = old, new
    came_from = _matched(articles, statements, new_statements)
    before = {one.id: one for one in statements}
    kept = set(came_from.values())
    pairs = [(before[came_from[one.id]], one) for one in new_statements if one.id in came_from]
    old_claims, claim_from = {one.id: one for one in claims}, _claims_matched(claims, new_claims, came_from)
    claims_kept = set(claim_from.values())
    claim_pairs = [(old_claims[claim_from[one.id]], one) for one in new_claims if one.id in claim_from]
    return Difference(
        read,
        tuple(one for one in statements if one.id not in kept),
        tuple(one for one in new_statements if one.id not in came_from),
        tuple(pair for pair in pairs if _bare(pair[0]) != _bare(pair[1])),
        tuple(one for one in claims if one.id not in claims_kept),
        tuple(one for one in new_claims if one.id not in claim_from),
        tuple(pair for pair in claim_pairs if _differs(*pair, came_from)),
    )


def _bare(one: Statement) -> Statement:
    return replace(one, id="", made_by="", confidence=0.0)


def _differs(old: Claim, new: Claim, came_from: Mapping[str, str]) -> bool:
    def told(claim: Claim, statements: Iterable[str]) -> tuple[object, ...]:
        verdicts = (claim.said_verdict, claim.so_verdict, claim.state)
        return claim.holder, claim.act, claim.matter, verdicts, frozenset(statements)

    return told(old, old.statements) != told(new, (came_from.get(id_, id_) for id_ in new.statements))


def _matched(
    articles: Iterable[Article], old: tuple[Statement, ...], new: tuple[Statement, ...]
) -> dict[str, str]:
    """Return for each new statement the old one at the same words, each old one once."""
    from onrecord.judgements import Places, anchor  # noqa: PLC0415  (loaded when something is read again)

    texts = {article.id: article for article in articles}
    places = Places(texts.values(), new)
    found: dict[str, str] = {}
    exact = {(one.article, one.content): one.id for one in new}
    for one in sorted(old, key=lambda one: ((one.article, one.content) not in exact, one.id)):
        at = places.of(anchor(texts[one.article], one))
        if at is not None:
            found.setdefault(at, one.id)
    return found


def _claims_matched(
    old: Iterable[Claim], new: Iterable[Claim], came_from: Mapping[str, str]
) -> dict[str, str]:
    """Return for each new claim the old one it shares most statements with, each old one once."""
    home = {statement: claim.id for claim in old for statement in claim.statements}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for claim in new:
        for statement in claim.statements:
            before = home.get(came_from.get(statement, ""))
            if before is not None:
                shared[claim.id, before] += 1
    found: dict[str, str] = {}
    for (ours, theirs), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if ours not in found and theirs not in found.values():
            found[ours] = theirs
    return found
