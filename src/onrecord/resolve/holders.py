"""Finds whom a description of one article means by what another article calls somebody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.clusters import alone
from onrecord.resolve.common import common_words
from onrecord.resolve.words import same_role
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.resolve.clusters import Clusters, Known, Local

_RANKS = frozenset({"vice", "deputy", "former", "assistant", "vice-presidential"})


def role_holders(clusters: Clusters, named: Sequence[Known], unnamed: Iterable[Known]) -> None:
    """Join "his lawyer" or "the challenger" of one article with the one person another article calls so.

    A role with an owner tells enough by itself; without one, the person must be named in the article as well.
    """
    called: dict[Local, set[Local]] = defaultdict(set)
    for one in named:
        for form in (*one.actor.forms, one.actor.name):
            called[one.local[0], folded(form)].add(clusters.find(one.local))
        if not alone(one.actor):
            called["", folded(one.actor.name)].add(clusters.find(one.local))
    owned: dict[tuple[str, Local], set[tuple[str, Local]]] = defaultdict(set)
    offices: dict[Local, set[str]] = defaultdict(set)
    present: dict[str, set[Local]] = defaultdict(set)
    for one in named:
        if one.actor.kind is not ActorKind.PERSON:
            continue
        root = clusters.find(one.local)
        present[one.local[0]].add(root)
        for tenure in one.actor.offices:
            offices[root].add(tenure.office)
            mark = _office_mark(tenure.office, one.local[0], called)
            if mark:
                owned[mark].add((tenure.office, root))
    chosen: list[tuple[Local, Local]] = []
    for one in unnamed:
        fitting: set[Local] = set()
        for tenure in one.actor.offices:
            mark = _office_mark(tenure.office, one.local[0], called)
            if mark:
                held = owned.get(mark, ())
                fitting |= {root for called_so, root in held if _agree(tenure.office, called_so)}
                continue
            fitting |= {
                root
                for root in present.get(one.local[0], ())
                if any(_same_office(tenure.office, office) for office in offices[root])
            }
        if len(fitting) == 1:
            chosen.append((one.local, fitting.pop()))
    for local, root in chosen:
        clusters.join(local, root)


def _agree(asked: str, held: str) -> bool:
    """Tell whether two offices of one owner can be one: of one rank, and not for different fields."""
    want, have = (set(office.partition(" of ")[0].split()[:-1]) for office in (asked, held))
    fields = (want - _RANKS, have - _RANKS)
    return want & _RANKS == have & _RANKS and (not all(fields) or bool(fields[0] & fields[1]))


def _same_office(asked: str, held: str) -> bool:
    """Tell whether an office as held has all the words of the one asked for, and no lower rank."""
    want, have = asked.split(), held.partition(" of ")[0].split()
    return (
        len(want) > 1
        and same_role(want[-1]) == same_role(have[-1])
        and set(want[:-1]) <= set(have)
        and not (set(have) - set(want)) & _RANKS
    )


def _office_mark(office: str, article: str, called: Mapping[Local, set[Local]]) -> tuple[str, Local] | None:
    """Return a role and whose it is: an actor, else a full name; None if the words name no owner for sure."""
    head, _, owner = office.partition(" of ")
    if not head or not owner:
        return None
    found = called.get((article, folded(owner))) or called.get(("", folded(owner)))
    if found:
        whose = next(iter(found)) if len(found) == 1 else None
    else:
        whose = ("", folded(owner)) if _whole(owner) else None
    return (same_role(head.split()[-1]), whose) if whose else None


def _whole(owner: str) -> bool:
    return len(owner.split()) > 1 and not owner.islower() and common_words(owner) is None
