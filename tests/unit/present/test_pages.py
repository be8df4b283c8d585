from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages

from onrecord.nouns.actor import ActorKind
from onrecord.nouns.article import Article, Page
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When
from onrecord.present.evidence import page
from onrecord.present.rows import Sheet, in_order
from onrecord.present.terminal import actor_page, overview, story_page
from onrecord.record import Record, memory

if TYPE_CHECKING:
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Reading

TEXT = "Una Fay: the locks stay shut\nThe clerk: they open on Friday if it rains\nWho: knows"


class Spokesman(StubStages):
    """Una Fay speaks for the Canal Board; "The clerk" is resolved to Ivo Ames; nobody knows who "Who" is."""

    def settle(
        self,
        articles: tuple[Article, ...],
        readings: tuple[Reading, ...],
        judgements: tuple[Judgement, ...] = (),
    ) -> Settled:
        settled = super().settle(articles, readings, judgements)
        fay, clerk, who = sorted(settled.statements, key=lambda s: s.content[0].start)
        start = TEXT.index("if it rains")
        changed = (
            replace(fay, principal="Canal Board", to=("Ann Hay",), confidence=0.9),
            replace(
                clerk, speaker="Ivo Ames", speaker_id=None, condition=Span(start, start + 11), confidence=0.2
            ),
            replace(who, speaker=None, speaker_id=None, speaker_kind=ActorKind.UNNAMED, confidence=0.9),
        )
        return replace(settled, statements=changed)


@pytest.fixture
def record() -> Record:
    record = memory(Spokesman())
    record.take(
        [
            Page(
                "a",
                text=TEXT,
                given_id="a",
                outlet="Elm Post",
                published="2031-05-01",
                title="Locks",
                file="x.jsonl",
            )
        ]
    )
    return record


def written(record: Record, width: int = 100) -> list[str]:
    [story] = record.stories()
    return [line.plain.rstrip() for line in story_page(Sheet(record, width), story)]


def test_a_spokesman_stands_with_the_side_he_answers_for(record: Record) -> None:
    lines = written(record)
    side = lines.index("Canal Board · 1 statement")
    assert lines[side + 1].split(" · ")[0].endswith("Una Fay says")
    assert "to Ann Hay" in lines[side + 1]
    assert "the locks stay shut" in lines[side + 2]


def test_who_cannot_be_named_comes_last_and_stays(record: Record) -> None:
    lines = written(record)
    assert lines.index("Speaker unknown · 1 statement") > lines.index("Ivo Ames · 1 statement")
    assert lines[-1].strip() == "Who: knows"  # one word by itself would tell nothing


def test_how_it_was_printed_under_which_condition_and_how_sure(record: Record) -> None:
    text = " ".join(" ".join(written(record)).split())
    assert "Ivo Ames (printed “The clerk”) says" in text
    assert "condition “if it rains”" in text
    assert text.count("unsure") == 1
    assert "day unknown" in text
    assert "reported 2031-05-01" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(record: Record, width: int) -> None:
    assert max(map(len, written(record, width))) <= width


def test_one_actor_has_what_was_said_for_it_too(record: Record) -> None:
    fay = record.who("fay")
    own = "\n".join(line.plain for line in actor_page(Sheet(record, 100), fay))
    assert "Una Fay for Canal Board says" in own
    assert "\n" not in "".join(line.plain for line in actor_page(Sheet(record, 100), fay, "airship"))


def test_the_evidence_of_a_statement_leads_to_its_characters(record: Record) -> None:
    statement = next(s for s in record.statements() if s.speaker == "Ivo Ames")
    lines = "\n".join(line.plain for line in page(Sheet(record, 100, full=True), statement))
    start = statement.content[0].start
    assert f"content [{start}–{statement.content[0].end}]" in lines
    assert "{source The clerk}: {content they open on Friday if it rains}" in lines
    assert "given with the text" in lines
    assert "recorded" in lines


def test_the_evidence_of_an_article_has_every_block_with_its_reason(record: Record) -> None:
    lines = "\n".join(line.plain for line in page(Sheet(record, 100, full=True), record.article("a")))
    assert f"[0–{len(TEXT)}] all of it" in lines
    assert TEXT.replace("\n", " ¶ ") in " ".join(lines.split())


def test_an_empty_record_says_so() -> None:
    assert [line.plain for line in overview(Sheet(memory(StubStages()), 80))] == ["Nothing is on record yet."]


@pytest.mark.parametrize(
    ("outlets", "said"),
    [
        (("Elm Post", "Elm Post"), "2 articles of 1 outlet"),
        (("Elm Post", "Oak Radio", None), "3 articles of 2 named outlets, 1 of unknown outlet"),
        ((None, None), "2 articles of unknown outlet"),
    ],
)
def test_outlets_that_are_not_known_are_not_passed_over(outlets: tuple[str | None, ...], said: str) -> None:
    record = memory(StubStages())
    record.take(
        Page(str(n), text=f"Ada Orr: {n} locks\n", given_id=str(n), outlet=outlet, file="x.jsonl")
        for n, outlet in enumerate(outlets)
    )
    assert any(line.startswith(f"{said} · ") for line in written(record))


def test_statements_of_unknown_day_come_after_the_dated_in_the_order_of_their_reports(
    record: Record,
) -> None:
    def day(iso: str | None) -> When | None:
        return When(date.fromisoformat(iso), date.fromisoformat(iso), Basis.STATED, "so") if iso else None

    [one, *_] = record.statements()
    days = {  # said, reported
        "late": ("2031-05-04", "2031-05-09"),
        "undated": (None, "2031-05-03"),
        "nothing": (None, None),
        "early": ("2031-05-01", "2031-05-02"),
        "before": (None, "2031-05-01"),
    }
    said = [replace(one, id=name, said=day(a), reported=day(b)) for name, (a, b) in days.items()]
    assert [s.id for s in in_order(said)] == ["early", "late", "before", "undated", "nothing"]
