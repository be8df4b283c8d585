from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read import read
from onrecord.text.phrases import tokens

PIECES = st.lists(
    st.sampled_from(
        [
            "Roe ",
            "told ",
            "Oakum Radio ",
            "that ",
            "if ",
            "it would not ",
            "“we will ",
            "” ",
            "'",
            "\n",
            ". ",
            "in her book, ",
            "spokesman for ",
            "’s ",
        ]
    )
    | st.text(max_size=3),
    max_size=24,
)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Article, tuple[Attribution, ...]]:
    text = "".join(draw(PIECES))
    edge = st.integers(0, len(text))

    def spans(least: int) -> tuple[Span, ...]:
        pairs = draw(st.lists(st.tuples(edge, edge).map(sorted), min_size=least, max_size=2))
        return tuple(sorted(Span(a, b) for a, b in pairs if a < b))

    found = [
        Attribution(spans(1), spans(0), spans(0), draw(st.floats(0, 1)))
        for _ in range(draw(st.integers(0, 3)))
    ]
    article = Article("a", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),) if text else ())
    return article, tuple(one for one in found if one.content)


@given(findings())
@settings(max_examples=150, deadline=None)
def test_reading_never_fails_and_points_into_the_text(
    given_: tuple[Article, tuple[Attribution, ...]],
) -> None:
    article, attributions = given_
    statements, reports = read(article, attributions, "x")
    assert len({one.id for one in statements}) == len(statements)
    for one in statements:
        points = [*one.content, *one.source, *one.cue, *(step.span for step in one.chain)]
        points += [span for span in (one.condition, one.hedge) if span]
        assert all(0 <= span.start < span.end <= len(article.text) for span in points)
        assert all(step.span.of(article.text) == step.name for step in one.chain)
        assert all(name in article.text for name in one.to)
    assert all(span.end <= len(article.text) for one in reports for span in one.content)


@given(findings())
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_findings_does_not_matter(given_: tuple[Article, tuple[Attribution, ...]]) -> None:
    article, attributions = given_
    assert read(article, attributions, "x") == read(article, attributions[::-1], "x")


@given(st.text())
def test_tokens_lie_in_order_inside_the_text(text: str) -> None:
    found = tokens(text)
    assert all(0 <= token.start <= token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)
