"""Whatever the marks: spans are right, disjoint or nested, and nothing raises."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quotes import Pairing, quotations, quoted

TEXTS = st.text(alphabet="ab \n.'\"“”„«»‹›‘’‚", max_size=60)


@given(TEXTS)
def test_quotations_lie_in_the_text_and_never_cross(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        assert 0 <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.covers(quotation.inside)
    for left in found:
        for right in found:
            crossing = left.span.start < right.span.start < left.span.end < right.span.end
            assert not crossing


@given(TEXTS)
def test_closed_quotations_begin_and_end_with_marks(text: str) -> None:
    for quotation in quotations(text):
        if quotation.pairing is Pairing.CLOSED:
            assert not quotation.span.of(text)[0].isalnum()
            assert not quotation.span.of(text)[-1].isalnum()
            assert len(quotation.span) == len(quotation.inside) + 2


@given(TEXTS)
def test_a_paragraph_by_itself_has_the_same_quotations(text: str) -> None:
    alone = text.replace("\n", " ")
    both = alone + "\n\n" + "Ada said “yes”."
    assert quotations(both)[: len(quotations(alone))] == quotations(alone) or "“" in alone


@given(TEXTS)
def test_the_mask_is_as_long_as_the_text_and_leaves_the_line_breaks_out(text: str) -> None:
    mask = quoted(text)
    assert len(mask) == len(text)
    assert not any(inside for char, inside in zip(text, mask, strict=True) if char == "\n")
