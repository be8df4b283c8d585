"""The reviewed tables of people's and bodies' words, as sets that are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.calendar import events, terms
from onrecord.text.lexicon import table
from onrecord.text.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Gender(StrEnum):
    """What a pronoun may tell or need."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class Place:
    """A country, a seat of government or another place; `speaks` is the actor it stands for, if any."""

    name: str
    speaks: str | None
    country: bool


def _keys(items: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(item) for item in items)


@cache
def office(part: str, name: str) -> frozenset[str]:
    """Return one list of offices.toml, folded."""
    return _keys(table("offices")[part][name])


@cache
def parties() -> Mapping[str, str]:
    """Return the party's word for each adherent or adjective of a party ("democratic": "democrat")."""
    return dict(table("offices")["parties"]["adherents"])


@cache
def bodies(name: str) -> frozenset[str]:
    """Return one list of bodies.toml, folded."""
    return _keys(table("bodies")[name])


@cache
def meant_by(noun: str) -> frozenset[str]:
    """Return the endings of names that a description such as "the club" may take up."""
    return _keys(table("bodies")["means"].get(noun, ()))


@cache
def nouns_by_role(head: str) -> frozenset[str]:
    """Return what a body may be called in which somebody holds this role."""
    return frozenset(noun for noun, heads in table("bodies")["by_role"].items() if head in heads)


@cache
def body_nouns() -> frozenset[str]:
    """Return the last words of bodies' names: nouns that describe a body or only end its name."""
    return bodies("nouns") | bodies("endings")


@cache
def role_heads() -> frozenset[str]:
    """Return the single words that can head a title in front of a name."""
    return frozenset(head.split()[-1] for head in office("roles", "heads")) | titles()


@cache
def titles() -> frozenset[str]:
    """Return all that stands in front of names, the shortened titles among them."""
    return office("titles", "male") | office("titles", "female") | office("titles", "neutral")


@cache
def full_titles() -> Mapping[str, str]:
    """Return what shortened titles say in full."""
    return dict(table("offices")["titles"]["full"])


@cache
def role_words() -> frozenset[str]:
    """Return every single word that can be part of a title or role in front of a name."""
    heads = {part for head in office("roles", "heads") for part in head.split()}
    return frozenset(
        heads | office("roles", "modifiers") | titles() | frozenset({"the", "elect", "of", "state"})
    )


def singular(word: str) -> str:
    """Return the singular of a plural noun by rule, the word itself if it looks like none."""
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person"}
    for ending, single in irregular.items():
        if word.endswith(ending) and (word == ending or ending in ("men", "women")):
            return word[: -len(ending)] + single
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def _same() -> Mapping[str, str]:
    return {folded(word): folded(group[0]) for group in table("offices")["roles"]["same"] for word in group}


def same_role(head: str) -> str:
    """Return the one word that stands for all everyday names of a role."""
    return _same().get(head, head)


@cache
def _given() -> Mapping[str, Gender | None]:
    names = table("given_names")
    found: dict[str, Gender | None] = {}
    for key, gender in (("either", None), ("female", Gender.FEMALE), ("male", Gender.MALE)):
        for name in names[key].split():
            one = folded(name)
            found[one] = gender if one not in found or key == "either" else None
    return found


def is_given(key: str) -> bool:
    """Tell whether a word is a known given name; of a double name the first part counts."""
    return key in _given() or ("-" in key and key.split("-", maxsplit=1)[0] in _given())


@cache
def surnames() -> frozenset[str]:
    """Return the surnames that are common somewhere."""
    return _keys(table("given_names")["surnames"].split())


def gender_of_given(key: str) -> Gender | None:
    """Return the gender a given name mostly has."""
    found = _given().get(key)
    return found if found or "-" not in key else _given().get(key.split("-", maxsplit=1)[0])


@cache
def _short_forms() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(table("given_names")["same"]):
        for name in group.split():
            found.setdefault(folded(name), set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}


def same_given(left: str, right: str) -> bool:
    """Tell whether two given names can be one: equal, an initial, a short form or another spelling."""
    if left == right or (1 in (len(left), len(right)) and left[:1] == right[:1]):
        return True
    forms = _short_forms()
    return bool(forms.get(left, frozenset()) & forms.get(right, frozenset()))


@cache
def places() -> Mapping[str, Place]:
    """Return every place by its folded names; capitals stand for their country, seats for themselves.

    A name that others have as well speaks for no state by itself.
    """
    data = table("countries")
    found: dict[str, Place] = {folded(name): Place(name, None, country=False) for name in data["places"]}
    for country in data["countries"]:
        place = Place(country["name"], country["name"], country=True)
        for capital in country["capital"]:
            found[folded(capital)] = Place(capital, country["name"], country=False)
        for name in (country["name"], *country["also"]):
            found[folded(name)] = place
    for union in data["unions"]:
        for capital in union["capital"]:
            found[folded(capital)] = Place(capital, union["name"], country=False)
    for seat in data["seats"]:
        for name in (seat["name"], *seat["also"]):
            found[folded(name)] = Place(seat["name"], seat["name"], country=False)
    for name in data["namesakes"]["places"]:
        found[folded(name)] = Place(name, None, country=False)
    for name in data["namesakes"]["names"]:
        found.pop(folded(name))
    return found


@cache
def namesakes() -> Mapping[str, str]:
    """Return the state of each capital or country whose name others have as well, by its folded name."""
    data = table("countries")
    states = {
        folded(name): country["name"]
        for country in data["countries"]
        for name in (country["name"], *country["also"], *country["capital"])
    }
    listed = (*data["namesakes"]["places"], *data["namesakes"]["names"])
    return {folded(name): states[folded(name)] for name in listed}


@cache
def names_of(state: str) -> tuple[str, ...]:
    """Return what a state, its capital and its people are called, without what others are called as well."""
    listed = [
        name
        for country in table("countries")["countries"]
        if country["name"] == state
        for name in (state, *country["also"], *country["capital"], *country["people"])
    ]
    return tuple(name for name in listed if folded(name) not in namesakes())


@cache
def nationalities() -> Mapping[str, str]:
    """Return the country of each adjective and name of inhabitants.

    One that two countries share tells of neither, and stands for itself.
    """
    found: dict[str, set[str]] = {}
    printed: dict[str, str] = {}
    for country in table("countries")["countries"]:
        for people in country["people"]:
            for key in (folded(people), folded(people) + "s"):
                found.setdefault(key, set()).add(country["name"])
                printed.setdefault(key, people)
    return {key: next(iter(one)) if len(one) == 1 else printed[key] for key, one in found.items()}


@cache
def public_surnames() -> frozenset[str]:
    """Return the last names of those who held or sought public office by the tables of terms and events."""
    people = {term.person for term in terms()} | {name for event in events() for name in event.actors}
    return frozenset(folded(name.split()[-1]) for name in people if len(name.split()) > 1)


@cache
def nations() -> frozenset[str]:
    """Return the countries' names as the record has them."""
    return frozenset(country["name"] for country in table("countries")["countries"])


@cache
def known_bodies() -> Mapping[str, str]:
    """Return the listed name of each well-known body and news medium by its folded names."""
    found: dict[str, str] = {}
    for part in ("bodies", "shared", "media"):
        for name, others in table("bodies")[part].items():
            for form in (name, *others):
                found.setdefault(folded(form), name)
    return found


@cache
def shared_bodies() -> Mapping[str, str]:
    """Return the listed name of each body of which several countries have one, by its folded names."""
    shared = table("bodies")["shared"]
    return {folded(form): name for name, others in shared.items() for form in (name, *others)}


@cache
def media() -> frozenset[str]:
    """Return the listed names of news media."""
    return frozenset(table("bodies")["media"])
