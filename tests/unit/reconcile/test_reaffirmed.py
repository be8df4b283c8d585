from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.unit.reconcile.build import Paper, Said, Story, days
from tests.unit.reconcile.ledgers import claims, made

from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from onrecord.nouns.claims import Position

DEMAND = Said("Anna Quell", "nine marks for every lorry", Act.DEMANDS, "a", said=days("2031-05-01"))
UNCHANGED = Said("Anna Quell", "our terms have not changed", Act.SAYS, "u", said=days("2031-06-02"))
OFFICES = {"Anna Quell": ("president of Osterland",), "Bert Holm": ("minister of Osterland",)}


def position(first: Paper, *more: Paper) -> Position:
    context = Story((first, *more), OFFICES).context()
    of_demand = {group.id: "toll" for group in claims(context) if group.best == "a"}
    (found,) = made(context, matters=of_demand).positions
    return found


def paper(name: str, *lines: Said) -> Paper:
    return Paper(name, lines, "Ostmark Post", days("2031-06-03"))


def test_terms_said_to_be_unchanged_are_reaffirmed_on_that_day() -> None:
    found = position(paper("p", UNCHANGED, DEMAND))
    assert found.since == days("2031-05-01")
    assert found.last is not None
    assert (found.last.first, found.last.last) == (date(2031, 6, 2), date(2031, 6, 2))
    assert len(found.passages) == 2


def test_without_a_day_it_was_after_the_terms_and_before_the_article() -> None:
    undated = Said("Anna Quell", "our terms have not changed", Act.SAYS, "u")
    found = position(paper("p", DEMAND, undated))
    assert found.last is not None
    assert (found.last.first, found.last.last) == (date(2031, 5, 2), date(2031, 6, 3))


def test_another_of_the_same_side_may_reaffirm_them() -> None:
    other = Said("Bert Holm", "our terms remain the same", Act.SAYS, "u", said=days("2031-06-02"))
    found = position(paper("p", DEMAND, other))
    assert found.last is not None
    assert found.last.last == date(2031, 6, 2)


def test_other_peoples_terms_reaffirm_nothing() -> None:
    other = Said("Cara Ruun", "our terms have not changed", Act.SAYS, "u", said=days("2031-06-02"))
    assert position(paper("p", DEMAND, other)).last == days("2031-05-01")


def test_terms_told_elsewhere_are_not_meant() -> None:
    assert position(paper("p", DEMAND), paper("q", UNCHANGED)).last == days("2031-05-01")


def test_a_threat_is_no_term() -> None:
    threat = Said("Anna Quell", "we will close the bridge", Act.THREATENS, "a", said=days("2031-05-01"))
    found = position(paper("p", threat, UNCHANGED))
    assert found.last == days("2031-05-01")
    assert len(found.passages) == 1
