"""Decides which actors of different articles are one: order of the articles never counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.actor import Actor, ActorKind
from onrecord.resolve.figures import bare, body_words, initials, same_person, surname
from onrecord.resolve.words import known_bodies, places, same_role
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

    def move(self, member: Local, target: Local) -> None:
        """Take one member that nobody hangs on out of its set and put it with another."""
        if all(parent != member for other, parent in self.parent.items() if other != member):
            self.parent[member] = member
        self.join(member, target)

    def sets(self) -> dict[Local, list[Local]]:
        """Return the members of each set by its representative."""
        found: dict[Local, list[Local]] = defaultdict(list)
        for member in sorted(self.parent):
            found[self.find(member)].append(member)
        return found


def keys_of(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing."""
    return tuple(key for key in (folded(word) for word in name.replace(",", " ").split()) if key)


def merged(known: Mapping[Local, Known]) -> Clusters:
    """Return who is one with whom across the articles."""
    clusters = Clusters(known)
    context = _context(known)
    by_kind: dict[ActorKind, list[Known]] = defaultdict(list)
    for local in sorted(known):
        by_kind[known[local].actor.kind].append(known[local])
    for kind in (ActorKind.UNNAMED, ActorKind.DOCUMENT):
        _same_name(clusters, by_kind[kind])
    _bodies(clusters, by_kind[ActorKind.BODY])
    people = by_kind[ActorKind.PERSON]
    _full_names(clusters, [one for one in people if not one.single])
    _single_names(clusters, people, context)
    _role_holders(clusters, people, by_kind[ActorKind.UNNAMED])
    return clusters


def _context(known: Mapping[Local, Known]) -> dict[str, frozenset[str]]:
    """Return the last words of all named actors of each article: what makes two articles look alike."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in known.values():
        if one.actor.kind in (ActorKind.PERSON, ActorKind.BODY) and one.keys:
            found[one.local[0]].add(bare(one.keys)[-1])
    return {article: frozenset(names) for article, names in found.items()}


def _same_name(clusters: Clusters, members: Iterable[Known]) -> None:
    first: dict[tuple[str, ...], Local] = {}
    for one in members:
        clusters.join(one.local, first.setdefault(one.keys, one.local))


def _bodies(clusters: Clusters, members: list[Known]) -> None:
    first: dict[str, Local] = {}
    for one in members:
        for mark in sorted(_marks(one)):
            clusters.join(one.local, first.setdefault(mark, one.local))
    shorts = [one for one in members if one.single and one.actor.name.replace(".", "").isupper()]
    longs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    holder: dict[tuple[str, ...], Local] = {}
    for one in members:
        if not one.single:
            longs[initials(one.keys)].add(one.keys)
            holder.setdefault(one.keys, one.local)
    for one in shorts:
        fitting = longs.get(one.keys[0], set())
        roots = {clusters.find(holder[keys]) for keys in fitting}
        if len(roots) == 1:
            clusters.join(one.local, roots.pop())


def _marks(one: Known) -> set[str]:
    """Return what a body is known by: its name's words, its listed name."""
    joined = " ".join(one.keys)
    if joined in places() and places()[joined].speaks:
        return {f"place {places()[joined].speaks}"}
    found = {f"words {' '.join(sorted(body_words(one.keys)))}"}
    for form in (one.actor.name, *one.actor.forms):
        listed = known_bodies().get(folded(form)) or known_bodies().get(folded(form.removeprefix("the ")))
        if listed:
            found.add(f"listed {listed}")
    return found


def _full_names(clusters: Clusters, members: list[Known]) -> None:
    """Join full names that can be one person's, unless a third name fits only one of the two."""
    holder: dict[tuple[str, ...], Local] = {}
    for one in members:
        clusters.join(one.local, holder.setdefault(one.keys, one.local))
    near: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for keys in sorted(holder):
        near["last " + surname(keys)[-1]].append(keys)
        near["first " + keys[0]].append(keys)
    fits: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for group in near.values():
        for keys in group:
            fits[keys].update(other for other in group if other != keys and same_person(keys, other))
    for keys in sorted(fits):
        if not _agreed(keys, fits):
            continue
        for other in fits[keys]:
            if _agreed(other, fits):
                clusters.join(holder[keys], holder[other])


def _agreed(keys: tuple[str, ...], fits: Mapping[tuple[str, ...], set[tuple[str, ...]]]) -> bool:
    near = sorted(fits[keys])
    return all(b in fits[a] for n, a in enumerate(near) for b in near[n + 1 :])


def _single_names(clusters: Clusters, people: list[Known], context: Mapping[str, frozenset[str]]) -> None:
    """Join a bare surname with the one person of that name whose articles share other names with its own."""
    full: dict[str, list[Known]] = defaultdict(list)
    for one in people:
        if not one.single:
            for key in {surname(one.keys)[-1], one.keys[0]}:
                full[key].append(one)
    left: list[Known] = []
    chosen: list[tuple[Local, Local]] = []
    for one in (p for p in people if p.single):
        word = bare(one.keys)[0]
        shared: Counter[Local] = Counter()
        for other in full.get(word, ()):
            common = context[one.local[0]] & context[other.local[0]] - {word}
            root = clusters.find(other.local)
            last = surname(other.keys)[-1] == word
            shared[root] = max(shared[root], len(common) * (2 if last else 1))
        best = [root for root, count in shared.items() if count and count == max(shared.values())]
        if len(best) == 1 and (len(shared) == 1 or shared[best[0]] >= 2 * sorted(shared.values())[-2]):
            chosen.append((one.local, best[0]))
        else:
            left.append(one)
    for local, root in chosen:
        clusters.join(local, root)
    _same_name(clusters, left)


def _role_holders(clusters: Clusters, people: list[Known], unnamed: list[Known]) -> None:
    """Join "his lawyer" or "the challenger" of one article with the one person another article calls so.

    A role with an owner tells enough by itself; without one, the person must be named in the article as well.
    """
    owned: dict[tuple[str, str], set[Local]] = defaultdict(set)
    offices: dict[Local, set[str]] = defaultdict(set)
    present: dict[str, set[Local]] = defaultdict(set)
    for one in people:
        root = clusters.find(one.local)
        present[one.local[0]].add(root)
        for tenure in one.actor.offices:
            offices[root].add(tenure.office)
            mark = _office_mark(tenure.office)
            if mark:
                owned[mark].add(root)
    chosen: list[tuple[Local, Local]] = []
    for one in unnamed:
        for tenure in one.actor.offices:
            mark = _office_mark(tenure.office)
            fitting = (
                owned.get(mark, set())
                if mark
                else {
                    root
                    for root in present[one.local[0]]
                    if any(_same_office(tenure.office, held) for held in offices[root])
                }
            )
            if len(fitting) == 1:
                chosen.append((one.local, next(iter(fitting))))
    for local, root in chosen:
        clusters.move(local, root)


def _same_office(asked: str, held: str) -> bool:
    """Tell whether an office as held has all the words of the one asked for, and no lower rank."""
    want, have = asked.split(), held.partition(" of ")[0].split()
    ranks = frozenset({"vice", "deputy", "former", "assistant", "vice-presidential"})
    return (
        len(want) > 1
        and same_role(want[-1]) == same_role(have[-1])
        and set(want[:-1]) <= set(have)
        and not (set(have) - set(want)) & ranks
    )


def _office_mark(office: str) -> tuple[str, str] | None:
    head, _, owner = office.partition(" of ")
    return (same_role(head.split()[-1]), folded(owner).split()[-1]) if owner and head else None
