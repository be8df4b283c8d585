"""Terms of one side that moved: figures and days for the same thing, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.reconcile.build import Paper, Said, Story, Told, days

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answers import answers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MONDAY, FRIDAY, LATER = days("2031-03-03"), days("2031-03-07"), days("2031-03-14")
WHO = "Nurses of Tarrow"


def moved(
    *lines: Said | Told, offices: Mapping[str, Sequence[str]] | None = None
) -> set[tuple[str, str, ChangeKind | None]]:
    """Return the changes among lines told one day after another, each in a paper of its own."""
    told = (MONDAY, FRIDAY, LATER)
    papers = [
        Paper(f"p{n}", [line], outlet=f"o{n}", day=day)
        for n, (line, day) in enumerate(zip(lines, told, strict=False))
    ]
    found = answers((), Story(papers, offices=offices or {}).context())
    return {(a.left, a.right, a.change) for a in found if a.kind is TieKind.CHANGES}


def first_to_second(one: str, two: str, act: Act = Act.DEMANDS, who: str = WHO) -> bool:
    return ("p00", "p10", ChangeKind.FIGURE) in moved(
        Said(WHO, one, act, said=MONDAY), Said(who, two, act, said=FRIDAY)
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a pay rise of eleven per cent", "the union would lower its pay demand to eight per cent"),
        ("eleven per cent more pay", "they would settle for eight"),
        ("the ward will open on 4 May", "the ward will not open before 9 June"),
        ("the ward will open by the end of May", "the ward would open in mid-July"),
        ("the ward will open by 2033", "the ward will open in 2035"),
        ("the ward is to open in May", "the ward would not open in May but in July"),
        ("it will cut 400 beds in the hospital", "it will cut 250 beds in the hospital"),
        ("the price will be 30 million", "the price would be 27 million"),
    ],
)
def test_terms_of_one_holder_that_are_set_anew(one: str, two: str) -> None:
    assert first_to_second(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a pay rise of eleven per cent", "eleven per cent more pay"),  # the same
        ("a pay rise of eleven per cent", "a stake of eight per cent in the clinic"),  # another thing
        ("eleven per cent more pay", "250 beds more"),  # another unit
        ("the ward will open on 4 May", "the inquest will be held on 9 June"),  # another event
        ("the ward will open in May", "the ward will open on 4 May"),  # only closer
        ("a pay rise of eleven per cent", "eight per cent of respondents in the survey want it"),
        ("tea", "eight per cent"),
    ],
)
def test_what_is_no_other_figure_of_the_same(one: str, two: str) -> None:
    assert not first_to_second(one, two)


def test_another_holder_revises_nothing() -> None:
    assert not first_to_second("a pay rise of eleven per cent", "a pay rise of eight per cent", who="Doctors")


def test_each_move_is_told_from_the_one_before() -> None:
    found = moved(
        Said(WHO, "a pay rise of eleven per cent", Act.DEMANDS, said=MONDAY),
        Said(WHO, "a pay rise of eight per cent", Act.DEMANDS, said=FRIDAY),
        Said(WHO, "a pay rise of six per cent", Act.DEMANDS, said=LATER),
    )
    assert found == {("p00", "p10", ChangeKind.FIGURE), ("p10", "p20", ChangeKind.FIGURE)}


def test_an_old_figure_told_again_is_no_move_back() -> None:
    found = moved(
        Said(WHO, "a pay rise of eleven per cent", Act.DEMANDS, said=MONDAY),
        Said(WHO, "a pay rise of eight per cent", Act.DEMANDS, said=FRIDAY),
        Said(WHO, "a pay rise of eleven per cent", Act.DEMANDS, said=LATER),
    )
    assert found == {("p00", "p10", ChangeKind.FIGURE)}


def test_who_is_named_as_setting_it_goes_before_who_speaks_of_it() -> None:
    one = Said("A person near the talks", "Tarrow would pay 40 crowns a share", said=MONDAY)
    two = Said("A banker", "Tarrow has raised its offer to 44 crowns a share", said=FRIDAY)
    assert moved(one, two) == {("p00", "p10", ChangeKind.FIGURE)}
    assert not moved(one, Said("A banker", "Brell has raised its offer to 44 crowns a share", said=FRIDAY))


def test_whoever_is_bound_by_an_office_sets_terms_for_it() -> None:
    one = Said("Tarrow Harbour Board", "a pay offer of five per cent", Act.OFFERS, said=MONDAY)
    two = Said("Ilse Quant", "she would pay six per cent", Act.OFFERS, said=FRIDAY)
    offices = {"Ilse Quant": ("director of Tarrow Harbour Board", "director of Pier House")}
    assert moved(one, two, offices=offices) == {("p00", "p10", ChangeKind.FIGURE)}
    assert not moved(one, two)


def test_a_report_may_tell_of_the_move() -> None:
    one = Said("Tarrow Freight", "45 per cent of the catch", Act.OFFERS, id="offered")
    two = Told("Tarrow Freight raised its offer to 48 per cent", ("Tarrow Freight",), id="raised")
    papers = [Paper("p0", [one], day=MONDAY), Paper("p1", [two, Said("Ilse Quant", "it rained")], day=FRIDAY)]
    found = answers((), Story(papers).context())
    assert [(a.left, a.right, a.kind) for a in found] == [("offered", "raised", TieKind.CHANGES)]
