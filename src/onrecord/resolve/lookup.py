"""Finds who holds a role in an article: "the mayor", "his lawyer", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.words import bodies, meant_by, nationalities, office, parties, places
from onrecord.text.names import folded

if TYPE_CHECKING:
    from onrecord.resolve.answers import Floor
    from onrecord.resolve.cast import Cast
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.roles import Role

_VAGUE = frozenset(
    [
        "former",
        "ex",
        "then",
        "late",
        "longtime",
        "veteran",
        "top",
        "senior",
        "current",
        "own",
        "new",
        "old",
        "famous",
        "embattled",
    ]
)
_RANKS = frozenset(
    {"vice", "vice-presidential", "deputy", "assistant", "lieutenant", "associate", "acting", "shadow"}
)
_PAST = frozenset({"former", "ex", "then", "late", "past"})
_NEAR = 4
OwnerOf = Callable[["Role", int], "Figure | None"]
"""Tells whose a role is that is printed at a place."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A role that is looked for: the words that tell which, and whose it is."""

    role: Role
    words: frozenset[str]
    owner: Figure | None
    owner_of: OwnerOf


def holder(cast: Cast, role: Role, place: int, owner_of: OwnerOf, *, exact: bool = False) -> Figure | None:
    """Return the person this role is said of; `exact` takes no other word for it."""
    asked = _Asked(role, _telling(role), owner_of(role, place), owner_of)
    unnamed_yet = len(cast.scan.text)
    scored: list[tuple[float, int, Figure]] = []
    for figure in cast.figures:
        if figure.kind is not ActorKind.PERSON or (role.gender and figure.gender not in (None, role.gender)):
            continue
        held = [one for one in _held(figure) if not exact or one.head == role.head]
        fit = max((_fit(asked, one, figure) for one in held), default=0.0)
        if fit > 0:
            before = figure.last_before(place, default=len(figure.mentions) - unnamed_yet)
            scored.append((fit, before, figure))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _telling(role: Role) -> frozenset[str]:
    owned = {folded(word) for word in (role.owner or "").split()}
    small = {"his", "her", "their", "its", "of", "for", "the", "at", "in"}
    return role.words - set(role.head.split()) - {role.head} - _VAGUE - owned - small


def _held(figure: Figure) -> list[Role]:
    return [*figure.roles, *figure.known]


def _fit(asked: _Asked, held: Role, figure: Figure) -> float:
    """Return how well a role somebody holds answers the one asked for; 0 if it does not."""
    role = asked.role
    same = role.same == held.same or role.head in held.words
    if not same or (held.words & _RANKS) - role.words:
        return 0.0
    if role.same in office("roles", "sole") and _PAST & held.words and not _PAST & role.words:
        return 0.0
    known = {word for other in _held(figure) for word in other.words}
    known |= {key for named in figure.mentions for key in named.title}
    if any(word not in known and not _implied(word, known, held) for word in asked.words):
        return 0.0
    value = 1.0 + (role.head == held.head) + 0.5 * len(asked.words)
    value -= 0.4 * (bool(_PAST & role.words) != bool(_PAST & held.words))
    return value + _ownership(asked, held, figure, value)


def _ownership(asked: _Asked, held: Role, figure: Figure, value: float) -> float:
    """Return what the owners of two roles add; minus `value` where they cannot be one."""
    role, owner = asked.role, asked.owner
    if role.owner is None and role.owner_word is None:
        return 0.0
    if owner is not None and owner is not figure:
        if asked.owner_of(held, held.place) is owner:
            return 2.0
        return -0.5 if held.owner is None and held.owner_word is not None else -value
    if owner is None and held.owner and role.owner:
        one, other = folded(role.owner), folded(held.owner)
        return 2.0 if one in other or other in one else -value
    return -value


def _implied(word: str, known: set[str], held: Role) -> bool:
    country = nationalities().get(word)
    if country is not None:
        return any(nationalities().get(other) == country for other in known) or held.owner == country
    party = parties().get(word)
    return party is not None and any(parties().get(other) == party for other in known)


def general_person(cast: Cast, floor: Floor, role: Role, place: int) -> Figure | None:
    """Return whom a description that would fit many ("the diplomat") takes up: who spoke last, close by."""
    if role.head not in office("roles", "general") or role.owner or _telling(role):
        return None
    here = cast.scan.sentence_at(place)
    last = floor.last(place, ActorKind.PERSON)
    if last is None or here - last.sentence > _NEAR or len(last.answer.figures) != 1:
        return None
    figure = last.answer.figures[0]
    return None if role.gender and figure.gender not in (None, role.gender) else figure


def body_meant(cast: Cast, noun: str, asked: frozenset[str], place: int) -> Figure | None:
    """Return the body that "the ministry", "the company" takes up, None if none fits.

    A body named only later fits if it is the one whose name holds the noun.
    """
    scored: list[tuple[int, int, Figure]] = []
    later: list[Figure] = []
    for figure in cast.figures:
        if figure.kind is not ActorKind.BODY or figure.place or " ".join(figure.keys) in places():
            continue
        names = {key for named in figure.mentions for key in named.keys}
        if asked - names:
            continue
        before = max((m.span.start for m in figure.mentions if m.span.start < place), default=-1)
        exact = noun in names or noun in figure.nouns
        near = noun in bodies("business") and (
            bool((names | figure.nouns) & (bodies("business") | bodies("suffixes")))
            or not names & bodies("nouns")
        )
        meant = bool(names & meant_by(noun))
        loose = noun in bodies("general")
        if (exact or meant or near or loose) and before >= 0:
            scored.append((3 if exact else 2 if meant else int(near), before, figure))
        elif noun in names:
            later.append(figure)
    best = max(scored, key=lambda item: item[:2], default=None)
    if len(later) == 1 and (best is None or best[0] < 2):
        return later[0]
    return best[2] if best else None
