"""Resolves actors across articles: local actors become those of the record, in any order of the articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.span import digest
from onrecord.nouns.when import Basis, When
from onrecord.resolve.clusters import Known, Local, alone, keys_of
from onrecord.resolve.figures import fullest
from onrecord.resolve.merge import merged
from onrecord.resolve.words import same_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Reading, Report, Statement

_KINDS = (ActorKind.PERSON, ActorKind.BODY, ActorKind.DOCUMENT, ActorKind.UNNAMED)


@dataclass(frozen=True, slots=True)
class _Names:
    """What the local names and ids of one article mean in the record."""

    by_id: Mapping[str, Actor]
    by_name: Mapping[str, Actor]
    by_form: Mapping[str, Actor]

    def name(self, printed: str | None) -> str | None:
        """Return the record's name for a local one; joint speakers are taken one by one."""
        if printed is None or printed in self.by_name:
            return self.by_name[printed].name if printed else None
        return "; ".join(self.by_name[p].name if p in self.by_name else p for p in printed.split("; "))

    def printed(self, form: str) -> str:
        """Return the record's name of whom a printed form means in the article, else the form."""
        one = self.by_name.get(form) or self.by_form.get(form)
        return one.name if one else form


def across(
    articles: tuple[Article, ...], readings: tuple[Reading, ...]
) -> tuple[tuple[Statement, ...], tuple[Report, ...], tuple[Actor, ...]]:
    """Return all statements and reports with the record's names and ids, and the record's actors, sorted.

    The result is the same for any order of the articles and of the readings.
    """
    known = {
        (reading.article, actor.id): Known((reading.article, actor.id), actor, keys_of(actor.name))
        for reading in readings
        for actor in reading.actors
    }
    published = {article.id: article.when for article in articles}
    of: dict[Local, Actor] = {}
    for members in merged(known).sets().values():
        actor = _actor([known[local] for local in members], published)
        of.update(dict.fromkeys(members, actor))
    actors = _united(of)
    statements: list[Statement] = []
    reports: list[Report] = []
    for reading in readings:
        mine = {actor.id: actors[of[reading.article, actor.id].id] for actor in reading.actors}
        named = {actor.name: mine[actor.id] for actor in reversed(reading.actors)}
        names = _Names(mine, named, _by_form(reading.actors, mine))
        statements.extend(_statement(statement, names) for statement in reading.statements)
        reports.extend(
            replace(report, about=tuple(dict.fromkeys(map(names.printed, report.about))))
            for report in reading.reports
        )
    return (
        tuple(sorted(statements, key=lambda s: (s.article, s.id))),
        tuple(sorted(reports, key=lambda r: (r.article, r.id))),
        tuple(actors[id_] for id_ in sorted(actors)),
    )


def _by_form(locals_: Iterable[Actor], mine: Mapping[str, Actor]) -> Mapping[str, Actor]:
    """Return the actors of one article by those printed forms that only one of them has."""
    found: dict[str, list[Actor]] = defaultdict(list)
    for local in locals_:
        for form in local.forms:
            found[form].append(mine[local.id])
    return {form: held[0] for form, held in found.items() if len(held) == 1}


def _actor(members: Iterable[Known], published: Mapping[str, When | None]) -> Actor:
    """Return one actor of the record from its local ones."""
    listed = list(members)
    kind = min(_KINDS, key=lambda k: (-_rank(k, listed), _KINDS.index(k)))
    names: Counter[str] = Counter(one.actor.name for one in listed if one.actor.kind is kind)
    if kind is ActorKind.BODY:
        for seat in _seats(listed) & names.keys():
            del names[seat]
    forms = {form for one in listed for form in one.actor.forms}
    attested: dict[str, list[When | None]] = defaultdict(list)
    for one in listed:
        for tenure in one.actor.offices:
            attested[tenure.office].append(published.get(one.local[0]))
    name = fullest(names, kind)
    offices = (
        tuple(Tenure(office, _bounds(attested[office])) for office in sorted(attested))
        if _named(kind)
        else ()
    )
    made = Actor("", name, kind, tuple(sorted(forms)), offices)
    where = (min(one.local[0] for one in listed),) if alone(made) else ()
    return replace(made, id=digest(kind, name, *where))


def _seats(members: Iterable[Known]) -> set[str]:
    """Return the names of these bodies that one of another name is called by as well: houses and capitals."""
    listed = list(members)
    names = {one.actor.name for one in listed}
    called = {(form, one.actor.name) for one in listed for form in one.actor.forms if form != one.actor.name}
    return {form for form, name in called if form in names and (name, form) not in called}


def _answers_for(actor: Actor) -> str | None:
    """Return for whom a spokesman speaks by what other articles call him, None if they do not agree."""
    owners = {
        tenure.office.partition(" of ")[2]
        for tenure in actor.offices
        if same_role(tenure.office.partition(" of ")[0].split(" ")[-1]) == "spokesman"
    } - {""}
    return owners.pop() if len(owners) == 1 else None


def _named(kind: ActorKind) -> bool:
    return kind in (ActorKind.PERSON, ActorKind.BODY)


def _rank(kind: ActorKind, members: Iterable[Known]) -> int:
    """Return how many articles hold this kind; a person outranks the description that was joined."""
    count = len({one.local[0] for one in members if one.actor.kind is kind})
    return count + 1_000_000 if count and kind is ActorKind.PERSON else count


def _bounds(whens: Iterable[When | None]) -> When | None:
    """Return the days between the first and last dated article that gives an office; open ends stay open."""
    known = [when for when in whens if when is not None]
    firsts = [when.first for when in known if when.first]
    lasts = [when.last for when in known if when.last]
    first = min(firsts) if known and len(firsts) == len(known) else None
    last = max(lasts) if known and len(lasts) == len(known) else None
    if first is None and last is None:
        return None
    count = len(known)
    why = f"so called in {count} article{'s' if count > 1 else ''} of these days"
    return When(first, last, Basis.BOUND, why)


def _united(of: Mapping[Local, Actor]) -> dict[str, Actor]:
    """Return the actors by id; two sets that came out under one name are put together."""
    found: dict[str, Actor] = {}
    for local in sorted(of):
        actor = of[local]
        other = found.get(actor.id)
        if other is not None and other is not actor and other != actor:
            offices = {tenure.office: tenure for tenure in (*actor.offices, *other.offices)}
            actor = replace(
                other,
                forms=tuple(sorted({*other.forms, *actor.forms})),
                offices=tuple(offices[office] for office in sorted(offices)),
            )
        found[actor.id] = actor
    return found


def _statement(statement: Statement, names: _Names) -> Statement:
    actor = names.by_id.get(statement.speaker_id) if statement.speaker_id else None
    joint = statement.speaker is not None and "; " in statement.speaker
    principal = statement.principal or (_answers_for(actor) if actor else None)
    return replace(
        statement,
        speaker=actor.name if actor and not joint else names.name(statement.speaker),
        speaker_id=actor.id if actor else None,
        speaker_kind=actor.kind if actor else statement.speaker_kind,
        principal=names.name(principal),
        via=names.name(statement.via),
        to=tuple(names.name(name) or name for name in statement.to),
        about=tuple(dict.fromkeys(names.name(name) or name for name in statement.about)),
        chain=tuple(replace(step, name=names.name(step.name) or step.name) for step in statement.chain),
    )
