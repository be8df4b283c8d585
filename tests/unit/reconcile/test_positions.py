from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.reconcile.build import Paper, Said, Story, days
from tests.unit.reconcile.ledgers import changed, claim, made, tie

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import ChangeKind, Position, PositionState, TieKind
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from onrecord.nouns.when import When
    from onrecord.reconcile.context import Context

NINE = Said("Anna Quell", "the bridge toll must be nine marks", Act.DEMANDS, "a", said=days("2031-05-01"))
SEVEN = Said("Anna Quell", "seven marks would do for the toll", Act.OFFERS, "b", said=days("2031-05-04"))
FIVE = Said("Anna Quell", "five marks are enough for the toll", Act.ACCEPTS, "c", said=days("2031-05-09"))


def story(*lines: Said, day: When | None = None) -> Context:
    return Story((Paper("p", lines, "Ostmark Post", day or days("2031-05-10")),)).context()


def by_claim(positions: tuple[Position, ...]) -> dict[str, Position]:
    return {position.claim: position for position in positions}


def test_a_claim_that_takes_a_stand_is_a_position_with_its_days_and_words() -> None:
    again = Said("Anna Quell", "nine marks it has to be", Act.DEMANDS, "z", said=days("2031-05-06"))
    context = story(NINE, again)
    (found,) = made(context, groups=(claim(context, "a", "z"),)).positions
    assert (found.actor, found.matter, found.state) == ("Anna Quell", "toll", PositionState.STANDS)
    assert (found.since, found.last) == (days("2031-05-01"), days("2031-05-06"))
    text = context.articles["p"].text
    assert [p.span.of(text) for p in found.passages] == [NINE.words, again.words]


def test_what_is_merely_said_is_no_position() -> None:
    context = story(Said("Anna Quell", "the toll is nine marks", Act.SAYS, "a"))
    assert made(context).positions == ()


def test_what_is_merely_said_is_a_position_where_it_moved() -> None:
    context = story(
        Said("Anna Quell", "the bridge opens in May", Act.SAYS, "a"),
        Said("Anna Quell", "it opens in June", Act.EXPECTS, "b"),
    )
    found = by_claim(made(context, changed("a", "b", ChangeKind.FIGURE)).positions)
    assert found["c-a"].state is PositionState.SUPERSEDED
    assert found["c-b"].state is PositionState.STANDS


def test_a_state_that_changed_makes_no_position() -> None:
    context = story(
        Said("Anna Quell", "we have not met", Act.SAYS, "a"), Said("Anna Quell", "we met", Act.SAYS, "b")
    )
    assert made(context, changed("a", "b", ChangeKind.STATE)).positions == ()


@pytest.mark.parametrize("kind", [ActorKind.UNNAMED, ActorKind.DOCUMENT])
def test_unnamed_sources_and_papers_hold_no_position(kind: ActorKind) -> None:
    context = story(Said("officials", "the toll must fall", Act.DEMANDS, "a", kind))
    assert made(context).positions == ()


def test_a_claim_about_nothing_that_has_a_name_is_no_position() -> None:
    assert made(story(NINE), matters={}).positions == ()


def test_a_line_that_moved_twice_keeps_what_was_replaced() -> None:
    answers = (changed("a", "b", ChangeKind.SOFTENED), changed("b", "c", ChangeKind.SOFTENED))
    found = by_claim(made(story(NINE, SEVEN, FIVE), *answers).positions)
    assert [found[name].state for name in ("c-a", "c-b", "c-c")] == [
        PositionState.SUPERSEDED,
        PositionState.SUPERSEDED,
        PositionState.SOFTENED,
    ]
    assert found["c-c"].since == days("2031-05-09")


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (ChangeKind.HARDENED, PositionState.SUPERSEDED, PositionState.HARDENED),
        (ChangeKind.WITHDRAWN, PositionState.WITHDRAWN, PositionState.STANDS),
        (ChangeKind.CONDITION, PositionState.SUPERSEDED, PositionState.STANDS),
    ],
)
def test_the_kind_of_a_change_tells_how_both_ends_stand(
    kind: ChangeKind, before: PositionState, after: PositionState
) -> None:
    found = by_claim(made(story(NINE, SEVEN), changed("a", "b", kind)).positions)
    assert (found["c-a"].state, found["c-b"].state) == (before, after)


def test_claims_that_say_the_same_way_are_one_line_headed_by_the_latest() -> None:
    later = Said("Anna Quell", "no lorry crosses for less", Act.DEMANDS, "z", said=days("2031-05-06"))
    (found,) = made(story(NINE, later)).positions
    assert found.claim == "c-z"
    assert (found.since, found.last) == (days("2031-05-01"), days("2031-05-06"))


def test_live_claims_that_pull_apart_in_no_known_order_are_unclear() -> None:
    found = made(story(NINE, SEVEN), tie("a", "b", TieKind.CONTRADICTS)).positions
    assert {position.state for position in found} == {PositionState.UNCLEAR}


def test_what_was_replaced_pulls_nothing_apart() -> None:
    answers = (tie("a", "c", TieKind.CONTRADICTS), changed("a", "b"))
    found = by_claim(made(story(NINE, SEVEN, FIVE), *answers).positions)
    assert found["c-c"].state is PositionState.STANDS


def test_a_position_is_bounded_by_its_article_where_nothing_tells_the_day() -> None:
    (found,) = made(story(Said("Anna Quell", "the toll must fall", Act.DEMANDS, "a"))).positions
    assert found.since is not None
    assert (found.since.first, found.since.last) == (None, date(2031, 5, 10))


def test_an_undated_repetition_does_not_count_as_reaffirmed_late() -> None:
    context = story(NINE, Said("Anna Quell", "nine marks", Act.DEMANDS, "z"))
    (found,) = made(context, groups=(claim(context, "a", "z"),)).positions
    assert found.last == days("2031-05-01")


def test_the_condition_is_the_passage_of_the_claim() -> None:
    bound = Said(
        "Anna Quell",
        "seven marks if the lights are mended",
        Act.OFFERS,
        "a",
        condition="if the lights are mended",
    )
    context = story(bound)
    (found,) = made(context).positions
    assert found.condition is not None
    assert found.condition.span.of(context.articles["p"].text) == bound.condition


def test_what_a_nameless_source_tells_of_a_new_position_is_its_holders() -> None:
    context = story(NINE, Said("officials", "Quell wants six now", Act.SAYS, "z", ActorKind.UNNAMED))
    found = by_claim(made(context, changed("a", "z", ChangeKind.FIGURE)).positions)
    assert found["c-z"].actor == "Anna Quell"


def test_demands_and_appeals_go_one_way_and_refusals_another() -> None:
    asks = Said("Anna Quell", "please lower the toll", Act.ASKS, "y", said=days("2031-05-02"))
    refuses = Said("Anna Quell", "a toll for cyclists", Act.REJECTS, "z", said=days("2031-05-03"))
    found = by_claim(made(story(NINE, asks, refuses)).positions)
    assert set(found) == {"c-y", "c-z"}
    assert found["c-y"].since == days("2031-05-01")


def test_a_claim_that_only_points_back_does_not_speak_for_its_line() -> None:
    words = Said("Anna Quell", "a toll of nine marks", Act.REJECTS, "y", said=days("2031-05-02"))
    pointer = Said("Anna Quell", "this", Act.REJECTS, "z", said=days("2031-05-03"))
    (found,) = made(story(words, pointer)).positions
    assert found.claim == "c-y"
    assert found.last == days("2031-05-03")


def test_a_line_that_nothing_says_in_its_own_words_is_no_position() -> None:
    assert made(story(Said("Anna Quell", "this", Act.REJECTS, "z"))).positions == ()
    denies = Said("Anna Quell", "I never spoke of the toll", Act.DENIES, "z")
    assert made(story(denies)).positions == ()


def test_a_line_that_two_speak_for_is_their_sides() -> None:
    union = Said("Carters' Union", "nine marks an hour", Act.DEMANDS, "a", ActorKind.BODY)
    leader = Said("Dana Ost", "we would take seven", Act.OFFERS, "b", said=days("2031-05-04"))
    paper = Paper("p", (union, leader), "Ostmark Post", days("2031-05-10"))
    context = Story((paper,), {"Dana Ost": ("secretary of Carters' Union",)}).context()
    assert context.senses["b"].holder.name == "Dana Ost"
    found = made(context, changed("a", "b", ChangeKind.FIGURE)).positions
    assert {position.actor for position in found} == {"Carters' Union"}


def test_another_demand_on_the_same_matter_outlives_the_one_that_moved() -> None:
    lights = Said("Anna Quell", "the toll house needs lights", Act.DEMANDS, "z", said=days("2031-05-02"))
    same = Said("Anna Quell", "nine marks, not one less", Act.DEMANDS, "y", said=days("2031-05-02"))
    found = by_claim(made(story(NINE, SEVEN, lights, same), changed("a", "b", ChangeKind.FIGURE)).positions)
    assert found["c-z"].state is PositionState.STANDS
    assert found["c-y"].state is PositionState.SUPERSEDED
    assert set(found) == {"c-b", "c-y", "c-z"}
