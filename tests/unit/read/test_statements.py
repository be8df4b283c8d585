from __future__ import annotations

from dataclasses import replace

from tests.unit.read.written import article, written

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Attribution, Mode, Role
from onrecord.read import read
from onrecord.read.statements import statements


def test_a_statement_carries_all_that_its_words_show() -> None:
    page, found = written(
        "{s:Harbour Board spokesman Jon Vell} {k:told} Oakum Radio {c:that the board would not reopen "
        "the lock unless the levy was cut}."
    )
    (one,) = statements(page, (found,), "reader 1")
    assert (one.article, one.content, one.source, one.cue) == ("a", found.content, found.source, found.cue)
    assert (one.mode, one.negated, one.made_by, one.confidence) == (Mode.INDIRECT, True, "reader 1", 0.9)
    assert one.condition is not None
    assert one.condition.of(page.text) == "unless the levy was cut"
    assert one.via == "Oakum Radio"
    assert one.to == ()
    assert [step.role for step in one.chain] == [Role.OUTLET, Role.SPOKESMAN, Role.PRINCIPAL]


def test_ids_depend_on_article_text_and_spans_alone() -> None:
    page, found = written("{s:Ida Roe} {k:said} {c:the lock was shut}.")
    (one,) = statements(page, (found,), "reader 1")
    (again,) = statements(page, (replace(found, score=0.1, cue=()),), "reader 2")
    assert one.id == again.id
    (other,) = statements(replace(page, id="b"), (found,), "reader 1")
    (longer,) = statements(replace(page, text=page.text + " "), (found,), "reader 1")
    assert len({one.id, other.id, longer.id}) == 3


def test_one_finding_twice_is_one_statement_and_the_surer_stays() -> None:
    page, found = written("{s:Ida Roe} {k:said} {c:the lock was shut}.")
    kept = statements(page, (replace(found, score=0.3), found, replace(found, score=0.5)), "reader 1")
    assert [one.confidence for one in kept] == [0.9]


def test_who_tells_of_a_nested_statement_comes_first_in_its_chain() -> None:
    text = "Jon Vell said Ida Roe has promised to reopen the lock."
    outer = Attribution((Span(14, 53),), (Span(0, 8),), (Span(9, 13),), 0.9)
    inner = Attribution((Span(34, 53),), (Span(14, 21),), (Span(22, 34),), 0.9)
    told, promised = statements(article(text), (inner, outer), "reader 1")
    assert (told.act, promised.act) == (Act.SAYS, Act.PROMISES)
    assert promised.via == "Jon Vell"
    assert [step.name for step in promised.chain] == ["Jon Vell", "Ida Roe"]
    assert told.via is None


def test_a_book_is_named_by_its_title() -> None:
    page, found = written("In her 2003 book, Low Water, {s:Lea Dorn} {k:noted} {c:the lock's rust}.")
    (one,) = statements(page, (found,), "reader 1")
    assert one.via == "Low Water"


def test_read_is_empty_where_nothing_is_found() -> None:
    assert read(article(""), (), "reader 1") == ((), ())


def test_of_two_findings_around_a_nested_one_the_likelier_tells_it_in_either_order() -> None:
    page, inner = written("{s:Ida Roe} said Jon Vell {k:wrote} {c:that the lock was shut}.")
    whole = (Span(13, len(page.text) - 1),)
    inner = replace(inner, source=(Span(13, 21),))
    told = replace(inner, content=whole, source=(Span(0, 7),), cue=(Span(8, 12),), score=0.9)
    bare = replace(told, source=(), cue=(), score=0.2)
    for findings in ((told, bare, inner), (inner, bare, told)):
        nested = next(one for one in statements(page, findings, "x") if one.content == inner.content)
        assert nested.via == "Ida Roe"
