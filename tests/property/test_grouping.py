"""Copies and stories do not depend on the order in which articles come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.group.articles import article, prose

from onrecord.group.copies import lineage, roots
from onrecord.group.stories import stories

if TYPE_CHECKING:
    from onrecord.nouns.article import Article

PASSAGES = [prose(seed, 40) for seed in range(5)]
DAYS = st.sampled_from([None, "2031-05-01", "2031-05-02", "2031-05-03"])
BODIES = st.lists(st.integers(0, 4), min_size=1, max_size=5).map(lambda at: " ".join(PASSAGES[i] for i in at))


@st.composite
def collections(draw: st.DrawFn) -> list[Article]:
    bodies = draw(st.lists(st.tuples(BODIES, DAYS), min_size=1, max_size=8))
    return [article(f"a{n}", body, day=day) for n, (body, day) in enumerate(bodies)]


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_order_does_not_matter(articles: list[Article], random: object) -> None:
    mixed = list(articles)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert lineage(mixed) == lineage(articles)
    assert stories(mixed) == stories(articles)


@settings(max_examples=60, deadline=None)
@given(collections())
def test_every_text_has_at_most_one_source_and_every_chain_ends(articles: list[Article]) -> None:
    copies = lineage(articles)
    assert len({copy.article for copy in copies}) == len(copies)
    assert set(roots([a.id for a in articles], copies).values()) <= {a.id for a in articles}


@settings(max_examples=60, deadline=None)
@given(collections())
def test_runs_are_the_same_words_in_both_texts(articles: list[Article]) -> None:
    text = {a.id: a.text for a in articles}
    for copy in lineage(articles):
        for here, there in copy.runs:
            assert here.of(text[copy.article]).split() == there.of(text[copy.of]).split()


@settings(max_examples=60, deadline=None)
@given(collections())
def test_stories_hold_every_article_once(articles: list[Article]) -> None:
    members = [name for story in stories(articles) for name in story.articles]
    assert sorted(members) == sorted(a.id for a in articles)


@settings(max_examples=40, deadline=None)
@given(collections())
def test_an_exact_copy_adds_no_origin(articles: list[Article]) -> None:
    again = article("zz", articles[0].text)
    before = set(roots([a.id for a in articles], lineage(articles)).values())
    after = set(roots([a.id for a in [*articles, again]], lineage([*articles, again])).values())
    assert len(after) <= len(before)
