from __future__ import annotations

import pytest

from onrecord.clean import identity
from onrecord.nouns.article import Article


def article(**fields: str) -> Article:
    return Article(**({"id": "a", "text": "words", "blocks": ()} | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("file", ["a.txt", "a.TXT", "a.html", "a.txt.gz"])
def test_a_file_of_its_own_is_the_same_by_its_name_and_words(file: str) -> None:
    one = article(file=file)
    assert identity(one) == identity(
        article(file=file, outlet="The Elm Post", published="2031-05-01", id="a-1")
    )
    assert identity(one) != identity(article(file=file, text="other words"))
    assert identity(one) != identity(article(file=f"b{file}"))


def test_an_input_line_is_the_same_by_its_id_whatever_its_words() -> None:
    assert identity(article(file="x.jsonl")) == identity(article(file="y.jsonl", text="other words"))


def test_an_address_comes_first() -> None:
    address = "https://elmpost.example/one"
    assert identity(article(file="a.html", url=address)) == identity(
        article(id="b", text="new", url=f"{address}/")
    )
