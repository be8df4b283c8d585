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

_TO_COME = frozenset({Act.EXPECTS, Act.PROMISES, Act.INTENDS, Act.THREATENS, Act.OFFERS})
_WISHES = frozenset({Act.DEMANDS, Act.ASKS, Act.REJECTS, Act.DECLINES})
_AGAINST = frozenset({TieKind.DENIES, TieKind.CONTRADICTS})
_OTHERWISE = frozenset({TieKind.DIFFERS, TieKind.CONTRADICTS})
_EARLY = 8  # words of a content among which its own verb stands
_MEDIA = frozenset({Role.AGENCY, Role.OUTLET})
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
        said, why_said = self._said(group, origins)
        so, why_so = self._so(group)
        reasons = (f"said: {why_said}", f"so: {why_so}")
        return Support(len(outlets), origins, said, so, reasons)

    def _outlet(self, article: str) -> str:
        outlet = self._context.articles[article].outlet
        return folded(outlet) if outlet else f"article {article}"

    def _origins(self, group: Group) -> int:
        """Return how many heard it: articles that an outlet, a medium, a credit or a copy ties are one."""
        heard: list[frozenset[str]] = []
        for keys in (self._heard_by(member) for member in group.members):
            tied = [one for one in heard if one & keys]
            heard = [one for one in heard if not one & keys] + [keys.union(*tied)]
        return len(heard)

    def _heard_by(self, member: str) -> frozenset[str]:
        """Return through whom the article has it: media it names, whom it credits, and its own outlet."""
        statement = self._context.statements[member]
        heard = self._context.lent.get(member, statement.article)
        article = self._context.articles[self._context.origins[heard]]
        media = [step.name for step in statement.chain if step.role in _MEDIA]
        media += [credit.name for credit in article.credits if credit.kind in _RELAYED]
        media += [statement.via] if statement.via else []
        return frozenset(map(folded, media)) | {self._outlet(article.id)}

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
            why = f"{origins} origins that no copy, credit or common medium ties"
            return SaidVerdict.CONFIRMED, why + self._unnamed(group) + second
        return SaidVerdict.SAID, f"one origin{second}"

    def _unnamed(self, group: Group) -> str:
        """Return how many of the articles tell no outlet: they may be one outlet's."""
        articles = {self._context.statements[member].article for member in group.members}
        unknown = sum(self._context.articles[article].outlet is None for article in articles)
        return f" · the outlet of {unknown} is not known" if unknown else ""

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
        borne = [a for a in answered if a.kind is TieKind.CONFIRMS and a.stake.bears_out]
        against = [a for a in answered if a.kind is TieKind.DENIES or _counts_against(a)]
        counter = [a for a in against if a.stake.independent]
        itself = f"{group.holder.name}, {own.why}"
        if (borne or own.independent) and against:
            return SoVerdict.DISPUTED, f"{_named(borne) or itself}; but {_named(against)}"
        if counter:
            return SoVerdict.DISPUTED, f"against it: {_named(against)}"
        if against:
            return SoVerdict.DENIED, f"{_named(against)}; nobody without a stake is heard"
        if borne:
            return SoVerdict.BORNE_OUT, f"by {len({a.name for a in borne})}: {_named(borne)}"
        if own.independent and not any(a.kind in _OTHERWISE for a in answered):
            return SoVerdict.BORNE_OUT, f"by one, itself: {itself}"
        return SoVerdict.OPEN, self._open(group, answered)

    def _open(self, group: Group, answered: Sequence[_Answered]) -> str:
        declined = sorted({a.name for a in answered if a.kind is TieKind.DECLINES})
        if declined:
            return f"{' and '.join(declined)} would neither confirm nor deny it"
        others = [a for a in answered if a.kind in _OTHERWISE]
        if others:
            return f"others say otherwise: {_named(others)}"
        same = [a for a in answered if a.kind is TieKind.CONFIRMS]
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


def _counts_against(answer: _Answered) -> bool:
    """Tell whether a contradiction weighs: one by any other party is one word against another."""
    return answer.kind is TieKind.CONTRADICTS and answer.stake.bears_out


def _named(answered: Iterable[_Answered]) -> str:
    told = dict.fromkeys(f"{a.name} {a.kind}{f' ({a.stake.why})' if a.stake.why else ''}" for a in answered)
    return ", ".join(told)


@cache
def _phrases(part: str) -> Phrases:
    return Phrases({part: table("stakes")[part]["phrases"]})


def _not_yet(members: Sequence[Sense]) -> str | None:
    """Return why nothing could bear a claim out: it is to come, wanted, or a matter of worth; else None."""
    if all(_matches(sense, "unknown") for sense in members):
        return "it says that something is not known"
    if all(_wishes(sense) for sense in members):
        return "it says what somebody wants, not what is so"
    if all(sense.act is Act.PRAISES or _worth(sense) for sense in members):
        return "it judges worth, not fact"
    if all(_to_come(sense) for sense in members):
        return "it is about what is to come"
    return None


def _wishes(sense: Sense) -> bool:
    """Tell whether somebody wants something; to accept is to want where a deed follows ("agreed to pay")."""
    return sense.act in _WISHES or (sense.act is Act.ACCEPTS and sense.text.startswith("to "))


def _worth(sense: Sense) -> bool:
    """Tell whether a content judges; what has a figure in it can be looked up."""
    return not sense.figures and _matches(sense, "worth")


def _to_come(sense: Sense) -> bool:
    """Tell whether a content is of what is to come: by its act, its verb, or an infinitive ("to pay")."""
    opens = sense.text.casefold()
    infinitive = opens.startswith("to ") and not opens.startswith("to have ")
    return sense.act in _TO_COME or _wishes(sense) or infinitive or _matches(sense, "ahead")


def _matches(sense: Sense, part: str) -> bool:
    """Tell whether the verb of a content, or what stands about it, is of this part of the table."""
    return bool(_phrases(part).find(tokens(sense.text), 0, _EARLY))
