from __future__ import annotations

from datetime import date

from onrecord.nouns.claims import Change, ChangeKind
from onrecord.nouns.when import Basis, When


def dated(first: int | None, last: int | None) -> Change:
    """Return a change that fell on some days of May 2031, on a day not known if there is no last."""
    early = date(2031, 5, first) if first else None
    at = When(early, date(2031, 5, last), Basis.BOUND, "given") if last else None
    return Change("m1", "one", "Anna Quell", None, "toll", ChangeKind.FIGURE, "a", "b", at, ())


def test_a_change_counts_for_the_last_day_it_may_have_fallen_on() -> None:
    one = dated(2, 6)
    assert one.day == date(2031, 5, 6)
    assert one.within(date(2031, 5, 6))
    assert not one.within(date(2031, 5, 7))
    assert not one.within(date(2031, 5, 1), date(2031, 5, 6))
    assert one.within(None, date(2031, 5, 7))


def test_spans_that_meet_share_no_change() -> None:
    one = dated(None, 6)
    for middle in (date(2031, 5, 6), date(2031, 5, 7)):
        halves = one.within(date(2031, 5, 1), middle), one.within(middle, date(2031, 5, 9))
        assert sum(halves) == 1


def test_a_change_without_a_day_is_within_no_bounds() -> None:
    one = dated(None, None)
    assert one.day is None
    assert not one.within(date.min)
    assert not one.within(None, date.max)
    assert one.within(None)
