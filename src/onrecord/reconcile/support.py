"""The two verdicts on a claim: is it confirmed that it was said, and is it borne out that it is so.

`docs/so.md` is the truth table. A side that repeats itself confirms nothing; a verdict is never better than
the passages it rests on, and what could not be so yet (a prediction, a demand, an opinion) has none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.article import CreditKind
from onrecord.nouns.claims import SaidVerdict, SoVerdict, TieKind
from onrecord.nouns.statement import Act, Role
from onrecord.reconcile.stakes import Stake, stake
from onrecord.text.lexicon import table
from onrecord.text.names import folded
from onrecord.text.phrases import Phrases, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.reconcile.answer import Answer
    from onrecord.reconcile.context import Context, Group
    from onrecord.reconcile.sense import Sense

_TO_COME = frozenset({Act.EXPECTS, Act.WARNS, Act.PROMISES, Act.INTENDS, Act.THREATENS, Act.OFFERS})
_WISHES = frozenset({Act.DEMANDS, Act.ASKS, Act.REJECTS, Act.ACCEPTS, Act.DECLINES})
_FOR = frozenset({TieKind.CONFIRMS, TieKind.ACCEPTS})
_AGAINST = frozenset({TieKind.DENIES, TieKind.CONTRADICTS})
_RELAYED = frozenset({CreditKind.BASED_ON, CreditKind.CARRIED_BY, CreditKind.REPUBLISHED_FROM})


@dataclass(frozen=True, slots=True)
class Support:
    """How a claim is carried, and the two verdicts with their reasons in words."""

    outlets: int
    origins: int
    said: SaidVerdict
    so: SoVerdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    """Somebody's answer to a claim: who, with which stake."""

    name: str
    kind: TieKind
    stake: Stake


class Supports:
    """Works out the support of groups; what answers what is looked up once."""

    def __init__(self, groups: Iterable[Group], answers: Iterable[Answer], context: Context) -> None:
        self._context = context
        self._group = {member: group for group in groups for member in group.members}
        self._answers: Mapping[str, list[tuple[Answer, str]]] = self._by_group(answers)

    def _by_group(self, answers: Iterable[Answer]) -> dict[str, list[tuple[Answer, str]]]:
        """Return the answers to each group, with the statement or report that gives them."""
        found: dict[str, list[tuple[Answer, str]]] = defaultdict(list)
        for answer in answers:
            if answer.left in self._group:
                found[self._group[answer.left].id].append((answer, answer.right))
            if answer.kind is TieKind.CONTRADICTS and answer.right in self._group:
                found[self._group[answer.right].id].append((answer, answer.left))
        return found

    def of(self, group: Group) -> Support:
        """Return the support of one group."""
        origins = self._origins(group)
        outlets = {self._outlet(self._context.senses[member].article) for member in group.members}
        said, why_said = self._said(group, len(origins))
        so, why_so = self._so(group)
        reasons = (f"said: {why_said}", f"so: {why_so}")
        return Support(len(outlets), len(origins), said, so, reasons)

    def _outlet(self, article: str) -> str:
        outlet = self._context.articles[article].outlet
        return folded(outlet) if outlet else f"article {article}"

    def _origins(self, group: Group) -> frozenset[str]:
        """Return who heard it: the medium that has it, the source an article credits, else its outlet."""
        return frozenset(self._origin(member) for member in group.members)

    def _origin(self, member: str) -> str:
        statement = self._context.statements[member]
        carried = [s.name for s in statement.chain if s.role in (Role.AGENCY, Role.OUTLET)]
        medium = statement.via or (carried[0] if carried else None)
        if medium:
            return folded(medium)
        heard = self._context.lent.get(member, statement.article)
        article = self._context.articles[self._context.origins[heard]]
        credited = [c.name for c in article.credits if c.kind in _RELAYED]
        return folded(credited[0]) if credited else self._outlet(article.id)

    def _said(self, group: Group, origins: int) -> tuple[SaidVerdict, str]:
        holder = group.holder
        unsaid = [
            answer
            for answer, right in self._answers.get(group.id, ())
            if answer.kind is TieKind.DENIES and self._holder_of(right) == (holder.id, holder.name)
        ]
        if unsaid:
            return SaidVerdict.DISPUTED, f"{holder.name} denies it"
        if holder.name is None:
            return SaidVerdict.SAID, "who said it is not known"
        second = " · at second hand" if all(map(self._relayed, group.members)) else ""
        if origins > 1:
            return (
                SaidVerdict.CONFIRMED,
                f"{origins} origins that no copy, credit or common medium ties{second}",
            )
        return SaidVerdict.SAID, f"one origin{second}"

    def _relayed(self, member: str) -> bool:
        """Tell whether somebody else's word stands between the speaker and the page."""
        return any(step.role is Role.UNNAMED for step in self._context.statements[member].chain[:-1])

    def _holder_of(self, statement: str) -> tuple[str | None, str | None]:
        holder = self._context.senses[statement].holder
        return holder.id, holder.name

    def _so(self, group: Group) -> tuple[SoVerdict, str]:
        members = [self._context.senses[member] for member in group.members]
        if all(self._own_voice(member) for member in group.members):
            return SoVerdict.REPORTED, f"{group.holder.name} asserts it itself"
        nothing = _not_yet(members)
        if nothing:
            return SoVerdict.NONE, nothing
        answered = self._answered(group)
        own = stake(group.holder, self._described(group.best), (), ())
        borne = [a for a in answered if a.kind in _FOR and a.stake.bears_out]
        against = [a for a in answered if a.kind in _AGAINST]
        counter = [a for a in against if a.stake.independent]
        if borne and against:
            return SoVerdict.DISPUTED, f"{_named(borne)}; but {_named(against)}"
        if counter:
            return SoVerdict.DISPUTED, f"against it: {_named(against)}"
        if against:
            return SoVerdict.DENIED, f"{_named(against)}; nobody without a stake is heard"
        if borne:
            return SoVerdict.BORNE_OUT, f"by {len({a.name for a in borne})}: {_named(borne)}"
        if own.independent:
            return SoVerdict.BORNE_OUT, f"by one: {group.holder.name}, {own.why}"
        return SoVerdict.OPEN, self._open(group, answered)

    def _open(self, group: Group, answered: Sequence[_Answered]) -> str:
        declined = sorted({a.name for a in answered if a.kind is TieKind.DECLINES})
        if declined:
            return f"{' and '.join(declined)} would neither confirm nor deny it"
        same = [a for a in answered if a.kind in _FOR]
        if same:
            return f"{_named(same)}; that bears nothing out"
        voices = {self._context.statements[m].speaker for m in group.members}
        if len(voices) > 1:
            return "only one side says so, by several voices"
        return "nobody else has been heard on it"

    def _answered(self, group: Group) -> list[_Answered]:
        about = frozenset().union(*(self._context.senses[member].names for member in group.members))
        found = []
        for answer, right in self._answers.get(group.id, ()):
            holder = self._context.senses[right].holder
            if (holder.id, holder.name) == (group.holder.id, group.holder.name) and answer.kind in _AGAINST:
                continue  # to deny one's own words is about *said*
            found.append(
                _Answered(
                    holder.name or "somebody unknown",
                    answer.kind,
                    stake(holder, self._described(right), (group.holder,), about),
                )
            )
        return sorted(found, key=lambda a: (a.kind, a.name))

    def _described(self, name: str) -> tuple[str, ...]:
        """Return what the page and the record call whoever says this."""
        statement = self._context.statements.get(name)
        if statement is None:
            return ()
        text = self._context.articles[statement.article].text
        return (*(span.of(text) for span in statement.source), statement.speaker or "")

    def _own_voice(self, member: str) -> bool:
        """Tell whether an outlet says it in its own voice."""
        statement = self._context.statements[member]
        outlet = self._context.articles[statement.article].outlet
        return bool(outlet and statement.speaker) and folded(outlet or "") == folded(statement.speaker or "")


def _named(answered: Iterable[_Answered]) -> str:
    told = dict.fromkeys(f"{a.name} {a.kind}{f' ({a.stake.why})' if a.stake.why else ''}" for a in answered)
    return ", ".join(told)


@cache
def _phrases(part: str) -> Phrases:
    return Phrases({part: table("stakes")[part]["phrases"]})


def _not_yet(members: Sequence[Sense]) -> str | None:
    """Return why nothing could bear a claim out: it is to come, wanted, or a matter of worth; else None."""
    acts = [sense.act for sense in members]
    if all(act in _TO_COME for act in acts):
        return "it is about what is to come"
    if all(act in _WISHES for act in acts):
        return "it says what somebody wants, not what is so"
    if all(act is Act.PRAISES or _matches(sense, "worth") for act, sense in zip(acts, members, strict=True)):
        return "it judges worth, not fact"
    if all(
        act in _TO_COME | _WISHES or _matches(sense, "ahead")
        for act, sense in zip(acts, members, strict=True)
    ):
        return "it is about what is to come"
    return None


def _matches(sense: Sense, part: str) -> bool:
    return not sense.figures and bool(_phrases(part).labels(tokens(sense.text)))
