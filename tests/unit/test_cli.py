from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import types
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.stages import StubStages

from onrecord import cli
from onrecord.record import ahead, workers
from onrecord.record.held import Held

KEYS = {
    "article": "id version file url outlet title byline lang published published_interval published_why "
    "fetched text blocks credits story",
    "statement": "id article story mode content source cue speaker speaker_id speaker_kind for via to chain "
    "act negated condition hedge said said_basis said_why reported confidence made_by recorded",
    "actor": "id name kind forms offices",
    "claim": "id story gist gist_of holder holder_id act matter statements outlets origins said_verdict "
    "so_verdict state reasons links",
    "tie": "id left right kind score reasons",
    "position": "id story actor actor_id matter claim state since last condition passages",
    "change": "id story actor actor_id matter kind before after at passages reasons",
    "story": "id title articles first last",
    "copy": "article of kind runs why",
}


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pipeline = types.ModuleType("onrecord.pipeline")
    pipeline.Pipeline = StubStages  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", pipeline)
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "in"
    found.mkdir()
    (found / "b.txt").write_text("Ada Orr: the quay opens\n", encoding="utf-8")
    (found / "a.txt").write_text("Bo Lind: =it does not\n", encoding="utf-8")
    (found / "c.txt").write_text("Bo Lind: =it does not\n", encoding="utf-8")
    return found


@pytest.fixture
def moving(folder: Path) -> Path:
    """With a denial and a change of mind in it."""
    said = [
        {
            "id": "m1",
            "outlet": "Elm Post",
            "published": "2031-05-01",
            "text": "Ada Orr: quay opens\nBo Lind: not quay opens",
        },
        {"id": "m2", "outlet": "Oak Radio", "published": "2031-05-09", "text": "Ada Orr: quay never opens\n"},
    ]
    (folder / "m.jsonl").write_text("\n".join(map(json.dumps, said)), encoding="utf-8")
    return folder


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_add_then_show(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["add", str(folder)]) == 0
    out, err = capsys.readouterr()
    assert "3 added" in out
    assert err == ""
    assert cli.run(["show"]) == 0
    out, err = capsys.readouterr()
    assert "Ada Orr" in out
    assert "the quay opens" in out
    assert "exact copy of a" in out
    assert "\x1b" not in out
    assert err == ""


def test_add_says_what_was_refused_and_keeps_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "z.txt").write_text("REFUSE")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert cli.run(["add", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "3 added" in out
    assert "2 refused" in out
    assert "z.txt: E104 " in err
    assert "picture.txt: E105 " in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add", "missing.txt"], 4),
        (["read", "missing.txt"], 4),
        (["show"], 3),
        (["who", "x"], 3),
        (["export", "--record", "in"], 3),
        (["add"], 2),
        (["nonsense"], 2),
        (["show", "--nonsense"], 2),
        (["add", "in", "--jobs", "0"], 2),
        (["export", "--format", "pdf"], 2),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(
    folder: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert cli.run(arguments) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    assert bool(err) is (code != 0)


def test_unknown_and_unclear_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "d.txt").write_text("Una Orr: no\n")
    cli.run(["add", str(folder)])
    capsys.readouterr()
    for arguments, code in (
        (["show", "nothing"], "E401"),
        (["who", "orr"], "E402"),
        (["who", "nemo"], "E403"),
    ):
        assert cli.run(arguments) == 2
        assert code in capsys.readouterr().err


def test_a_file_that_is_no_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.db").write_text("something else entirely, of some length")
    assert cli.run(["add", str(folder / "a.txt"), "--record", str(folder / "r.db")]) == 3
    assert "E303" in capsys.readouterr().err


def test_interrupted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(StubStages, "read", stop)
    assert cli.run(["add", str(folder)]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_what_should_never_happen_names_itself(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(StubStages, "settle", fail)
    assert cli.run(["add", str(folder)]) == 1
    err = capsys.readouterr().err
    assert "E900" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["show"], ["who", "orr"], ["export"], ["show", "--json"]])
def test_a_record_that_cannot_be_shown_leaves_like_one_that_cannot_be_opened(
    folder: Path,
    arguments: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()

    def fail(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(Held, "all", fail)
    assert cli.run(arguments) == 3
    out, err = capsys.readouterr()
    assert "E900" in err
    assert "Traceback" not in out + err


def test_read_prints_all_lines_articles_first_in_the_order_given(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.run(["read", str(folder / "b.txt"), str(folder / "c.txt"), str(folder / "a.txt")]) == 0
    found = lines(capsys.readouterr().out)
    types_ = [line["type"] for line in found]
    assert types_ == sorted(types_, key=list(KEYS).index)
    assert [line["id"] for line in found if line["type"] == "article"] == ["b", "c", "a"]
    assert [line["article"] for line in found if line["type"] == "statement"] == ["b", "c", "a"]
    assert {line["recorded"] for line in found if line["type"] == "statement"} == {None}
    assert not (tmp_path / "onrecord.db").exists()


def test_the_keys_of_the_contract_are_always_there(moving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["read", str(moving)])
    found = lines(capsys.readouterr().out)
    assert {line["type"] for line in found} == set(KEYS)
    for line in found:
        assert set(KEYS[line["type"]].split()) <= set(line)


def test_export_and_import(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert cli.run(["export", "-o", "out.jsonl"]) == 0
    assert cli.run(["export", "--canonical"]) == 0
    first = capsys.readouterr().out
    assert cli.run(["add", str(tmp_path / "out.jsonl"), "--record", "second.db"]) == 0
    capsys.readouterr()
    assert cli.run(["export", "--canonical", "--record", "second.db"]) == 0
    assert capsys.readouterr().out == first
    assert "recorded" not in first
    assert all(
        line["recorded"] for line in lines(Path("out.jsonl").read_text()) if line["type"] == "statement"
    )


def test_export_without_text_holds_no_words_of_the_articles(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    for form in ("jsonl", "csv"):
        assert cli.run(["export", "--without-text", "--format", form]) == 0
        assert "quay" not in capsys.readouterr().out


def test_a_table_of_the_statements(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert cli.run(["export", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["article"], row["speaker"], row["words"]) for row in rows} == {
        ("a", "Bo Lind", "'=it does not"),
        ("b", "Ada Orr", "the quay opens"),
        ("c", "Bo Lind", "'=it does not"),
    }


def test_json_of_everything_of_one_thing_and_of_one_actor(
    moving: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    cli.run(["show", "--json"])
    everything = lines(capsys.readouterr().out)
    assert {line["type"] for line in everything} == set(KEYS)
    cli.run(["show", "b", "--json"])
    one = lines(capsys.readouterr().out)
    assert [(line["type"], line.get("id")) for line in one[:1]] == [("article", "b")]
    assert {line["type"] for line in one} == {"article", "statement"}
    cli.run(["who", "ADA", "ORR", "--json"])
    assert [line["type"] for line in lines(capsys.readouterr().out)] == ["actor", *["statement"] * 3]
    cli.run(["who", "orr", "--about", "airport", "--json"])
    assert [line["type"] for line in lines(capsys.readouterr().out)] == ["actor"]


def test_every_id_that_is_shown_opens_the_exact_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    cli.run(["show", "--json"])
    for line in lines(capsys.readouterr().out):
        if line["type"] in ("article", "statement", "actor", "story"):
            for more in ([], ["--evidence"]):
                assert cli.run(["show", line["id"], *more]) == 0
                assert ("quay" in (out := capsys.readouterr().out)) or "does not" in out


def test_an_output_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert cli.run(["export", "-o", str(folder)]) == 2
    assert "E202" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    from onrecord.record import open as open_record

    (tmp_path / "long.txt").write_text("Ada Orr: the quay opens\n" * 4000, encoding="utf-8")
    with closing(open_record("onrecord.db", stages=StubStages())) as record:
        record.add("long.txt")
    whole = subprocess.run([sys.executable, "-m", "onrecord", "export"], capture_output=True, check=True)
    assert len(whole.stdout) > 20 * 65_536  # far more than a pipe holds
    command = f"{sys.executable} -m onrecord export | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == whole.stdout.splitlines(keepends=True)[0]


def test_output_is_utf8_whatever_the_system_says(tmp_path: Path) -> None:
    env = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "onrecord", "show", "--record", "grün.db"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, env=env)
    assert done.returncode == 3
    assert "grün.db" in done.stderr.decode("utf-8")


def test_a_text_that_is_not_utf8_is_kept_and_said_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes("Ada Orr said the café would stay.\n".encode("latin-1"))
    for told in ("W101 read as cp1252", ""):  # the second time nothing is read
        assert cli.run(["add", str(odd)]) == 0
        assert told in (err := capsys.readouterr().err)
    assert err == ""


def test_a_record_of_which_all_was_forgotten_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "c.txt").unlink()
    cli.run(["add", str(folder / "a.txt")])
    assert "1 added · 1 statement in what is new · 1 article on record" in capsys.readouterr().out
    cli.run(["add", str(folder)])
    for name in "ab":
        assert cli.run(["forget", name]) == 0
    capsys.readouterr()
    assert cli.run(["show"]) == 0
    assert "Nothing is left on record; 2 articles forgotten." in capsys.readouterr().out


def test_since_and_search_and_brief(moving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    assert cli.run(["since", "2031-05-09"]) == 0
    assert "quay never opens" in (out := capsys.readouterr().out)
    assert "Read: 5 articles" in out
    cli.run(["since", "2031-05-09", "--json"])
    assert [line["type"] for line in lines(capsys.readouterr().out)] == ["change"]
    cli.run(["since", "2031-05-10", "--json"])
    assert capsys.readouterr().out == ""
    cli.run(["search", "quay", "never", "--by", "orr", "--from", "2031-05-09", "--to", "2031-05-09"])
    assert "1 statement found" in capsys.readouterr().out
    cli.run(["search", "quay", "never", "--to", "2031-05-08", "--json"])
    assert capsys.readouterr().out == ""
    assert cli.run(["search", "quay", "never", "--to", "9999-12-31"]) == 0
    assert "1 statement found" in capsys.readouterr().out
    for nothing in ("", "*", '"'):
        assert cli.run(["search", nothing]) == 2
        assert "E407" in capsys.readouterr().err
    assert cli.run(["brief", "--since", "2031-05-01"]) == 0
    assert "[^1]: " in capsys.readouterr().out
    assert cli.run(["brief", "--format", "html", "-o", "b.html"]) == 0
    assert Path("b.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    cli.run(["brief", "--json"])
    assert {"change", "claim", "position"} == {line["type"] for line in lines(capsys.readouterr().out)}


@pytest.mark.parametrize(
    "arguments",
    [
        ["since", "yesterday"],
        ["since", "20310509"],
        ["since", "2031-02-30"],
        ["brief", "--since", "May"],
        ["search", "quay", "--from", "2031"],
        ["show", "--as-known", "now"],
        ["show", "--as-published", "2031-W01-1"],
    ],
)
def test_a_day_is_written_in_one_way(
    folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert cli.run(arguments) == 2
    assert "E405" in capsys.readouterr().err


def test_two_ways_of_looking_back_are_not_mixed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert cli.run(["show", "--as-known", "2031-05-01", "--as-published", "2031-05-01"]) == 2
    assert "E203" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["show"],
        ["who", "orr"],
        ["since", "2031-05-01"],
        ["search", "quay"],
        ["brief"],
        ["review"],
        ["export"],
    ],
)
def test_what_was_published_by_a_day_is_seen_by_every_reading_command(
    moving: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    assert cli.run([*command, "--as-published", "2031-05-01"]) == 0
    out, err = capsys.readouterr()
    assert "never" not in out
    told = out if command[0] in ("since", "brief") else err
    assert "m2" in told
    assert "published on 2031-05-09 or later" in told
    assert "its day of publication is unknown" in told
    assert cli.run([*command, "--as-known", "2000-01-01"]) == (2 if command[0] == "who" else 0)


def test_a_person_answers_and_takes_it_back(
    moving: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    before = _canonical(capsys)
    assert cli.run(["review", "--json", "--limit", "1"]) == 0
    [asked] = lines(capsys.readouterr().out)
    assert asked["id"] in _printed(["review"], capsys)
    statement = next(o for o in lines(before) if o["type"] == "statement" and o["article"] == "b")
    assert cli.run(["judge", statement["id"], "act=denies", "--by", "Kay Lo", "--note", "so", "--json"]) == 0
    [judgement] = lines(capsys.readouterr().out)
    assert (judgement["answer"], judgement["by"], judgement["note"]) == ("denies", "Kay Lo", "so")
    assert "judged" in _printed(["show", statement["id"]], capsys)
    assert cli.run(["undo", judgement["id"]]) == 0
    assert "taken back" in capsys.readouterr().out
    after = [line for line in _canonical(capsys).splitlines() if '"type": "judgement"' not in line]
    assert after == before.splitlines()
    assert cli.run(["judge", statement["id"], "no idea"]) == 2
    assert "E502" in capsys.readouterr().err
    assert cli.run(["judge", statement["id"], "act=says", "--by", " "]) == 2
    assert "E503" in capsys.readouterr().err
    monkeypatch.setenv("ONRECORD_BY", "Una Fay")
    assert "by Una Fay" in _printed(["judge", statement["id"], "act=asks"], capsys)


def test_who_answers_is_the_login_where_nobody_is_named(
    moving: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.run(["add", str(moving)])
    found = next(o for o in lines(_canonical(capsys)[:]) if o["type"] == "statement")
    monkeypatch.setattr("getpass.getuser", lambda: "kaylo")
    assert "by kaylo" in _printed(["judge", found["id"], "act=asks"], capsys)

    def nobody() -> str:
        raise KeyError("uid 4000")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert cli.run(["judge", found["id"], "act=says"]) == 2
    assert "E503" in capsys.readouterr().err


def test_reading_again_shows_what_is_different(moving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    assert "nothing is different" in _printed(["reread", "--diff"], capsys)
    assert "5 articles read again" in _printed(["reread", "--all"], capsys)
    assert _printed(["reread", "--diff", "--json"], capsys) == ""


def test_what_was_read_fast_is_read_again_with_care(moving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", "--fast", str(moving)])
    fast = {o["made_by"] for o in lines(_canonical(capsys)[:]) if o["type"] == "statement"}
    assert all(name.endswith(".fast") for name in fast)
    assert "5 articles read again" in _printed(["reread"], capsys)
    assert "0 articles read again" in _printed(["reread"], capsys)
    careful = {o["made_by"] for o in lines(_canonical(capsys)[:]) if o["type"] == "statement"}
    assert not fast & careful


def test_reading_without_a_record_can_be_fast(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["read", "--fast", str(folder)])
    found = lines(capsys.readouterr().out)
    assert all(o["made_by"].endswith(".fast") for o in found if o["type"] == "statement")


def test_a_forgotten_article_is_gone_and_its_note_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cli.run(["add", str(folder)])
    capsys.readouterr()
    assert "b was forgotten on" in _printed(["forget", "b", "--reason", "by request"], capsys)
    assert "quay" not in _printed(["show"], capsys)
    assert cli.run(["show", "b"]) == 2
    assert "by request" in capsys.readouterr().err
    assert cli.run(["add", str(folder / "b.txt")]) == 4
    assert "E116" in capsys.readouterr().err
    assert "may be added again" in _printed(["forget", "b", "--lift"], capsys)
    assert cli.run(["add", str(folder / "b.txt")]) == 0


def test_a_table_names_the_claim_of_each_statement(moving: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["add", str(moving)])
    capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(_printed(["export", "--format", "csv"], capsys))))
    claims = {o["id"]: o for o in lines(_canonical(capsys)) if o["type"] == "claim"}
    assert all(row["id"] in claims[row["claim"]]["statements"] for row in rows)


def _printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert cli.run(arguments) == 0
    return capsys.readouterr().out


def _canonical(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    return _printed(["export", "--canonical"], capsys)


def test_many_articles_are_read_in_so_many_processes_and_few_in_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[int] = []

    class Counted(workers.Workers):
        def __init__(self, stages: StubStages, number: int) -> None:
            asked.append(number)
            super().__init__(stages, number)

    monkeypatch.setattr(workers, "Workers", Counted)
    monkeypatch.setattr(ahead, "cores", lambda: 3)
    (folder / "d.txt").write_text("Cy Moe: perhaps\n", encoding="utf-8")
    assert cli.run(["read", str(folder)]) == 0
    alone = capsys.readouterr().out
    monkeypatch.setattr(ahead, "FEW", 1)
    for number in (["--jobs", "1"], ["--jobs", "2"], []):
        assert cli.run(["read", str(folder), *number]) == 0
        assert capsys.readouterr().out == alone
    assert asked == [2, 3]
    assert cli.run(["add", str(folder), "--jobs", "2"]) == 0
    assert "4 added" in capsys.readouterr().out
    assert asked == [2, 3, 2]
