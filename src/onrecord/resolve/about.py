"""Tells whom a statement is about: the actors its content names, by a name, a pronoun or an office.

What is not sure is left out: a pronoun stands for somebody only where nobody else it may mean is named in the
content before it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve import pronouns
from onrecord.resolve.lookup import body_meant, holder
from onrecord.resolve.mentions import names_in, overlapping
from onrecord.resolve.roles import POSSESSIVES, role_of
from onrecord.resolve.tenures import office_holder
from onrecord.resolve.words import Gender, bodies, nationalities, nations, office
from onrecord.text.lexicon import table
from onrecord.text.names import naming, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.nouns.span import Span
    from onrecord.nouns.statement import Statement
    from onrecord.resolve.answers import Answer
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.sources import Sources
    from onrecord.text.names import Word

_I = frozenset({"i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves", "we're", "we've", "we'd", "we'll"})
_LONGEST = 5  # words before the head of a description
_OWNED = 7  # words behind it in which its owner stands
_OBJECTS = frozenset({"him", "her"})  # right behind a cue they are hardly the speaker: "praised him"
_BEING = frozenset({"is", "was", "be", "been", "isn't", "wasn't"})
_NEAR = 16  # contents before a place among which those around it are looked for


class Mentions:
    """Answers for one article, once its sources are resolved, whom each statement is about."""

    def __init__(
        self, sources: Sources, statements: Sequence[Statement], answers: Mapping[int, Answer | None]
    ) -> None:
        self._sources = sources
        self._cast = sources.cast
        self._text = sources.text
        self._said = sorted(
            (span.start, span.end, number) for number, s in enumerate(statements) for span in s.content
        )
        self._answers = answers

    def about(self, statement: Statement, number: int) -> tuple[Figure | str, ...]:
        """Return the figures and, by name, the states a content is about.

        Those of the main clause first, then in the order of their mention.
        """
        found: list[tuple[bool, int, Figure | str]] = []
        for span in statement.content:
            items = words(self._text, span.start, span.end)
            named = self._named(span)
            late = _main_clause(self._text, items)
            every = (
                *named,
                *self._states(items),
                *self._described(items),
                *self._meant(items, named, number),
            )
            found += [(place < late, place, who) for place, who in every]
        return tuple(dict.fromkeys(who for _, _, who in sorted(found, key=lambda one: one[:2])))

    def _named(self, span: Span) -> list[tuple[int, Figure | str]]:
        """Return who is named; where capitals prove nothing, only who is known from elsewhere."""
        found: list[tuple[int, Figure | str]] = []
        sure = overlapping(self._cast.scan.mentions, span)
        for named in sure or names_in(self._cast.scan, span):
            figure = self._cast.at(named) or self._cast.lookup(named.text, before=named.span.end)
            if figure is not None and figure.kind in (ActorKind.PERSON, ActorKind.BODY):
                found.append((named.span.start, figure))
        return found

    def _states(self, items: Sequence[Word]) -> Iterator[tuple[int, Figure | str]]:
        """Yield the states of adjectives and of their people ("the Lorvish capital")."""
        for word in items:
            state = nationalities().get(word.key) if word.capital else None
            if state in nations() - _unions():
                yield word.start, self._cast.lookup(state or "") or state or ""

    def _described(self, items: Sequence[Word]) -> Iterator[tuple[int, Figure | str]]:
        """Yield who is called by an office or by the noun of a body: "her envoy", "the ministry"."""
        for first, word in enumerate(items):
            if word.key != "the" and word.key not in POSSESSIVES:
                continue
            last = first + 1
            while last < len(items) and last - first <= _LONGEST and self._goes_on(items, first, last):
                last += 1
            part = items[first:last]
            if len(part) < 2 or (last < len(items) and self._is_title(part[-1], items[last])):
                continue
            figure = self._office(items, first, last) or self._body(part)
            if figure is not None:
                yield word.start, figure

    def _goes_on(self, items: Sequence[Word], first: int, last: int) -> bool:
        """Tell whether a description has not ended before this word: its head is the last of those known."""
        before, word = items[last - 1], items[last]
        if self._text[before.end : word.start] != " " or before.possessive:
            return False
        ended = before.key in office("roles", "heads") or before.key in bodies("nouns")
        return last == first + 1 or not ended or word.key in office("roles", "heads") | bodies("nouns")

    def _is_title(self, head: Word, after: Word) -> bool:
        """Tell whether what is described is named right behind: "the premier Ada Quorne"."""
        return self._text[head.end : after.start] == " " and naming(after)

    def _office(self, items: Sequence[Word], first: int, last: int) -> Figure | None:
        if items[last - 1].key not in office("roles", "heads"):
            return None
        role = role_of(self._text, items[first : last + _OWNED])
        if role is None:
            return None
        place = items[first].start
        general = role.head in office("roles", "general")
        found = holder(self._cast, role, place, self._sources.owners.owner, exact=general)
        return found or office_holder(self._cast, role)

    def _body(self, part: Sequence[Word]) -> Figure | None:
        noun = part[-1].key
        if noun not in bodies("nouns") or noun in bodies("general") or part[0].key != "the":
            return None
        asked = frozenset(word.key for word in part[1:-1])
        return body_meant(self._cast, noun, asked, part[0].start)

    def _meant(
        self, items: Sequence[Word], named: Sequence[tuple[int, Figure | str]], number: int
    ) -> Iterator[tuple[int, Figure | str]]:
        """Yield whom the pronouns stand for, each kind of them once."""
        kinds = (
            (_I, self._first_person),
            (_WE, self._side),
            (pronouns.HE, self._third_person),
            (pronouns.SHE, self._third_person),
            (pronouns.IT, self._thing),
        )
        for kind, whom in kinds:
            at = next((i for i, word in enumerate(items) if word.key in kind), None)
            figure = whom(items, at, named, number) if at is not None else None
            if at is not None and figure is not None:
                yield items[at].start, figure

    def _first_person(
        self, items: Sequence[Word], at: int, _: Sequence[tuple[int, Figure | str]], number: int
    ) -> Figure | str | None:
        answer = self._saying(items[at].start, number)
        return _only(answer, ActorKind.PERSON) if self._quoted(items[at]) else None

    def _side(
        self, items: Sequence[Word], at: int, _: Sequence[tuple[int, Figure | str]], number: int
    ) -> Figure | str | None:
        """Return for whom somebody says "we": the one a spokesman answers for, a body for itself."""
        answer = self._saying(items[at].start, number)
        if answer is None or not self._quoted(items[at]):
            return None
        if answer.principal:
            return self._cast.lookup(answer.principal) or answer.principal
        return _only(answer, ActorKind.BODY)

    def _third_person(
        self, items: Sequence[Word], at: int, named: Sequence[tuple[int, Figure | str]], number: int
    ) -> Figure | str | None:
        key, place = items[at].key, items[at].start
        gender = Gender.FEMALE if key in pronouns.SHE else Gender.MALE
        if any(start < place and _may_be(one, gender) for start, one in named):
            return None
        answer = self._saying(place, number)
        speaker = _only(answer, ActorKind.PERSON)
        object_ = at == 0 and key in _OBJECTS
        if speaker and not self._quoted(items[at]) and not object_ and _may_be(speaker, gender):
            return None if answer is not None and answer.principal else speaker
        if pronouns.stranger_meant(self._cast, self._sources.floor, place, key) is not None:
            return None
        meant = pronouns.likeliest_person(self._cast, self._sources.floor, place, key, speaker)
        return meant if meant is not None and meant.gender is gender else None

    def _thing(
        self, items: Sequence[Word], at: int, named: Sequence[tuple[int, Figure | str]], number: int
    ) -> Figure | str | None:
        """Return the body that speaks where it says "it" or "its" of itself in reported words."""
        after = [word.key for word in items[at + 1 : at + 3]]
        if items[at].key not in ("it", "its") or (items[at].key == "it" and not _BEING.isdisjoint(after)):
            return None
        others = any(
            start < items[at].start and not isinstance(one, str) and one.kind is ActorKind.BODY
            for start, one in named
        )
        if others or self._quoted(items[at]):
            return None
        return _only(self._saying(items[at].start, number), ActorKind.BODY)

    def _saying(self, place: int, number: int) -> Answer | None:
        """Return whose words hold this place: of those that lie within one another the innermost."""
        around = [(end - start, other) for start, end, other in self._near(place) if start <= place < end]
        return self._answers.get(min(around)[1]) if around else self._answers.get(number)

    def _near(self, place: int) -> Sequence[tuple[int, int, int]]:
        last = bisect_right(self._said, (place, len(self._text) + 1, 0))
        return self._said[max(0, last - _NEAR) : last]

    def _quoted(self, word: Word) -> bool:
        return bool(self._cast.scan.quoted[word.start])


def _only(answer: Answer | None, kind: ActorKind) -> Figure | None:
    """Return the one named actor of this kind who answers."""
    one = answer is not None and answer.kind is kind and len(answer.figures) == 1
    return answer.figures[0] if answer is not None and one else None


def _may_be(one: Figure | str, gender: Gender) -> bool:
    """Tell whether a pronoun of this gender may mean a figure."""
    return not isinstance(one, str) and one.kind is ActorKind.PERSON and one.gender in (None, gender)


def _main_clause(text: str, items: Sequence[Word]) -> int:
    """Return where the main clause begins: behind the comma of a clause that opens with "if" or "when"."""
    opening = next((word for word in items[:2] if word.key != "that"), None)
    if opening is None or opening.key not in _leading():
        return 0
    comma = text.find(",", opening.end, items[-1].end)
    return max(comma, 0)


@cache
def _unions() -> frozenset[str]:
    """Return the unions of states: their adjectives as often tell of a continent."""
    return frozenset(union["name"] for union in table("countries")["unions"])


@cache
def _leading() -> frozenset[str]:
    return frozenset(table("clauses")["leading"])
