"""An office without a name and a surname without an office: one person, where only one can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.resolve.inside import inside

if TYPE_CHECKING:
    from onrecord.nouns.actor import Actor

TALKS = (
    "According to the deputy foreign minister of Norway, talks need equal terms. "
    "On Monday, Roe said no terms were set. The diplomat said that ties were low."
)
SOURCES = ("the deputy foreign minister of Norway", "Roe", "The diplomat")


def read(text: str, *sources: str) -> tuple[list[str | None], dict[str, Actor]]:
    made = []
    for source in sources:
        at = text.index(source)
        span = Span(at, at + len(source))
        made.append(
            Statement(
                f"s{at}",
                "n1",
                (Span(at, at),),
                (span,),
                (),
                Mode.INDIRECT,
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="test",
            )
        )
    page = Article("n1", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), published="2031-05-06")
    told, actors = inside(page, tuple(made))
    return [one.speaker for one in told], {actor.name: actor for actor in actors}


def offices(actor: Actor) -> list[str]:
    return [tenure.office for tenure in actor.offices]


def test_the_one_surname_behind_an_office_holds_it() -> None:
    speakers, actors = read(TALKS, *SOURCES)
    assert speakers == ["Roe", "Roe", "Roe"]
    assert offices(actors["Roe"]) == ["deputy foreign minister of Norway"]


def test_with_two_surnames_nobody_is_sure_to_hold_it() -> None:
    speakers, actors = read(TALKS + " Vell said no.", *SOURCES, "Vell")
    assert speakers[0] == "deputy foreign minister of Norway"
    assert offices(actors["Roe"]) == []


def test_with_two_offices_nobody_is_sure_to_hold_one() -> None:
    text = "According to the defence minister of Norway, ships sail. " + TALKS
    speakers, _ = read(text, "the defence minister of Norway", *SOURCES)
    assert speakers[:2] == ["defence minister of Norway", "deputy foreign minister of Norway"]


def test_who_is_named_before_or_described_otherwise_holds_no_later_office() -> None:
    before = "Roe said no. Later the ambassador of Norway said yes."
    assert read(before, "Roe", "the ambassador of Norway")[0] == ["Roe", "ambassador of Norway"]
    other = TALKS.replace("Roe said", "Roe, a lawyer, said")
    assert read(other, *SOURCES[:2])[0] == ["deputy foreign minister of Norway", "Roe"]


def test_who_holds_a_spokesmans_office_answers_for_its_owner() -> None:
    text = "Talks go on, the spokesman for the Harbour Board said. Roe said no date was set."
    speakers, actors = read(text, "the spokesman for the Harbour Board", "Roe")
    assert speakers == ["Roe", "Roe"]
    assert offices(actors["Roe"]) == ["spokesman of Harbour Board"]
