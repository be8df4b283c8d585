"""The truth table of docs/so.md: one small story for each row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.unit.reconcile.build import Paper, Said, Story

if TYPE_CHECKING:
    from collections.abc import Callable

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import Credit, CreditKind
from onrecord.nouns.claims import TieKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.reconcile.answer import Answer
from onrecord.reconcile.context import Group
from onrecord.reconcile.support import Support, Supports

PAGE = Path(__file__).parents[3] / "docs" / "so.md"
UNION = Said(
    "Dock Union",
    "Harrow Lines dumped oil in the basin",
    id="claim",
    kind=ActorKind.BODY,
    about=("Harrow Lines",),
)


def verdicts(story: Story, *answers: tuple[str, TieKind], members: tuple[str, ...] = ("claim",)) -> Support:
    """Return the support of the claim that `members` make, answered by other statements of the story."""
    context = story.context()
    held = context.senses[members[0]].holder
    rest = [i for i in context.statements if i not in members]
    groups = [
        Group("c", "one", held, members[0], members),
        *(Group(f"c{i}", "one", context.senses[i].holder, i, (i,)) for i in rest),
    ]
    ties = [Answer("claim", right, kind, (), None, None) for right, kind in answers]
    return Supports(groups, ties, context).of(groups[0])


def one(*lines: Said) -> Story:
    return Story([Paper("a", lines, outlet="The Ledger")])


def own_side_repeats() -> Support:
    claim = Said("Ida Roe", "the bridge is safe", id="claim", principal="Transport Office")
    again = Said("Tom Vale", "the bridge holds", id="again", principal="Transport Office")
    story = Story([Paper("a", [claim], outlet="The Ledger"), Paper("b", [again], outlet="Quay Post")])
    return verdicts(story, members=("claim", "again"))


def _twice(**paper: object) -> Story:
    again = Said("Dock Union", "Harrow Lines let oil into the basin", id="again", kind=ActorKind.BODY)
    papers = [Paper("a", [UNION], outlet="The Ledger"), Paper("b", [again], outlet="Quay Post")]
    if paper:
        papers = [Paper(p.id, p.lines, outlet=p.outlet, **paper) for p in papers]  # type: ignore[arg-type]
    return Story(papers)


def one_wire() -> Support:
    return verdicts(
        _twice(credits=(Credit(CreditKind.CARRIED_BY, "Norwire", Span(0, 1)),)), members=("claim", "again")
    )


def one_medium() -> Support:
    first = Said("Dock Union", "oil was let in", id="claim", kind=ActorKind.BODY, via="Radio Sarn")
    again = Said("Dock Union", "oil went into the basin", id="again", kind=ActorKind.BODY, via="Radio Sarn")
    story = Story([Paper("a", [first], outlet="The Ledger"), Paper("b", [again], outlet="Quay Post")])
    return verdicts(story, members=("claim", "again"))


def a_copy() -> Support:
    story = _twice()
    story.origins = {"b": "a"}
    return verdicts(story, members=("claim", "again"))


def heard_twice() -> Support:
    return verdicts(_twice(), members=("claim", "again"))


ACCUSED = Said("Harrow Lines", "oil from its tanker went into the basin", Act.CONFIRMS, "yes", ActorKind.BODY)
DENIAL = Said("Harrow Lines", "no oil left its tanker", Act.DENIES, "no", ActorKind.BODY)
SAW = Said("Ned Orr, who saw the spill", "oil came from the tanker", Act.SAYS, "saw")
SAW_TOO = Said("Una Prim, who was there", "the oil was from the tanker", Act.SAYS, "saw too")
FILING = Said("court filing", "the tanker let oil go", Act.SAYS, "paper", ActorKind.DOCUMENT)
AUDIT = Said("harbour audit", "the tanker lost no oil", Act.SAYS, "audit", ActorKind.DOCUMENT)
ADVERT = Said("campaign filing", "the tanker let oil go", Act.SAYS, "ad", ActorKind.DOCUMENT)
RIVAL = Said("Quay Freight", "the oil came from the shore", Act.SAYS, "rival", ActorKind.BODY)
ALLY = Said("Osterland", "the tanker let oil go", Act.SAYS, "ally", ActorKind.BODY)
UNNAMED = Said("an official", "the tanker let oil go", Act.SAYS, "unnamed", ActorKind.UNNAMED)


def answered(*given: tuple[Said, TieKind]) -> Callable[[], Support]:
    return lambda: verdicts(
        one(UNION, *(said for said, _ in given)), *((said.id, kind) for said, kind in given)
    )


def alone(said: Said) -> Callable[[], Support]:
    return lambda: verdicts(one(said))


def neither() -> Support:
    claim = Said("Ida Roe", "the two firms have met", id="claim", about=("Harrow Lines", "Quay Freight"))
    lines = [
        Said("Harrow Lines", "whether they met", Act.DECLINES, "d1", ActorKind.BODY),
        Said("Quay Freight", "whether they met", Act.DECLINES, "d2", ActorKind.BODY),
    ]
    return verdicts(one(claim, *lines), ("d1", TieKind.DECLINES), ("d2", TieKind.DECLINES))


def another_figure() -> Support:
    claim = Said("eyewitnesses", "the tanker lost ten tons", id="claim", kind=ActorKind.UNNAMED)
    other = Said("an onlooker", "the tanker lost thirty tons", id="other", kind=ActorKind.UNNAMED)
    return verdicts(one(claim, other), ("other", TieKind.DIFFERS))


def own_words_denied() -> Support:
    claim = Said("Ida Roe", "the bridge is closed", id="claim")
    denial = Said("Ida Roe", "never said the bridge was closed", Act.DENIES, "no")
    return verdicts(one(claim, denial), ("no", TieKind.DENIES))


CONFIRMS, DENIES, CONTRADICTS = TieKind.CONFIRMS, TieKind.DENIES, TieKind.CONTRADICTS
CASES: dict[str, Callable[[], Support]] = {
    "own side repeats": own_side_repeats,
    "one wire": one_wire,
    "one medium": one_medium,
    "a copy": a_copy,
    "heard twice": heard_twice,
    "the accused admits": answered((ACCUSED, CONFIRMS)),
    "eyewitness": answered((SAW, CONFIRMS)),
    "two eyewitnesses": answered((SAW, CONFIRMS), (SAW_TOO, CONFIRMS)),
    "a witness speaks": alone(
        Said("eyewitness", "oil came from the tanker", id="claim", kind=ActorKind.UNNAMED)
    ),
    "official document": answered((FILING, CONFIRMS)),
    "a side's own paper": answered((ADVERT, CONFIRMS)),
    "an ally affirms": answered((ALLY, CONFIRMS)),
    "unnamed source": answered((UNNAMED, CONFIRMS)),
    "denial only": answered((DENIAL, DENIES)),
    "denial and counter-evidence": answered((DENIAL, DENIES), (AUDIT, CONTRADICTS)),
    "counter-evidence alone": answered((AUDIT, CONTRADICTS)),
    "a party says otherwise": answered((RIVAL, CONTRADICTS)),
    "another figure": another_figure,
    "borne out and denied": answered((SAW, CONFIRMS), (DENIAL, DENIES)),
    "neither confirmed nor denied": neither,
    "own words denied": own_words_denied,
    "a prediction": alone(Said("Sarn Bank", "prices will fall", Act.EXPECTS, "claim", ActorKind.BODY)),
    "an offer with a figure": alone(
        Said("Harrow Lines", "it would pay 41 crowns a share", id="claim", kind=ActorKind.BODY)
    ),
    "a demand": alone(Said("Dock Union", "a rise of 9 percent", Act.DEMANDS, "claim", ActorKind.BODY)),
    "not known": alone(Said("an official", "it was not known why", id="claim", kind=ActorKind.UNNAMED)),
    "an opinion": alone(Said("Ida Roe", "the plan is a step in the right direction", id="claim")),
    "the outlet itself": alone(
        Said("The Ledger", "the basin has been closed", id="claim", kind=ActorKind.BODY)
    ),
    "nobody known": alone(Said("", "the basin has been closed", id="claim")),
}


def rows() -> dict[str, tuple[str, str, str]]:
    """Return said, so and because of each row of the page."""
    table = PAGE.read_text(encoding="utf-8").split("## The truth table")[1]
    cells = [[c.strip() for c in line.strip("|\n ").split("|")] for line in table.splitlines() if "|" in line]
    return {case: (said, so, why) for case, _, said, so, why in cells[2:]}


def test_every_row_has_a_story_and_every_story_a_row() -> None:
    assert list(rows()) == list(CASES)


@pytest.mark.parametrize("case", CASES)
def test_the_verdicts_are_those_of_the_page(case: str) -> None:
    said, so, why = rows()[case]
    support = CASES[case]()
    assert (support.said, support.so) == (said, so), support.reasons
    assert why in " ".join(support.reasons)


def test_articles_that_tell_no_outlet_are_counted_with_a_word_of_warning() -> None:
    again = Said("Dock Union", "Harrow Lines let oil into the basin", id="again", kind=ActorKind.BODY)
    support = verdicts(Story([Paper("a", [UNION]), Paper("b", [again])]), members=("claim", "again"))
    assert support.origins == 2
    assert "the outlet of 2 is not known" in support.reasons[0]
