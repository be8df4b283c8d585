"""The tables of events and terms: whole, ordered, without contradictions."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from onrecord.text.calendar import events, reviewed, terms


def test_events_end_after_they_begin_and_come_in_order() -> None:
    assert all(event.first <= event.last for event in events())
    assert all(left.first <= right.first for left, right in pairwise(events()))


def test_events_are_short_save_for_wars_and_votes_in_rounds() -> None:
    long = [e for e in events() if e.last - e.first > timedelta(days=45)]
    assert all("election" in e.kind or e.kind == "war" for e in long)


def test_every_event_is_named_once() -> None:
    keys = [(event.name, event.first) for event in events()]
    assert len(keys) == len(set(keys))


def test_winner_is_elected_before_taking_office() -> None:
    assert all(term.elected <= term.first for term in terms() if term.elected)
    assert all(term.first <= term.last for term in terms() if term.last)


def test_an_office_has_one_holder_at_a_time() -> None:
    for left, right in pairwise(terms()):
        if (left.office, left.country) == (right.office, right.country):
            assert left.last is not None, left
            # the week of grace: a successor elected by parliament before the swearing-in
            assert left.last <= right.first + timedelta(days=3), (left, right)


def test_a_winner_of_the_term_table_won_the_election_of_the_event_table() -> None:
    won = {(e.country, e.actors[0]): e for e in events() if e.kind == "presidential election" and e.actors}
    for term in terms():
        if term.office == "president" and term.elected and (term.country, term.person) in won:
            same = [
                e
                for e in events()
                if e.kind == "presidential election"
                and e.country == term.country
                and e.actors[:1] == (term.person,)
                and e.last <= term.elected <= e.last + timedelta(days=120)
            ]
            assert same, term


def test_a_known_handover() -> None:
    held = [
        t
        for t in terms()
        if t.country == "France" and t.office == "president" and t.first == date(2012, 5, 15)
    ]
    assert [t.person for t in held] == ["François Hollande"]


def test_nobody_took_office_after_the_table_was_reviewed() -> None:
    assert all(term.first <= reviewed() for term in terms())


def test_a_war_is_found_by_the_place_it_is_named_after() -> None:
    named = [event for event in events() if event.kind == "war" and event.name.startswith("Gaza")]
    assert named
    assert {event.country for event in named} == {"Gaza"}
