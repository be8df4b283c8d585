"""Gives the actors of one article their local ids, and its statements the names that go with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Role as StepRole
from onrecord.nouns.statement import Step
from onrecord.resolve.lookup import body_meant
from onrecord.resolve.pronouns import ANY
from onrecord.resolve.words import known_bodies, meant_by, nations, office, same_role
from onrecord.text.names import folded, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.nouns.statement import Statement
    from onrecord.resolve.answers import Answer
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.sources import Sources


def place_of(statement: Statement) -> tuple[int, int]:
    """Return where a statement stands: its source, else its cue, else its content."""
    spans = statement.source or statement.cue or statement.content
    return (spans[0].start, spans[-1].end) if spans else (0, 0)


class Registry:
    """Gives the actors of an article their local ids, in order of first need."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.cast = sources.cast
        self.ids: dict[tuple[ActorKind, str], str] = {}
        self.found: list[Actor] = []
        for figure in sorted(self.cast.figures, key=lambda f: f.first):
            if not figure.weak and not (figure.place and figure.fixed not in nations()):
                self._named(figure)

    def speaker(self, answer: Answer) -> str | None:
        """Return the id of who answers, of the first if there are several."""
        if answer.figures:
            return self._named(answer.figures[0])
        if not answer.text:
            return None
        offices = (Tenure(_office(self.sources, answer)),) if answer.role else ()
        return self._keep(answer.kind, answer.text, (answer.text,), offices)

    def printed(self, name: str | None) -> str | None:
        """Return a printed name as this article's cast has it; unknown names stay as printed."""
        if not name:
            return None
        figure = self.cast.lookup(name)
        if figure is not None:
            return figure.name
        plain = name.strip().removesuffix("'s").removesuffix("’s")
        for article in ("the ", "The ", "a ", "an "):
            if plain.startswith(article) and folded(plain) not in known_bodies():
                plain = plain.removeprefix(article)
        return plain or None

    def carrier(self, statement: Statement) -> str | None:
        """Return the medium that is told of by a description only: "the paper reported that Roe said"."""
        first = statement.chain[0] if len(statement.chain) > 1 else None
        if first is None or first.role not in (StepRole.OUTLET, StepRole.AGENCY):
            return None
        noun = words(self.cast.scan.text, first.span.start, first.span.end)[-1].key
        figure = body_meant(self.cast, noun, frozenset(), first.span.start)
        known = figure is not None and not meant_by(noun).isdisjoint(figure.keys)
        return figure.name if figure is not None and known else None

    def chain(
        self,
        statement: Statement,
        answer: Answer | None,
        tellers: Mapping[tuple[Span, ...], Answer],
    ) -> tuple[Step, ...]:
        """Return the steps with resolved names; the step that is the source tells who speaks for whom.

        A step that is only a pronoun nobody is found for tells nothing and is left out.
        """
        steps: list[Step] = []
        for step in statement.chain:
            own = any(span.covers(step.span) or step.span.covers(span) for span in statement.source)
            speaks = own and step.role in (StepRole.PRINCIPAL, StepRole.SPOKESMAN, StepRole.UNNAMED)
            if speaks and answer is not None and answer.name:
                spoken = any(s.role is StepRole.SPOKESMAN for s in steps)
                if step.role is not StepRole.PRINCIPAL or not spoken:
                    steps.append(replace(step, role=_step_role(answer), name=answer.name))
                elif answer.principal is None:
                    steps.append(replace(step, name=self.printed(step.name) or step.name))
            else:
                teller = tellers.get((step.span,))
                name = teller.name if teller else self.printed(step.name)
                if teller or folded(step.name) not in ANY:
                    steps.append(replace(step, name=name or step.name))
        if answer is not None and answer.principal and any(s.role is StepRole.SPOKESMAN for s in steps):
            spoke = next(s for s in steps if s.role is StepRole.SPOKESMAN)
            steps.append(Step(StepRole.PRINCIPAL, answer.principal, spoke.span))
        return tuple(steps)

    def addressees(self, statement: Statement) -> tuple[str, ...]:
        """Return the named persons and bodies addressed; what names nobody is left out."""
        kept: list[str] = []
        for name in statement.to:
            span = self._span_of(name, statement)
            answer = self.sources.answer((span,)) if span else None
            if answer and answer.kind in (ActorKind.PERSON, ActorKind.BODY) and answer.name:
                kept.append(answer.name)
            elif answer is None:
                figure = self.cast.lookup(name)
                if figure is not None:
                    kept.append(figure.name)
        return tuple(dict.fromkeys(kept))

    def _span_of(self, name: str, statement: Statement) -> Span | None:
        """Return where the addressee is printed: the place nearest to the cue."""
        text = self.cast.scan.text
        anchor = place_of(statement)[0]
        near = statement.cue[0].start if statement.cue else anchor
        after = text.find(name, near, near + 400)
        if after < 0:
            after = text.find(name, max(0, near - 400), near)
        return Span(after, after + len(name)) if after >= 0 and name else None

    def known(self, mentioned: Iterable[Figure | str]) -> tuple[str, ...]:
        """Return the names of those mentioned who are actors of this article, and of states."""
        kept = (
            who if isinstance(who, str) else who.name
            for who in mentioned
            if isinstance(who, str) or who.fixed in nations() or (who.kind, who.name) in self.ids
        )
        return tuple(dict.fromkeys(kept))

    def actors(self) -> tuple[Actor, ...]:
        """Return all actors in order of their ids."""
        return tuple(self.found)

    def _named(self, figure: Figure) -> str:
        offices: dict[str, None] = {}
        for role in figure.roles:
            if role.head in office("roles", "relations"):
                continue
            told = self.sources.owners.office(role)
            offices[told] = None
        for one in tuple(offices):
            if any(one != other and _less(one, other) for other in offices):
                del offices[one]
        forms = sorted(figure.forms, key=lambda form: (-figure.forms[form], form))
        return self._keep(
            figure.kind, figure.name, tuple(forms), tuple(Tenure(office) for office in sorted(offices))
        )

    def _keep(self, kind: ActorKind, name: str, forms: tuple[str, ...], offices: tuple[Tenure, ...]) -> str:
        known = self.ids.get((kind, name))
        if known is None:
            known = self.ids[kind, name] = f"a{len(self.found) + 1}"
            self.found.append(Actor(known, name, kind, forms, offices))
        return known


def _less(one: str, other: str) -> bool:
    """Tell whether an office without an owner is told in full by another."""
    head, _, owner = other.partition(" of ")
    same = same_role(one.rsplit(maxsplit=1)[-1]) == same_role(head.split()[-1])
    return bool(owner) and " of " not in one and same and set(one.split()[:-1]) <= set(head.split())


def _step_role(answer: Answer) -> StepRole:
    if answer.principal:
        return StepRole.SPOKESMAN
    if answer.role is not None:  # somebody of an office, whom another article may name
        return StepRole.PRINCIPAL
    kinds = {ActorKind.UNNAMED: StepRole.UNNAMED, ActorKind.DOCUMENT: StepRole.DOCUMENT}
    return kinds.get(answer.kind, StepRole.PRINCIPAL)


def _office(sources: Sources, answer: Answer) -> str:
    return sources.owners.office(answer.role) if answer.role else ""
