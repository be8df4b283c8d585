"""Resolves who speaks in one article: from printed sources to actors of that article."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Role as StepRole
from onrecord.nouns.statement import Step
from onrecord.nouns.when import Basis, When
from onrecord.resolve.about import Mentions
from onrecord.resolve.answers import Answer, Heard
from onrecord.resolve.cast import Cast
from onrecord.resolve.mentions import scan
from onrecord.resolve.namesakes import add_states
from onrecord.resolve.pronouns import ANY, FIRST
from onrecord.resolve.sources import Sources
from onrecord.resolve.tenures import add_offices
from onrecord.resolve.words import known_bodies, nations, same_role
from onrecord.text.names import folded, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Statement
    from onrecord.resolve.figures import Figure

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+\w+ed?\b|\b(?:is|are|was|were|been|being) said\b"
)


def inside(
    article: Article, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """Return the statements with who spoke filled in, and the actors of this article (ids are local: "a1").

    A source that nothing tells of stays None. The order of the statements is kept.
    """
    cast = Cast(scan(article), _days(article))
    add_states(cast)
    add_offices(cast)
    sources = Sources(cast)
    answers: dict[int, Answer | None] = {}
    told = _told(article.text, statements)
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    within = [i for i in order if _inside_quote(statements[i], told, cast)]
    late = set(within)
    for number in (*(i for i in order if i not in late), *within):
        statement = statements[number]
        if statement.source:
            found = sources.answer(statement.source)
        else:
            found = _continued(article.text, statement, statements, answers, order)
        answers[number] = found
        if found and statement.source:
            place = statement.source[0].start
            heard = Heard(place, cast.scan.sentence_at(place), found, bool(told[place]))
            sources.floor.hear(heard, statement.content)
    for number in order:
        if answers[number] is None and statements[number].source:
            answers[number] = _first_person(article, statements, number, answers) or _author(
                article, sources, statements[number]
            )
    return _finished(sources, statements, answers)


def _inside_quote(statement: Statement, told: bytearray, cast: Cast) -> bool:
    """Tell whether a source stands inside another's quoted words: who says them must be known first."""
    if not statement.source:
        return False
    place = statement.source[0].start
    return bool(told[place]) and place < len(cast.scan.quoted) and bool(cast.scan.quoted[place])


def _told(text: str, statements: Iterable[Statement]) -> bytearray:
    """Mark what is somebody's words: a source there is told by another and does not take the floor."""
    marks = bytearray(len(text) + 1)
    for statement in statements:
        for span in statement.content:
            marks[span.start : span.end] = b"\x01" * len(span)
    return marks


def _days(article: Article) -> When | None:
    """Return the days in which the article was written, None when it may have been any later day."""
    if article.when is not None:
        return article.when if article.when.last else None
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return When(day, day, Basis.METADATA, "published")


def _place(statement: Statement) -> tuple[int, int]:
    spans = statement.source or statement.cue or statement.content
    return (spans[0].start, spans[-1].end) if spans else (0, 0)


def _continued(
    text: str,
    statement: Statement,
    statements: Sequence[Statement],
    answers: dict[int, Answer | None],
    order: Iterable[int],
) -> Answer | None:
    """Return who goes on speaking: the former statement's speaker, if only marks stand between the two."""
    if not statement.content:
        return None
    start = statement.content[0].start
    if statement.cue and _PASSIVE.search(text[max(0, statement.cue[0].start - 8) : statement.cue[-1].end]):
        return None
    before = [
        n for n in order if n in answers and statements[n].content and statements[n].content[-1].end <= start
    ]
    if not before:
        return None
    last = max(before, key=lambda n: statements[n].content[-1].end)
    ends = [
        s.end
        for spans in (statements[last].content, statements[last].source, statements[last].cue)
        for s in spans
    ]
    between = text[min(max(ends), start) : start]
    if not any(c.isalnum() for c in between):
        return answers[last]
    if not statement.cue or not statements[last].source:
        return None
    cue, source = statement.cue[0], statements[last].source[0]
    link = text[max(ends) if max(ends) < cue.start else source.end : cue.start]
    joins = link.strip(" ,—–-").split(" ")[-1].lower() in ("and", "but", "or", "while", "then", "also")
    shares = joins or (
        not link.strip(" ,") and any(word.endswith("ing") for word in cue.of(text).split()[:1])
    )
    one_line = source.end <= cue.start and "\n" not in text[source.end : cue.start]
    return answers[last] if shares and one_line else None


def _first_person(
    article: Article, statements: Sequence[Statement], number: int, answers: dict[int, Answer | None]
) -> Answer | None:
    """Return whom "I" or "we" inside another's words stands for."""
    span = statements[number].source[0]
    said = words(article.text, span.start, span.end)
    if not said or said[0].key not in FIRST:
        return None
    around = [
        other
        for other, statement in enumerate(statements)
        if other != number and any(part.covers(span) for part in statement.content)
    ]
    inner = min(around, key=lambda other: sum(len(s) for s in statements[other].content), default=None)
    return answers.get(inner) if inner is not None else None


def _author(article: Article, sources: Sources, statement: Statement) -> Answer | None:
    """Return the named author whom a column's own "I" stands for."""
    span = statement.source[0]
    said = words(article.text, span.start, span.end)
    name = (article.byline or "").strip().removeprefix("By ").removeprefix("by ").strip()
    if not said or said[0].key not in ("i", "my", "me") or sources.cast.scan.quoted[span.start]:
        return None
    parts = name.split()
    if not 2 <= len(parts) <= 4 or not all(part[:1].isupper() for part in parts):
        return None
    known = sources.cast.lookup(name)
    return Answer(ActorKind.PERSON, (known,)) if known else Answer(ActorKind.PERSON, text=name)


def _finished(
    sources: Sources, statements: Sequence[Statement], answers: dict[int, Answer | None]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    registry = _Registry(sources)
    made: list[Statement] = []
    for number, statement in enumerate(statements):
        answer = answers.get(number)
        made.append(
            replace(
                statement,
                speaker=answer.name if answer else None,
                speaker_id=registry.speaker(answer) if answer else None,
                speaker_kind=answer.kind if answer and answer.name else None,
                principal=answer.principal if answer else None,
                via=registry.printed(statement.via),
                to=registry.addressees(statement),
                chain=registry.chain(statement, answer),
            )
        )
    mentions = Mentions(sources, statements, answers)
    told = tuple(
        replace(one, about=registry.known(mentions.about(one, number))) for number, one in enumerate(made)
    )
    return told, registry.actors()


class _Registry:
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

    def chain(self, statement: Statement, answer: Answer | None) -> tuple[Step, ...]:
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
            elif folded(step.name) not in ANY:
                steps.append(replace(step, name=self.printed(step.name) or step.name))
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
        anchor = _place(statement)[0]
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
