"""Whatever the marks: spans are right, disjoint or nested, and nothing raises."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quotes import Pairing, quotations, quoted
from onrecord.text.wrapped import unwrapped

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
            assert 2 <= len(quotation.span) - len(quotation.inside) <= 4


@given(TEXTS)
def test_a_paragraph_without_marks_behind_it_changes_nothing(text: str) -> None:
    alone = text.replace("\n", " ") + "."
    assert quotations(alone + "\n\nAda said yes.") == quotations(alone)


@given(TEXTS, st.sampled_from("\"“”„«»'‘’"), st.integers(0, 60))
def test_one_mark_more_never_reaches_beyond_the_next_paragraph(text: str, mark: str, at: int) -> None:
    near = text[:at].replace("\n", " ") + mark + text[at:].replace("\n", " ")
    far = "\n\nSo it is.\n\nIt is “one” and “two”, “three” and “four”."
    assert [q.span.of(near + far) for q in quotations(near + far)][-4:] == [
        "“one”",
        "“two”",
        "“three”",
        "“four”",
    ]


@given(TEXTS)
def test_the_mask_is_as_long_as_the_text_and_leaves_the_line_breaks_out(text: str) -> None:
    mask = quoted(text)
    assert len(mask) == len(text)
    assert not any(inside for char, inside in zip(text, mask, strict=True) if char == "\n")


@given(TEXTS)
def test_what_is_marked_lies_in_a_quotation(text: str) -> None:
    inside = {at for q in quotations(text) if not q.single for at in range(q.inside.start, q.inside.end)}
    assert {at for at, bit in enumerate(quoted(text)) if bit} <= inside


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    assert len(quoted(text)) == len(text)
    assert len(unwrapped(text)) == len(text)


@given(st.lists(st.text(alphabet="ab ,.", max_size=90), max_size=20))
def test_unwrapping_touches_line_breaks_alone(lines: list[str]) -> None:
    text = "\n".join(lines)
    flowing = unwrapped(text)
    assert all(new in {old, " "} and (old in ("\n", new)) for old, new in zip(text, flowing, strict=True))


@pytest.mark.parametrize(
    "piece", ["“", '"', "‘", "'", "s' ", "”‘’", "' \"", "„“", "\n", ". ", "'s”", "&quot;"]
)
def test_steps_grow_with_the_length_alone(piece: str) -> None:
    def steps(text: str) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            quotations(text)
        finally:
            sys.setprofile(before)
        return counted

    short, long = (steps(piece * n) for n in (500, 4000))
    assert long < 12 * short + 2000
