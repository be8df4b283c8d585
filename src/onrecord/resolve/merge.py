"""Decides which actors of different articles are one: order of the articles never counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.clusters import Clusters, alone, keys_of
from onrecord.resolve.common import common_words, countries, marks, own_words
from onrecord.resolve.figures import bare, initials, same_person, surname
from onrecord.resolve.holders import role_holders
from onrecord.resolve.words import media

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.resolve.clusters import Known, Local


def merged(known: Mapping[Local, Known]) -> Clusters:
    """Return who is one with whom across the articles; who has no name stays by themselves."""
    clusters = Clusters(known)
    context = _context(known)
    by_kind: dict[ActorKind, list[Known]] = defaultdict(list)
    for local in sorted(known):
        by_kind[known[local].actor.kind].append(known[local])
    _bodies(clusters, by_kind[ActorKind.BODY], context)
    people = by_kind[ActorKind.PERSON]
    _full_names(clusters, [one for one in people if not one.single])
    _single_names(clusters, people, context)
    role_holders(clusters, (*people, *by_kind[ActorKind.BODY]), by_kind[ActorKind.UNNAMED])
    return clusters


def _context(known: Mapping[Local, Known]) -> dict[str, frozenset[str]]:
    """Return what makes two articles look alike: the surnames and the bodies each names.

    Media and bodies of common names are in articles of all sorts.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one in known.values():
        if one.actor.kind is ActorKind.PERSON and one.keys:
            found[one.local[0]].add(bare(one.keys)[-1])
        elif one.actor.kind is ActorKind.BODY and not alone(one.actor) and one.actor.name not in media():
            found[one.local[0]].add(_joined(one))
    return {article: frozenset(names) for article, names in found.items()}


def _bodies(clusters: Clusters, members: list[Known], context: Mapping[str, frozenset[str]]) -> None:
    """Join bodies of one name; one of a common name needs other names that its article shares."""
    first: dict[str, Local] = {}
    kinds: dict[frozenset[str], list[Known]] = defaultdict(list)
    common: list[tuple[Known, frozenset[str]]] = []
    for one in members:
        words = common_words(one.actor.name)
        if words is not None:
            common.append((one, words))
            continue
        for mark in sorted(marks(one.actor)):
            clusters.join(one.local, first.setdefault(mark, one.local))
        for form in one.actor.forms:
            kinds[common_words(form) or frozenset()].append(one)
        kinds[own_words(one.actor.name, common=True)].append(one)
    left: list[tuple[Known, frozenset[str]]] = []
    chosen: list[tuple[Local, Local]] = []
    for one, words in common:
        near = {clusters.find(other.local) for other in kinds.get(words, ()) if _fits(one, other, context)}
        if len(near) == 1:
            chosen.append((one.local, near.pop()))
        elif not near:
            left.append((one, words))
    for local, root in chosen:
        clusters.join(local, root)
    _alike(clusters, left, context)
    _acronyms(clusters, members)
    _seats(clusters, members, context)


def _seats(clusters: Clusters, members: Sequence[Known], context: Mapping[str, frozenset[str]]) -> None:
    """Join a house or a capital with the one body that another article of common names says it speaks for."""
    speaks: dict[str, list[Known]] = defaultdict(list)
    for one in members:
        for form in one.actor.forms:
            if not set(keys_of(form)) & set(one.keys) and not form.isupper():
                speaks[form].append(one)
    for one in members:
        here = context.get(one.local[0], frozenset())
        near = [
            other
            for other in speaks.get(one.actor.name, ())
            if (here & context.get(other.local[0], frozenset())) - {_joined(one), _joined(other)}
        ]
        if len({other.actor.name for other in near}) == 1:
            clusters.join(one.local, near[0].local)


def _acronyms(clusters: Clusters, members: Sequence[Known]) -> None:
    """Join initials with the one body that has them."""
    longs: dict[str, set[Local]] = defaultdict(set)
    for one in members:
        if not one.single:
            longs[initials(one.keys)].add(clusters.find(one.local))
    for one in members:
        roots = longs.get(one.keys[0], set())
        if len(roots) == 1 and one.single and one.actor.name.replace(".", "").isupper():
            clusters.join(one.local, next(iter(roots)))


def _fits(one: Known, other: Known, context: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a common name can mean this body: its country or other names stand there, too."""
    here = context.get(one.local[0], frozenset())
    there = context[other.local[0]]
    own = own_words(other.actor.name) & countries()
    if own and here & countries() and not own & here:
        return False
    return bool((here & there - countries() - {_joined(other)}) | (own & here))


def _joined(body: Known) -> str:
    return " ".join(sorted(own_words(body.actor.name)))


def _alike(
    clusters: Clusters, members: Iterable[tuple[Known, frozenset[str]]], context: Mapping[str, frozenset[str]]
) -> None:
    """Join those of the same few words whose articles share another name; of bodies a country as well."""
    first: dict[tuple[frozenset[str], str, str], Local] = {}
    for one, words in members:
        around = context.get(one.local[0], frozenset())
        lands = around & countries() if one.actor.kind is ActorKind.BODY else frozenset()
        for name in sorted(around - words - countries()):
            for land in sorted(lands) or [""]:
                clusters.join(one.local, first.setdefault((words, name, land), one.local))


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
    left: list[tuple[Known, frozenset[str]]] = []
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
        elif not best:
            left.append((one, frozenset({word})))
    for local, root in chosen:
        clusters.join(local, root)
    _alike(clusters, left, context)
