from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.reconcile.build import Paper, Said, Story, days

from onrecord.nouns.statement import Act
from onrecord.reconcile.order import later_days, ordered, said_before

if TYPE_CHECKING:
    from onrecord.reconcile.context import Context


def one_paper(*lines: Said) -> Context:
    return Story([Paper("p", lines, day=days("2031-05-20"))]).context()


def firsts(context: Context, left: str, right: str) -> str | None:
    found = ordered(context.senses[left], context.senses[right], context)
    return found.first.id if found else None


def test_days_order_whichever_way_round_they_are_asked() -> None:
    context = one_paper(
        Said("Ada Kern", "the line opens in spring", said=days("2031-05-18")),
        Said("Ada Kern", "the line opens in autumn", said=days("2031-05-20")),
    )
    assert firsts(context, "p0", "p1") == "p0"
    assert firsts(context, "p1", "p0") == "p0"


def test_days_that_overlap_tell_nothing() -> None:
    context = one_paper(
        Said("Ada Kern", "the line opens in spring", said=days("2031-05-10", "2031-05-19")),
        Said("Ada Kern", "the line opens in autumn", said=days("2031-05-18", "2031-05-20")),
    )
    assert firsts(context, "p0", "p1") is None


def test_the_days_of_publication_order_what_has_no_day_of_its_own() -> None:
    context = Story(
        [
            Paper("late", [Said("Ada Kern", "the line opens in autumn")], day=days("2031-06-02")),
            Paper("soon", [Said("Ada Kern", "the line opens in spring")], day=days("2031-05-02")),
        ]
    ).context()
    assert firsts(context, "late0", "soon0") == "soon0"


def test_an_old_article_says_nothing_of_what_another_has_of_an_unknown_day() -> None:
    context = Story(
        [
            Paper("late", [Said("Ada Kern", "the line opens in autumn")], day=days("2031-06-02")),
            Paper("soon", [Said("Ada Kern", "in spring", said=days("2031-05-01"))], day=days("2031-05-02")),
        ]
    ).context()
    assert firsts(context, "late0", "soon0") is None


def test_a_bare_year_long_past_is_no_day_of_saying() -> None:
    context = one_paper(
        Said("Ada Kern", "the line opens in spring", said=days("1999-01-01", "1999-12-31")),
        Said("Ada Kern", "the line opens in autumn", said=days("2031-05-20")),
    )
    assert firsts(context, "p0", "p1") is None


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Previously Ada Kern said the line opens in spring", "Ada Kern said the line opens in autumn"),
        ("Ada Kern said the line opens in spring", "Ada Kern now says the line opens in autumn"),
        ("Initially Ada Kern said the line opens in spring", "She more recently said it opens in autumn"),
    ],
)
def test_words_of_order_decide_inside_one_article(earlier: str, later: str) -> None:
    found = one_paper(
        Said("Ada Kern", later, content="opens in autumn"),
        Said("Ada Kern", earlier, content="opens in spring"),
    )
    order = ordered(found.senses["p0"], found.senses["p1"], found)
    assert order is not None
    assert (order.first.id, order.second.id) == ("p1", "p0")
    assert "“" in order.why


def test_words_of_order_say_nothing_across_articles() -> None:
    context = Story(
        [
            Paper("a", [Said("Ada Kern", "Previously Ada Kern said spring", content="spring")]),
            Paper("b", [Said("Ada Kern", "Ada Kern said autumn", content="autumn")]),
        ]
    ).context()
    assert firsts(context, "a0", "b0") is None


def test_what_is_said_of_earlier_days_was_not_said_then() -> None:
    context = one_paper(
        Said(
            "Ada Kern", "Ada Kern said the town was previously poor", content="the town was previously poor"
        ),
        Said("Ada Kern", "Ada Kern said the town is rich", content="the town is rich"),
    )
    assert firsts(context, "p0", "p1") is None


def test_the_later_cannot_be_before_the_earlier_nor_after_its_publication() -> None:
    context = Story(
        [
            Paper("a", [Said("Ada Kern", "spring", said=days("2031-05-03"))], day=days("2031-05-04")),
            Paper("b", [Said("Ada Kern", "autumn", said=None)], day=days("2031-06-02")),
        ]
    ).context()
    at = later_days(context.senses["a0"], context.senses["b0"])
    assert at is not None
    assert (str(at.first), str(at.last)) == ("2031-05-03", "2031-06-02")


def test_an_answer_in_another_article_is_not_said_before_what_it_answers() -> None:
    context = Story(
        [
            Paper("a", [Said("Ada Kern", "no", Act.DENIES, said=days("2031-05-03"))]),
            Paper("b", [Said("Bo Lind", "yes", said=days("2031-05-09"))]),
        ]
    ).context()
    assert said_before(context.senses["a0"], context.senses["b0"])
    assert not said_before(context.senses["b0"], context.senses["a0"])


def test_what_was_denied_before_it_was_told_is_not_answered() -> None:
    denial = Paper("a", [Said("Ida Roe", "no gate was shut", id="no")], day=days("2031-01-30"))
    later = Paper("b", [Said("Tom Vale", "a gate has been shut", id="claim")], day=days("2031-02-21"))
    senses = Story([denial, later]).context().senses
    assert said_before(senses["no"], senses["claim"])
    assert not said_before(senses["claim"], senses["no"])
