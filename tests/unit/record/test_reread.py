from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages
from tests.unit.record.made import Days, canonical, page, record, the

from onrecord.nouns.span import Span, digest
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.nouns.article import Article
    from onrecord.nouns.statement import Reading, Statement
    from onrecord.record import Record

PAGES = (
    page("a", "Ida Roe: ferries stay for good\nBo Lind: hush"),
    page("b", "Ida Roe: ferries stay\nCy Moe: that is all, he said"),
)


class Better(StubStages):
    """Cuts off "for good", hears no "hush", takes staying for a promise, finds what comes after a comma."""

    def reader(self) -> str:
        return "stub 2"

    def read(self, article: Article) -> Reading:
        old = super().read(article)
        found: list[Statement] = []
        for s in old.statements:
            words = s.content[0].of(article.text)
            start, end = s.content[0].start, s.content[0].end
            if words == "hush":
                continue
            end -= len(" for good") if words.endswith(" for good") else 0
            found.append(
                replace(
                    s,
                    id=digest(article.id, start, end),
                    content=(Span(start, end),),
                    act=Act.PROMISES if words == "ferries stay" else s.act,
                    made_by="stub 2",
                )
            )
            comma = article.text.find(", ", start, end)
            if comma > 0:
                span = Span(comma + 2, end)
                found.append(replace(s, id=digest(article.id, comma), content=(span,), made_by="stub 2"))
        return replace(old, statements=tuple(found), made_by="stub 2")


@pytest.fixture
def clock() -> Days:
    return Days()


@pytest.fixture
def ferry(tmp_path: Path, clock: Days) -> Record:
    path = str(tmp_path / "r.db")
    record(*PAGES, path=path, clock=clock).close()
    return record(path=path, clock=clock, stages=Better())


def test_the_difference_is_shown_before_anything_changes(ferry: Record) -> None:
    before = canonical(ferry)
    diff = ferry.reread(diff=True)
    assert canonical(ferry) == before
    assert diff.articles == ("a", "b")

    def words(statements: tuple[Statement, ...]) -> list[str]:
        return [s.content[0].of(ferry.article(s.article).text) for s in statements]

    assert words(diff.statements_gone) == ["hush"]
    assert words(diff.statements_new) == ["he said"]
    assert sorted(words(tuple(old for old, _ in diff.statements_changed))) == [
        "ferries stay",
        "ferries stay for good",
    ]
    assert {new.act for _, new in diff.statements_changed} == {Act.PROMISES, Act.SAYS}
    assert [claim.gist for claim in diff.claims_gone] != []
    assert "he said" in [claim.gist for claim in diff.claims_new]


def test_reading_again_makes_just_that_difference(ferry: Record) -> None:
    foreseen = ferry.reread(diff=True)
    assert ferry.reread() == foreseen
    assert canonical(ferry) == canonical(record(*PAGES, stages=Better()))
    again = ferry.reread()
    assert again.articles == ()
    assert (again.statements_changed, again.claims_new, again.claims_gone) == ((), (), ())


def test_what_the_present_reader_read_is_read_again_only_if_all_is_to_be(ferry: Record) -> None:
    ferry.take([page("c", "Ida Roe: no more")])
    told: list[str] = []
    assert ferry.reread(diff=True, progress=told.append).articles == ("a", "b")
    assert told == ["a", "b"]
    assert ferry.reread(diff=True, every=True).articles == ("a", "b", "c")


def test_judgements_survive_it(tmp_path: Path, clock: Days) -> None:
    path = str(tmp_path / "j.db")
    old = record(*PAGES, path=path, clock=clock)
    old.judge(the(old, "ferries stay for good").id, "speaker=Cy Moe", by="Ann")
    old.close()
    new = record(path=path, clock=clock, stages=Better())
    new.reread()
    assert [s.speaker for s in new.statements() if s.article == "a"] == ["Cy Moe"]


def test_what_was_known_before_stays(ferry: Record, clock: Days) -> None:
    before = canonical(ferry)
    clock.next()
    ferry.reread()
    assert canonical(ferry.as_known("2031-06-01")) == before
    assert canonical(ferry) != before
