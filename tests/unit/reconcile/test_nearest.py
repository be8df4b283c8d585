from __future__ import annotations

from tests.unit.reconcile.build import Paper, Said, Story, days

from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.nearest import nearest

ANN = "Ann Ruun"


def found(scores: dict[tuple[str, str], float], day: str = "2031-05-10") -> set[tuple[str, str]]:
    """Return the pairs that are nearest: a and b stand in one article, c and d in another of `day`."""
    left, right = (
        [Said(ANN, f"the ferry is late, she said for the {name}th time", id=name) for name in names]
        for names in ("ab", "cd")
    )
    papers = [Paper("p", left, "Post", days("2031-05-10")), Paper("q", right, "Echo", days(day))]
    why = {pair: (Evidence("given", score),) for pair, score in scores.items()}
    return set(nearest(why, Story(papers).context()))


def test_what_is_nearest_both_ways_is_found() -> None:
    assert found({("a", "c"): 2.0, ("a", "d"): 0.5, ("b", "c"): 0.2}) == {("a", "c")}


def test_where_another_is_nearly_as_near_nothing_is() -> None:
    assert found({("a", "c"): 2.0, ("a", "d"): 1.5}) == set()


def test_what_is_nearest_one_way_alone_is_not() -> None:
    assert found({("a", "c"): 2.0, ("b", "c"): 3.5}) == {("b", "c")}


def test_two_reports_weeks_apart_are_not_of_one_occasion() -> None:
    assert found({("a", "c"): 2.0}, day="2031-06-10") == set()


def test_what_speaks_against_is_near_to_nothing() -> None:
    assert found({("a", "c"): -0.5}) == set()
