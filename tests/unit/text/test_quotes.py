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


def test_an_odd_mark_is_no_quotation() -> None:
    text = '"One" and an odd " here\n\nThen "two" follows.'
    assert found(text) == [('"One"', "closed"), ('"two"', "closed")]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        # a closing mark is lost: what follows is not turned inside out
        (
            '"It rains, said Ada. "It pours," said Bo. "We know," said Cy.',
            [('"It rains, said Ada. ', "unclosed"), ('"It pours,"', "closed"), ('"We know,"', "closed")],
        ),
        # an opening mark is lost
        (
            '"We go," said Ada. We stay," said Bo. "All right," said Cy.',
            [('"We go,"', "closed"), ('We stay,"', "unopened"), ('"All right,"', "closed")],
        ),
        # marks that were swapped for others
        ('“We go," said Ada. «We stay,” said Bo.', [('“We go,"', "closed"), ("«We stay,”", "closed")]),
        ("„We go,“ said Ada. „We stay,“ said Bo.", [("„We go,“", "closed"), ("„We stay,“", "closed")]),
        ("»We go,« said Ada. »We stay,« said Bo.", [("»We go,«", "closed"), ("»We stay,«", "closed")]),
        ("“We go,’ said Ada. ‘We stay,” said Bo.", [("“We go,’", "closed"), ("‘We stay,”", "closed")]),
        (
            "``We go,'' said Ada. ''We stay,'' said Bo.",
            [("``We go,''", "closed"), ("''We stay,''", "closed")],
        ),
        ("&ldquo;We go,&quot; said Ada.", [("&ldquo;We go,&quot;", "closed")]),
        # a quotation that runs on in the next paragraph without a mark of its own
        ("“We go.\n\nWe always do,” said Ada.", [("“We go.\n\nWe always do,”", "closed")]),
    ],
)
def test_a_mark_that_is_lost_or_swapped_harms_no_other(text: str, spans: list[tuple[str, str]]) -> None:
    assert found(text) == spans


@pytest.mark.parametrize(
    "text", ['He is 6\'2" tall and ran 12" of tape.', "a 6’2” plank", '12" and 14" records']
)
def test_marks_behind_figures_are_measures(text: str) -> None:
    assert [q for q in quotations(text) if q.pairing is not Pairing.UNOPENED] == []


def test_a_measure_inside_a_quotation_does_not_end_it() -> None:
    assert found('"It is 12" wide," said Ada.') == [('"It is 12" wide,"', "closed")]


def test_single_marks_are_the_first_ones_where_a_text_has_no_others() -> None:
    text = "‘The clerks’ room isn’t open,’ said Ada. ‘It opens at ten.’"
    assert [(q.span.of(text), q.single) for q in quotations(text)] == [
        ("‘The clerks’ room isn’t open,’", False),
        ("‘It opens at ten.’", False),
    ]
    assert quoted(text)[3]
    assert not quoted("Ada said “yes” to ‘no’.")[20]


def test_an_unclosed_quotation_of_a_very_long_line_ends_with_its_sentence() -> None:
    text = "“We go. " + "Nothing else was said that day. " * 40
    assert found(text)[0][0] == "“We go. "


def test_a_lone_closing_mark_is_named() -> None:
    assert found("all is well” said Ada") == [("”", "unopened")]


def test_a_hard_wrapped_line_does_not_end_a_quotation() -> None:
    assert found("a “so-called\nreform” here") == [("“so-called\nreform”", "closed")]


def test_the_mask_covers_what_double_marks_enclose_and_ends_with_the_line() -> None:
    text = 'a “b” "c" “d\ne ‘f’'
    mask = quoted(text)
    assert "".join(c for c, inside in zip(text, mask, strict=True) if inside) == "bcd"
