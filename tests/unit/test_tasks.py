from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import tasks

from onrecord import cli, pipeline
from onrecord.resolve import moments

ROOT = Path(__file__).parents[2]

TEXT = (
    "Mayor Ada Orr said on Tuesday that the ferry would run again in spring. "
    "“We have the money,” she said.\n\n"
    "Bo Lind, a spokesman for the Elm Line, denied that the hull had cracked."
)
ARTICLES: list[dict[str, Any]] = [
    {
        "id": "x1",
        "title": "Ferry to run again",
        "outlet": "Elm Post",
        "published": "2031-05-01",
        "text": TEXT,
    },
    {"id": "x2", "title": None, "outlet": None, "published": None, "text": TEXT.replace("Tuesday", "Monday")},
]


def written(path: Path, rows: list[dict[str, Any]], *, packed: bool = False) -> Path:
    raw = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(raw) if packed else raw)
    return path


def predicted(task: str, source: Path, tmp_path: Path) -> list[dict[str, Any]]:
    out = tmp_path / "out.jsonl"
    assert tasks.main([task, str(source), str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("task", tasks.LATER)
def test_tasks_that_are_not_built_say_so(task: str, tmp_path: Path) -> None:
    assert tasks.main([task, "in", str(tmp_path / "out")]) == 64
    assert not (tmp_path / "out").exists()


def test_the_script_itself(tmp_path: Path) -> None:
    done = subprocess.run([ROOT / "bench" / "predict", "claims", "in", "out"], cwd=tmp_path, check=False)
    assert done.returncode == 64
    done = subprocess.run(
        [ROOT / "bench" / "predict", "nonsense"], cwd=tmp_path, check=False, capture_output=True
    )
    assert done.returncode == 2
    source = written(tmp_path / "in", [{"id": "d", "dct": "2031-05-01", "text": "It opens on 3 June 2031."}])
    subprocess.run([ROOT / "bench" / "predict", "time", source, "out"], cwd=tmp_path, check=True)
    assert "2031-06-03" in (tmp_path / "out").read_text()


def test_record_prints_what_read_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"type": "article", **article} for article in ARTICLES]
    source = written(tmp_path / "in.jsonl", rows)
    assert cli.run(["read", str(source)]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = predicted("record", source, tmp_path)
    for line in (*read, *found):
        line.pop("file", None)
    assert found == read
    assert {"article", "statement", "actor", "story"} <= {line["type"] for line in found}


def test_only_the_given_fields_count(tmp_path: Path) -> None:
    plain = predicted(
        "record", written(tmp_path / "a", [{"type": "article", **a} for a in ARTICLES]), tmp_path
    )
    told: list[dict[str, Any]] = [
        {"type": "article", "story": "s", "why": 1, **article} for article in ARTICLES
    ]
    gold: list[dict[str, Any]] = [
        {"type": "statement", "id": "g", "article": "x1", "content": [[0, 4]]},
        {"type": "dropped"},
    ]
    assert predicted("record", written(tmp_path / "b", [*told, *gold], packed=True), tmp_path) == plain


def test_the_same_stages_run_for_a_prediction_and_for_a_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []

    def spied(name: str) -> None:
        real = getattr(pipeline, name)

        def spy(*arguments: object) -> object:
            calls.append(name)
            return real(*arguments)

        monkeypatch.setattr(pipeline, name, spy)

    for name in ("cleaned", "attributed", "attributions", "quotations"):
        spied(name)
    source = written(tmp_path / "in", ARTICLES)
    found = predicted("attribution", source, tmp_path)
    assert set(calls) == {"cleaned", "attributed", "attributions", "quotations"}
    calls.clear()
    record = predicted(
        "record", written(tmp_path / "r", [{"type": "article", **a} for a in ARTICLES]), tmp_path
    )
    assert {"attributed", "attributions", "quotations"} <= set(calls)
    contents = {(row["id"], json.dumps(a["content"])) for row in found for a in row["attributions"]}
    said = {(s["article"], json.dumps(s["content"])) for s in record if s["type"] == "statement"}
    assert said & contents
    assert vars(tasks)["lineage"] is vars(pipeline)["lineage"]
    assert vars(tasks)["timexes"] is vars(moments)["timexes_of"]


@pytest.mark.parametrize("task", ["attribution", "time", "stories", "copies", "extract"])
def test_a_line_for_each_id_even_when_all_else_is_missing(task: str, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": "a",
            "text": "",
            "html": "",
            "title": None,
            "dct": None,
            "outlet": None,
            "published": None,
            "url": None,
        },
        {"id": "b", "text": None, "html": None},
        {"id": "c"},
        {"id": "d", "text": "One line.", "html": "<p>One line.</p>", "dct": "", "date": ""},
    ]
    found = predicted(task, written(tmp_path / "in", rows), tmp_path)
    assert [line["id"] for line in found] == ["a", "b", "c", "d"]
    assert len({tuple(line) for line in found}) == 1


def test_copies_are_clusters_of_a_root_and_stories_need_no_look_ahead(tmp_path: Path) -> None:
    filler = " ".join(f"word{n} stands here" for n in range(80))
    rows = [{"id": f"k{n}", "text": f"The dam at Orrfell holds. {filler}. Seen {n} times."} for n in range(3)]
    rows.append({"id": "k9", "text": "A quite different text about a choir that sings in Lindby on Sundays."})
    found = {
        line["id"]: line["cluster"] for line in predicted("copies", written(tmp_path / "in", rows), tmp_path)
    }
    assert found["k0"] == found["k1"] == found["k2"] != found["k9"]
    whole = predicted("stories", written(tmp_path / "in", rows), tmp_path)
    assert predicted("stories", written(tmp_path / "in", rows[:2]), tmp_path) == whole[:2]
