"""Who speaks in whole invented articles of several fields and countries."""

from __future__ import annotations

import pytest
from tests.unit.resolve.test_inside import article, statement, who

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.inside import inside

MERGER = (
    "SARN, May 5 (Calvara Wire) – The boards of Brightwater General Hospital and Saint Oda Health said on "
    "Monday that they would merge. Dr. Nguyen Thi Huong, the chief executive of Saint Oda Health, called it "
    "fair. “It is a good day,” she added. Brightwater General's chairman, Abdel Rahman el-Masri, agreed. "
    "El-Masri blamed rising costs. Nurses were not convinced. One nurse feared for her ward. “I am afraid,” "
    "she told us. The nurses' union, Care United, will fight. Its general secretary, Chidinma Okonkwo-Bell, "
    "asked the Health Ministry to step in. The ministry declined to comment. Health Minister Rui Almeida "
    "Castanho told Calvara Wire that he would wait. Almeida pointed to the regulator. The Competition "
    "Authority has opened a review. The regulator wants a month. Medora Partners, which advises the "
    "hospitals, declined to comment."
)
TRANSFER = (
    "Real Montaro have agreed to sell striker Kwame Asante-Boadu to Lokomotiv Varsk. Asante-Boadu, 23, was "
    "sad. “I will miss it,” the Ghanaian told reporters. Montaro's coach, José Ignacio Etxeberria Ruiz, "
    "wished him well. Etxeberria is looking for a forward. Lokomotiv's sporting director, Park Ji-hoon, "
    "praised the striker. Park called the fee a record. Rovers declined to comment. “He is not finished,” "
    "Ruiz said. A supporter outside the ground was angry. “Shame,” he shouted."
)
DISPUTE = (
    "The University of Tarnow will cut forty posts, its rector, Professor Liang Meiling, said. Liang told "
    "the senate there was no choice. Ms. Liang denied a plot. “I never lied,” she said. Education Secretary "
    "Oyelaran Babatunde promised that his department would look into it. The department wants the books. "
    "Dr. Ekaterina Volkonskaya-Reyes, who teaches history, was angry. The faculty union will sue. The "
    "union's lawyer, Mariam Al-Sabbagh, called the case strong. Al-Sabbagh expects a hearing in June. Two "
    "people briefed on the plan disagreed. The people blamed the board."
)


def test_a_hospital_merger() -> None:
    asked = (
        "Dr. Nguyen Thi Huong, the chief executive of Saint Oda Health,",
        ("she", 0),
        "El-Masri",
        "One nurse",
        ("she", 1),
        "The nurses' union, Care United,",
        "The ministry",
        ("Almeida", 1),
        "The regulator",
        "Medora Partners",
    )
    assert who(MERGER, *asked) == [
        "Nguyen Thi Huong", "Nguyen Thi Huong", "Abdel Rahman el-Masri", "one nurse", "one nurse",
        "Care United", "Health Ministry", "Rui Almeida Castanho", "Competition Authority", "Medora Partners",
    ]  # fmt: skip
    _, actors = inside(article(MERGER), ())
    kinds = {actor.name: actor.kind for actor in actors}
    offices = {actor.name: [tenure.office for tenure in actor.offices] for actor in actors}
    assert kinds["Calvara Wire"] is kinds["Saint Oda Health"] is ActorKind.BODY
    assert "Brightwater General" not in kinds  # the short form of the hospital
    assert offices["Chidinma Okonkwo-Bell"] == ["general secretary of Care United"]
    assert offices["Abdel Rahman el-Masri"] == ["chairman of Brightwater General Hospital"]


def test_a_football_transfer() -> None:
    asked = (
        "the Ghanaian",
        "Montaro's coach, José Ignacio Etxeberria Ruiz,",
        ("Etxeberria", 1),
        ("Park", 1),
        "Rovers",
        ("Ruiz", 1),
        "A supporter outside the ground",
        ("he", TRANSFER[: TRANSFER.index("he shouted")].count("he")),
    )
    assert who(TRANSFER, ("Asante-Boadu", 1), *asked) == [
        "Kwame Asante-Boadu", "Kwame Asante-Boadu", "José Ignacio Etxeberria Ruiz",
        "José Ignacio Etxeberria Ruiz", "Park Ji-hoon", "Rovers", "José Ignacio Etxeberria Ruiz",
        "supporter outside the ground", "supporter outside the ground",
    ]  # fmt: skip
    _, actors = inside(article(TRANSFER), ())
    kinds = {actor.name: actor.kind for actor in actors}
    assert kinds["Real Montaro"] is kinds["Lokomotiv Varsk"] is ActorKind.BODY


def test_a_university_dispute() -> None:
    asked = (
        "its rector, Professor Liang Meiling,",
        ("Liang", 1),
        "Ms. Liang",
        "she",
        "his department",
        "The department",
        "Dr. Ekaterina Volkonskaya-Reyes, who teaches history,",
        "The faculty union",
        ("Al-Sabbagh", 1),
        "Two people briefed on the plan",
        "The people",
    )
    assert who(DISPUTE, *asked) == [
        *["Liang Meiling"] * 4, *["Education Department"] * 2, "Ekaterina Volkonskaya-Reyes", "faculty union",
        "Mariam Al-Sabbagh", *["two people briefed on the plan"] * 2,
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["The port authority", "The authority"])
def test_a_body_noun_is_the_one_body_of_that_name_before_or_after(first: str) -> None:
    text = f"{first} denied it. The Ostrel Port Authority has money. Its spokeswoman, Ines Corval, was brief."
    asked = (statement(text, first), statement(text, "Its spokeswoman, Ines Corval,"))
    told, _ = inside(article(text), asked)
    assert [(one.speaker, one.principal) for one in told] == [
        ("Ostrel Port Authority", None), ("Ines Corval", "Ostrel Port Authority"),
    ]  # fmt: skip
    other = "The authority's spokeswoman, Ines Corval, was brief."
    told, actors = inside(article(other), (statement(other, "The authority's spokeswoman, Ines Corval,"),))
    assert told[0].principal == "authority"
    assert actors[0].offices[0].office == "spokeswoman of authority"


def test_a_ministers_ministry_has_the_name_of_the_office() -> None:
    text = (
        "Transport Minister Lena Brand came. Her ministry has flour. Norwegian Foreign Minister Ola Strand "
    )
    text += "came. His ministry was silent."
    assert who(text, "Her ministry", "His ministry") == ["Transport Ministry", "Norwegian Foreign Ministry"]


def test_plural_nouns_in_capitals_are_no_names() -> None:
    text = "Dockers Vote to Shut Ostrel Harbour Today\nThe dockers voted. Bakers in Ostrel saw prices rise."
    resolved, _ = inside(article(text), (statement(text, "Dockers"), statement(text, "Bakers in Ostrel")))
    assert [(one.speaker, one.speaker_kind) for one in resolved] == [
        ("dockers", ActorKind.UNNAMED), ("bakers in Ostrel", ActorKind.UNNAMED),
    ]  # fmt: skip


def test_one_unnamed_source_keeps_its_fuller_description() -> None:
    text = "A person familiar with the talks was gloomy. The person asked for silence. A clerk wept. He fell."
    asked = ("A person familiar with the talks", "The person", "A clerk", "He")
    assert who(text, *asked) == [*["person familiar with the talks"] * 2, "clerk", "clerk"]


def test_who_asks_leaves_the_floor_to_who_answers() -> None:
    text = "Piet Maas met voters in Ostrel. One questioner was angry. “You are right,” he said."
    assert who(text, "Piet Maas", "One questioner", "he") == ["Piet Maas", "one questioner", "Piet Maas"]


def test_it_is_nobody_without_a_body_and_never_a_thing_quoted() -> None:
    assert who("It is unclear why. Rain fell; it emerged late.", "It", "it") == [None, None]
    text = "Harlan Steel shut. “There is a plan to stay,” its spokesman, Piet Maas, said."
    told, _ = inside(article(text), (statement(text, "its spokesman, Piet Maas,"),))
    assert told[0].principal == "Harlan Steel"


def test_a_house_named_as_a_bodys_seat_is_the_body() -> None:
    text = "Quay House, the headquarters of the Ostrel Port Authority, was dark. Quay House denied it."
    assert who(text, ("Quay House", 1)) == ["Ostrel Port Authority"]


def test_streets_days_and_laws_are_no_actors() -> None:
    text = "Ostrel Street was shut on Harvest Day. He went home. Harbour Act opponents sang."
    _, actors = inside(article(text), ())
    assert actors == ()
