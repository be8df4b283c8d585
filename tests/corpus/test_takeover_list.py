"""The list of the take-over story holds together: its texts, its spans, its ids, its kinds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.record_scoring import KINDS, rows_of, score_record

from onrecord.nouns.claims import PositionState, SaidVerdict, SoVerdict
from onrecord.nouns.statement import Act

FOLDER = Path(__file__).parent / "takeover"
GOLD = rows_of(FOLDER / "gold.jsonl")
DOUBTFUL = rows_of(FOLDER / "doubtful.jsonl")
TEXTS = {row["id"]: row["text"] for row in GOLD if row["type"] == "article"}
STATEMENTS = {row["id"]: row for row in GOLD if row["type"] == "statement"}
CLAIMS = [row for row in GOLD if row["type"] == "claim"]


def test_the_texts_are_those_of_the_files() -> None:
    files = {path.stem: path.read_bytes().decode("utf-8") for path in FOLDER.glob("*.txt")}
    assert files == TEXTS


@pytest.mark.parametrize("key", ["content", "source", "cue"])
def test_spans_are_trimmed_and_in_order(key: str) -> None:
    for row in (*STATEMENTS.values(), *DOUBTFUL):
        spans = row[key]
        assert spans == sorted(spans)
        for start, end in spans:
            words = TEXTS[row["article"]][start:end]
            assert words, row["id"]
            assert words == words.strip(" \n,.;:"), row["id"]


def test_conditions_lie_inside_their_contents() -> None:
    for row in STATEMENTS.values():
        if row["condition"]:
            start, end = row["condition"]
            assert any(first <= start < end <= last for first, last in row["content"]), row["id"]


def test_every_word_of_the_list_is_one_of_the_record() -> None:
    assert {row["act"] for row in STATEMENTS.values()} <= set(Act)
    assert {row["said_verdict"] for row in CLAIMS} <= {*SaidVerdict, None}
    assert {row["so_verdict"] for row in CLAIMS} <= {*SoVerdict, None}
    assert {row["kind"] for row in GOLD if row["type"] == "tie"} <= set(KINDS)
    assert {row["state"] for row in GOLD if row["type"] == "position"} <= set(PositionState)


def test_no_statement_is_in_two_claims_and_every_end_is_listed() -> None:
    held = [one for row in CLAIMS for one in row["statements"]]
    assert len(held) == len(set(held))
    ends = [row[side] for row in GOLD if row["type"] in {"tie", "never"} for side in ("left", "right")]
    now = [row["statement"] for row in GOLD if row["type"] == "position"]
    assert {*held, *ends, *now} <= set(STATEMENTS)


def test_copied_runs_are_word_for_word() -> None:
    runs = [(row["article"], row["of"], *run) for row in GOLD if row["type"] == "copy" for run in row["runs"]]
    assert len(runs) == 2
    for article, origin, here, there in runs:
        assert TEXTS[article][slice(*here)] == TEXTS[origin][slice(*there)]


def test_the_list_breaks_none_of_its_own_rules() -> None:
    result = score_record(GOLD, GOLD)
    assert result.violations == ()
    assert result.claim_pairs.f1 == result.ties["all"].f1 == result.said.share == result.so.share == 1
