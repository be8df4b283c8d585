"""Resolving never fails and does not depend on the order of the articles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Reading, Statement
from onrecord.resolve.across import across
from onrecord.resolve.inside import inside

WORDS = st.sampled_from(
    [
        "Mara",
        "Ostrel",
        "Ostrel's",
        "Mr.",
        "Ms.",
        "Dr.",
        "the",
        "The",
        "a",
        "his",
        "her",
        "she",
        "He",
        "they",
        "it",
        "who",
        "said",
        "told",
        "mayor",
        "spokesman",
        "for",
        "of",
        "Ministry",
        "ministry",
        "Lorvia",
        "Quell",
        "(QUL)",
        "QUL",
        "and",
        ",",
        ".",
        "“",
        "”",
        '"',
        "'",
        "—",
        "poll",
        "report",
        "46",
        "percent",
        "voters",
        "lawyer",
        "I",
        "we",
        "Tor",
        "Vidane,",
        "Jr.",
        "NEWS:",
        "\n",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


def article(name: str, text: str) -> Article:
    blocks = (Block(Span(0, len(text)), BlockKind.BODY, "all of it"),) if text else ()
    return Article(name, text, blocks, outlet="Invented Herald")


@st.composite
def told(draw: st.DrawFn, name: str = "n1") -> tuple[Article, tuple[Statement, ...]]:
    text = draw(TEXTS)
    made = []
    for number in range(draw(st.integers(0, 4))):
        spans = []
        for _ in range(3):
            start = draw(st.integers(0, len(text)))
            spans.append(Span(start, draw(st.integers(start, len(text)))))
        source = (spans[0],) if draw(st.booleans()) else ()
        made.append(
            Statement(
                f"{name}-{number}",
                name,
                (spans[1],),
                source,
                (spans[2],),
                Mode.INDIRECT,
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="test",
                to=(spans[2].of(text),),
                via=spans[1].of(text) or None,
            )
        )
    return article(name, text), tuple(made)


@given(told())
@settings(max_examples=80, deadline=None)
def test_any_text_resolves_and_the_order_of_statements_is_kept(
    case: tuple[Article, tuple[Statement, ...]],
) -> None:
    given_article, statements = case
    resolved, actors = inside(given_article, statements)
    assert [s.id for s in resolved] == [s.id for s in statements]
    ids = {actor.id for actor in actors}
    for statement in resolved:
        assert (
            (statement.speaker is None) == (statement.speaker_id is None) == (statement.speaker_kind is None)
        )
        assert statement.speaker_id is None or statement.speaker_id in ids
    assert inside(given_article, statements) == (resolved, actors)


@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_articles_does_not_matter(texts: list[str], random: object) -> None:
    articles = tuple(article(f"n{number}", text) for number, text in enumerate(texts))
    readings = []
    for one in articles:
        words = [Span(m, m + 1) for m in range(0, len(one.text), 37)]
        statements = tuple(
            Statement(
                f"{one.id}-{n}",
                one.id,
                (w,),
                (Span(w.start, min(w.start + 12, len(one.text))),),
                (),
                Mode.DIRECT,
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="test",
            )
            for n, w in enumerate(words)
        )
        resolved, actors = inside(one, statements)
        readings.append(Reading(one.id, 1, resolved, (), actors, "test"))
    straight = across(articles, tuple(readings))
    pairs = list(zip(articles, readings, strict=True))
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert across(tuple(a for a, _ in pairs), tuple(r for _, r in pairs)) == straight
    again = across(articles, tuple(replace(r, made_by="other") for r in readings))
    assert again == straight
