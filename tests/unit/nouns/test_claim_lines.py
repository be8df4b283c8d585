"""What statements make together goes out as lines and comes back the same."""

from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.nouns.claims import (
    Change,
    ChangeKind,
    Claim,
    ClaimState,
    Link,
    Position,
    PositionState,
    SaidVerdict,
    SoVerdict,
    Tie,
    TieKind,
)
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.judgement import Anchor, Judgement, Question
from onrecord.nouns.lines import TYPES, Noun, from_line, to_line
from onrecord.nouns.passage import Passage
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act
from onrecord.nouns.when import Basis, When

DAYS = When(date(2031, 5, 1), date(2031, 5, 3), Basis.BOUND, "between the two")
HERE = Passage("a", Span(3, 9))
CLAIM = Claim(
    "c1",
    "story",
    "the ferry is safe",
    "s1",
    "Ida Roe",
    "p1",
    Act.SAYS,
    "ferry",
    ("s1", "s2"),
    2,
    1,
    SaidVerdict.SAID,
    SoVerdict.DENIED,
    ClaimState.DENIED,
    ("said: one origin",),
    (Link("s1", "s2", 2.5, ("same speaker +2.5",)),),
)
NOUNS: list[Noun] = [
    CLAIM,
    Tie("t1", "s1", "s3", TieKind.DENIES, 1.5, ("same matter +1.5",)),
    Position("p1", None, "Ida Roe", "p1", "ferry", "c1", PositionState.HARDENED, DAYS, None, HERE, (HERE,)),
    Position("p2", "s", "Ida Roe", None, "ferry", "c1", PositionState.STANDS, None, None, None, ()),
    Change("x1", "s", "Ida Roe", "p1", "ferry", ChangeKind.FIGURE, "s1", "s2", DAYS, (HERE, HERE), ("why",)),
    Judgement("j1", (Anchor("a", (Span(1, 4),), "0a"),), Question.SAME, "yes", "ada", "2031-05-01T00:00:00Z"),
]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: f"{type(noun).__name__} {noun.id}")
def test_a_line_comes_back_as_it_was(noun: Noun) -> None:
    line = json.loads(json.dumps(to_line(noun)))
    assert line["type"] in TYPES
    assert from_line(line) == noun


def test_a_claim_without_its_words_is_still_a_claim() -> None:
    restored = from_line({**to_line(CLAIM), "gist": None})
    assert isinstance(restored, Claim)
    assert restored.gist == ""


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(OnrecordError, match="E201"):
        from_line({**to_line(CLAIM), "so_verdict": "surely"})
