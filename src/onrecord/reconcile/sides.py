"""Who answers for whom: whether two holders are of one side, and whether words speak of a holder."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.reconcile.holders import states
from onrecord.text.lexicon import table
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.reconcile.holders import Holder


def known(holder: Holder) -> bool:
    """Tell whether it is known whose words they are."""
    return holder.name is not None


@lru_cache(maxsize=65536)
def one_side(left: Holder, right: Holder) -> bool:
    """Tell whether two holders answer for one another: the same, one state, a body named after a person."""
    mine, yours = _names(left), _names(right)
    if any(
        re.search(rf"(?i)\b{re.escape(a.side)}['’]s\b", b.name or "")
        for a, b in ((left, right), (right, left))
        if a.side in _states()
    ):
        return True
    if mine & yours or (left.id is not None and left.id == right.id):
        return True
    return any(_named_after(a, b) or _named_after(b, a) for a in mine for b in yours)


def answers_for(left: Holder, right: Holder) -> bool:
    """Tell whether one answers for the other: of one side, or bound to it by an office."""
    if one_side(left, right):
        return True
    return any(
        folded(name) in {folded(other) for other in (b.name, b.side, *b.bound) if other}
        for a, b in ((left, right), (right, left))
        for name in a.bound
    )


_PUNCTUATION = re.compile(r"['’]s\b|[-/–.,]+")


@cache
def _states() -> frozenset[str]:
    return frozenset(states().values())


@cache
def _own() -> frozenset[str]:
    """Return the words for whoever speaks for a person: advisers, a campaign."""
    return frozenset(table("bodies")["owned"]) | frozenset(table("holders")["staff"])


def _named_after(body: str, person: str) -> bool:
    """Tell whether a body is a person's: "Ostrov campaign", "Ana Ostrov's advisers"; no "Ostrov Motors".

    A land is no surname: the Jordan government is nobody called Jordan's.
    """
    words, owner = body.split(), person.split()
    tail = words[-1].removesuffix("s") if words else ""
    if len(words) < 2 or not {tail, words[-1]} & _own():
        return False
    whole = words[: len(owner)] == owner and len(words) > len(owner)
    return whole or (len(owner) > 1 and words[0] == owner[-1] and words[0] not in states())


@lru_cache(maxsize=16384)
def _names(holder: Holder) -> frozenset[str]:
    found = {
        " ".join(_PUNCTUATION.sub(" ", folded(name)).split()) for name in (holder.name, holder.side) if name
    }
    return frozenset(found | {folded(states()[name]) for name in found if name in states()})


def spoken_of(holder: Holder, names: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether a holder, or whom it answers for, is among these names or named by these small words."""
    mine = _names(holder)
    if any(
        one in mine or _named_after(one, two) or _named_after(two, one)
        for one in map(folded, names)
        for two in mine
    ):
        return True
    plain = set(words)
    full = [name for name in (holder.name, holder.side) if name]
    tails = {part for name in full for part in _telling_parts(name)}
    return bool(tails & plain)


@lru_cache(maxsize=16384)
def _telling_parts(name: str) -> frozenset[str]:
    """Return the parts of a name that alone stand for it in print: a person's last, a body's proper ones."""
    parts = [part for part in name.split() if part[:1].isupper()]
    if not parts:
        return frozenset()
    keep = parts if len(parts) < 3 and name.rsplit(maxsplit=1)[-1][:1].islower() else parts[-1:]
    return frozenset(folded(part) for part in keep)
