"""Which claims take a stand, which way, and whether somebody with a name holds them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.statement import Act
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, tokens

if TYPE_CHECKING:
    from onrecord.reconcile.context import Context, Group

# The acts that take a stand, those that go one way under one name. What is merely said or expected is a
# position only where it moved.
WAYS = {
    Act.DEMANDS: "wants",
    Act.ASKS: "wants",
    Act.OFFERS: "would",
    Act.ACCEPTS: "would",
    Act.PROMISES: "will",
    Act.INTENDS: "will",
    Act.THREATENS: "threatens",
    Act.REJECTS: "against",
    Act.DENIES: "against",
}

_OPEN = frozenset(
    {Act.ASKS, Act.DEMANDS, Act.INTENDS}
)  # acts that may be about what is open: "whether to sue"


def way(name: str, context: Context) -> str | None:
    """Return which way a statement takes a stand; None if it takes none.

    A question and a choice still open are no stand, what had to be done is no demand, and who admits that a
    thing is so agrees to nothing.
    """
    act = context.statements[name].act
    if act not in WAYS:
        return None
    text = context.senses[name].text
    words = tokens(text)
    first = words[0].form if words else ""
    if act in _OPEN and first in table("stands")["questions"]:
        return None
    if act is Act.ASKS and text.rstrip("”\"’'» ").endswith("?"):
        return None
    if WAYS[act] == "wants" and _phrases("past").labels(words):
        return None
    if act is Act.ACCEPTS and first == "that" and not _phrases("ahead").labels(words):
        return None
    return WAYS[act]


@cache
def _phrases(part: str) -> Phrases:
    return Phrases({part: table("stands")[part]})


def stand(group: Group, context: Context) -> str | None:
    """Return which way a claim takes a stand, by most of its statements; None if it takes none."""
    ways = Counter(found for member in group.members if (found := way(member, context)))
    return max(sorted(ways), key=lambda one: ways[one]) if ways else None


def named(group: Group, context: Context) -> bool:
    """Tell whether a claim is held by a person, body or state with a name."""
    if not group.holder.name:
        return False
    spoke = [context.statements[member] for member in group.members]
    return any(s.principal or s.speaker_kind in (ActorKind.PERSON, ActorKind.BODY) for s in spoke)
