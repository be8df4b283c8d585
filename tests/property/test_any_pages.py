"""Whatever an article holds, no page passes on what a terminal or browser would obey; all can be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages import StubStages

from onrecord.nouns.article import Page
from onrecord.present.brief import brief, html, markdown
from onrecord.present.evidence import page
from onrecord.present.rows import Sheet
from onrecord.present.terminal import overview
from onrecord.record import Record, memory

if TYPE_CHECKING:
    from collections.abc import Iterator

ODD = st.text(alphabet="ab<>&\"'“”`*_[]|\\ \u202e\ud800\x1b:", min_size=1, max_size=24)


def pages(record: Record) -> Iterator[str]:
    yield "\n".join(line.plain for line in overview(Sheet(record, 80)))
    things = (record.stories(), record.claims(), record.ties(), record.positions(), record.changes())
    for found in (*things, record.statements(), record.actors(), record.articles()):
        for thing in found:
            yield "\n".join(line.plain for line in page(Sheet(record, 80, full=True), thing))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(ODD, ODD), min_size=1, max_size=3), ODD)
def test_any_words_can_be_shown(said: list[tuple[str, str]], outlet: str) -> None:
    text = "".join(f"{name.replace(': ', ' ')}: {words}\n" for name, words in said)
    record = memory(StubStages())
    record.take(
        Page(
            name, text=text + extra, given_id=name, outlet=outlet, title=outlet, published=day, file="x.jsonl"
        )
        for name, extra, day in (("a", "", "2031-05-01"), ("b", "Now: now\n", "2031-05-02"))
    )
    found = brief(record)
    web = "\n".join(html(record, found))
    for written in (web, "\n".join(markdown(record, found)), *pages(record)):
        assert not set(written) & {"\x1b", "\u202e", "\ud800"}
        written.encode("utf-8")
    own = {"head", "body", "html", "header", "main", "section", "footer", "table", "thead", "tbody", "style"}
    own |= {
        "title",
        "div",
        "ul",
        "ol",
        "li",
        "p",
        "b",
        "q",
        "a",
        "sup",
        "span",
        "tr",
        "th",
        "td",
        "h1",
        "h2",
        "h3",
    }
    opened = {part.split(">")[0].split(" ")[0] for part in web.split("<")[1:] if part[0].isalpha()}
    assert opened <= own | {"meta", "br"}
