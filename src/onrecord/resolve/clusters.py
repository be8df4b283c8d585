"""Sets of local actors that turn out to be one, and what is known of each to compare it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.resolve.common import common_words
from onrecord.resolve.figures import bare
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

Local = tuple[str, str]
"""An actor of one article: (article id, local actor id)."""


@dataclass(frozen=True, slots=True)
class Known:
    """A local actor with what is needed to compare it: its name's words and the article's other names."""

    local: Local
    actor: Actor
    keys: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Tell whether only one word of a name is known."""
        return len(bare(self.keys)) == 1


class Clusters:
    """Disjoint sets whose outcome does not depend on the order of the unions."""

    def __init__(self, members: Iterable[Local]) -> None:
        self.parent: dict[Local, Local] = {member: member for member in members}

    def find(self, member: Local) -> Local:
        """Return the set's representative: its smallest member."""
        root = member
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[member] != root:
            self.parent[member], member = root, self.parent[member]
        return root

    def join(self, left: Local, right: Local) -> None:
        """Make one set of two."""
        a, b = self.find(left), self.find(right)
        if a != b:
            self.parent[max(a, b)] = min(a, b)

    def sets(self) -> dict[Local, list[Local]]:
        """Return the members of each set by its representative."""
        found: dict[Local, list[Local]] = defaultdict(list)
        for member in sorted(self.parent):
            found[self.find(member)].append(member)
        return found


def keys_of(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing."""
    return tuple(key for key in (folded(word) for word in name.replace(",", " ").split()) if key)


def alone(actor: Actor) -> bool:
    """Tell whether a name says too little to be one actor's in every article: "officials", a bare surname."""
    if actor.kind is ActorKind.PERSON:
        return len(bare(keys_of(actor.name))) == 1
    return actor.kind is not ActorKind.BODY or common_words(actor.name) is not None
