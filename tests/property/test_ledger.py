"""The ledger does not depend on any order; what is asked since a day splits into its parts; no shortcuts."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.reconcile.build import Paper, Said, Story, days
from tests.unit.reconcile.ledgers import claims

from onrecord.nouns.claims import Change, ChangeKind, TieKind
from onrecord.nouns.statement import Act
from onrecord.nouns.when import Basis, When
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.changes import moves
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.ledger import ledger
from onrecord.reconcile.matters import matters

START = date(2031, 5, 1)
NAMES = "abcdef"
LINES = (
    Said("Anna Quell", "the bridge toll must be nine marks", Act.DEMANDS, "a", said=days("2031-05-01")),
    Said("Bert Holm", "the bridge toll stays at four marks", Act.REJECTS, "b", said=days("2031-05-02")),
    Said("Anna Quell", "seven marks would do for the bridge toll", Act.OFFERS, "c", said=days("2031-05-04")),
    Said("Cara Ruun", "the ferry runs on Sundays", Act.PROMISES, "d"),
    Said("Anna Quell", "the ferry must run at night", Act.DEMANDS, "e", said=days("2031-05-04")),
    Said("Bert Holm", "the bridge toll could be six marks", Act.ACCEPTS, "f", said=days("2031-05-08")),
)
CONTEXT = Story((Paper("p", LINES, "Ostmark Post", days("2031-05-10")),)).context()
GROUPS = claims(CONTEXT)
DAYS = st.integers(0, 20).map(lambda n: START + timedelta(n))


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return When(
        draw(st.sampled_from([None, first])), draw(st.sampled_from([last, last, None])), Basis.STATED, "given"
    )


@st.composite
def given_answers(draw: st.DrawFn) -> list[Answer]:
    pairs = [(left, right) for left, right in product(NAMES, NAMES) if left != right]
    found = []
    for left, right in draw(st.lists(st.sampled_from(pairs), max_size=10, unique=True)):
        kind = draw(st.sampled_from([TieKind.CHANGES, TieKind.CHANGES, *TieKind]))
        change = draw(st.sampled_from(list(ChangeKind))) if kind is TieKind.CHANGES else None
        reason = Evidence("drawn", draw(st.sampled_from([0.5, 1.0, 2.0])))
        found.append(Answer(left, right, kind, (reason,), change, draw(whens())))
    return found


@st.composite
def changes(draw: st.DrawFn) -> tuple[Change, ...]:
    ats = draw(st.lists(whens(), max_size=8))
    return tuple(
        Change(f"m{n}", "one", "Anna Quell", None, None, ChangeKind.FIGURE, "a", "b", at, ())
        for n, at in enumerate(ats)
    )


@settings(max_examples=80, deadline=None)
@given(given_answers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_and_answers_does_not_matter(answers: list[Answer], random: object) -> None:
    groups, mixed = list(GROUPS), list(answers)
    random.shuffle(groups)  # type: ignore[attr-defined]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    names = matters(GROUPS, answers, CONTEXT)
    assert matters(groups, mixed, CONTEXT) == names
    assert ledger(groups, mixed, names, CONTEXT) == ledger(GROUPS, answers, names, CONTEXT)


@settings(max_examples=80, deadline=None)
@given(given_answers())
def test_no_step_can_be_made_by_others(answers: list[Answer]) -> None:
    steps = {(move.before, move.after) for move in moves(GROUPS, answers, CONTEXT)}

    def reach(start: str, without: tuple[str, str]) -> set[str]:
        seen, todo = {start}, [start]
        while todo:
            at = todo.pop()
            onward = [b for a, b in steps - {without} if a == at and b not in seen]
            seen.update(onward)
            todo += onward
        return seen

    for before, after in steps:
        assert after not in reach(before, (before, after))
        assert before not in reach(after, (before, after))


@settings(max_examples=80, deadline=None)
@given(given_answers())
def test_every_move_of_somebody_known_is_a_change_with_both_passages(answers: list[Answer]) -> None:
    found = ledger(GROUPS, answers, {}, CONTEXT).changes
    assert len(found) == len(moves(GROUPS, answers, CONTEXT)) == len({change.id for change in found})
    text = CONTEXT.articles["p"].text
    words = dict(zip(NAMES, (line.words for line in LINES), strict=True))
    for change in found:
        assert [p.span.of(text) for p in change.passages] == [words[change.before], words[change.after]]
        assert change.at is None or change.at.last is not None


@settings(max_examples=120, deadline=None)
@given(changes(), DAYS, DAYS, DAYS)
def test_since_splits_into_its_parts(found: tuple[Change, ...], one: date, two: date, three: date) -> None:
    since, cut, until = sorted((one, two, three))
    for change in found:
        assert change.within(since) is (change.within(since, cut) or change.within(cut))
        parts = change.within(since, cut), change.within(cut, until)
        assert change.within(since, until) is any(parts)
        assert not all(parts)
        assert change.within(date.min) is (change.day is not None)
