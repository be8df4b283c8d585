"""What says itself that it moved: dropped, off, no longer, or owned up to."""

from __future__ import annotations

from tests.unit.reconcile.build import Paper, Said, Story, days

from onrecord.nouns.claims import ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.reconcile.answers import answers

MONDAY, FRIDAY = days("2031-03-03"), days("2031-03-07")
WHO = "Ada Kern"


def moved(one: Said, two: Said) -> set[tuple[str, str, ChangeKind | None]]:
    """Return the changes among two statements of two papers, told on a Monday and on the Friday after."""
    papers = [Paper("a", [one], outlet="x", day=MONDAY), Paper("b", [two], outlet="y", day=FRIDAY)]
    return {
        (a.left, a.right, a.change) for a in answers((), Story(papers).context()) if a.kind is TieKind.CHANGES
    }


def dropped(who: str, cue: str, content: str) -> Said:
    return Said(who, f"{who} {cue} {content}", cue=cue, content=content, said=FRIDAY)


def test_a_demand_is_dropped() -> None:
    one = Said(WHO, "the brewery must close its quarry", Act.DEMANDS, said=MONDAY)
    two = dropped(WHO, "dropped her demand", "that the brewery shut its quarry")
    assert moved(one, two) == {("a0", "b0", ChangeKind.SOFTENED)}


def test_another_may_not_drop_it_for_her() -> None:
    one = Said(WHO, "the brewery must close its quarry", Act.DEMANDS, said=MONDAY)
    assert not moved(one, dropped("Bo Lind", "dropped his demand", "that the brewery shut its quarry"))


def test_one_who_looks_back_came_later_though_no_day_is_told() -> None:
    one = Said(WHO, "the brewery must close its quarry", Act.DEMANDS, said=MONDAY)
    words = "Ada Kern dropped her demand that the brewery shut its quarry"
    two = Said(WHO, words, cue="dropped her demand", content="that the brewery shut its quarry")
    assert moved(one, two) == {("a0", "b0", ChangeKind.SOFTENED)}


def test_a_plan_is_off() -> None:
    one = Said(WHO, "the quarry festival will be in the brewery", Act.INTENDS, said=MONDAY)
    two = Said(WHO, "the festival in the quarry has been called off", said=FRIDAY)
    assert moved(one, two) == {("a0", "b0", ChangeKind.WITHDRAWN)}


def test_nothing_is_off_yet_where_an_if_stands() -> None:
    one = Said(WHO, "the quarry festival will be in the brewery", Act.INTENDS, said=MONDAY)
    assert not moved(one, Said(WHO, "the quarry festival will be called off if it rains", said=FRIDAY))


def test_what_has_nothing_in_common_is_not_what_is_off() -> None:
    one = Said(WHO, "the beavers are well", said=MONDAY)
    assert not moved(one, Said(WHO, "the festival in the quarry has been called off", said=FRIDAY))


def test_a_denial_ends_in_a_yes() -> None:
    one = Said(WHO, "no lorry of the brewery had entered the quarry", negated=True, said=MONDAY)
    two = Said(WHO, "Yes, three lorries of the brewery entered the quarry", said=FRIDAY)
    assert moved(one, two) == {("a0", "b0", ChangeKind.SUPERSEDED)}


def test_what_was_still_to_be_done_was_done() -> None:
    one = Said(WHO, "Bo Lind has yet to sign the quarry contract", about=("Bo Lind",), said=MONDAY)
    two = Said("Brewery", "Bo Lind signed the quarry contract on Friday", about=("Bo Lind",), said=FRIDAY)
    assert moved(one, two) == {("a0", "b0", ChangeKind.STATE)}


def test_a_wish_loses_its_condition() -> None:
    one = Said(
        WHO,
        "that Lind resign unless the quarry is closed",
        Act.DEMANDS,
        condition="unless the quarry is closed",
        said=MONDAY,
    )
    assert moved(one, Said(WHO, "that she resign at once", Act.DEMANDS, said=FRIDAY)) == {
        ("a0", "b0", ChangeKind.CONDITION)
    }
