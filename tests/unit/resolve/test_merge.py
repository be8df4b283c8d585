"""Who is one with whom across articles, given the actors of each; neither order nor ids decide."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.article import Article
from onrecord.nouns.statement import Reading
from onrecord.nouns.when import Basis, When
from onrecord.resolve.across import across

PERSON, BODY, UNNAMED, DOCUMENT = ActorKind.PERSON, ActorKind.BODY, ActorKind.UNNAMED, ActorKind.DOCUMENT


def person(name: str, *offices: str) -> Actor:
    return Actor("", name, PERSON, (name,), tuple(Tenure(office) for office in offices))


def body(name: str, *forms: str) -> Actor:
    return Actor("", name, BODY, (name, *forms))


def unnamed(name: str, *offices: str) -> Actor:
    return Actor("", name, UNNAMED, (name,), tuple(Tenure(office) for office in offices))


def record(whens: dict[str, When | None], **articles: list[Actor]) -> tuple[Actor, ...]:
    readings = tuple(
        Reading(name, 1, (), (), tuple(_numbered(actors)), "test") for name, actors in articles.items()
    )
    return across(tuple(Article(name, "", (), when=whens.get(name)) for name in articles), readings)[2]


def _numbered(actors: list[Actor]) -> list[Actor]:
    return [Actor(f"a{n}", a.name, a.kind, a.forms, a.offices) for n, a in enumerate(actors, 1)]


def names(*articles: list[Actor]) -> list[str]:
    """Return the record's actors by name and forms, which must not depend on the ids of the articles."""
    told = set()
    for order in permutations("abcd"[: len(articles)]):
        actors = record({}, **dict(zip(order, articles, strict=True)))
        told.add(tuple(sorted(f"{a.name} ({', '.join(a.forms)})" for a in actors)))
    assert len(told) == 1
    return list(told.pop())


def count(name: str, *articles: list[Actor]) -> int:
    return sum(line.startswith(f"{name} (") for line in names(*articles))


def test_a_role_of_one_owner_never_becomes_the_holder_of_anothers() -> None:
    found = names(
        [person("Bo Lind"), unnamed("lawyer", "lawyer of Bo Lind")],
        [person("Ada Orr"), unnamed("lawyer", "lawyer of Ada Orr")],
        [person("Una Moe", "lawyer of Ada Orr"), person("Ada Orr")],
    )
    assert "Una Moe (Una Moe, lawyer)" in found
    assert "lawyer (lawyer)" in found


def test_owners_of_one_last_word_are_not_one() -> None:
    found = names(
        [person("Una Moe", "spokesman of Harbour Board"), body("Harbour Board")],
        [unnamed("spokesman", "spokesman of Velm School Board"), body("Velm School Board")],
    )
    assert "spokesman (spokesman)" in found


def test_a_role_of_a_body_in_small_letters_is_nobodys_of_another_article() -> None:
    found = names([person("Una Moe", "spokesman of company")], [unnamed("spokesman", "spokesman of company")])
    assert "spokesman (spokesman)" in found


def test_one_description_of_two_offices_does_not_make_their_holders_one() -> None:
    found = names(
        [person("Una Moe", "lawyer of Ada Orr"), person("Ada Orr")],
        [person("Ivo Dahl", "adviser of Ada Orr"), person("Ada Orr")],
        [unnamed("lawyer and adviser", "lawyer of Ada Orr", "adviser of Ada Orr"), person("Ada Orr")],
    )
    assert {"Una Moe (Una Moe)", "Ivo Dahl (Ivo Dahl)"} < set(found)


@pytest.mark.parametrize("kind", [UNNAMED, DOCUMENT])
def test_who_has_no_name_is_not_who_is_called_so_elsewhere(kind: ActorKind) -> None:
    same = Actor("", "officials", kind, ("officials",))
    assert count("officials", [same, person("Omar Dell")], [same, person("Omar Dell")]) == 2


def test_bare_surnames_are_one_only_where_other_names_are_shared() -> None:
    assert count("Calder", [person("Calder")], [person("Calder")]) == 2
    assert (
        count("Calder", [person("Calder"), person("Omar Dell")], [person("Calder"), person("Una Moe")]) == 2
    )
    assert count("Calder", [person("Calder"), person("Omar Dell")], [person("Calder"), person("Dell")]) == 1


def test_bodies_of_common_names_are_one_only_where_other_names_are_shared() -> None:
    one, two = [body("Health Ministry"), person("Omar Dell")], [body("Ministry of Health"), person("Una Moe")]
    assert len([line for line in names(one, two) if "Health" in line]) == 2
    three = [body("Ministry of Health"), person("Omar Dell")]
    assert len([line for line in names(one, three) if "Health" in line]) == 1


def test_a_common_name_is_not_that_of_another_countrys_body() -> None:
    peru = [body("Health Ministry"), body("Peru"), person("Omar Dell")]
    ghana = [body("Health Ministry"), body("Ghana"), person("Omar Dell")]
    assert count("Health Ministry", peru, ghana) == 2


@pytest.mark.parametrize(
    ("common", "whole", "form"),
    [
        ("Supreme Court", "Supreme Court of Peru", "Supreme Court"),
        ("Central Bank", "US Central Bank", "Central Bank"),
        ("Foreign Ministry", "Peruvian Ministry of Foreign Affairs", "ministry"),
    ],
)
def test_a_common_name_joins_the_whole_one_by_shared_names_only(common: str, whole: str, form: str) -> None:
    known = [body(whole, form), person("Omar Dell")]
    assert count(common, [body(common), person("Una Moe")], known) == 1
    assert count(common, [body(common), person("Omar Dell")], known) == 0


def test_a_common_name_never_makes_two_countries_bodies_one() -> None:
    found = names(
        [body("Supreme Court of Peru", "Supreme Court"), person("Omar Dell")],
        [body("Supreme Court of Ghana", "Supreme Court"), person("Omar Dell")],
        [body("Supreme Court"), person("Omar Dell")],
    )
    assert sum("Supreme Court" in line for line in found) == 3


def test_a_countrys_body_is_one_in_all_its_spellings() -> None:
    assert len(names([body("Peruvian Foreign Ministry")], [body("Ministry of Foreign Affairs of Peru")])) == 1
    assert len(names([body("New Zealand Health Ministry")], [body("Health Ministry of New Zealand")])) == 1


def test_ids_of_those_who_have_no_name_of_their_own_are_their_articles() -> None:
    first, second = [unnamed("officials"), person("Omar Dell")], [unnamed("officials"), person("Omar Dell")]
    ids = {a.id for a in record({}, a=first, b=second) if a.kind is UNNAMED}
    assert ids > {a.id for a in record({}, a=first) if a.kind is UNNAMED}


def test_an_office_is_bounded_only_where_all_its_articles_are() -> None:
    def held(*pairs: tuple[int | None, int | None]) -> tuple[date | None, date | None, str] | None:
        whens = {
            name: When(
                date(2031, 5, a) if a else None, date(2031, 5, b) if b else None, Basis.STATED, "given"
            )
            for name, (a, b) in zip("abcd", pairs, strict=False)
        }
        (actor,) = record(dict(whens), **{name: [person("Ines Calder", "mayor")] for name in whens})
        when = actor.offices[0].when
        return (when.first, when.last, when.why) if when else None

    assert held((6, 6), (8, 9)) == (
        date(2031, 5, 6),
        date(2031, 5, 9),
        "so called in 2 articles of these days",
    )
    assert held((6, 6), (3, None)) == (date(2031, 5, 3), None, "so called in 2 articles of these days")
    assert held((None, 2), (8, None)) is None
    assert held((8, None), (None, 2)) is None
