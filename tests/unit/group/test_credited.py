from __future__ import annotations

from tests.unit.group.articles import article

from onrecord.group.copies import lineage
from onrecord.nouns.article import CreditKind
from onrecord.nouns.results import CopyKind

SOURCE = (
    "The ferry company of Orvik will sell its two oldest boats to a shipbreaker, the chairwoman told a "
    "stormy meeting. Pensioners booed, and a trombonist played a funeral march. The timetable shrinks by "
    "eleven crossings a week."
)
RETOLD = (
    "In Orvik a shipbreaker is to get two boats of the ferry company. At a gathering that grew stormy, "
    "pensioners let the chairwoman feel their anger, while a trombonist struck up a funeral march. "
    "Eleven crossings will go."
)
OTHER = "A new bakery opened in the market hall on Tuesday. It sells rye bread, buns and a cake with plums."


def test_a_credit_and_shared_rare_wording_make_a_rewrite() -> None:
    [copy] = lineage(
        [
            article("retold", RETOLD, credit=(CreditKind.BASED_ON, "The Orvik Post")),
            article("source", SOURCE, outlet="orvikpost.example"),
            article("other", OTHER, outlet="Market Gazette"),
        ]
    )
    assert (copy.article, copy.of, copy.kind) == ("retold", "source", CopyKind.REWRITE)
    assert "The Orvik Post" in copy.why
    assert "trombonist" in copy.why or "shipbreaker" in copy.why


def test_shared_wording_without_a_credit_is_no_rewrite() -> None:
    assert lineage([article("retold", RETOLD), article("source", SOURCE, outlet="The Orvik Post")]) == ()


def test_a_credit_without_shared_wording_is_no_rewrite() -> None:
    crediting = article("other", OTHER, credit=(CreditKind.BASED_ON, "The Orvik Post"))
    assert lineage([crediting, article("source", SOURCE, outlet="The Orvik Post")]) == ()


def test_a_photographer_is_no_source() -> None:
    crediting = article("retold", RETOLD, credit=(CreditKind.PHOTO_BY, "The Orvik Post"))
    assert lineage([crediting, article("source", SOURCE, outlet="The Orvik Post")]) == ()


def test_a_reprint_stands_for_its_outlet() -> None:
    reprint = article("reprint", SOURCE, credit=(CreditKind.REPUBLISHED_FROM, "The Orvik Post"))
    retold = article("retold", RETOLD, credit=(CreditKind.BASED_ON, "Orvik Post"))
    assert [(copy.article, copy.of) for copy in lineage([reprint, retold])] == [("retold", "reprint")]


def test_two_reprints_of_one_outlet_are_no_rewrites_of_each_other() -> None:
    credit = (CreditKind.REPUBLISHED_FROM, "The Orvik Post")
    assert lineage([article("a", SOURCE, credit=credit), article("b", RETOLD, credit=credit)]) == ()


def test_two_that_credit_each_other_make_no_ring() -> None:
    copies = lineage(
        [
            article("a", SOURCE, outlet="Orvik Post", credit=(CreditKind.BASED_ON, "Bay Radio")),
            article("b", RETOLD, outlet="Bay Radio", credit=(CreditKind.BASED_ON, "Orvik Post")),
        ]
    )
    assert len(copies) == 1
