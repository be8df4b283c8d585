"""Decides from all places of a name what it names: a person, a body or a place; and a person's gender."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.figures import Figure, bare
from onrecord.resolve.lands import is_of
from onrecord.resolve.roles import gender_of_title
from onrecord.resolve.words import (
    Gender,
    bodies,
    body_nouns,
    gender_of_given,
    is_given,
    known_bodies,
    office,
    places,
    public_surnames,
    singular,
    surnames,
    titles,
)
from onrecord.text.names import features, landforms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.mentions import Named

_TELLING = 1.5
_MOST = 4.0
"""No more than so much is learnt from the sentences around all places of one name."""
_MIXED = ("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz")
"""Beginnings of surnames with a capital inside, which therefore proves no body."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name names; `listed` is its name in a table, `weak` a body of which little tells."""

    kind: ActorKind
    place: bool = False
    weak: bool = False
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the whole article has: names of one word, words in small letters, adjectives of lands."""

    alone: Counter[str]
    small: frozenset[str]
    adjectives: frozenset[str] = frozenset()


def verdict(keys: tuple[str, ...], group: Sequence[Named], elsewhere: Elsewhere) -> Verdict:
    """Return what equal names name, by the tables and all that stands around them."""
    joined = " ".join(keys)
    clues = sum(person_clues(named) for named in group)
    if clues < 2 * len(group):
        if joined in places():
            place = places()[joined]
            seat = place.speaks == place.name and not place.country
            return Verdict(ActorKind.BODY, place=not seat, listed=place.speaks or place.name)
        if joined in known_bodies():
            return Verdict(ActorKind.BODY, listed=known_bodies()[joined])
    if _is_land(keys, group, elsewhere, clues):
        return Verdict(ActorKind.BODY, place=True)
    share = 4 if len(keys) == 1 else 2
    human = sum(named.human for named in group)
    if (
        clues + human == 0
        and share * sum(named.inside for named in group) >= len(group)
        and bare(keys)[-1] not in body_nouns()
    ):
        return Verdict(ActorKind.BODY, place=True)
    placed = bare(keys)[-1] in features() and not is_given(keys[0])
    if not clues and len(keys) > 1 and (placed or keys[0] in landforms()):
        return Verdict(ActorKind.BODY, place=True)
    person = clues + _personal(keys, group) + min(human, _MOST)
    body = _corporate(keys, group) + min(sum(named.bodily for named in group), _MOST)
    if len(keys) > 1:
        last = bare(keys)[-1]
        person += 1.0 * (
            elsewhere.alone[last] > 0 and not {keys[0], last} & (body_nouns() | bodies("openings"))
        )
        body += 0.75 * (last in elsewhere.small or singular(last) in elsewhere.small)
    if body > person:
        return Verdict(ActorKind.BODY, weak=body < _TELLING)
    return Verdict(ActorKind.PERSON)


def _is_land(keys: tuple[str, ...], group: Sequence[Named], elsewhere: Elsewhere, clues: float) -> bool:
    """Tell whether the article calls this a land or a town, or has an adjective made from the name."""
    if clues or is_given(keys[0]) or keys[-1] in surnames() | body_nouns() or keys[-1] in public_surnames():
        return False
    if any(named.land for named in group):
        return True
    alone = len(keys) == 1 and not any(named.human for named in group)
    return alone and any(is_of(adjective, keys[0]) for adjective in elsewhere.adjectives)


def _personal(keys: tuple[str, ...], group: Sequence[Named]) -> float:
    value = 0.5
    if len(keys) == 1:
        common = keys[0] in surnames() and not any(named.the for named in group)
        return value + 1.0 * (common or keys[0] in public_surnames())
    value += 2.0 * is_given(keys[0])
    value += 1.5 * bool({keys[0], bare(keys)[-1]} & surnames())
    initial = any(len(word) == 2 and word.endswith(".") for named in group for word in named.text.split())
    return value + 1.0 * initial


def _corporate(keys: tuple[str, ...], group: Sequence[Named]) -> float:
    last, value = bare(keys)[-1], 0.0
    if last in bodies("suffixes"):
        value += 4.0
    elif last in body_nouns():
        value += 1.5 if len(keys) > 1 and is_given(keys[0]) else 4.0
    if len(keys) > 1 and keys[0] in bodies("openings") and not is_given(keys[0]):
        value += 2.0
    if len(keys) > 1 and not is_given(keys[0]) and (keys[0] in places() or " ".join(keys[:2]) in places()):
        value += 3.0
    if any(key in body_nouns() for key in keys) and any(key in ("of", "for", "on", "and") for key in keys):
        value += 3.0
    share = sum(bool(named.noun) for named in group) / len(group)
    value += 2.0 * (share >= 0.5 or (share > 0 and len(keys) > 1))
    shouted = all(named.text.replace(".", "").isupper() and not named.label for named in group)
    value += 2.0 * (shouted and len(keys) == 1)
    value += 2.0 * any("&" in named.text or any(c.isdigit() for c in named.text) for named in group)
    value += 1.5 * (2 * sum(named.the and not named.possessive for named in group) >= len(group))
    return value + 1.5 * any(_inner_capital(named.text) for named in group)


def _inner_capital(text: str) -> bool:
    return any(
        any(c.isupper() for c in word[1:])
        and not word.isupper()
        and not word.startswith(_MIXED)
        and "-" not in word
        for word in text.split()
    )


def person_clues(named: Named) -> float:
    """Return how much the words around one name make a person of it."""
    titled = any(key in titles() or key in office("roles", "heads") for key in named.title)
    return 2.0 * titled + 1.5 * bool(named.roles) + 2.0 * named.party + 2.0 * named.label


def sure_person(figure: Figure) -> bool:
    """Tell whether more than capitals makes a person of this figure."""
    if is_given(figure.keys[0]) or any(person_clues(named) for named in figure.mentions):
        return True
    if len(figure.keys) > 1:
        if sum(named.human for named in figure.mentions) >= 1.0:
            return True
        if {figure.keys[0], bare(figure.keys)[-1]} & surnames():
            return True
        return any(len(named.keys) == 1 for named in figure.mentions)
    often = len(figure.mentions) > 2 and not any(named.the for named in figure.mentions)
    return often or figure.keys[0] in public_surnames()


def gender_of(figure: Figure) -> Gender | None:
    """Return a person's gender from titles, role words and the given name; None if they tell nothing."""
    if figure.kind is not ActorKind.PERSON:
        return None
    votes: Counter[Gender] = Counter()
    for named in figure.mentions:
        told = gender_of_title(named.title)
        if told:
            votes[told] += 3
        for role in named.roles:
            if role.gender:
                votes[role.gender] += 2
    given = _gender_of_name(figure.keys)
    if given:
        votes[given] += 2
    if votes[Gender.MALE] == votes[Gender.FEMALE]:
        return None
    return Gender.MALE if votes[Gender.MALE] > votes[Gender.FEMALE] else Gender.FEMALE


def _gender_of_name(keys: tuple[str, ...]) -> Gender | None:
    """Return the gender of a full name's given names, which stand last where the surname stands first."""
    if len(keys) < 2:
        return None
    if keys[0] not in surnames() or is_given(keys[0]):
        return gender_of_given(keys[0])
    told = {gender_of_given(key) for key in keys[1:]} - {None}
    return told.pop() if len(told) == 1 else None
