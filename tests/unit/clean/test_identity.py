from __future__ import annotations

import pytest

from onrecord.clean.identity import canonical, identity
from onrecord.nouns.article import Article


@pytest.mark.parametrize(
    "url",
    [
        "https://www.courier.example/a/b",
        "http://courier.example/a/b/",
        "HTTPS://Courier.Example:443/a/b#top",
        "https://m.courier.example/a/b?utm_source=x&fbclid=y",
        "https://amp.courier.example/a/b/amp/",
        "https://courier.example//a/b/index.html",
    ],
)
def test_variants_of_an_address_are_one(url: str) -> None:
    assert canonical(url) == "courier.example/a/b"


def test_parameters_that_choose_the_article_stay_in_any_order() -> None:
    assert canonical("https://c.example/x?id=2&p=1") == canonical("https://c.example/x?p=1&id=2&ref=home")
    assert canonical("https://c.example/x?id=2") != canonical("https://c.example/x?id=3")


@pytest.mark.parametrize(
    "url", ["", "courier", "file:///a", "https://[broken", "https://localhost/a", "https://x.example:y/"]
)
def test_what_is_no_web_address_has_no_canonical_form(url: str) -> None:
    assert canonical(url) is None


def test_the_address_goes_before_the_id() -> None:
    article = Article(id="k", text="Words.", blocks=(), url="https://www.courier.example/a")
    assert identity(article) == "url:courier.example/a"
    assert identity(Article(id="k", text="Words.", blocks=())) == "id:k"


def test_the_number_of_an_article_is_no_tracking() -> None:
    assert canonical("https://a.example/article.php?cid=12") != canonical(
        "https://a.example/article.php?cid=13"
    )
    assert canonical("https://a.example/news?cid=mail_top") == canonical("https://a.example/news")
