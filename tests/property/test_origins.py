"""However often something is printed, it is heard as often as it was heard: copies add no origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.reconcile.build import Paper, Said, Story

from onrecord.nouns.article import Credit, CreditKind
from onrecord.nouns.span import Span
from onrecord.reconcile.context import Group
from onrecord.reconcile.support import Supports

OUTLETS = st.sampled_from([None, "The Ledger", "Quay Post", "Radio Sarn"])
VIA = st.sampled_from([None, "Norwire", "Radio Sarn"])
CREDITS = st.sampled_from([(), (Credit(CreditKind.CARRIED_BY, "Norwire", Span(0, 1)),)])


@st.composite
def papers(draw: st.DrawFn) -> list[Paper]:
    number = draw(st.integers(1, 4))
    return [
        Paper(
            f"a{i}",
            [
                Said(
                    "Ida Roe", f"the bridge {'is closed' if i % 2 else 'was shut'}", id=f"s{i}", via=draw(VIA)
                )
            ],
            outlet=draw(OUTLETS),
            credits=draw(CREDITS),
        )
        for i in range(number)
    ]


def origins(story: Story) -> tuple[int, int]:
    """Return how many origins and outlets the one claim of the story has."""
    context = story.context()
    members = tuple(sorted(context.statements))
    group = Group("c", "one", context.senses[members[0]].holder, members[0], members)
    support = Supports([group], [], context).of(group)
    return support.origins, support.outlets


@given(papers(), OUTLETS, st.data())
def test_a_copy_never_adds_an_origin(found: list[Paper], outlet: str | None, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(found))
    (line,) = source.lines
    assert isinstance(line, Said)
    again = Said(line.who, line.words, id="s9", via=line.via)
    copy = Paper("a9", [again], outlet=outlet, credits=data.draw(CREDITS))
    before, _ = origins(Story(found))
    after, _ = origins(Story([*found, copy], origins={"a9": source.id}))
    assert after == before


@given(papers())
def test_there_are_never_more_origins_than_articles_and_never_none(found: list[Paper]) -> None:
    number, outlets = origins(Story(found))
    assert 1 <= number <= len(found)
    assert 1 <= outlets <= len(found)
