"""Quotation marks of every make are paired, nested ones told apart from apostrophes, odd ones named."""

import pytest

from onrecord.text.quotes import Pairing, quotations, quoted


def found(text: str) -> list[tuple[str, str]]:
    return [(q.span.of(text), q.pairing.value) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Ada said “yes” and “no”.", ["“yes”", "“no”"]),
        ('Ada said "yes" and "no".', ['"yes"', '"no"']),
        ("„Ja“, sagte Ada. »Nein«, sagte Bo.", ["„Ja“", "»Nein«"]),
        ("„Tak” powiedziała Ada.", ["„Tak”"]),
        ("«Oui», dit Ada.", ["«Oui»"]),
        ("”Ja”, sa Ada.", ["”Ja”"]),
        ("Ada calls it 'a start' here.", ["'a start'"]),
        ("Ada calls it ‘a start’ here.", ["‘a start’"]),
        ('“It is late" was all she said.', ['“It is late"']),
    ],
)
def test_marks_of_one_make_close_one_another(text: str, spans: list[str]) -> None:
    assert found(text) == [(span, "closed") for span in spans]


def test_what_stands_inside_is_given_without_its_marks() -> None:
    text = "Ada said “all is well”."
    assert [q.inside.of(text) for q in quotations(text)] == ["all is well"]


@pytest.mark.parametrize(
    "text",
    [
        "Don't ask the members' club.",
        "It’s the players’ turn.",
        "the '90s and rock 'n' roll",
        "’tis late",
        "",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quotations(text) == ()


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert found("Ada said ‘we don’t know’ today.") == [("‘we don’t know’", "closed")]


def test_nested_quotations_know_their_depth() -> None:
    text = "“Bo called it ‘a scandal’ twice,” Ada said."
    assert [(q.span.of(text), q.depth, q.single) for q in quotations(text)] == [
        ("“Bo called it ‘a scandal’ twice,”", 0, False),
        ("‘a scandal’", 1, True),
    ]


def test_a_quotation_over_paragraphs_is_continued_until_its_last() -> None:
    text = "“First part.\n\n“Second part.\n\n“Third part,” said Ada."
    assert [q.pairing for q in quotations(text)] == [
        Pairing.CONTINUED,
        Pairing.CONTINUED,
        Pairing.CLOSED,
    ]


def test_an_odd_mark_spoils_only_its_paragraph() -> None:
    text = '"One" and an odd " here\n\nThen "two" follows.'
    assert found(text) == [('"One"', "closed"), ('" here', "unclosed"), ('"two"', "closed")]


def test_a_lone_closing_mark_is_named() -> None:
    assert found("all is well” said Ada") == [("”", "unopened")]


def test_a_hard_wrapped_line_does_not_end_a_quotation() -> None:
    assert found("a “so-called\nreform” here") == [("“so-called\nreform”", "closed")]


def test_the_mask_covers_what_double_marks_enclose_and_ends_with_the_line() -> None:
    text = 'a “b” "c" “d\ne ‘f’'
    mask = quoted(text)
    assert "".join(c for c, inside in zip(text, mask, strict=True) if inside) == "bcd"
