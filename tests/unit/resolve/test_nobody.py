"""Who is nobody: credits, datelines, those only thought of, and prime ministers the text does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.resolve.inside import inside

if TYPE_CHECKING:
    from onrecord.nouns.actor import Actor


def read(text: str, *pairs: tuple[str, str]) -> tuple[list[str | None], tuple[Actor, ...]]:
    """Return the speakers of statements given by source and cue, and the actors."""
    made = []
    for source, cue in pairs:
        start = text.index(source)
        at = text.index(cue, start + len(source))
        span = Span(at + len(cue), at + len(cue) + 1)
        spans = (span,), (Span(start, start + len(source)),), (Span(at, at + len(cue)),)
        one = Statement(
            f"s{at}", "a", *spans, Mode.INDIRECT, Act.SAYS, negated=False, confidence=1.0, made_by="test"
        )
        made.append(one)
    page = Article("a", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), published="2031-05-06")
    told, actors = inside(page, tuple(made))
    return [one.speaker for one in told], actors


@pytest.mark.parametrize(
    ("text", "source", "cue", "name"),
    [
        ("Getty Images Residents said they saw smoke.", "Getty Images Residents", "said", "residents"),
        ("EPA Image said to show the pier.", "EPA Image", "said", None),
        ("KELL - The yard said nothing.", "KELL", "said", None),
        ("Neighbours are thought to have heard it.", "Neighbours", "are thought", None),
        ("Ida Roe is widely believed to have left.", "Ida Roe", "is widely believed", None),
        ("Ida Roe is convinced that he left.", "Ida Roe", "is convinced", "Ida Roe"),
    ],
)
def test_what_only_stands_there_says_nothing(text: str, source: str, cue: str, name: str | None) -> None:
    assert read(text, (source, cue))[0] == [name]


def test_the_prime_minister_is_not_the_next_surname() -> None:
    text = "The prime minister said the yard was safe. On Monday, Vell told nobody. It was late."
    assert read(text, ("The prime minister", "said"), ("Vell", "told"))[0] == ["prime minister", "Vell"]


def test_the_deputy_prime_minister_may_be_the_only_surname() -> None:
    text = "The deputy prime minister said the yard was safe. On Monday, Vell told nobody. It was late."
    assert read(text, ("The deputy prime minister", "said"), ("Vell", "told"))[0] == ["Vell", "Vell"]


def test_a_colleague_is_no_office() -> None:
    text = "The foreign minister, Tomas Vell, met Ida Roe, his Lorvanian colleague. Ida Roe said it was late."
    _, actors = read(text, ("Ida Roe", "said"))
    (roe,) = (actor for actor in actors if actor.name == "Ida Roe")
    assert roe.offices == ()


def test_the_prime_minister_is_not_a_former_one() -> None:
    text = "Former prime minister Ida Roe came on Monday. The prime minister said the yard was safe."
    assert read(text, ("The prime minister", "said"))[0] == ["prime minister"]
