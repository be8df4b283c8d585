from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages

from onrecord.nouns.article import Page
from onrecord.nouns.passage import Passage
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.present.brief import Brief, brief, html, markdown
from onrecord.present.brief.quotes import Quote, Sentence, kept
from onrecord.present.index import Index
from onrecord.record import Record, memory

if TYPE_CHECKING:
    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Reading, Statement

ODD = '<script>alert("x")</script> *shut* | & `off` [1]'


class Declining(StubStages):
    """Words that begin with "declined" are a refusal to answer."""

    def settle(
        self,
        articles: tuple[Article, ...],
        readings: tuple[Reading, ...],
        judgements: tuple[Judgement, ...] = (),
    ) -> Settled:
        settled = super().settle(articles, readings, judgements)
        text = {article.id: article.text for article in articles}

        def act(s: Statement) -> Act:
            words = s.content[0].of(text[s.article])
            return Act.DECLINES if words.startswith("declined") else s.act

        acts = {s.id: act(s) for s in settled.statements}
        return replace(
            settled,
            statements=tuple(replace(s, act=acts[s.id]) for s in settled.statements),
            claims=tuple(replace(c, act=acts[c.gist_of]) for c in settled.claims),
        )


def page(name: str, day: str, text: str, outlet: str | None = "Elm Post") -> Page:
    return Page(name, text=text, given_id=name, outlet=outlet, published=day, file="x.jsonl")


@pytest.fixture
def record() -> Record:
    record = memory(Declining())
    record.take(
        [
            page(
                "a",
                "2031-05-01",
                "Ada Orr: locks open in three weeks\nBo Lind: not locks open in three weeks\n",
            ),
            page(
                "b",
                "2031-05-04",
                "Ada Orr: locks open in three weeks\nCy Vale: declined to comment\n",
                "Oak Radio",
            ),
            page("c", "2031-05-09", f"Ada Orr: locks stay as they are\nDee Ash: {ODD}\n", None),
        ]
    )
    return record


def sentences(found: Brief) -> dict[str, list[Sentence]]:
    return {part.title: list(part.sentences) for chapter in found.chapters for part in chapter.parts}


def test_what_moved_stands_is_denied_is_of_one_origin_and_was_not_answered(record: Record) -> None:
    found = sentences(brief(record))
    [moved] = found["What moved"]
    assert re.fullmatch(
        r"Ada Orr on locks: another position in its place\. Before: said \(reported 2031-05-0[14]\): "
        "“locks open in three weeks”; after: said \\(reported 2031-05-09\\): “locks stay as they are”\\.",
        moved.text,
    )
    assert "Ada Orr on locks: said (reported 2031-05-09): “locks stay as they are”." in [
        s.text for s in found["What stands"]
    ]
    [denied] = found["What is denied or disputed"]
    assert denied.text.endswith(
        "Denied: Bo Lind said (reported 2031-05-01): “not locks open in three weeks”."
    )
    [alone] = found["What several outlets carry from one origin"]
    assert alone.text.startswith("2 outlets, one origin. Ada Orr said")
    assert sorted(p.article for p in alone.passages) == ["a", "b"]
    [silent] = found["What was left unanswered"]
    assert silent.text == "Cy Vale declined (reported 2031-05-04): “Cy Vale: declined to comment”."


def test_the_words_of_every_sentence_stand_in_its_passages(record: Record) -> None:
    for found in sentences(brief(record)).values():
        for sentence in found:
            assert sentence.quotes
            for quote in sentence.quotes:
                text = record.article(quote.passage.article).text
                assert quote.words in quote.passage.span.of(text)


def test_a_sentence_goes_with_the_statement_or_article_it_rests_on(record: Record) -> None:
    index = Index(record)
    every = [s for found in sentences(brief(record)).values() for s in found]
    for sentence in every:
        for quote in sentence.quotes:
            without = Index(record)
            del without._things[quote.of]
            assert sentence not in kept([sentence], without)
            gone = Index(record)
            del gone._articles[quote.passage.article]
            assert sentence not in kept([sentence], gone)
    assert kept([*every, None], index) == tuple(every)


def test_what_rests_on_a_forgotten_article_is_in_no_brief(record: Record) -> None:
    record.forget("c", "asked for by its author")
    found = brief(record)
    told = sentences(found)
    assert told["What moved"] == []
    assert all("c" not in [p.article for p in s.passages] for part in told.values() for s in part)
    assert "Not read: 1 article: c (forgotten: asked for by its author)" in " ".join(found.coverage)
    assert "Nothing moved in what was read." in list(markdown(record, found))


def test_words_that_are_not_in_the_passage_are_not_printed(record: Record) -> None:
    index = Index(record)
    one = record.statements()[0]
    place = Passage(one.article, Span(0, 19))
    text = record.article(one.article).text[:19]
    assert kept([Sentence("", (Quote(text, place, one.id),), "x")], index)
    assert kept([Sentence("", (Quote(f"{text[:4]} […] {text[-4:]}", place, one.id),), "x")], index)
    assert not kept([Sentence("", (Quote(text + " never", place, one.id),), "x")], index)
    assert not kept([Sentence("no passage at all", ("own words",), "x")], index)


def test_since_a_day_only_what_moved_or_was_answered_from_then_on(record: Record) -> None:
    late = sentences(brief(record, date(2031, 5, 9)))
    assert len(late["What moved"]) == 1
    assert late["What is denied or disputed"] == []
    assert late["What was left unanswered"] == []
    assert sentences(brief(record, date(2031, 5, 10)))["What moved"] == []


def test_the_table_counts_articles_by_outlet(record: Record) -> None:
    [chapter] = brief(record).chapters
    assert chapter.outlets == ("Elm Post", "Oak Radio", "c (outlet unknown)")
    assert [(row.words, row.counts) for row in chapter.carried] == [("locks open in three weeks", (1, 1, 0))]


def test_markdown_takes_no_markup_from_articles_and_every_number_has_its_note(record: Record) -> None:
    text = "\n".join(markdown(record, brief(record)))
    assert "<script" not in text
    assert r"&lt;script&gt;alert" in text
    assert r"\*shut\* \| & \`off\` \[1\]" in text
    body, notes = (
        set(re.findall(r"\[\^(\d+)\](?!:)", text)),
        re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE),
    )
    assert body == set(notes)
    assert notes == [str(n) for n in range(1, len(notes) + 1)]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_asks_for_nothing_and_runs_nothing(record: Record) -> None:
    text = "\n".join(html(record, brief(record)))
    tags = _Tags()
    tags.feed(text)
    assert tags.open == []
    names = {name for name, _ in tags.seen}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert "&lt;script&gt;" in text
    assert all(not key.startswith("on") and key != "style" for _, held in tags.seen for key in held)
    ids = {held["id"] for _, held in tags.seen if "id" in held}
    targets = [str(held["href"]) for name, held in tags.seen if name == "a"]
    assert targets
    assert all(target.removeprefix("#") in ids for target in targets)
    assert all(held.get("aria-labelledby") in {None, *ids} for _, held in tags.seen)


def test_the_policy_of_the_page_allows_its_own_style_alone(record: Record) -> None:
    text = "\n".join(html(record, brief(record)))
    [style] = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    code = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{code}'" in text
    assert "url(" not in style
    assert "@import" not in style


def test_only_addresses_of_the_web_become_links() -> None:
    record = memory(StubStages())
    for n, url in enumerate(("https://elm.example/1", "javascript:alert(1)")):
        one = page(str(n), "2031-05-01", "Ada Orr: locks open in three weeks\n")
        record.take([replace(one, url=url)])
    text = "\n".join(html(record, brief(record)))
    assert 'href="https://elm.example/1"' in text
    assert "javascript:" not in text


def test_a_brief_of_nothing_says_so() -> None:
    empty = memory(StubStages())
    assert "Nothing is on record yet." in "\n".join(markdown(empty, brief(empty)))
    assert "Nothing is on record yet." in "\n".join(html(empty, brief(empty)))
