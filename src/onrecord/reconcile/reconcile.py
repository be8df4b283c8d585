"""All of reconcile in order: one pure function of what is settled and of what people have judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.nouns.claims import Claim, Link, Tie
from onrecord.nouns.judgement import Rulings
from onrecord.nouns.results import CopyKind
from onrecord.nouns.span import digest, joined
from onrecord.reconcile.answers import answers
from onrecord.reconcile.claims import groups
from onrecord.reconcile.context import Context
from onrecord.reconcile.evidence import printed, total
from onrecord.reconcile.holders import Holders
from onrecord.reconcile.ledger import ledger
from onrecord.reconcile.matters import matters
from onrecord.reconcile.sense import senses
from onrecord.reconcile.support import Supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.article import Article
    from onrecord.nouns.claims import Change, ClaimState, Position
    from onrecord.nouns.results import Copy, Settled
    from onrecord.nouns.statement import Statement
    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.context import Group, Joined
    from onrecord.reconcile.support import Support

_WHOLE = frozenset({CopyKind.EXACT, CopyKind.NEAR, CopyKind.REWRITE})


def reconcile(settled: Settled, rulings: Rulings | None = None) -> Settled:
    """Return the record with claims, ties, positions and changes, each kind sorted by id.

    The same for any order of what is given.
    """
    context = Context(
        {article.id: article for article in settled.articles},
        {s.id: s for s in settled.statements if s.content},
        {r.id: r for r in settled.reports if r.content},
        senses(settled.articles, settled.statements, settled.reports, Holders(settled.actors)),
        _origins(settled.articles, settled.copies),
        rulings or Rulings(),
        _lent(settled.statements, settled.copies),
    )
    found = groups(context)
    ties = answers(found, context)
    named = matters(found, ties, context)
    kept = ledger(found, ties, named, context)
    supports = Supports(found, ties, context)
    return replace(
        settled,
        claims=tuple(
            sorted((_claim(g, supports.of(g), named, kept.states, context) for g in found), key=_id)
        ),
        ties=tuple(sorted(map(_tie, ties), key=_id)),
        positions=tuple(sorted(kept.positions, key=_id)),
        changes=tuple(sorted(kept.changes, key=_id)),
    )


def _id(noun: Claim | Tie | Position | Change) -> str:
    return noun.id


def _origins(articles: Iterable[Article], copies: Iterable[Copy]) -> dict[str, str]:
    """Return for each article the one at the end of its chain of whole copies and rewrites."""
    source = {copy.article: copy.of for copy in copies if copy.kind in _WHOLE}
    found = {}
    for article in articles:
        root = article.id
        while root in source:  # `lineage` leaves no circle
            root = source[root]
        found[article.id] = root
    return found


def _lent(statements: Iterable[Statement], copies: Iterable[Copy]) -> dict[str, str]:
    """Return for each statement inside a copied stretch the article that the stretch is from."""
    parts = {copy.article: copy for copy in copies if copy.kind not in _WHOLE}
    found = {}
    for statement in statements:
        copy = parts.get(statement.article)
        inside = copy and all(any(here.covers(s) for here, _ in copy.runs) for s in statement.content)
        if copy and inside and statement.content:
            found[statement.id] = copy.of
    return found


def _claim(
    group: Group,
    support: Support,
    named: Mapping[str, str],
    states: Mapping[str, ClaimState],
    context: Context,
) -> Claim:
    best = context.statements[group.best]
    return Claim(
        id=group.id,
        story=group.story,
        gist=joined(context.articles[best.article].text, best.content),
        gist_of=best.id,
        holder=group.holder.name,
        holder_id=group.holder.id,
        act=best.act,
        matter=named.get(group.id),
        statements=group.members,
        outlets=support.outlets,
        origins=support.origins,
        said_verdict=support.said,
        so_verdict=support.so,
        state=states[group.id],
        reasons=support.reasons,
        links=tuple(map(_link, group.joined)),
    )


def _link(one: Joined) -> Link:
    return Link(one.left, one.right, total(one.evidence), printed(one.evidence))


def _tie(answer: Answer) -> Tie:
    name = "t" + digest("tie", answer.left, answer.right, answer.kind)
    return Tie(name, answer.left, answer.right, answer.kind, total(answer.evidence), printed(answer.evidence))
