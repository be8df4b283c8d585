"""Joins an office printed without a name to the person whom the article then names by a surname alone.

Only where a single person can be meant: who speaks, is named behind the office, and has no other description.
Never for the head of a state or a government, whom an article may leave unnamed because everybody knows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.words import office, public_surnames
from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.nouns.statement import Statement
    from onrecord.resolve.answers import Answer
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.roles import Role
    from onrecord.resolve.sources import Sources

_RANKS = frozenset({"deputy", "vice", "former", "acting"})


def introduced(
    sources: Sources, statements: Sequence[Statement], answers: Mapping[int, Answer | None]
) -> dict[int, Answer | None]:
    """Return the answers with the one nameless holder of an office named, and the office given to them."""
    told = {
        number: answer.role
        for number, answer in answers.items()
        if answer is not None and answer.role is not None and answer.role.head.split()[-1] in _officers()
    }
    if any(role.same in office("roles", "sole") and not role.words & _RANKS for role in told.values()):
        return dict(answers)
    offices = {sources.owners.office(role) for role in told.values()}
    found = _only_surname(statements, answers, told)
    if found is None or len(offices) != 1:
        return dict(answers)
    found.roles.extend(told.values())
    person = sources.owners.person(found)
    return {
        number: person if number in told or (answer is not None and answer.figures == (found,)) else answer
        for number, answer in answers.items()
    }


@cache
def _officers() -> frozenset[str]:
    return frozenset(table("holders")["officers"])


def _only_surname(
    statements: Sequence[Statement],
    answers: Mapping[int, Answer | None],
    told: Mapping[int, Role],
) -> Figure | None:
    """Return the one speaker called by a surname and nothing else; None if there are more or none."""
    speakers = {f for answer in answers.values() if answer is not None for f in answer.figures}
    bare = [figure for figure in speakers if _nothing_known(figure)]
    place = min((statements[n].source[0].start for n in told if statements[n].source), default=None)
    if len(bare) != 1 or place is None or bare[0].first < place:
        return None
    genders = {role.gender for role in told.values()} - {None}
    return bare[0] if not genders or bare[0].gender in {None, *genders} else None


def _nothing_known(figure: Figure) -> bool:
    """Tell whether an article only gives the surname of a person who is in no table of public offices."""
    titled = any(named.title for named in figure.mentions)
    plain = figure.kind is ActorKind.PERSON and len(figure.keys) == 1 and not titled
    return plain and not figure.roles and not figure.known and figure.keys[0] not in public_surnames()
