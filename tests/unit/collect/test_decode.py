from __future__ import annotations

import pytest

from onrecord.collect.decode import checked, decoded
from onrecord.nouns.errors import OnrecordError

FRENCH = "Le ministre a déclaré que l’été était fini et que le port resterait fermé."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        ("Die Behörde prüft später, sagte er – „später“.", "cp1252"),
        (
            "Rząd ogłosił w środę, że spółka zostanie sprzedana, powiedział źle poinformowany minister.",
            "cp1250",
        ),
        ("Правительство заявило в среду, что переговоры о порте продолжатся.", "cp1251"),
        ("政府は水曜日に交渉を続けると発表した。", "shift_jis"),
    ],
)
def test_legacy_encodings_are_found_and_noted(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, f"read as {encoding}")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decoded(FRENCH.encode(encoding))[0] == FRENCH


def test_the_markup_of_a_page_decides_before_any_guess() -> None:
    html = f'<html><head><meta charset="iso-8859-15"></head><p>{FRENCH.replace("’", "€")}</p>'
    text, note = decoded(html.encode("iso-8859-15"), html=True)
    assert (text, note) == (html, "read as iso-8859-15")


def test_a_page_that_declares_nonsense_is_read_all_the_same() -> None:
    assert decoded(b'<meta charset="zip"><p>caf\xc3\xa9', html=True)[0].endswith("café")


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "\x01\x02\x03\x04\x05" * 20])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(OnrecordError, match="E105"):
        checked(text)
