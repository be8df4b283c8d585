from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.reconcile.build import Paper, Said, Story, Told

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from onrecord.reconcile.sense import Sense


def sense(line: Said, *others: Said) -> Sense:
    return Story((Paper("p", (line, *others)),)).context().senses[line.id]


def test_refusing_turns_round_what_the_content_affirms_once() -> None:
    denied = sense(Said("Ann Ruun", "that the dam would be closed", Act.DENIES, "a"))
    assert (denied.sign, denied.refused) == (-1, True)
    itself = sense(Said("Ann Ruun", "that the dam will not be closed", Act.REJECTS, "a", negated=True))
    assert (itself.sign, itself.refused) == (-1, False)
    within = sense(Said("Ann Ruun", "he would refuse to close the dam", Act.REJECTS, "a"))
    assert not within.refused


def test_quotations_are_kept_by_their_words() -> None:
    found = sense(Said("Ann Ruun", "that it was “a blow to the valley” in spring", id="a"))
    assert found.quotes == (("a", "blow", "to", "the", "valley"),)


def test_a_wish_belongs_to_whom_is_named_before_it() -> None:
    other = Said("Bo Dahl", "the ferry sails", id="b")
    found = sense(Said("Ann Ruun", "that Bo Dahl is ready to talk", Act.SAYS, "a"), other)
    assert found.whose["willing"] == "Bo Dahl"
    assert "willing" not in sense(Said("Ann Ruun", "ready to talk to Bo Dahl", id="a"), other).whose


def test_a_figure_counts_as_a_figure_and_not_as_words() -> None:
    found = sense(Said("Ann Ruun", "that 400 trams would be sold", id="a"))
    assert [figure.unit for figure in found.figures] == ["tram"]
    assert not any("tram" in name for name in found.weights)


def test_that_a_holder_speaks_of_its_own_side_tells_nothing() -> None:
    about = ("Harbour League", "Bo Dahl")
    other = Said("Harbour League", "quiet please", id="b", kind=ActorKind.BODY)
    line = Said("Ann Ruun", "the league and Dahl", id="a", principal="Harbour League", about=about)
    names = {name for name in sense(line, other).weights if name.startswith("@")}
    assert names == {"@Bo Dahl"}


def test_a_report_has_a_sense_without_an_act() -> None:
    told = Told("Bo Dahl has not met the mayor", ("Bo Dahl",), "r", negated=True)
    found = Story((Paper("p", (Said("Ann Ruun", "the ferry sails", id="a"), told)),)).context().senses["r"]
    assert found.act is None
    assert found.sign == -1
    assert ("talk", -1) in found.concepts


def test_the_sense_does_not_hang_on_the_order_of_the_articles() -> None:
    papers = (
        Paper("p", (Said("Ann Ruun", "the dam will be closed in spring", id="a"),)),
        Paper("q", (Said("Ann Ruun", "the dam will be shut by March", id="b"),)),
    )
    there, back = Story(papers).context().senses, Story(papers[::-1]).context().senses
    assert there == back
