from __future__ import annotations

from onrecord.group.linkage import average_linkage


def test_nothing_alike_stays_alone() -> None:
    assert average_linkage({}, 3, 0.5) == ((0,), (1,), (2,))


def test_the_mean_decides_and_not_the_nearest() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.0}
    assert average_linkage(chain, 3, 0.5) == ((0, 1), (2,))
    assert average_linkage(chain, 3, 0.3) == ((0, 1, 2),)


def test_the_most_alike_are_joined_first() -> None:
    likeness = {(0, 1): 0.5, (1, 2): 0.8, (2, 3): 0.5}
    assert average_linkage(likeness, 4, 0.4) == ((0,), (1, 2), (3,))


def test_means_are_over_all_pairs_of_members() -> None:
    likeness = {(0, 1): 1.0, (2, 3): 1.0, (0, 2): 0.4, (0, 3): 0.4, (1, 2): 0.4, (1, 3): 0.4}
    assert average_linkage(likeness, 4, 0.39) == ((0, 1, 2, 3),)
    assert average_linkage(likeness, 4, 0.41) == ((0, 1), (2, 3))
