from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reconcile.linkage import Linkage

NAMES = "abcdef"


def linked(scores: dict[tuple[str, str], float], must: str = "", cannot: str = "") -> set[str]:
    links = Linkage(NAMES, scores)
    for pair in must.split():
        links.must(*pair)
    for pair in cannot.split():
        links.cannot(*pair)
    return {"".join(cluster) for cluster in links.clusters()}


def test_nothing_is_linked_without_evidence() -> None:
    assert linked({}) == set(NAMES)
    assert linked({("a", "b"): -1.0}) == set(NAMES)


def test_the_whole_cluster_decides_and_not_its_nearest_member() -> None:
    near = {("a", "b"): 3.0, ("b", "c"): 2.0}
    assert linked(near) == {"ab", "c", "d", "e", "f"}
    assert linked(near | {("a", "c"): 1.0}) == {"abc", "d", "e", "f"}


def test_people_outrank_every_sum() -> None:
    scores = {("a", "b"): 9.0, ("c", "d"): -9.0}
    assert linked(scores, must="cd", cannot="ab") == {"a", "b", "cd", "e", "f"}


def test_a_bar_holds_for_whoever_is_joined_later() -> None:
    scores = {("a", "b"): 9.0, ("b", "c"): 8.0, ("a", "c"): 8.0}
    assert linked(scores, cannot="ac") == {"ab", "c", "d", "e", "f"}
    assert linked({}, must="ab bc", cannot="ac") == {"ab", "c", "d", "e", "f"}


pairs = st.sampled_from([(x, y) for x in NAMES for y in NAMES if x < y])


@given(st.dictionaries(pairs, st.floats(-5, 5).map(lambda x: round(x, 1))), st.randoms())
def test_every_member_is_in_one_cluster_in_whatever_order_the_links_come(
    scores: dict[tuple[str, str], float], random: object
) -> None:
    items = list(scores.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    found = Linkage(NAMES, scores).clusters()
    assert sorted(name for cluster in found for name in cluster) == list(NAMES)
    assert Linkage(NAMES[::-1], dict(items)).clusters() == found
