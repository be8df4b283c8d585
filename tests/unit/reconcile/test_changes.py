from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.unit.reconcile.build import Paper, Said, Story, Told, days
from tests.unit.reconcile.ledgers import changed, claim, claims, made, tie

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.claims import ChangeKind, PositionState, TieKind
from onrecord.nouns.statement import Act
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.changes import moves

if TYPE_CHECKING:
    from onrecord.reconcile.context import Context

LINES = (
    Said("Anna Quell", "the bridge toll must be nine marks", Act.DEMANDS, "a", said=days("2031-05-01")),
    Said("Anna Quell", "seven marks would do for the toll", Act.DEMANDS, "b", said=days("2031-05-04")),
    Said("Anna Quell", "five marks are enough for the toll", Act.ACCEPTS, "c", said=days("2031-05-09")),
)


def story(*lines: Said | Told, day: When | None = None) -> Context:
    return Story((Paper("p", lines or LINES, "Ostmark Post", day or days("2031-05-10")),)).context()


def test_a_chain_keeps_its_steps_and_loses_its_shortcut() -> None:
    context = story()
    answers = (changed("a", "c", weight=9.0), changed("b", "c"), changed("a", "b"))
    found = moves(claims(context), answers, context)
    assert [(move.before, move.after) for move in found] == [("c-a", "c-b"), ("c-b", "c-c")]


def test_of_two_moves_from_one_claim_the_later_follows_the_earlier() -> None:
    lines = (*LINES[:2], Said("Gazette", "Quell would take five", Act.SAYS, "c", said=days("2031-05-09")))
    context = story(*lines)
    answers = tuple(changed("a", name, ChangeKind.FIGURE) for name in "cb")
    found = moves(claims(context), answers, context)
    assert [(move.before, move.after) for move in found] == [("c-a", "c-b"), ("c-b", "c-c")]
    kept = made(context, *answers)
    assert {change.actor for change in kept.changes} == {"Anna Quell"}
    states = {position.claim: position.state for position in kept.positions}
    assert states["c-a"] is states["c-b"] is PositionState.SUPERSEDED
    assert states["c-c"] is PositionState.STANDS


def test_two_moves_from_one_claim_of_no_known_order_both_stay() -> None:
    context = story(*(Said(line.who, line.words, line.act, line.id) for line in LINES))
    answers = (changed("a", "b", ChangeKind.FIGURE), changed("a", "c", ChangeKind.FIGURE))
    found = moves(claims(context), answers, context)
    assert [(move.before, move.after) for move in found] == [("c-a", "c-b"), ("c-a", "c-c")]


def test_what_a_paper_told_before_the_holder_spoke_is_the_holders_change() -> None:
    told = Said("officials", "Quell wants nine marks", Act.SAYS, "y", ActorKind.UNNAMED)
    (change,) = made(story(told, LINES[1]), changed("y", "b", ChangeKind.FIGURE)).changes
    assert change.actor == "Anna Quell"


def test_of_several_answers_between_two_claims_the_best_is_kept() -> None:
    context = story()
    groups = (claim(context, "a"), claim(context, "b", "c"))
    best = changed("a", "c", ChangeKind.SOFTENED, weight=3.0)
    (found,) = moves(groups, (changed("a", "b"), best), context)
    assert found.answer is best
    assert (found.before, found.after) == ("c-a", "c-b")


def test_within_one_claim_nothing_moved() -> None:
    context = story()
    assert moves((claim(context, "a", "b", "c"),), (changed("a", "b"),), context) == ()


def test_a_move_back_and_forth_keeps_the_surer_direction() -> None:
    context = story()
    found = moves(claims(context), (changed("a", "b", weight=1.0), changed("b", "a", weight=4.0)), context)
    assert [(move.before, move.after) for move in found] == [("c-b", "c-a")]


def test_a_figure_of_the_same_holder_that_differs_later_has_moved() -> None:
    context = story()
    (found,) = moves(claims(context), (tie("a", "b", TieKind.DIFFERS),), context)
    assert found.kind is ChangeKind.FIGURE


def test_a_figure_of_another_or_of_no_known_order_has_not_moved() -> None:
    other = Said("Bert Holm", "seven marks would do for the toll", Act.DEMANDS, "b", said=days("2031-05-04"))
    context = story(LINES[0], other)
    assert moves(claims(context), (tie("a", "b", TieKind.DIFFERS),), context) == ()
    undone = story(*(Said(line.who, line.words, line.act, line.id) for line in LINES))
    assert moves(claims(undone), (tie("a", "b", TieKind.DIFFERS),), undone) == ()


def test_a_change_has_the_words_before_and_after_and_the_reasons() -> None:
    context = story()
    (change,) = made(context, changed("a", "b", ChangeKind.SOFTENED)).changes
    text = context.articles["p"].text
    assert [p.span.of(text) for p in change.passages] == [LINES[0].words, LINES[1].words]
    assert (change.before, change.after, change.kind) == ("a", "b", ChangeKind.SOFTENED)
    assert (change.actor, change.matter, change.story) == ("Anna Quell", "toll", "one")
    assert change.reasons == ("then another +2.0",)
    assert change.at == days("2031-05-04")


def test_the_day_an_answer_gives_goes_before_the_day_of_the_later_statement() -> None:
    (change,) = made(story(), changed("a", "b", at=days("2031-05-02", "2031-05-04"))).changes
    assert change.at == days("2031-05-02", "2031-05-04")


def test_a_change_without_a_day_of_its_own_is_bounded_by_what_shows_it() -> None:
    later = Said("Anna Quell", "seven marks would do for the toll", Act.DEMANDS, "b")
    (change,) = made(story(LINES[0], later), changed("a", "b")).changes
    assert change.at is not None
    assert (change.at.first, change.at.last) == (date(2031, 5, 1), date(2031, 5, 10))
    assert change.at.basis is Basis.BOUND


def test_a_change_is_the_line_of_who_stood_there_before_whoever_tells_of_it() -> None:
    context = story(LINES[0], Said("Gazette", "Quell now wants six marks", Act.SAYS, "z"))
    (change,) = made(context, changed("a", "z")).changes
    assert change.actor == "Anna Quell"


def test_a_state_that_changed_may_be_told_by_reports_alone() -> None:
    context = story(
        Told("Quell has not seen the bridge", ("Anna Quell",), "r1", negated=True),
        Told("Quell saw the bridge on Friday", ("Anna Quell",), "r2"),
    )
    (change,) = made(context, changed("r1", "r2", ChangeKind.STATE)).changes
    assert (change.actor, change.before, change.after) == ("Anna Quell", "r1", "r2")
    assert change.matter is None


def test_outlets_that_tell_another_thing_than_before_tell_of_a_state() -> None:
    context = story(
        Told("The bridge of Quell is closed", ("Anna Quell",), "r1"),
        Told("The bridge of Quell is open", ("Anna Quell",), "r2"),
    )
    (change,) = made(context, changed("r1", "r2", ChangeKind.SUPERSEDED)).changes
    assert change.kind is ChangeKind.STATE


def test_a_change_of_nobody_known_is_no_line() -> None:
    context = story(Said("", "nine marks", Act.DEMANDS, "a"), Said("", "seven marks", Act.DEMANDS, "b"))
    assert made(context, changed("a", "b")).changes == ()


def test_what_another_said_for_a_side_is_moved_by_the_side() -> None:
    lines = (
        Said("Dana Ost", "nine marks an hour", Act.DEMANDS, "a", said=days("2031-05-01")),
        Said("Carters' Union", "we would take seven", Act.OFFERS, "b", ActorKind.BODY),
    )
    paper = Paper("p", lines, "Ostmark Post", days("2031-05-10"))
    context = Story((paper,), {"Dana Ost": ("secretary of Carters' Union",)}).context()
    (change,) = made(context, changed("a", "b", ChangeKind.FIGURE)).changes
    assert change.actor == "Carters' Union"
