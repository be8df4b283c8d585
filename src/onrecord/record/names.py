"""Finds whom a person means by a name: any printed form, case and accents aside, a surname is enough."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.nouns.actor import Actor

_WORD = re.compile(r"[^\W_]+")
_SHOWN = 12
SHORTEST = 3  # characters of an id that may stand for the whole


@cache
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents, articles and possessives."""
    from anyascii import anyascii  # noqa: PLC0415  (a large table, loaded when a name is looked for)

    plain = re.sub(r"'s\b", "", str(anyascii(name)).casefold())
    words = tuple(_WORD.findall(plain))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def forms(actor: Actor) -> frozenset[tuple[str, ...]]:
    """Return all that an actor is called, folded."""
    return frozenset(folded(form) for form in (actor.name, *actor.forms)) - {()}


def meant(name: str, actors: tuple[Actor, ...], *, partly: bool = True) -> Actor:
    """Return the one actor a name means. Raises E402 if several fit, E403 if none does.

    It fits as a name, as any printed form, as the last part of a name or, with `partly`, as any words of one.
    """
    wanted = folded(name)
    for fits in (_same_name, _same_form, _surname, *((_part,) if partly else ())):
        found = sorted((a for a in actors if wanted and fits(wanted, a)), key=lambda a: (a.name, a.id))
        if len(found) == 1:
            return found[0]
        if found:
            listed = "; ".join(f"{actor.name} [{actor.id}]" for actor in found[:_SHOWN])
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            raise OnrecordError(
                "E402", f'"{name}" may be any of: {listed}{more}', "give the full name or the id"
            )
    raise OnrecordError("E403", f'nobody on record is called "{name}"', "see who is with `onrecord show`")


def _same_name(wanted: tuple[str, ...], actor: Actor) -> bool:
    return wanted == folded(actor.name)


def _same_form(wanted: tuple[str, ...], actor: Actor) -> bool:
    return wanted in forms(actor)


def _surname(wanted: tuple[str, ...], actor: Actor) -> bool:
    return wanted == folded(actor.name)[-len(wanted) :]


def _part(wanted: tuple[str, ...], actor: Actor) -> bool:
    return any(set(wanted) <= set(form) for form in forms(actor))
