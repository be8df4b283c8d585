"""The language of a text; plain English needs no model."""

import sys

import pytest

from onrecord.clean.language import language

ENGLISH = (
    "The harbour board said that the ferries would sail again, and that they have been checked by engineers "
    "who came from the capital. The crews were told this on Monday, which is when the strike had been called."
)


def test_plain_english_is_told_without_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert language(ENGLISH) == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Minister sagte am Montag, die Brücke werde im Frühjahr gebaut und nicht vorher.", "de"),
        ("De minister zei maandag dat de brug in het voorjaar wordt gebouwd en niet eerder.", "nl"),
        ("La ministre a déclaré lundi que le pont serait construit au printemps, pas avant.", "fr"),
        ("Bridge opens in spring, minister says; ferry line to close", "en"),
    ],
)
def test_other_texts_are_left_to_the_model(text: str, code: str) -> None:
    assert language(text) == code


def test_too_little_text_has_no_language() -> None:
    assert language("The and that with from.") is None
