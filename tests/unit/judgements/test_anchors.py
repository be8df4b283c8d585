from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.judgements.made import TEXT, article, said

from onrecord.judgements import Places, anchor
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Report

FERRY, CLERK = said("The ferry stays", "ferry"), said("wanted it gone by May", "clerk")


def test_an_anchor_holds_no_word_of_the_text() -> None:
    place = anchor(article(), FERRY)
    assert place.article == "a"
    assert place.spans == FERRY.content
    assert not any(word in str(place) for word in ("ferry", "stays"))


def test_the_same_words_at_the_same_place_are_found() -> None:
    places = Places([article()], [FERRY, CLERK])
    assert places.of(anchor(article(), FERRY)) == "ferry"
    assert places.of(anchor(article(), CLERK)) == "clerk"


def test_another_cut_of_the_words_is_the_same_statement_while_half_the_letters_are_in_both() -> None:
    place = anchor(article(), CLERK)
    assert Places([article()], [FERRY, said("gone by May", "shorter")]).of(place) == "shorter"
    assert Places([article()], [FERRY, said("May", "a word of it")]).of(place) is None
    both = [said("gone by May", "shorter"), said("wanted it gone by", "longer")]
    assert Places([article()], both).of(place) == "longer"


def test_in_a_new_version_the_words_are_looked_for() -> None:
    new = article("Updated. " + TEXT.replace("The clerk", "A clerk"))
    places = Places(
        [new], [said("The ferry stays", "ferry", of=new), said("it gone by May", "clerk", of=new)]
    )
    assert places.of(anchor(article(), FERRY)) == "ferry"
    assert places.of(anchor(article(), CLERK)) == "clerk"
    gone = article(TEXT.replace("by May", "by June"))
    assert (
        Places([gone], [said("wanted it gone by June", "clerk", of=gone)]).of(anchor(article(), CLERK))
        is None
    )


def test_words_in_several_places_are_the_nearest_ones() -> None:
    old = article("One. Yes. Two. Yes. Three.")
    new = article("Oh. " + old.text)
    second = replace(said("Yes", "second", of=old), content=(Span(15, 18),))
    found = [
        replace(said("Yes", name, of=new), content=(Span(at, at + 3),))
        for name, at in (("first", 9), ("last", 19))
    ]
    assert Places([old], [said("Yes", "first", of=old), second]).of(anchor(old, second)) == "second"
    assert Places([new], found).of(anchor(old, second)) == "last"


def test_a_statement_in_pieces_is_found_though_what_lies_between_them_grew() -> None:
    old = article("We will, she said, go home.")
    pieces = replace(said("We will", "s", of=old), content=(Span(0, 7), Span(19, 26)))
    new = article("We will, she said on Monday, go home.")
    moved = replace(pieces, content=(Span(0, 7), Span(29, 36)))
    assert Places([new], [moved]).of(anchor(old, pieces)) == "s"


def test_what_follows_is_looked_for_as_far_on_as_the_first_piece_went() -> None:
    old = article("We go, she said, yes. Later: no, no.")
    pieces = replace(said("We go", "s", of=old), content=(Span(0, 5), Span(29, 31)))
    new = article("No no no, no, no. " + old.text)
    moved = replace(pieces, content=(Span(18, 23), Span(47, 49)))
    other = replace(pieces, id="z", content=(Span(18, 23), Span(51, 53)))
    assert Places([new], [other, moved]).of(anchor(old, pieces)) == "s"


def test_reports_and_statements_are_kept_apart() -> None:
    report = Report("r", "a", CLERK.content, (), negated=False)
    places = Places([article()], [CLERK], [report])
    assert places.of(anchor(article(), report)) == "r"
    assert places.of(anchor(article(), CLERK)) == "clerk"
    assert Places([article()], [], [report]).of(anchor(article(), CLERK)) is None


@pytest.mark.parametrize(("was", "now"), [("a", "a-12ab34"), ("a-12ab34", "a")])
def test_an_article_that_was_told_apart_by_a_suffix_is_found_by_its_words(was: str, now: str) -> None:
    old, new = article(name=was), article(name=now)
    place = anchor(old, said("The ferry stays", "ferry", of=old))
    other = article("Something else altogether.", name=was)
    assert Places([other, new], [said("The ferry stays", "ferry", of=new)]).of(place) == "ferry"
    assert Places([other], []).of(place) is None
