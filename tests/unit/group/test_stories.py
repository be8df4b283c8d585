from __future__ import annotations

from tests.unit.group.articles import article

from onrecord.group.stories import Stream, stories

FERRY = [
    article(
        "f1", "The Orvik ferry Lunde will be sold, chairwoman Berta Holm said in Orvik.", day="2031-02-01"
    ),
    article("f2", "Berta Holm defended the sale of the ferry Lunde at a meeting in Orvik.", day="2031-03-10"),
    article(
        "f3", "A shipbreaker has towed the Lunde away. Orvik lost its ferry, Holm her post.", day="2031-05-20"
    ),
]
CHOIR = [
    article("c1", "The boys' choir of Tessin won the cup for its motets under Ivo Maran.", day="2031-02-02"),
    article(
        "c2", "Ivo Maran takes the Tessin choir on a tour after the cup for its motets.", day="2031-02-09"
    ),
]


def test_a_story_may_run_for_months_and_another_stays_apart() -> None:
    found = stories([*FERRY, *CHOIR])
    assert [story.articles for story in found] == [("f1", "f2", "f3"), ("c1", "c2")]
    assert (found[0].first, found[0].last) == ("2031-02-01", "2031-05-20")


def test_a_story_says_what_holds_it_together() -> None:
    [ferry] = stories(FERRY)
    assert "orvik" in ferry.why
    assert "lunde" in ferry.why


def test_a_single_article_is_a_story_of_its_own_with_a_title() -> None:
    [story] = stories([article("x", "First line.\nSecond.", title=None)])
    assert (story.title, story.first, story.last) == ("First line.", None, None)
    assert stories([]) == ()


def test_a_new_article_with_a_higher_id_leaves_the_id_of_a_story_alone() -> None:
    assert stories(FERRY[:2])[0].id == stories(FERRY)[0].id


def test_the_stream_puts_each_article_to_the_story_it_is_most_like() -> None:
    stream = Stream()
    put = {a.id: stream.assign(a) for a in (FERRY[0], CHOIR[0], FERRY[1], CHOIR[1], FERRY[2])}
    assert len({put[name].story for name in ("f1", "f2", "f3")}) == 1
    assert put["c1"].story == put["c2"].story != put["f1"].story


def test_the_stream_gives_its_reasons() -> None:
    stream = Stream()
    first = stream.assign(FERRY[0])
    second = stream.assign(FERRY[1])
    assert (first.shared, first.likeness) == ((), 0.0)
    assert "lunde" in second.shared
    assert 0 < second.likeness <= 1


def test_an_empty_article_joins_nothing() -> None:
    stream = Stream()
    assert stream.assign(article("a", "")).story != stream.assign(article("b", "")).story
