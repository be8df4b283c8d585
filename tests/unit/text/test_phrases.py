from __future__ import annotations

import pytest

from onrecord.text.phrases import Phrases, bases, tokens


def labels(phrase: str, text: str) -> frozenset[str]:
    return Phrases({"found": [phrase]}).labels(tokens(text))


def test_contractions_count_as_the_words_they_stand_for() -> None:
    forms = [token.form for token in tokens("They won’t, can't and cannot; we'll see. It's Roe's.")]
    assert " ".join(forms) == "they will not can not and can not we will see it 's roe 's"


def test_d_before_a_participle_is_had_and_else_would() -> None:
    assert [token.form for token in tokens("He'd battled; he'd win; she'd need")][1::3] == [
        "had",
        "would",
        "would",
    ]


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("called", "call"),
        ("denies", "deny"),
        ("urging", "urge"),
        ("planned", "plan"),
        ("swore", "swear"),
        ("hopes", "hope"),
    ],
)
def test_bases_hold_the_dictionary_form(form: str, base: str) -> None:
    assert base in bases(form)


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("call on", "She has repeatedly called on the port to open", True),
        ("accuse * of", "accused the harbour master of neglect", True),
        ("accuse * of", "accused those who had, he said, nothing to speak of", False),
        ("lie|cheat", "they cheated us", True),
        ("=confirmed", "they confirm it", False),
        ("be open to", "is still fully open to talks", True),
        ("be open to", "is not open to talks", False),
        ("tell _ to", "told Roe to leave", True),
        ("tell _ to", "told that to everyone", False),
    ],
)
def test_phrases(phrase: str, text: str, found: bool) -> None:  # noqa: FBT001 — a table of cases
    assert (labels(phrase, text) == {"found"}) is found


def test_weight_counts_literal_words_and_hits_keep_their_place() -> None:
    (hit,) = Phrases({"x": ["turn * down"]}).find(tokens("They turned the offer down."))
    assert (hit.first, hit.last, hit.weight) == (1, 5, 2)
