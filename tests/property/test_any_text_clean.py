from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import clean
from onrecord.clean.blocks import label
from onrecord.nouns.article import Article, Page
from onrecord.nouns.errors import OnrecordError

LINES = st.sampled_from(
    [
        "The port of Velmara stays closed until the dredgers have finished, the master said on May 3, 2031.",
        "Velmara Port to Stay Closed",
        "By Ada Quill",
        "Ada Quill for Coastal News",
        "![Velmara Port to Stay Closed](https://f.example/2031/02/03/6228a1f02030275c6b25b1d3.jpg)",
        "He said so. Read full article at Coast.example",
        "Subscribe to our newsletter",
        "COMMENTS",
        "***",
        "## **Who will pay**",
        "=====",
        "*Dredgers off Velmara (Photo by Coast Wire)*",
        "By Ada Quill | The Gull | Updated May 3, 2031, 4:15 p.m.",
        "“No",
        "Published: March 3, 2031",
        "President-elect Barack Obama saw the mayor, in his last ten days in office, on Thursday, Feb. 29.",
        "Photo: Ada Quill/AP",
        "",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join)
)


def cleaned(page: Page) -> Article | None:
    """Return the article, None for the one refusal that texts without words are met with."""
    try:
        return clean(page)
    except OnrecordError as error:
        if error.code != "E104":
            raise
    return None


@settings(deadline=None, max_examples=60)  # the first call loads tables and models
@given(TEXTS, st.one_of(st.none(), st.text(max_size=40), LINES))
def test_blocks_partition_any_text(text: str, title: str | None) -> None:
    blocks = label(text, title).blocks
    covered = [offset for block in blocks for offset in range(block.span.start, block.span.end)]
    assert covered == sorted(set(covered))
    assert all(character.isspace() for offset, character in enumerate(text) if offset not in set(covered))
    assert all(len(block.span) and block.why for block in blocks)


@settings(deadline=None, max_examples=60)  # the first call loads tables and models
@given(TEXTS)
def test_cleaning_any_text_twice_gives_the_same(text: str) -> None:
    page = Page("x", text=text, file="x.txt")
    article = cleaned(page)
    assert cleaned(page) == article
    if article is None:
        return
    again = clean(Page("x", text=article.text, file="x.txt"))
    assert (again.blocks, again.credits, again.when) == (article.blocks, article.credits, article.when)
    assert all(0 <= credit.span.start < credit.span.end <= len(text) for credit in article.credits)


@settings(deadline=None, max_examples=60)  # the first call loads tables and models
@given(st.text(max_size=200))
def test_no_markup_breaks_cleaning(html: str) -> None:
    article = cleaned(Page("x", html=f"<html><body><p>{html}</p></body></html>"))
    assert article is None or article.text
