"""Gathers an article's names into its cast: who is who, decided from the whole article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.capitals import common_plural
from onrecord.resolve.figures import (
    Figure,
    bare,
    body_words,
    called,
    initials,
    same_person,
    surname,
    tells,
)
from onrecord.resolve.kinds import Elsewhere, gender_of, sure_person, verdict
from onrecord.resolve.lands import adjectives, capital, is_of
from onrecord.resolve.roles import gender_of_title
from onrecord.resolve.words import (
    bodies,
    body_nouns,
    gender_of_given,
    is_given,
    known_bodies,
    nationalities,
    nouns_by_role,
    office,
    places,
    role_words,
    singular,
    titles,
)
from onrecord.text.names import folded, months

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.nouns.when import When
    from onrecord.resolve.mentions import Named, Scan


_SEAT = re.compile(
    r", (?:which is |as )?(?:the )?(?:official )?(?:headquarters|head office|seat|home|residence) of "
    r"(?:the )?(?=[^\W\d_])"
)
"""Names behind which "of" tells whose house a name is."""
_KNOWN_AS = re.compile(r", as (?:the |its )(?P<body>[\w’' -]{3,60}?) (?:is|are) (?:\w+ )?(?:known|called),")


class Cast:
    """The figures of one article and the questions that can be asked of them.

    Longer names are placed first, so that short forms find whom they shorten. `written`: the days of writing.
    """

    def __init__(self, scan: Scan, written: When | None = None) -> None:
        self.scan = scan
        self.written = written
        self.figures: list[Figure] = []
        self._of: dict[tuple[int, int], Figure] = {}
        self._exact: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
        self._people: dict[str, list[Figure]] = defaultdict(list)
        self._near: dict[str, list[Figure]] = defaultdict(list)
        self._bodies: dict[str, list[Figure]] = defaultdict(list)
        self._same: dict[frozenset[str], Figure] = {}
        self._listed: dict[str, Figure] = {}
        self._inner = frozenset(named.keys for named in scan.mentions if not named.initial)
        alone = Counter(named.keys[0] for named in scan.mentions if len(named.keys) == 1 and not named.inside)
        self._elsewhere = Elsewhere(alone, scan.small, adjectives(scan.words))
        self._located = frozenset(
            named.keys[0]
            for named in scan.mentions
            if len(named.keys) == 1 and named.inside and named.place_like
        )
        self._build()

    # -- building --

    def _build(self) -> None:
        groups: dict[tuple[str, ...], list[Named]] = defaultdict(list)
        for named in self.scan.mentions:
            groups[named.keys].append(named)
        ordered = sorted(groups.items(), key=lambda item: (-len(bare(item[0])), item[1][0].span.start))
        for keys, group in ordered:
            if group[0].owned:
                continue
            if len(bare(keys)) == 1 and " ".join(keys) not in known_bodies():
                self._short(keys, group)
            else:
                self._full(keys, group)
        for keys, group in ordered:
            if group[0].owned:
                self._belonging(keys, group)
        self._acronyms()
        self._seats()
        self._capitals()
        for figure in self.figures:
            self._settle(figure)
        for role in [role for figure in self.figures for role in figure.roles if role.owner]:
            owner = self.lookup(role.owner or "", before=role.place)
            if owner is not None and owner.kind is ActorKind.BODY and not owner.place:
                owner.nouns |= nouns_by_role(role.head)

    def _settle(self, figure: Figure) -> None:
        figure.mentions.sort(key=lambda named: named.span.start)
        figure.gender = gender_of(figure)
        if figure.kind is ActorKind.PERSON:
            figure.weak = not sure_person(figure)

    def _put(self, figure: Figure, group: Iterable[Named]) -> Figure:
        for named in group:
            figure.add(named)
            self._of[named.span.start, named.span.end] = figure
            if figure not in self._exact[named.keys]:
                self._exact[named.keys].append(figure)
        return figure

    def new(self, figure: Figure) -> Figure:
        """Take in one more figure."""
        self.figures.append(figure)
        if figure not in self._exact[figure.keys]:
            self._exact[figure.keys].append(figure)
        if figure.kind is ActorKind.PERSON:
            for key in sorted(set(figure.keys)):
                self._people[key].append(figure)
            self._near[surname(figure.keys)[-1][:2]].append(figure)
            return figure
        for key in sorted(set(figure.keys)):
            self._bodies[key].append(figure)
        content = body_words(figure.keys)
        if tells(content):
            self._same.setdefault(content, figure)
        return figure

    def _full(self, keys: tuple[str, ...], group: Sequence[Named]) -> None:
        found = verdict(keys, group, self._elsewhere)
        if found.kind is ActorKind.PERSON:
            figure = next((f for f in self._maybe(keys) if same_person(f.keys, keys)), None)
        else:
            figure = (
                self._listed.get(found.listed or "") or self._same.get(body_words(keys)) or self._begun(keys)
            )
        if figure is None:
            fixed = found.listed if found.place else None
            figure = self.new(Figure(found.kind, bare(keys), place=found.place, fixed=fixed, weak=found.weak))
        if found.listed:
            self._listed.setdefault(found.listed, figure)
        self._put(figure, group)

    def _maybe(self, keys: Sequence[str]) -> list[Figure]:
        """Return the people whose name may be the same, in order of their taking in."""
        last = surname(keys)[-1]
        found = [*self._people.get(last, ()), *self._near.get(last[:2], ())]
        return list(dict.fromkeys(figure for figure in found if len(figure.keys) > 1))

    def _begun(self, keys: tuple[str, ...]) -> Figure | None:
        """Return the one body whose longer name begins with these words ("Harlan General" Hospital)."""
        if len(keys) < 2 or " ".join(keys) in places():
            return None
        longer = [f for f in self._bodies.get(keys[0], ()) if not f.place and f.keys[: len(keys)] == keys]
        return longer[0] if len(longer) == 1 else None

    def _short(self, keys: tuple[str, ...], group: Sequence[Named]) -> None:
        """Place a name of one word: with the person or body it shortens, else by itself."""
        word = bare(keys)[0]
        holders = [figure for figure in self._maybe((word,)) if called(figure, word)]
        left: list[Named] = []
        for named in group:
            told = gender_of_title(named.title)
            fitting = [f for f in holders if told is None or gender_of(f) in (None, told)]
            chosen = [f for f in fitting if f.surname[-1] == word] or fitting
            if chosen:
                best = min(chosen, key=lambda f: (-sum(len(m.keys) > 1 for m in f.mentions), f.first))
                self._put(best, [named])
                continue
            body = self._shortened(named)
            if body:
                self._put(body, [named])
            else:
                left.append(named)
        if (
            not left
            or all(self._ordinary(named) for named in left)
            or (word in months() and not left[0].title)
        ):
            return
        self._full(keys, left)

    def _ordinary(self, named: Named) -> bool:
        """Tell whether a capital at the start of a sentence is all that makes a name of this word."""
        word = named.keys[0]
        if not named.initial or named.title or named.label or named.roles or named.party or word in places():
            return False
        if named.land or any(is_of(adjective, word) for adjective in self._elsewhere.adjectives):
            return False
        return (not is_given(word) and named.keys not in self._inner) or self._common(word)

    def _nameless(self, named: Named) -> bool:
        """Tell whether a word alone that nothing else shows to be a name is a noun of the language."""
        word = named.keys[0]
        inner = named.keys in self._inner
        return self._common(word) or (not inner and common_plural(word, self.scan.small))

    def _common(self, word: str) -> bool:
        """Tell whether a word is a general noun, or stands in small letters elsewhere."""
        if word in self.scan.small or word in office("unnamed", "plural"):
            return True
        common = (
            office("roles", "heads"),
            office("unnamed", "singular"),
            office("documents", "nouns"),
            bodies("nouns"),
        )
        return any(word in nouns or singular(word) in nouns for nouns in common)

    def _shortened(self, named: Named) -> Figure | None:
        """Return the body a short form stands for ("the Times"): the nearest before it."""
        word = named.keys[0]
        if named.label or (named.title and not named.the) or word in places() or word in self._located:
            return None
        fitting = [
            f
            for f in self._bodies.get(word, ())
            if not f.place and len(f.keys) > 1 and (named.the or word in (f.keys[0], f.keys[-1]))
        ]
        before = [f for f in fitting if f.first < named.span.start] or fitting
        if not before or (len(before) > 1 and not named.the):
            return None
        return max(before, key=lambda f: f.last_before(named.span.start))

    def _belonging(self, keys: tuple[str, ...], group: Sequence[Named]) -> None:
        """Place a body that belongs to somebody; all campaigns of one person are one body."""
        middle = tuple(key for key in keys[1:-1] if key in office("roles", "modifiers"))
        for named in group:
            parts = named.text.split()
            tail = parts[-1 - len(middle) :]
            owner = self.lookup(" ".join(parts[: -len(tail)]), before=named.span.end)
            if owner and owner.kind is ActorKind.PERSON:
                label = owner.surname
            else:
                country = owner.fixed if owner and owner.place else nationalities().get(keys[0])
                label = (folded(country),) if country else keys[: -len(tail)]
            key = (*label, *middle, keys[-1])
            figure = self._same.get(body_words(key)) or self.new(Figure(ActorKind.BODY, key))
            if owner and owner.kind is ActorKind.PERSON and figure.fixed is None:
                figure.fixed = " ".join((*owner.name.split()[-len(label) :], *tail))
            self._put(figure, [named])

    def _acronyms(self) -> None:
        """Join a body and its initials where both are printed."""
        full: dict[str, Figure] = {}
        for figure in self.figures:
            if figure.kind is ActorKind.BODY and len(figure.keys) > 1 and not figure.place:
                for letters in (initials(figure.keys), initials(figure.keys, small=True)):
                    full.setdefault(letters, figure)
        gone = set()
        for short in self.figures:
            shouted = any(form.replace(".", "").isupper() for form in short.forms)
            if short.kind is ActorKind.BODY and len(short.keys) == 1 and not short.place and shouted:
                figure_or_none = full.get(short.keys[0])
                if figure_or_none is not None:
                    self._put(figure_or_none, short.mentions)
                    self._exact[short.keys] = [figure_or_none]
                    gone.add(id(short))
        self.figures = [figure for figure in self.figures if id(figure) not in gone]

    def _seats(self) -> None:
        """Join a body with the house it sits in where the article says so: "X, the headquarters of Y"."""
        at = {named.whole.start: named for named in self.scan.mentions}
        for figure in [f for f in self.figures if f.kind is ActorKind.BODY and f.fixed is None]:
            for named in figure.mentions:
                known = _KNOWN_AS.match(self.scan.text, named.span.end)
                if known and known["body"].split()[-1] in body_nouns():
                    figure.fixed = known["body"]
                    break
                told = _SEAT.match(self.scan.text, named.span.end)
                body = self.at(at[told.end()]) if told and told.end() in at else None
                if body is None or body is figure or body.kind is not ActorKind.BODY or body.place:
                    continue
                if body.keys[-1] in self._elsewhere.adjectives:  # "the seat of the Lorvish president"
                    continue
                name = body.name
                self._put(body, figure.mentions)
                self._exact[figure.keys] = [body]
                body.fixed = name
                self.figures = [other for other in self.figures if other is not figure]
                break

    def _capitals(self) -> None:
        """Let a capital speak for its land where the article says whose it is: "X, the Lorvish capital"."""
        for figure in [f for f in self.figures if f.kind is ActorKind.BODY and f.place and not f.fixed]:
            told = next(
                (
                    found
                    for named in figure.mentions
                    if (found := capital().match(self.scan.text, named.span.end))
                ),
                None,
            )
            land = self._land(told["adjective"], told["land"]) if told else None
            if isinstance(land, Figure) and land is not figure:
                land.fixed = land.name
                self._put(land, figure.mentions)
                self._exact[figure.keys] = [land]
                self.figures = [other for other in self.figures if other is not figure]
            elif isinstance(land, str):
                figure.fixed = land

    def _land(self, adjective: str | None, name: str | None) -> Figure | str | None:
        """Return the land of an adjective or a name: a figure of the article, else a state of the tables."""
        key = folded(adjective or name or "")
        lands = [f for f in self.figures if f.kind is ActorKind.BODY and f.place]
        state = nationalities().get(key) if adjective else (places()[key].speaks if key in places() else None)
        for figure in lands:
            own = state and figure.fixed == state
            if own or figure.keys == (key,) or (adjective and not state and is_of(key, figure.keys[-1])):
                return figure
        return state

    # -- asking --

    def at(self, named: Named) -> Figure | None:
        """Return whom a name found in the article belongs to."""
        return self._of.get((named.span.start, named.span.end))

    def figure(self, named: Named) -> Figure | None:
        """Return whom a printed name means, taken in if need be; None for a body of an unknown owner."""
        found = self.at(named) or self.lookup(named.text, before=named.span.end)
        return found if found is not None or named.owned else self.adopt(named)

    def adopt(self, named: Named) -> Figure | None:
        """Take in a name that stands only where capitals prove nothing, as in a headline."""
        if len(named.keys) == 1 and named.initial and self._nameless(named):
            return None
        equal = [m for m in self.scan.mentions if m.keys == named.keys and self.at(m) is None]
        group = equal if named in equal else [*equal, named]
        self._full(named.keys, group)
        figure = self._of[named.span.start, named.span.end]
        self._settle(figure)
        return figure

    def enter(self, name: str) -> Figure:
        """Return the person of this full name, taken in if the article does not name them."""
        known = self.lookup(name)
        if known is not None:
            return known
        figure = Figure(ActorKind.PERSON, tuple(folded(name).split()), fixed=name, forms=Counter({name: 1}))
        figure.gender = gender_of_given(figure.keys[0])
        return self.new(figure)

    def lookup(self, name: str, before: int | None = None) -> Figure | None:
        """Return whom a printed name means in this article, None if nobody or more than one fits."""
        words = [folded(word) for word in name.split()]
        while words and (words[0] in ("the", "a", "an") or (len(words) > 1 and words[0] in titles())):
            words = words[1:]
        if not words:
            return None
        keys = tuple(words)
        exact = self._exact.get(keys, [])
        if exact:
            earlier = [f for f in exact if before is None or f.first < before] or exact
            return max(earlier, key=lambda figure: len(figure.mentions))
        joined = " ".join(keys)
        place = places().get(joined)
        listed = known_bodies().get(joined) or (place.speaks if place else None)
        if listed and listed in self._listed:
            return self._listed[listed]
        if len(keys) == 1:
            people = self._maybe(keys)
            fitting = [f for f in people if f.surname[-1:] == keys] or [
                f for f in people if called(f, keys[0])
            ]
        else:
            while len(keys) > 2 and keys[0] in role_words():
                keys = keys[1:]
            fitting = [f for f in self._maybe(keys) if same_person(f.keys, keys)]
        return fitting[0] if len(fitting) == 1 else None
