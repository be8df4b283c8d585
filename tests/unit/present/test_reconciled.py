"""The pages of what statements make together: stories, claims, ties, positions, changes, what moved since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages

from onrecord.nouns.article import Page
from onrecord.nouns.claims import Change, ClaimState, PositionState, TieKind
from onrecord.nouns.when import Basis, When
from onrecord.present.coverage import coverage, method
from onrecord.present.difference import difference_lines, difference_page
from onrecord.present.evidence import page
from onrecord.present.judged import question_line, review_page
from onrecord.present.reconciled import by_actor, disputes, lately
from onrecord.present.rows import Sheet
from onrecord.present.since import since_page, since_when
from onrecord.present.terminal import actor_page, overview, story_page
from onrecord.record import Record, memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from onrecord.record.view import Found


def article(name: str, day: str | None, text: str, outlet: str | None = "Elm Post") -> Page:
    return Page(name, text=text, given_id=name, outlet=outlet, published=day, file="x.jsonl")


@pytest.fixture
def record() -> Record:
    record = memory(StubStages())
    record.take(
        [
            article(
                "a",
                "2031-05-01",
                "Ada Orr: locks open in three weeks\nBo Lind: not locks open in three weeks\n",
            ),
            article("b", "2031-05-04", "Ada Orr: locks open in three weeks\n", "Oak Radio"),
            article("c", "2031-05-09", "Ada Orr: locks stay as they are\n", None),
        ]
    )
    return record


def plain(rows: Iterable[Text]) -> str:
    return "\n".join(row.plain.rstrip() for row in rows)


def flat(rows: Iterable[Text]) -> str:
    return " ".join(plain(rows).split())


def shown(record: Record, thing: Found, *, full: bool = False) -> str:
    return flat(page(Sheet(record, 100, full=full), thing))


def test_the_overview_leads_with_what_moved_and_leaves_the_long_list_to_the_story(record: Record) -> None:
    short = plain(overview(Sheet(record, 100)))
    titles = ["What moved lately", "What stands", "What is denied", "Articles", "Who spoke"]
    assert [short.index(title) for title in titles] == sorted(short.index(title) for title in titles)
    assert "Who said what" not in short
    [story] = record.stories()
    assert "Who said what" in plain(story_page(Sheet(record, 100), story))
    for words in ("locks open in three weeks", "locks stay as they are", "not locks open in three weeks"):
        assert words in short


def test_every_id_on_the_overview_opens_the_words(record: Record) -> None:
    short = flat(overview(Sheet(record, 100)))
    named = [*(c.id for c in record.changes()), *(p.id for p in record.positions())]
    for name in (*named, *(t.id for t in record.ties()), *(c.id for c in record.claims())):
        for full in (False, True):
            assert "locks" in shown(record, record.find(name), full=full)
    for name in named:
        assert f"[{name}]" in short


def test_a_denial_stands_beside_what_it_denies(record: Record) -> None:
    short = flat(overview(Sheet(record, 100)))
    at = short.index("What is denied")
    assert "denied by" in short[at:]
    assert short.index("Ada Orr says", at) < short.index("denied by", at) < short.index("Bo Lind says", at)


def test_a_claim_names_who_carries_it_what_answers_it_and_where_it_moved(record: Record) -> None:
    claim = next(c for c in record.claims() if len(c.statements) == 2)
    text = shown(record, claim)
    assert "is it so denied by a party" in text
    assert "carried by 2 outlets, 1 independent origin" in text
    carried = text[text.index("Who carries it") : text.index("What answers it")]
    assert "Elm Post" in carried
    assert "Oak Radio" in carried
    assert "What moved" in text
    assert "Why these are one claim" not in text
    assert "same words +1.0" in shown(record, claim, full=True)


def test_a_tie_has_both_ends_and_its_sum(record: Record) -> None:
    [tie, *_] = record.ties()
    text = shown(record, tie, full=True)
    assert "+1.0 · its denial +1.0" in text
    assert "{content not locks open in three weeks}" in text
    assert text.count("claim [") == 2


def test_a_statement_names_its_claim_and_what_answers_it(record: Record) -> None:
    tie = record.ties()[0]
    statement = next(s for s in record.statements() if s.id == tie.left)
    text = shown(record, statement)
    claim = record.claim_of(statement.id)
    assert claim
    assert f"claim [{claim.id}] with 1 other statement" in text
    assert "What answers it denied by" in text


def test_an_actor_has_what_moved_and_what_stands_before_all_it_said(record: Record) -> None:
    text = flat(actor_page(Sheet(record, 100), record.who("orr")))
    assert text.index("What moved") < text.index("What stands") < text.index("Said, in order")
    assert "What stands" not in flat(actor_page(Sheet(record, 100), record.who("orr"), "weeks"))


def test_what_has_been_replaced_stands_no_more(record: Record) -> None:
    [one, *_] = record.positions()
    gone = replace(one, id="p0", state=PositionState.SUPERSEDED)
    weak = replace(one, id="p1", state=PositionState.WITHDRAWN)
    assert [p.id for group in by_actor([gone, weak, one]) for p in group] == sorted(
        {"p1", one.id}, reverse=True
    )


def when(first: str | None, last: str | None) -> When:
    ends = [date.fromisoformat(end) if end else None for end in (first, last)]
    return When(ends[0], ends[1], Basis.BOUND, "so")


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (when("2031-05-09", "2031-05-09"), None),
        (when("2031-05-05", "2031-05-05"), None),
        (when("2031-05-04", "2031-05-09"), "day not known closer than 2031-05-04–09"),
        (when(None, "2031-05-09"), "day not known closer than by 2031-05-09"),
        (None, "day not known"),
    ],
)
def test_whether_it_surely_moved_since(record: Record, at: When | None, why: str | None) -> None:
    [change] = record.changes()
    assert since_when(replace(change, at=at), date(2031, 5, 5)) == why


class Bounded(StubStages):
    """Nothing tells closer on which day it moved."""

    at: When | None = when("2031-05-02", "2031-05-09")

    def settle(self, *args: object) -> object:  # type: ignore[override]
        settled = super().settle(*args)  # type: ignore[arg-type]
        return replace(settled, changes=tuple(replace(change, at=self.at) for change in settled.changes))


def moving(stages: StubStages) -> Record:
    record = memory(stages)
    record.take(
        [
            article("a", "2031-05-01", "Ada Orr: locks open in three weeks\n"),
            article("c", "2031-05-09", "Ada Orr: locks stay as they are\n"),
        ]
    )
    return record


def test_since_tells_what_is_certain_from_what_may_be_and_counts_what_has_no_day() -> None:
    sure = flat(since_page(Sheet(moving(StubStages()), 100), date(2031, 5, 5)))
    assert "May have moved before" not in sure
    assert "locks open in three weeks" in sure
    assert "Read: 2 articles of 1 outlet, published 2031-05-01 to 2031-05-09" in sure
    maybe = flat(since_page(Sheet(moving(Bounded()), 100), date(2031, 5, 5)))
    assert "Nothing moved for certain since 2031-05-05 in what was read." in maybe
    assert "May have moved before 2031-05-05: the day is not known closer" in maybe
    stages = Bounded()
    stages.at = None
    undated = flat(since_page(Sheet(moving(stages), 100), date(2031, 5, 5)))
    assert "Nothing moved in what was read." in undated
    assert "1 more change of a day that nothing tells" in undated
    assert "Nothing moved in what was read." in flat(
        since_page(Sheet(moving(StubStages()), 100), date(2031, 5, 10))
    )


def test_the_latest_changes_come_first_those_of_unknown_day_last(record: Record) -> None:
    [change] = record.changes()
    days: dict[str, When | None] = {"x": None, "y": when("2031-05-01", None), "z": when(None, "2031-05-09")}
    made: list[Change] = [replace(change, id=name, at=at) for name, at in days.items()]
    assert [c.id for c in lately(made)] == ["z", "y", "x"]


def test_disputes_are_named_once(record: Record) -> None:
    sheet = Sheet(record, 100)
    claims = [replace(c, state=ClaimState.DISPUTED) if c.holder == "Bo Lind" else c for c in record.claims()]
    [(claim, ties)] = disputes(sheet.index, claims)
    assert claim.holder == "Ada Orr"
    assert [tie.kind for tie in ties] == [TieKind.DENIES] * len(ties)


def test_what_was_left_out_is_named_with_its_reason(record: Record) -> None:
    early = record.as_published("2031-05-04")
    told = " ".join(coverage(early))
    assert "Read: 2 articles of 2 outlets" in told
    assert "Not read: 1 article: c (published on 2031-05-09 or later)." in told
    assert "Not read: none." in " ".join(coverage(record))
    assert "76 of 100" in " ".join(method())


def test_reviewing_asks_with_the_words_and_the_answers(record: Record) -> None:
    doubts = record.review()
    assert doubts
    text = flat(review_page(Sheet(record, 100), doubts))
    for doubt in doubts:
        assert f"[{doubt.id}]" in text
        assert ", ".join(doubt.answers) in text
    assert question_line(doubts[0])["type"] == "question"
    assert "Nothing is unsure enough to be asked" in flat(review_page(Sheet(record, 100), []))


def test_what_a_person_said_stands_on_the_page(record: Record) -> None:
    [statement] = [s for s in record.statements() if s.article == "c"]
    judgement = record.judge(statement.id, "act=denies", by="Kay Lo", note="look again")
    text = shown(record, record.find(statement.id))
    assert f"judged act: denies · by Kay Lo · {judgement.at[:10]} · “look again”" in text
    record.undo(judgement.id)
    assert "judged" not in shown(record, record.find(statement.id))


def test_what_reading_again_changes_is_told_line_by_line(record: Record) -> None:
    nothing = record.reread(diff=True)
    texts = {a.id: a.text for a in record.articles()}
    assert flat(difference_page(nothing, texts, 100)).endswith("nothing is different")
    [one] = [s for s in record.statements() if s.article == "c"]
    [claim] = [c for c in record.claims() if one.id in c.statements]
    other = replace(one, act=one.act.DENIES, principal="Canal Board", said=when("2031-05-08", "2031-05-08"))
    found = replace(
        nothing,
        statements_gone=(one,),
        statements_changed=((one, other),),
        claims_changed=((claim, replace(claim, holder="Canal Board")),),
    )
    text = flat(difference_page(found, texts, 100))
    assert "act says → denies" in text
    assert "for none → Canal Board" in text
    assert "said none → 2031-05-08" in text
    assert "holder Ada Orr → Canal Board" in text
    assert "statements: 0 new, 1 gone, 1 different" in text
    lines = list(difference_lines(found))
    assert [(bool(o["before"]), bool(o["after"])) for o in lines] == [
        (True, False),
        (True, True),
        (True, True),
    ]
