from __future__ import annotations

from datetime import date

import pytest

from onrecord.clean import clean, identity, main_text
from onrecord.nouns.article import BlockKind, CreditKind, Page
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.when import Basis

PARAGRAPHS = (
    "The port of Velmara stays closed until the dredgers have finished, the harbour master said on Tuesday.",
    "Fishermen who met him at the quay asked for money, and he promised them an answer within a week or two.",
    "The mayor, who had asked for the work in spring, told the council that no other way had been found.",
)
TEXT = "\n".join(("Velmara Port to Stay Closed", *PARAGRAPHS, "Ada Quill for Coastal News"))
HTML = f"""<html lang="en"><head><title>Velmara Port to Stay Closed | The Velmara Courier</title>
<meta property="og:title" content="Velmara Port to Stay Closed">
<meta property="og:site_name" content="The Velmara Courier">
<meta property="article:published_time" content="2019-03-04T08:00:00+00:00">
<meta name="author" content="Ada Quill"><link rel="canonical" href="https://courier.example/port"></head>
<body><article><h1>Velmara Port to Stay Closed</h1>
{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</article></body></html>"""


def test_a_text_gives_its_title_byline_outlet_and_language() -> None:
    article = clean(Page("a.txt", text=TEXT, given_id="a", file="a.txt"))
    assert article.text == TEXT
    assert (article.id, article.title, article.byline) == ("a", "Velmara Port to Stay Closed", "Ada Quill")
    assert (article.outlet, article.lang, article.when) == ("Coastal News", "en", None)


def test_what_the_input_says_goes_before_what_the_text_says() -> None:
    page = Page("a", text=TEXT, title="Port shut", outlet="The Gull", published="2031-05-06T07:08:09Z")
    article = clean(page)
    assert (article.title, article.outlet, article.published) == ("Port shut", "The Gull", "2031-05-06")
    assert article.when is not None
    assert article.when.basis is Basis.STATED


def test_a_page_gives_its_text_and_metadata() -> None:
    article = clean(Page("a.html", html=HTML, url="https://www.courier.example/port?utm_source=x"))
    assert [paragraph in article.text for paragraph in PARAGRAPHS] == [True] * 3
    assert (article.title, article.outlet) == ("Velmara Port to Stay Closed", "The Velmara Courier")
    assert article.byline == "Ada Quill"
    assert article.when is not None
    assert (article.when.day, article.when.basis) == (date(2019, 3, 4), Basis.METADATA)
    assert identity(article) == "url:courier.example/port"


def test_the_text_of_a_page_cleaned_again_has_the_same_blocks() -> None:
    first = clean(Page("a.html", html=HTML, given_id="a"))
    again = clean(Page("a", text=first.text, given_id="a", title=first.title))
    assert again.blocks == first.blocks


@pytest.mark.parametrize(
    "page", [Page("a", html="<html><body><script>x()</script></body></html>"), Page("a", text="* * *")]
)
def test_a_page_without_words_is_refused(page: Page) -> None:
    with pytest.raises(OnrecordError, match="E104"):
        clean(page)


def test_a_page_with_too_many_words_is_refused() -> None:
    with pytest.raises(OnrecordError, match="E106"):
        clean(Page("a", text="word " * 300_000))


def test_other_languages_are_cleaned_all_the_same() -> None:
    text = "Der Hafen von Velmara bleibt geschlossen, sagte der Hafenmeister am Dienstag.\nWerbung\n"
    article = clean(Page("a", text=text))
    assert article.lang == "de"
    assert [block.kind for block in article.blocks] == [BlockKind.BODY, BlockKind.FURNITURE]


def test_articles_without_an_id_get_one_that_depends_on_what_they_are() -> None:
    one, same, other = (clean(Page("-", text=text)) for text in (TEXT, TEXT, TEXT + " More."))
    assert one.id == same.id != other.id


def test_the_main_text_leaves_out_what_is_wrapped_around_it() -> None:
    article = clean(Page("a", text=f"{TEXT}\nCOMMENTS"))
    assert main_text(article) == "\n".join(PARAGRAPHS)


def test_the_agency_of_the_dateline_is_credited_but_not_whom_one_statement_names() -> None:
    text = (
        "VELMARA (Reuters) - The port is shut, the mayor told CNN on Tuesday, and he would not say why.\n"
        "The dredgers have finished, he said in remarks carried by the Tidal news agency on Wednesday."
    )
    article = clean(Page("a", text=text))
    assert {block.kind for block in article.blocks} == {BlockKind.BODY}
    found = [(credit.kind.value, credit.name) for credit in article.credits]
    assert found == [("carried_by", "Reuters")]
    assert all(credit.span.of(text) == credit.name for credit in article.credits)


def test_the_outlet_may_be_known_by_its_site() -> None:
    assert clean(Page("a", text=PARAGRAPHS[0], url="https://edition.cnn.com/2031/port")).outlet == "CNN"
    assert clean(Page("a", text=PARAGRAPHS[0], url="https://notcnn.com/port")).outlet is None


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("VELMARA, March 3, 2031 (Coast Wire) -", "Coast Wire"),
        ("VELMARA (Reuters) —", "Reuters"),
        ("Velmara (AP) -", "AP"),
        ("VELMARA (Texas) -", None),
        ("Velmara (Coast) -", None),
        ("VELMARA (a port) -", None),
    ],
)
def test_an_agency_stands_between_the_place_and_the_dash(dateline: str, agency: str | None) -> None:
    article = clean(Page("a", text=f"{dateline} {PARAGRAPHS[0]}"))
    assert [credit.name for credit in article.credits] == ([agency] if agency else [])


def test_nothing_is_republished_from_the_outlet_that_prints_it() -> None:
    text = f"{PARAGRAPHS[0]}\nThis article originally appeared on The Gull."
    assert clean(Page("a", text=text, outlet="Gull")).credits == ()
    dateline = f"VELMARA (HarbourNewsNow) - {PARAGRAPHS[0]}"
    assert clean(Page("a", text=dateline, outlet="harbournewsnow.example")).credits == ()
    (credit,) = clean(Page("a", text=text, outlet="The Velmara Courier")).credits
    assert credit.name == "The Gull"


def test_a_byline_may_give_outlet_and_day() -> None:
    lines = ("# **Velmara Port Shut**", "By Staff Writer | The Gull | March 3, 2031", *PARAGRAPHS)
    article = clean(Page("a", text="\n".join(lines)))
    assert (article.title, article.outlet, article.published) == (
        "Velmara Port Shut",
        "The Gull",
        "2031-03-03",
    )
    assert article.when is not None
    assert article.when.basis is Basis.STATED


@pytest.mark.parametrize(
    "line", ["Ada Quill, The Associated Press", "By The Associated Press", "Reuters | March 3, 2031"]
)
def test_an_agency_that_signs_is_credited_and_is_not_the_outlet(line: str) -> None:
    article = clean(Page("a", text="\n".join(("Velmara Port Shut", line, *PARAGRAPHS))))
    assert article.outlet is None
    (credit,) = article.credits
    assert (credit.kind, credit.span.of(article.text)) == (CreditKind.CARRIED_BY, credit.name)
