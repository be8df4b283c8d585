"""What was said in a campaign was said by the day of its election, where the table has that election."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.nouns.when import Basis, When
from onrecord.resolve.moments import dates, times
from onrecord.text.calendar import events

if TYPE_CHECKING:
    from datetime import date

ELECTION = next(e for e in events() if e.kind == "presidential election" and len(e.actors) > 1)
WINNER = ELECTION.actors[0]
AFTER = ELECTION.last.replace(year=ELECTION.last.year + 1, month=1, day=20)


def said(text: str, published: date, speaker: str = WINNER) -> When | None:
    at = text.index("said")
    one = Statement(
        "s1",
        "a",
        (Span(at + 5, len(text) - 1),),
        (Span(at - 3, at - 1),),
        (Span(at, at + 4),),
        Mode.INDIRECT,
        Act.SAYS,
        negated=False,
        confidence=1.0,
        made_by="test",
        speaker=speaker,
    )
    when = When(published, published, Basis.STATED, "given")
    page = Article("a", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), when=when)
    return dates(page, (one,), times(page))[0]


@pytest.mark.parametrize(
    "opening",
    [
        "During the campaign",
        "During his presidential campaign",
        "On the campaign trail",
        "In the run-up to the election",
        f"During the {ELECTION.last.year} campaign",
    ],
)
def test_a_campaign_ends_on_election_day(opening: str) -> None:
    when = said(f"{opening}, he said the yard was safe.", AFTER)
    assert when is not None
    assert (when.first, when.last, when.basis) == (None, ELECTION.last, Basis.EVENT)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("During the campaign, he said the yard was safe.", "Ida Roe"),
        ("During the campaign against rust, he said the yard was safe.", WINNER),
        ("During the bombing campaign, he said the yard was safe.", WINNER),
        ("In the long run, he said the yard was safe.", WINNER),
        ("Yesterday he said during the campaign nobody slept.", "Ida Roe"),
    ],
)
def test_other_campaigns_and_those_who_did_not_stand_tell_nothing(text: str, speaker: str) -> None:
    when = said(text, AFTER, speaker)
    assert when is None or when.basis is not Basis.EVENT


def test_before_the_election_and_long_after_it_nothing_tells_which_campaign() -> None:
    text = "During the campaign, he said the yard was safe."
    assert said(text, ELECTION.last) is None
    assert said(text, AFTER.replace(year=AFTER.year + 2)) is None


@pytest.mark.parametrize(
    "text",
    [
        "During his campaign, he called the yard a ruin, although he has more recently said it was safe.",
        "During his campaign, he called the yard a ruin, but lately he said it was safe.",
        "During his campaign he called the yard a ruin; he has since said it was safe.",
        "During the campaign he called the yard a ruin, and since then he has said it was safe.",
        "On the campaign trail he called the yard a ruin, but he later said it was safe.",
        "While he now said the yard was a ruin, although he had praised it during the campaign.",
    ],
)
def test_a_clause_of_a_later_time_is_not_of_the_campaign(text: str) -> None:
    assert said(text, AFTER) is None


def test_a_second_clause_of_the_campaign_is_of_the_campaign() -> None:
    when = said("During the campaign, he called the yard a ruin and said it was sold.", AFTER)
    assert when is not None
    assert when.last == ELECTION.last


def test_a_clause_of_a_later_time_has_no_day_of_the_clause_before() -> None:
    day = f"On {ELECTION.last:%B} {ELECTION.last.day}, {ELECTION.last.year}, he called the yard a ruin"
    first = said(f"{day} and said it was sold.", AFTER)
    assert first is not None
    assert first.first == ELECTION.last
    assert said(f"{day}, although he has more recently said it was safe.", AFTER) is None
