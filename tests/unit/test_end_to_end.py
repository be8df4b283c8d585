"""The sample through the shipped reader, as a user runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord import cli

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    assert cli.run(["demo", "--record", str(path), "-o", str(path.with_suffix(".txt"))]) == 0
    return path


def test_the_demo_prints_who_said_what(record: Path) -> None:
    shown = record.with_suffix(".txt").read_text(encoding="utf-8")
    assert "Who said what" in shown
    assert "5 articles" in shown
    assert max(len(line) for line in shown.splitlines()) <= 110


def test_every_span_lies_in_its_text(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["export", "--record", str(record)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    text = {line["id"]: line["text"] for line in lines if line["type"] == "article"}
    actors = {line["id"] for line in lines if line["type"] == "actor"}
    said = [line for line in lines if line["type"] == "statement"]
    assert len(said) > 40
    for line in said:
        spans = [*line["content"], *line["source"], *line["cue"]]
        assert all(text[line["article"]][start:end].strip() for start, end in spans)
        assert line["speaker_id"] is None or line["speaker_id"] in actors


def test_an_export_rebuilds_the_record(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["export", "--record", str(record), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert cli.run(["add", str(tmp_path / "out.jsonl"), "--record", str(tmp_path / "again.db")]) == 0
    capsys.readouterr()
    for path in (record, tmp_path / "again.db"):
        assert cli.run(["export", "--canonical", "--record", str(path)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[: len(out) // 2] == out[len(out) // 2 :]


def test_all_evidence_of_the_sample_can_be_printed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["show", "--json", "--record", str(record)])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    things = [line for line in lines if line["type"] in ("article", "story")]
    things += [line for line in lines if line["type"] == "statement"][::12]
    for line in things:
        assert cli.run(["show", line["id"], "--evidence", "--record", str(record)]) == 0
    out = capsys.readouterr().out
    assert "{content " in out
    assert "published" in out
