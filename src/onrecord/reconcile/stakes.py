"""Who may bear out a claim: whoever has no stake in it, and whoever it is about and yet affirms it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from onrecord.reconcile.holders import Holder

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r",|\s(?:of|in|at|from|for|who|that|which|by|on|near|with|seen|obtained|reviewed|dated)\b")
_SAW = re.compile(
    r"\bwho (?:saw|watched|witnessed|heard|was (?:there|present|at the scene|on board|nearby))\b"
)


@dataclass(frozen=True, slots=True)
class Stake:
    """What somebody's word is worth for another's claim, and why in words (empty: nothing is known)."""

    independent: bool
    bears_out: bool
    why: str


def stake(holder: Holder, described: Iterable[str], sides: Iterable[Holder], about: Collection[str]) -> Stake:
    """Return the stake of `holder`, so described on the page, in a claim of these sides on these actors."""
    theirs = {side for one in sides for side in (one.side, one.name) if side}
    if {holder.side, holder.name} & theirs:
        return Stake(independent=False, bears_out=False, why="its own side")
    if {holder.side, holder.name} & set(about):
        return Stake(independent=False, bears_out=True, why="whom it is about")
    kind = _kind(described)
    if kind:
        return Stake(independent=True, bears_out=True, why=kind)
    return Stake(independent=False, bears_out=False, why="a stake is not ruled out")


@cache
def _kinds() -> tuple[tuple[str, frozenset[str], bool], ...]:
    """Return why, which words, and whether they may be part of a name: "Quay Image" is no image."""
    words = table("stakes")
    return (
        ("a witness", frozenset(words["witnesses"]), False),
        ("whose office is to find out", frozenset(words["finders"]), True),
        ("a record", frozenset(words["records"]), False),
    )


def _kind(described: Iterable[str]) -> str | None:
    """Return what makes somebody independent, None if nothing does."""
    for one in described:
        if _SAW.search(one):
            return "a witness"
        words = _WORD.findall(_TAIL.split(one)[0])
        if not words or set(map(folded, words)) & set(table("stakes")["pleas"]):
            continue
        head = folded(words[-1])
        for why, listed, named in _kinds():
            if {head, head.removesuffix("s"), head.removesuffix("es")} & listed and (
                named or words[-1].islower()
            ):
                return why
    return None
