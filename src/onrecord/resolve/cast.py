"""Gathers an article's names into its cast: who is who, decided from the whole article, never from one clue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.mentions import Named, Scan
from onrecord.resolve.roles import Role, gender_of_title
from onrecord.resolve.words import (
    Gender,
    bodies,
    body_nouns,
    gender_of_given,
    is_given,
    known_bodies,
    nationalities,
    office,
    places,
    public_surnames,
    role_words,
    same_given,
    singular,
    titles,
)
from onrecord.text.names import folded, months, particles, suffixes

_ALIKE = 88
_INITIALS = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "&"})


@dataclass(slots=True, eq=False)
class Figure:
    """One actor of an article while it is read; `place` marks a place, which speaks only as its government."""

    kind: ActorKind
    keys: tuple[str, ...]
    place: bool = False
    gender: Gender | None = None
    forms: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    mentions: list[Named] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    fixed: str | None = None
    weak: bool = False

    @property
    def name(self) -> str:
        """Return the fullest printed name; a place's is that of its country."""
        return self.fixed or fullest(self.forms, self.kind)

    @property
    def surname(self) -> tuple[str, ...]:
        """Return the surname with its particles, empty for a body."""
        return surname(self.keys) if self.kind is ActorKind.PERSON else ()

    def add(self, named: Named) -> None:
        """Take in one more place where this figure is named."""
        self.mentions.append(named)
        self.forms[named.text] += 1
        if self.kind is ActorKind.PERSON:
            self.roles.extend(named.roles)
        if named.noun:
            self.nouns.add(named.noun)


def fullest(forms: Counter[str], kind: ActorKind) -> str:
    """Return the most complete, then most frequent, then first form; capitals throughout are set in normal case."""

    def rank(form: str) -> tuple[int, bool, int, int, str]:
        shouted = form.isupper() and kind is ActorKind.PERSON
        parts = len(form.split())
        if kind is not ActorKind.PERSON:
            return (-parts, shouted, -forms[form], 0, form)
        whole = min(parts, 2) + (parts > 1 and is_given(folded(form.split()[0])))
        return (-whole, shouted, -forms[form], -parts, form)

    best = min(forms, key=rank)
    return best.title() if best.isupper() and kind is ActorKind.PERSON else best


def bare(keys: Sequence[str]) -> tuple[str, ...]:
    """Return a name's words without suffixes."""
    kept = list(keys)
    while len(kept) > 1 and kept[-1] in suffixes():
        kept.pop()
    return tuple(kept)


def surname(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the last name with the particles that belong to it."""
    kept = bare(keys)
    start = len(kept) - 1
    while start > 1 and kept[start - 1] in particles():
        start -= 1
    return kept[start:]


class Cast:
    """The figures of one article and the questions that can be asked of them."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.figures: list[Figure] = []
        self.of: dict[tuple[int, int], Figure] = {}
        groups: dict[tuple[str, ...], list[Named]] = defaultdict(list)
        for named in scan.mentions:
            groups[named.keys].append(named)
        later: list[tuple[tuple[str, ...], list[Named]]] = []
        for keys, group in sorted(
            groups.items(), key=lambda item: (-len(bare(item[0])), item[1][0].span.start)
        ):
            if group[0].owned:
                later.append((keys, group))
            elif len(bare(keys)) == 1 and not _listed(keys):
                self._bare_word(keys, group)
            else:
                self._full(keys, group)
        for keys, group in later:
            self._belonging(keys, group)
        self._acronyms()
        for figure in self.figures:
            figure.mentions.sort(key=lambda named: named.span.start)
            figure.gender = _gender(figure)
            figure.weak = figure.kind is ActorKind.PERSON and not _sure(figure)

    # -- building ------------------------------------------------------------------------------------------------

    def _put(self, figure: Figure, group: Iterable[Named]) -> Figure:
        if figure not in self.figures:
            self.figures.append(figure)
        for named in group:
            figure.add(named)
            self.of[named.span.start, named.span.end] = figure
        return figure

    def _full(self, keys: tuple[str, ...], group: list[Named]) -> None:
        kind, place, fixed = self._kind(keys, group)
        if kind is ActorKind.PERSON:
            for figure in self.figures:
                if figure.kind is kind and same_person(figure.keys, keys):
                    self._put(figure, group)
                    return
        else:
            for figure in self.figures:
                if figure.kind is kind and (
                    (fixed is not None and figure.fixed == fixed and figure.place == place)
                    or same_body(figure.keys, keys)
                ):
                    self._put(figure, group)
                    return
        self._put(Figure(kind, bare(keys), place=place, fixed=fixed if place else None), group)

    def _bare_word(self, keys: tuple[str, ...], group: list[Named]) -> None:
        word = bare(keys)[0]
        holders = [f for f in self.figures if f.kind is ActorKind.PERSON and _called(f, word)]
        for named in group:
            fitting = [f for f in holders if _gender_fits(f, named)]
            strong = [f for f in fitting if f.surname and f.surname[-1] == word]
            chosen = strong or fitting
            if chosen and not (named.label and named.noun):
                self._put(
                    min(
                        chosen,
                        key=lambda f: (-sum(len(m.keys) > 1 for m in f.mentions), f.mentions[0].span.start),
                    ),
                    [named],
                )
                continue
            holder = self._short_body(named)
            if holder:
                self._put(holder, [named])
        rest = [named for named in group if (named.span.start, named.span.end) not in self.of]
        if (
            not rest
            or all(self._ordinary(named) for named in rest)
            or (word in months() and not rest[0].title)
        ):
            return
        kind, place, fixed = self._kind(keys, rest)
        self._put(Figure(kind, bare(keys), place=place, fixed=fixed if place else None), rest)

    def _ordinary(self, named: Named) -> bool:
        """Tell whether a capital at the start of a sentence is all that makes a name of this word."""
        word = named.keys[0]
        if not named.initial or named.title or named.label or named.roles or named.party:
            return False
        if " ".join(named.keys) in places():
            return False
        if not is_given(word) and not any(
            named.keys == other.keys and not other.initial for other in self.scan.mentions
        ):
            return True
        plural = singular(word)
        common = (
            office("roles", "heads")
            | office("unnamed", "singular")
            | office("documents", "nouns")
            | body_nouns()
        )
        return (
            word in self.scan.small
            or word in office("unnamed", "plural")
            or word in common
            or plural in common
        )

    def _short_body(self, named: Named) -> Figure | None:
        """Return the body a short form stands for: "the Times" for a name that ends so, the nearest before it."""
        if named.label or (named.title and not named.the):
            return None
        fitting = [
            f
            for f in self.figures
            if f.kind is ActorKind.BODY
            and not f.place
            and len(f.keys) > 1
            and named.keys[0] in f.keys
            and (named.the or f.keys[0] == named.keys[0] or f.keys[-1] == named.keys[0])
        ]
        before = [f for f in fitting if f.mentions[0].span.start < named.span.start] or fitting
        if not before:
            return None
        if len(before) > 1 and not named.the:
            return None
        return max(
            before,
            key=lambda f: max(
                (m.span.start for m in f.mentions if m.span.start < named.span.start), default=-1
            ),
        )

    def _belonging(self, keys: tuple[str, ...], group: list[Named]) -> None:
        """Place a body that belongs to somebody; all campaigns of one person are one body."""
        noun = keys[-1]
        for named in group:
            owner = self.lookup(named.text[: -len(noun)].strip(), before=named.span.end)
            head = owner.surname if owner and owner.kind is ActorKind.PERSON else None
            country = owner.fixed if owner and owner.place else nationalities().get(keys[0])
            label = head or ((folded(country),) if country else keys[:-1])
            middle = tuple(k for k in keys[1:-1] if k in office("roles", "modifiers"))
            key = (*label, *(m for m in middle if m not in label), noun)
            found = next(
                (
                    f
                    for f in self.figures
                    if f.kind is ActorKind.BODY and (f.keys == key or same_body(f.keys, key))
                ),
                None,
            )
            figure = found or Figure(ActorKind.BODY, key)
            if head and owner:
                tail = " ".join(named.text.split()[-1 - len(middle) :])
                figure.fixed = (
                    figure.fixed
                    or f"{owner.name.split()[-len(head)] if len(head) == 1 else ' '.join(owner.name.split()[-len(head) :])} {tail}"
                )
            self._put(figure, [named])

    def _acronyms(self) -> None:
        """Join a body and its initials where both are printed."""
        for short in list(self.figures):
            if short.kind is not ActorKind.BODY or len(short.keys) != 1 or short.place:
                continue
            if not any(form.replace(".", "").isupper() for form in short.forms):
                continue
            for full in self.figures:
                if (
                    full is not short
                    and full.kind is ActorKind.BODY
                    and len(full.keys) > 1
                    and not full.place
                    and (
                        initials(full.keys) == short.keys[0]
                        or initials(full.keys, small=True) == short.keys[0]
                    )
                ):
                    self._put(full, short.mentions)
                    self.figures.remove(short)
                    break

    def _kind(self, keys: tuple[str, ...], group: list[Named]) -> tuple[ActorKind, bool, str | None]:
        """Return (kind, is a place, listed name) of a group of equal names from all that stands around them."""
        joined = " ".join(keys)
        person = float(sum(_person_clues(named) for named in group))
        if joined in places() and person < 2 * len(group):
            place = places()[joined]
            if place.speaks == place.name and not place.country:
                return ActorKind.BODY, False, place.name
            return ActorKind.BODY, True, place.speaks or place.name
        if joined in known_bodies() and person < 2 * len(group):
            return ActorKind.BODY, False, known_bodies()[joined]
        last = bare(keys)[-1]
        given = is_given(keys[0]) and len(keys) > 1
        body = 0.0
        if last in body_nouns() or last in bodies("suffixes"):
            body += 1.5 if given and last not in bodies("suffixes") else 4.0
        if any(key in body_nouns() for key in keys) and any(
            key in ("of", "for", "on", "and") for key in keys
        ):
            body += 3.0
        share = sum(bool(named.noun) for named in group) / len(group)
        body += 2.0 if share >= 0.5 or (share and len(keys) > 1) else 0.0
        if (
            len(keys) == 1
            and all(n.text.replace(".", "").isupper() for n in group)
            and not any(n.label for n in group)
        ):
            body += 2.0
        if any("&" in n.text or any(c.isdigit() for c in n.text) for n in group):
            body += 2.0
        if 2 * sum(n.the and not n.possessive for n in group) >= len(group):
            body += 1.5
        if any(_inner_capitals(n.text) for n in group):
            body += 1.5
        person += 2.0 if given else 0.0
        person += 1.0 if len(keys) == 1 and keys[0] in public_surnames() else 0.0
        person += 0.5
        if any(len(n.keys) == 2 and _initial(n.text) for n in group):
            person += 1.0
        return (ActorKind.BODY if body > person else ActorKind.PERSON), False, None

    def adopt(self, named: Named) -> Figure | None:
        """Take in a name that stands only where capitals prove nothing: in a headline, or first in its sentences."""
        equal = [
            m
            for m in self.scan.mentions
            if m.keys == named.keys and (m.span.start, m.span.end) not in self.of
        ]
        group = equal if named in equal else [*equal, named]
        kind, place, fixed = self._kind(named.keys, group)
        figure = self._put(Figure(kind, bare(named.keys), place=place, fixed=fixed if place else None), group)
        figure.mentions.sort(key=lambda one: one.span.start)
        figure.gender = _gender(figure)
        return figure

    # -- asking --------------------------------------------------------------------------------------------------

    def at(self, named: Named) -> Figure | None:
        """Return whom a name found in the article belongs to."""
        return self.of.get((named.span.start, named.span.end))

    def lookup(self, name: str, before: int | None = None) -> Figure | None:
        """Return whom a printed name means in this article, None if nobody or more than one fits."""
        words = [folded(w) for w in name.split()]
        while words and (words[0] in ("the", "a", "an") or (len(words) > 1 and words[0] in titles())):
            words = words[1:]
        if not words:
            return None
        keys = tuple(words)
        exact = [f for f in self.figures if f.keys == keys or any(m.keys == keys for m in f.mentions)]
        if len(exact) > 1 and before is not None:
            earlier = [f for f in exact if f.mentions and f.mentions[0].span.start < before] or exact
            return max(earlier, key=lambda f: len(f.mentions))
        if exact:
            return max(exact, key=lambda f: len(f.mentions))
        joined = " ".join(keys)
        listed = known_bodies().get(joined)
        place = places().get(joined)
        for figure in self.figures:
            if listed and any(known_bodies().get(" ".join(m.keys)) == listed for m in figure.mentions):
                return figure
            if place and place.speaks and figure.fixed == place.speaks:
                return figure
        people = [f for f in self.figures if f.kind is ActorKind.PERSON]
        if len(keys) == 1:
            named = [f for f in people if f.surname[-1:] == keys] or [
                f for f in people if _called(f, keys[0])
            ]
        else:
            trimmed = list(keys)
            while len(trimmed) > 2 and trimmed[0] in role_words():
                trimmed.pop(0)
            named = [f for f in people if len(f.keys) > 1 and same_person(f.keys, tuple(trimmed))]
        return named[0] if len(named) == 1 else None


def _sure(figure: Figure) -> bool:
    """Tell whether more than capitals makes a person of this figure."""
    if any(_person_clues(named) for named in figure.mentions):
        return True
    if len(figure.keys) == 1:
        often = len(figure.mentions) > 2 and not any(named.the for named in figure.mentions)
        return is_given(figure.keys[0]) or often or figure.keys[0] in public_surnames()
    return is_given(figure.keys[0]) or any(len(named.keys) == 1 for named in figure.mentions)


def _listed(keys: tuple[str, ...]) -> bool:
    joined = " ".join(keys)
    return joined in known_bodies()


def _called(figure: Figure, word: str) -> bool:
    return len(figure.keys) > 1 and (
        figure.surname[-1:] == (word,)
        or figure.keys[0] == word
        or word in figure.keys
        or (
            len(word) > 4
            and figure.surname
            and fuzz.ratio(figure.surname[-1], word) >= _ALIKE
            and figure.surname[-1][0] == word[0]
        )
    )


def _gender_fits(figure: Figure, named: Named) -> bool:
    asked = gender_of_title(named.title)
    own = _gender(figure)
    return asked is None or own is None or asked is own


def _gender(figure: Figure) -> Gender | None:
    """Return a person's gender from titles, the given name, then role words; None if they tell nothing."""
    if figure.kind is not ActorKind.PERSON:
        return None
    votes: Counter[Gender] = Counter()
    for named in figure.mentions:
        told = gender_of_title(named.title)
        if told:
            votes[told] += 3
        for role in named.roles:
            if role.gender:
                votes[role.gender] += 2
    given = gender_of_given(figure.keys[0]) if len(figure.keys) > 1 else None
    if given:
        votes[given] += 2
    if not votes or (len(votes) > 1 and votes[Gender.MALE] == votes[Gender.FEMALE]):
        return None
    return max(votes, key=lambda gender: votes[gender])


def _person_clues(named: Named) -> float:
    clue = 0.0
    if any(key in titles() or key in office("roles", "heads") for key in named.title):
        clue += 2.0
    clue += 1.5 * bool(named.roles)
    return clue + 2.0 * named.party + 2.0 * named.label


def _inner_capitals(text: str) -> bool:
    return any(
        sum(c.isupper() for c in word[1:]) >= 1
        and not word.isupper()
        and not word.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Van", "Fitz"))
        and "-" not in word
        for word in text.split()
    )


def _initial(text: str) -> bool:
    return any(len(word) == 2 and word.endswith(".") for word in text.split())


def initials(keys: Iterable[str], *, small: bool = False) -> str:
    """Return the initials of a body's name, with or without those of its small words."""
    return "".join(key[0] for key in keys if key and (small or key not in _INITIALS))


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two full names can be one person's: the surname alike, the given names compatible."""
    a, b = bare(left), bare(right)
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-len(b) :] == b or b[-len(a) :] == a:
        return True
    junior_a, junior_b = tuple(left[len(a) :]), tuple(right[len(b) :])
    if junior_a and junior_b and junior_a != junior_b:
        return False
    last_a, last_b = surname(a)[-1], surname(b)[-1]
    if last_a != last_b and not (
        min(len(last_a), len(last_b)) > 4 and last_a[0] == last_b[0] and fuzz.ratio(last_a, last_b) >= _ALIKE
    ):
        return False
    first_a, first_b = a[0], b[0]
    return (
        same_given(first_a, first_b)
        or (len(a) > 2 and same_given(a[1], first_b) and len(first_a) == 1)
        or (len(b) > 2 and same_given(b[1], first_a) and len(first_b) == 1)
        or (min(len(first_a), len(first_b)) > 4 and fuzz.ratio(first_a, first_b) >= _ALIKE)
    )


_DROPPED = frozenset({"the", "of", "for", "and", "on", "affairs", "us", "national"})
_MINISTRIES = frozenset({"ministry", "department", "office"})


def same_body(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two bodies' names have the same words, in whatever order ("Ministry of Health")."""
    one, other = body_words(left), body_words(right)
    return one == other and bool(one - _MINISTRIES)


def body_words(keys: Sequence[str]) -> frozenset[str]:
    """Return the words that tell a body from others, nationalities as their country."""
    found = set()
    for key in keys:
        if key in _DROPPED:
            continue
        found.add(folded(nationalities()[key]) if key in nationalities() else key)
    return frozenset(found)
