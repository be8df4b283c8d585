from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages
from tests.unit.record.made import Days, canonical, page, record, the

from onrecord.nouns.when import Basis, When

if TYPE_CHECKING:
    from onrecord.nouns.article import Article, Page
    from onrecord.record import Record


class Vague(StubStages):
    """An article called "vague" was published on some day of a week, one called "old" on or before a day."""

    def clean(self, page: Page) -> Article:
        article = super().clean(page)
        if article.id == "vague":
            return replace(article, when=When(date(2031, 5, 1), date(2031, 5, 7), Basis.BOUND, "that week"))
        if article.id == "old":
            return replace(article, when=When(None, date(2031, 5, 1), Basis.BOUND, "an archive of that day"))
        if article.id == "late":
            return replace(article, when=When(date(2031, 5, 6), None, Basis.BOUND, "it tells of that day"))
        return article


ONE, TWO = page("a", "Ida Roe: ferries stay", "2031-05-01"), page("b", "Ida Roe: ferries go", "2031-05-09")
VAGUE, OLD = page("vague", "Bo Lind: not ferries stay"), page("old", "Bo Lind: ferries stay")


@pytest.fixture
def ferry() -> Record:
    return record(
        ONE, TWO, VAGUE, OLD, page("none", "Cy Moe: no"), page("late", "Cy Moe: yes"), stages=Vague()
    )


def test_it_is_the_record_of_what_was_surely_published_by_then(ferry: Record) -> None:
    view = ferry.as_published("2031-05-05")
    assert canonical(view) == canonical(record(ONE, OLD, stages=Vague()))
    assert ferry.as_published(date(2031, 5, 7)).ties()
    assert view.changes() == ()
    assert view.ties() == ()
    assert ferry.changes()


def test_what_is_left_out_is_listed_with_the_reason(ferry: Record) -> None:
    assert dict(ferry.as_published("2031-05-05").left_out) == {
        "b": "published on 2031-05-09 or later",
        "vague": "it may have been published later, until 2031-05-07",
        "none": "its day of publication is unknown",
        "late": "published on 2031-05-06 or later",
    }
    assert "it may have been published later" in dict(ferry.as_published("2031-05-06").left_out)["late"]
    assert ferry.left_out == ()


def test_it_has_the_same_interface_and_leaves_the_record_as_it_was(ferry: Record) -> None:
    before = canonical(ferry)
    view = ferry.as_published("2031-05-05")
    one = the(view, "ferries stay") if len(view.statements()) == 1 else view.statements()[0]
    assert view.recorded(one.id) == ferry.recorded(one.id)
    assert view.find(one.id) == one
    assert {s.article for s in view.search("ferry")} == {"a", "old"}
    assert view.review() == view.review(None)
    assert canonical(ferry) == before


def test_peoples_answers_count_whenever_they_were_given(ferry: Record) -> None:
    ferry.judge(the(ferry, "not ferries stay").id, "speaker=Ida Roe", by="Ann")
    view = ferry.as_published("2031-05-08")
    assert the(view, "not ferries stay").speaker == "Ida Roe"
    assert view.judged(the(view, "not ferries stay").id)


def test_what_was_published_and_what_was_known_by_a_day_go_together() -> None:
    clock = Days()
    kept = record(ONE, clock=clock)
    clock.next()
    kept.take([page("c", "Bo Lind: not ferries stay", "2031-05-01"), TWO])
    kept.judge(the(kept, "ferries stay").id, "act=warns", by="Ann")
    assert {a.id for a in kept.as_published("2031-05-05").articles()} == {"a", "c"}
    view = kept.as_published("2031-05-05", known="2031-06-01")
    assert canonical(view) == canonical(record(ONE))
