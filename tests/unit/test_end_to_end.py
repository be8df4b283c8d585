"""The sample through the shipped reader, as a user runs it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

import onrecord
from onrecord import cli


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    assert cli.run(["demo", "--record", str(path), "-o", str(path.with_suffix(".txt"))]) == 0
    return path


def test_the_demo_prints_who_said_what(record: Path) -> None:
    shown = record.with_suffix(".txt").read_text(encoding="utf-8")
    assert "What stands" in shown
    assert "7 articles" in shown
    assert "4 articles" in shown
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


ARTICLES = (
    {
        "id": "ferry-1",
        "outlet": "Elm Post",
        "published": "2031-05-01",
        "title": "Orr: Lunde ferry will run again",
        "text": "Mayor Ada Orr said on Tuesday that the ferry Lunde would run again in spring. “We have the "
        "money,” she said.\n\nBo Lind, a spokesman for the Elm Line, denied that the hull had cracked. "
        "The company would publish the report of its engineers next week, he added.",
    },
    {
        "id": "ferry-2",
        "outlet": "Norvik Radio",
        "published": "2031-05-02",
        "title": "Elm Line refuses to show Lunde report",
        "text": "The Elm Line refused on Thursday to publish the report on the ferry Lunde. Spokesman Lind "
        "said the engineers needed more time.\n\nOrr said she had not been told. According to Cy Moe, "
        "head of the seamen's union, the hull of the Lunde cracked in January.",
    },
    {
        "id": "ferry-3",
        "outlet": None,
        "published": None,
        "title": None,
        "text": "Ada Orr, mayor of Norvik, warned the Elm Line that the town could look for another company. "
        "“There are other boats than the Lunde,” Orr told the council. A union official, who asked not to "
        "be named, called the ferry unsafe.",
    },
    {
        "id": "ferry-4",
        "outlet": "Bay Gazette",
        "published": "2031-05-03",
        "title": "Elm Line refuses to show Lunde report",
        "text": "The Elm Line refused on Thursday to publish the report on the ferry Lunde. Spokesman Lind "
        "said the engineers needed more time.\n\nOrr said she had not been told. According to Cy Moe, "
        "head of the seamen's union, the hull of the Lunde cracked in January.",
    },
    {
        "id": "choir",
        "outlet": "Elm Post",
        "published": "2031-05-02",
        "title": "Tessin choir wins the cup",
        "text": "The boys' choir of Tessin won the cup for its motets. “They sang as never before,” "
        "conductor Ivo Orr said on Friday. He hopes that the choir will tour the north.",
    },
)


def canonical(inputs: list[Path], folder: Path, *, one_by_one: bool) -> list[str]:
    record, out = str(folder / "record.db"), folder / "out.jsonl"
    folder.mkdir()
    for several in [[path] for path in inputs] if one_by_one else [inputs]:
        assert cli.run(["add", *map(str, several), "--record", record]) == 0
    assert cli.run(["export", "--canonical", "--record", record, "-o", str(out)]) == 0
    return out.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("which", ["invented", "sample"])
def test_the_order_in_which_articles_come_in_makes_no_difference(which: str, tmp_path: Path) -> None:
    if which == "sample":
        sample = Path(onrecord.__file__).parent / "data" / "sample"
        inputs = sorted(path for path in sample.iterdir() if path.suffix != ".md")
    else:
        inputs = [tmp_path / f"{article['id']}.jsonl" for article in ARTICLES]
        for path, article in zip(inputs, ARTICLES, strict=True):
            path.write_text(json.dumps(article), encoding="utf-8")
    expected = canonical(inputs, tmp_path / "first", one_by_one=False)
    kinds = {json.loads(line)["type"] for line in expected}
    assert {"article", "statement", "actor", "story", "copy"} <= kinds
    assert canonical(inputs[::-1], tmp_path / "second", one_by_one=True) == expected
    random.Random(11).shuffle(inputs)
    assert canonical(inputs, tmp_path / "third", one_by_one=True) == expected
