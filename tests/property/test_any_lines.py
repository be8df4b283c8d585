from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.article import Article, Block, BlockKind, Credit, CreditKind
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.lines import Noun, from_line, to_line
from onrecord.nouns.results import Copy, CopyKind, Story
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Report, Role, Statement, Step
from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from datetime import date

words = st.text(max_size=20)
maybe = st.none() | words
days = st.none() | st.dates()
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
some_spans = st.lists(spans, max_size=3).map(tuple)
some_words = st.lists(words, max_size=3).map(tuple)


def _when(first: date | None, last: date | None, basis: Basis, why: str, evidence: Span | None) -> When:
    if first and last and first > last:
        first, last = last, first
    return When(first, last, basis, why, evidence)


whens = st.none() | st.builds(_when, days, days, st.sampled_from(Basis), words, st.none() | spans)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)) | {0, len(text)})
    kinds = st.sampled_from(BlockKind)
    blocks = [Block(Span(a, b), draw(kinds), draw(words)) for a, b in itertools.pairwise(cuts)]
    return Article(
        id=draw(words),
        text=text,
        blocks=tuple(blocks),
        version=draw(st.integers(1, 9)),
        title=draw(maybe),
        byline=draw(maybe),
        outlet=draw(maybe),
        url=draw(maybe),
        lang=draw(maybe),
        published=draw(maybe),
        when=draw(whens),
        credits=tuple(
            draw(st.lists(st.builds(Credit, st.sampled_from(CreditKind), words, spans), max_size=2))
        ),
        file=draw(maybe),
        fetched=draw(maybe),
    )


statements = st.builds(
    Statement,
    id=words,
    article=words,
    content=some_spans,
    source=some_spans,
    cue=some_spans,
    mode=st.sampled_from(Mode),
    act=st.sampled_from(Act),
    negated=st.booleans(),
    confidence=st.floats(0, 1),
    made_by=words,
    condition=st.none() | spans,
    hedge=st.none() | spans,
    speaker=maybe,
    speaker_id=maybe,
    speaker_kind=st.none() | st.sampled_from(ActorKind),
    principal=maybe,
    via=maybe,
    to=some_words,
    chain=st.lists(st.builds(Step, st.sampled_from(Role), words, spans), max_size=2).map(tuple),
    said=whens,
    story=maybe,
)
tenures = st.builds(Tenure, words, whens)
nouns = st.one_of(
    articles(),
    statements,
    st.builds(Report, words, words, some_spans, some_words, st.booleans(), whens),
    st.builds(
        Actor, words, words, st.sampled_from(ActorKind), some_words, st.lists(tenures, max_size=2).map(tuple)
    ),
    st.builds(Story, words, words, some_words, maybe, maybe, words),
    st.builds(
        Copy,
        words,
        words,
        st.sampled_from(CopyKind),
        st.lists(st.tuples(spans, spans), max_size=2).map(tuple),
        words,
    ),
)


@given(nouns)
def test_a_line_gives_back_its_noun(noun: Noun) -> None:
    line = json.loads(json.dumps(to_line(noun)))
    assert from_line(line) == noun
    assert from_line({**line, "a key of tomorrow": 1}) == noun


@given(whens)
def test_the_days_a_statement_was_reported_are_printed(when: When | None) -> None:
    statement = Statement(
        "s", "a", (), (), (), Mode.DIRECT, Act.SAYS, negated=False, confidence=1, made_by="x", reported=when
    )
    line = to_line(statement)
    again = from_line(line)
    assert to_line(again) == line


@given(
    nouns,
    st.data(),
    st.sampled_from([0, -1, 2.5, True, "", "x", [], [1], [[5, 2]], [["a", 1]], {}, [{}], float("nan")]),
)
def test_a_line_that_was_tampered_with_is_refused_in_words_or_read(
    noun: Noun, data: st.DataObject, value: object
) -> None:
    line = to_line(noun)
    key = data.draw(st.sampled_from(sorted(line)))
    try:
        from_line({**line, key: value})
    except OnrecordError as error:
        assert error.code == "E201"  # noqa: PT017


@pytest.mark.parametrize(
    "line", [{}, {"type": "poem"}, {"type": "story"}, {"type": None}, {"type": ["article"]}]
)
def test_what_is_no_record_line(line: dict[str, object]) -> None:
    with pytest.raises(OnrecordError, match="E201"):
        from_line(line)


@pytest.mark.parametrize(
    "blocks",
    [
        [[0, 5]],
        [[0, 2], [4, 9]],
        [[0, 5], [4, 9]],
        [[0, 99]],
        [],
    ],
)
def test_an_article_whose_blocks_lose_or_repeat_words_is_refused(blocks: list[list[int]]) -> None:
    good = to_line(Article("a", "one twos.", (Block(Span(0, 9), BlockKind.BODY, "all"),)))
    assert from_line(good)
    broken = {**good, "blocks": [{"span": span, "kind": "body", "why": ""} for span in blocks]}
    with pytest.raises(OnrecordError, match="E201"):
        from_line(broken)


def test_not_a_mapping() -> None:
    with pytest.raises(OnrecordError, match="E201"):
        from_line([])  # type: ignore[arg-type]
