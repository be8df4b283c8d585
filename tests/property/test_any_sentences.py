from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import sentences

MARKS = st.text(alphabet=st.sampled_from('Aab. .!?…"“”‘’\n\u2028)(—-3.Mr U.S.'), max_size=80)


@given(st.text() | MARKS)
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    covered = [i for span in spans for i in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert list(spans) == sorted(spans)


@given(st.text() | MARKS)
def test_sentences_have_no_space_at_their_edges_and_no_line_break_inside(text: str) -> None:
    for span in sentences(text):
        words_of = span.of(text)
        assert words_of == words_of.strip() != ""
        assert "\n" not in words_of
