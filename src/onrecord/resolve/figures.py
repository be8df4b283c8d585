"""The figures of an article while it is read, and when two printed names can be one figure's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.words import Gender, is_given, nationalities, same_given
from onrecord.text.names import folded, particles, suffixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.resolve.mentions import Named
    from onrecord.resolve.roles import Role

ALIKE = 88
"""From this likeness on (0 to 100) two long words are taken for two spellings of one name."""
_SHORT = 4
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "&"})
_DROPPED = frozenset({"the", "of", "for", "and", "on", "affairs", "us", "national"})
_MINISTRIES = frozenset({"ministry", "department", "office"})


@dataclass(slots=True, eq=False)
class Figure:
    """One actor of an article while it is read.

    `place` marks a place, which speaks only as its government; `weak` one of whom only capitals tell;
    `known` are offices from the table of terms, which the article need not mention.
    """

    kind: ActorKind
    keys: tuple[str, ...]
    place: bool = False
    fixed: str | None = None
    weak: bool = False
    gender: Gender | None = None
    forms: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    known: tuple[Role, ...] = ()
    mentions: list[Named] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Return the fullest printed name; a place's is that of its country."""
        return self.fixed or fullest(self.forms, self.kind)

    @property
    def surname(self) -> tuple[str, ...]:
        """Return the surname with its particles, empty for a body."""
        return surname(self.keys) if self.kind is ActorKind.PERSON else ()

    @property
    def first(self) -> int:
        """Return the place of the first mention, 0 if it is never named."""
        return self.mentions[0].span.start if self.mentions else 0

    def last_before(self, place: int, default: int = -1) -> int:
        """Return the place of the last mention before another place."""
        return max((named.span.start for named in self.mentions if named.span.start < place), default=default)

    def add(self, named: Named) -> None:
        """Take in one more place where this figure is named."""
        self.mentions.append(named)
        self.forms[named.text] += 1
        if self.kind is ActorKind.PERSON:
            self.roles.extend(named.roles)
        if named.noun:
            self.nouns.add(named.noun)


def fullest(forms: Counter[str], kind: ActorKind) -> str:
    """Return the most complete, then most frequent, then longest form; ties by alphabet.

    A person's name is complete with a given name: initials and second names add nothing. Capitals throughout
    are set in normal case.
    """

    def rank(form: str) -> tuple[int, bool, int, int, str]:
        parts = form.split()
        if kind is not ActorKind.PERSON:
            return (-len(parts), len(parts) > 1 and form.isupper(), -forms[form], 0, form)
        whole = min(len(parts), 2) + (len(parts) > 1 and is_given(folded(parts[0])))
        return (-whole, form.isupper(), -forms[form], -len(parts), form)

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


def called(figure: Figure, word: str) -> bool:
    """Tell whether one word can mean this person: a name of theirs, or a spelling of the surname."""
    if len(figure.keys) < 2 or figure.kind is not ActorKind.PERSON:
        return False
    return word in figure.keys or _alike(surname(figure.keys)[-1], word)


def _alike(left: str, right: str) -> bool:
    long = min(len(left), len(right)) > _SHORT
    return long and left[0] == right[0] and fuzz.ratio(left, right) >= ALIKE


def same_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two full names can be one person's: the surname alike, the given names compatible."""
    a, b = bare(left), bare(right)
    if len(a) < 2 or len(b) < 2:
        return a == b
    marks = (tuple(left[len(a) :]), tuple(right[len(b) :]))
    if all(marks) and marks[0] != marks[1]:
        return False
    if a[-len(b) :] == b or b[-len(a) :] == a:
        return True
    last_a, last_b = surname(a)[-1], surname(b)[-1]
    if last_a != last_b and not _alike(last_a, last_b):
        return False
    return (
        same_given(a[0], b[0])
        or (len(a) > 2 and len(a[0]) == 1 and same_given(a[1], b[0]))
        or (len(b) > 2 and len(b[0]) == 1 and same_given(b[1], a[0]))
        or _alike(a[0], b[0])
    )


def initials(keys: Iterable[str], *, small: bool = False) -> str:
    """Return the initials of a body's name, with or without those of its small words."""
    return "".join(key[0] for key in keys if key and (small or key not in _SMALL))


def tells(content: frozenset[str]) -> bool:
    """Tell whether the words of a body's name say which one it is: "the Ministry" alone does not."""
    return bool(content - _MINISTRIES)


def body_words(keys: Sequence[str]) -> frozenset[str]:
    """Return the words that tell a body from others, nationalities as their country."""
    nations = nationalities()
    return frozenset(folded(nations[key]) if key in nations else key for key in keys if key not in _DROPPED)
