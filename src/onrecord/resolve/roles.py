"""Reads what somebody is called instead of a name: "a spokesman for the ministry", "the mayor"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.resolve.words import (
    Gender,
    bodies,
    full_titles,
    nationalities,
    office,
    parties,
    role_words,
    same_role,
    titles,
)
from onrecord.text.names import Word, listed, naming, never

if TYPE_CHECKING:
    from collections.abc import Sequence

POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})
_STATUS = frozenset(
    {"former", "ex", "deputy", "vice", "acting", "chief", "senior", "top", "first", "then", "late"}
)
_OWNING = frozenset({"of", "for", "to", "at", "in", "with", "from", "on"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role as described: its head, all its describing words, and whose role it is, by name or by pronoun.

    `belongs` tells that the owner stands before it ("her envoy"), not behind ("envoy to").
    """

    head: str
    words: frozenset[str]
    owner: str | None
    owner_word: str | None
    printed: str
    place: int = 0
    belongs: bool = False

    @property
    def same(self) -> str:
        """Return the word for all everyday names of the role."""
        return same_role(self.head)

    @property
    def answers(self) -> bool:
        """Tell whether who holds the role speaks for its owner."""
        return self.head in office("roles", "answer_for") and (self.belongs or self.head != "envoy")

    @property
    def gender(self) -> Gender | None:
        """Return the gender the word itself tells."""
        if self.head in office("roles", "male"):
            return Gender.MALE
        return Gender.FEMALE if self.head in office("roles", "female") else None


def gender_of_title(title: Sequence[str]) -> Gender | None:
    """Return the gender that the words in front of a name tell."""
    for key in title:
        if key in office("titles", "male") or key in office("roles", "male"):
            return Gender.MALE
        if key in office("titles", "female") or key in office("roles", "female"):
            return Gender.FEMALE
    return None


def head_at(items: Sequence[Word], nouns: frozenset[str], start: int = 0) -> tuple[int, int] | None:
    """Return (first, last) of the head noun: the last listed noun before a small word."""
    found = None
    for at in range(start, len(items)):
        if items[at].key in listed("after_role") and not items[at].raw.isupper():
            pair = f"{items[at - 1].key} of state" if at else ""
            if pair != "secretary of state" or at + 1 >= len(items) or items[at + 1].key != "state":
                break
        if at and items[at].key + " " in nouns:
            continue
        if at + 1 < len(items) and f"{items[at].key} {items[at + 1].key}" in nouns:
            found = (at, at + 2)
        elif items[at].key in nouns and not (found and found[1] == at + 1):
            found = (at, at + 1)
    return found


def role_of(text: str, items: Sequence[Word]) -> Role | None:
    """Return the role a noun phrase names, None if its head is no role. Plurals are no role."""
    part = _first_part(text, items)
    found = head_at(part, office("roles", "heads"))
    if found is None:
        short = next((i for i, w in enumerate(part) if w.key in full_titles()), None)
        if short is None:
            return None
        found = (short, short + 1)
    first, last = found
    if part[first].possessive or part[last - 1].possessive:
        return None
    head = " ".join(word.key for word in part[first:last])
    head = full_titles().get(head, head)
    before, after = part[:first], list(items[last:])
    owner, owner_word = _owner_before(text, before)
    belongs = owner is not None or owner_word is not None
    if owner is None and owner_word is None:
        owner = _owner_after(text, after)
    words = {w.key for w in (*before, *part[first:last])} - {"the", "a", "an", "and"}
    for word in after[:6]:
        if word.key in role_words() or word.key in bodies("nouns"):
            words.add(word.key)
    place = items[0].start
    printed = text[place : items[-1].end]
    return Role(head, frozenset(words | {head}), owner, owner_word, printed, place, belongs)


def portfolio(role: Role) -> str | None:
    """Return what a minister is minister of, behind the country's adjective; None if nothing tells."""
    if role.head not in ("minister", "secretary", "foreign minister") or role.words & {"general", "press"}:
        return None
    small = titles() | _STATUS | {"minister", "secretary", "prime", "state", role.head}
    order = sorted(role.words - small, key=lambda word: role.printed.lower().find(word))
    kept = [word for word in order if word in office("roles", "modifiers") or word in nationalities()]
    kept = [*kept, "foreign"] if role.head == "foreign minister" and "foreign" not in kept else kept
    return " ".join(kept) if any(word not in nationalities() for word in kept) else None


def _first_part(text: str, items: Sequence[Word]) -> list[Word]:
    for at in range(1, len(items)):
        if "," in text[items[at - 1].end : items[at].start]:
            return list(items[:at])
    return list(items)


def _owner_before(text: str, before: Sequence[Word]) -> tuple[str | None, str | None]:
    for at, word in enumerate(before):
        if word.key in POSSESSIVES and not word.capital:
            return None, word.key
        if at == 0 and word.key in POSSESSIVES:
            return None, word.key
        if word.possessive:
            start = at
            while start and naming(before[start - 1]) and not before[start - 1].possessive:
                start -= 1
            if naming(before[start]):
                return _text(text, before[start : at + 1]), None
            return text[before[0].start : word.end].removesuffix("'s").removesuffix("’s"), None
    return _modifying_owner(text, before), None


def _modifying_owner(text: str, before: Sequence[Word]) -> str | None:
    """Return whose the role is by the words before it: "Harlan campaign manager", "the Lorvish premier"."""
    noun = next((i for i in range(len(before) - 1, -1, -1) if before[i].key in bodies("nouns")), None)
    others = role_words() | titles() | parties().keys()
    named = [w for w in before if naming(w) and w.key not in others]
    pairs = (f"{a.key} {b.key}" for a, b in pairwise(named))
    country = next(
        (nationalities()[key] for key in (*pairs, *(w.key for w in named)) if key in nationalities()), None
    )
    if noun is not None and not before[noun].capital:
        first = before.index(named[0]) if named else noun
        while not named and first and before[first - 1].key in office("roles", "modifiers") - _STATUS:
            first -= 1
        return text[before[first].start : before[noun].end] if first <= noun else None
    if country or not named:
        return country
    return _text(text, named[:1] if len(named) == 1 else _joined(text, named))


def _joined(text: str, words: Sequence[Word]) -> list[Word]:
    kept = [words[0]]
    for word in words[1:]:
        if text[kept[-1].end : word.start] != " ":
            break
        kept.append(word)
    return kept


def _onward(text: str, after: Sequence[Word], end: int) -> int:
    """Return where a body's name ends that goes on behind its noun: "Ministry of Health and Welfare"."""
    while end < len(after) and text[after[end - 1].end : after[end].start] == " ":
        if naming(after[end]):
            end += 1
        elif after[end].key in ("of", "for", "and") and end + 1 < len(after) and naming(after[end + 1]):
            end += 2
        else:
            break
    return end


def _gaps(word: Word) -> tuple[str, ...]:
    return (" ", ". ") if word.key in titles() else (" ",)


def _owner_after(text: str, after: Sequence[Word]) -> str | None:
    if not after or after[0].key not in _OWNING:
        return None
    for at, word in enumerate(after[:9]):
        if at and "," in text[after[at - 1].end : word.start]:
            return None
        if naming(word):
            end = at + 1
            while (
                end < len(after)
                and text[after[end - 1].end : after[end].start] in _gaps(after[end - 1])
                and (
                    naming(after[end])
                    or (
                        after[end].key in ("of", "for", "and", "the", "on")
                        and end + 1 < len(after)
                        and naming(after[end + 1])
                    )
                    or (
                        after[end].key == "of"
                        and end + 2 < len(after)
                        and after[end + 1].key == "the"
                        and naming(after[end + 2])
                    )
                )
                and not after[end - 1].possessive
            ):
                end += 1
            tail = end
            if after[end - 1].possessive and end < len(after) and after[end].key not in never():
                while (
                    tail < len(after)
                    and tail < end + 4
                    and after[tail].key not in listed("after_role")
                    and text[after[tail - 1].end : after[tail].start] == " "
                ):
                    tail += 1
                    if after[tail - 1].key in bodies("nouns"):
                        return text[after[at].start : after[_onward(text, after, tail) - 1].end]
            elif (
                end < len(after)
                and after[end].key in bodies("owned")
                and text[after[end - 1].end : after[end].start] == " "
            ):
                return text[after[at].start : after[end].end]
            return _text(text, after[at:end])
    if after[0].key in ("for", "of"):
        noun = next((i for i, w in enumerate(after) if w.key in bodies("nouns")), None)
        if noun is not None and noun < 6:
            start = 2 if len(after) > 1 and after[1].key in ("the", "a", "an") else 1
            return text[after[start].start : after[noun].end] if start <= noun else None
    return None


def _text(text: str, items: Sequence[Word]) -> str:
    plain = " ".join(text[items[0].start : items[-1].end].split())
    for ending in ("'s", "’s", "’", "'"):
        if plain.endswith(ending):
            return plain.removesuffix(ending)
    return plain
