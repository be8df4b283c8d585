"""Whose claim it is: the speaker, whom the speaker answers for, up to the state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.reconcile.build import Paper, Said, Story

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.reconcile.holders import Holders

BODY = ActorKind.BODY


def body(name: str, *forms: str) -> Actor:
    return Actor(f"id of {name}", name, BODY, (name, *forms))


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("Paris", "France"),
        ("the Élysée", "France"),
        ("France’s Ministry of Transport", "France"),
        ("French foreign ministry", "France"),
        ("Osterland's energy ministry", "Osterland"),
        ("the Osterland government", "Osterland"),
        ("Osterland Wire", "Osterland Wire"),
        ("Transport Ministry", "Transport Ministry"),
        ("Harbour Union", "Harbour Union"),
    ],
)
def test_a_body_speaks_for_its_state_or_for_itself(name: str, holder: str) -> None:
    holders = Holders([body("Osterland"), body("Osterland Wire", "Osterland"), body("Harbour Union")])
    assert holders.named(name).name == holder


def test_a_wire_named_after_a_country_is_not_the_country() -> None:
    assert Holders([body("Osterland Wire", "Osterland")]).named("Osterland foreign ministry").name == (
        "Osterland foreign ministry"
    )


def test_a_spokesman_answers_for_his_principal_and_keeps_his_words() -> None:
    said = Said("Ida Roe", "talks go on", id="s", principal="French foreign ministry")
    holder = Story([Paper("a", [said])]).context().senses["s"].holder
    assert (holder.name, holder.side) == ("France", "France")


@pytest.mark.parametrize(
    ("offices", "side"),
    [
        (("foreign minister of France",), "France"),
        (("foreign minister",), "Ida Roe"),
        (("president of France", "former mayor of Lyon"), "Ida Roe"),
        (("president-elect of France",), "Ida Roe"),
        (("director of Harbour Union", "foreign minister of France"), "Ida Roe"),
        (("reader of France",), "Ida Roe"),
    ],
)
def test_a_person_holds_her_own_claims_and_stands_on_the_side_of_her_office(
    offices: tuple[str, ...], side: str
) -> None:
    person = Actor("p", "Ida Roe", ActorKind.PERSON, ("Ida Roe",), tuple(map(Tenure, offices)))
    said = Story([Paper("a", [Said("Ida Roe", "it rained", id="s")])]).context().statements["s"]
    holder = Holders([person]).of(replace(said, speaker_id="p"))
    assert (holder.name, holder.side) == ("Ida Roe", side)
