from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
import speed
import speed_readers
import speed_steps

from onrecord.nouns.article import Page
from onrecord.pipeline import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEXT = (
    "Mayor Ada Orr said on Tuesday that the ferry would run again in spring. “We have the money,” she said."
)


def line(f1: float, cpu: float, **given: float) -> dict[str, Any]:
    wall = given.get("wall", cpu)
    return {
        "f1": f1,
        "direct": f1,
        "wps_cpu": cpu,
        "wps_wall": wall,
        "load": 0.2,
        "mb": 90,
        "refused": given.get("refused", 0),
    }


def test_quality_and_speed_stand_in_one_row_and_the_ratio_is_that_of_the_rounds() -> None:
    # The machine slows down to a tenth; inside each round the one reader is twice as fast as the other.
    ours = speed.Result("onrecord", (line(0.7, 4000), line(0.7, 2000), line(0.7, 400)))
    base = speed.Result("prototype", (line(0.6, 2000), line(0.6, 1000), line(0.6, 200)))
    rows = speed.table((ours, base)).splitlines()[2:]
    assert rows[0].split() == [
        "onrecord",
        "70.0",
        "70.0",
        "2,000",
        "180%",
        "2.00",
        "2,000",
        "2.00",
        "90",
        "0.20",
        "0",
    ]
    assert rows[1].split()[:6] == ["prototype", "60.0", "60.0", "1,000", "180%", "1.00"]


def test_columns_stand_below_their_names() -> None:
    head, row = speed.table((speed.Result("onrecord", (line(0.7, 4000, refused=12),)),)).splitlines()[1:]
    assert len(head) == len(row)


def test_a_reader_that_is_not_there_says_why_and_without_the_prototype_there_is_no_ratio() -> None:
    ours = speed.Result("onrecord", (line(0.7, 4000),))
    rows = speed.table((ours, speed.Result("prototype", missing="no folder"))).splitlines()[2:]
    assert rows[0].split()[5] == "-"
    assert rows[1].split(maxsplit=1) == ["prototype", "missing: no folder"]


def test_the_readers_take_turns_and_a_failure_ends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []

    def told(_script: str, _python: str, arguments: Sequence[str]) -> dict[str, Any]:
        turns.append(arguments[0])
        if arguments[0] == "c" and turns.count("c") == 2:
            raise RuntimeError("out of memory")
        return line(0.5, 1000 + len(turns))

    monkeypatch.setattr(speed, "told", told)
    found = (*(speed.Entry(name, "python") for name in "abc"), speed.Entry("d", None, "not installed"))
    results = speed.compared(found, Path("folder"), 6, 3)
    assert turns == ["a", "b", "c", "a", "b", "c", "a", "b"]
    assert [len(one.lines) for one in results] == [3, 3, 0, 0]
    assert [one.missing for one in results] == ["", "", "out of memory", "not installed"]
    assert results[0].middle("wps_cpu") == 1004


def test_a_process_that_fails_gives_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="KeyError"):
        speed.told("speed_readers.py", sys.executable, ["nobody", str(shared(tmp_path)), "1"])


def test_a_command_is_measured_to_its_end_and_must_succeed() -> None:
    taken = speed.command([sys.executable, "-c", "import time; time.sleep(0.2)"])
    assert taken["wall"] >= 0.2 > taken["cpu"] > 0
    assert taken["mb"] > 0
    with pytest.raises(RuntimeError, match="exit 3"):
        speed.command([sys.executable, "-c", "raise SystemExit(3)"])


def test_without_articles_it_is_a_wrong_call(tmp_path: Path) -> None:
    assert speed.main([str(tmp_path)]) == 2


def test_what_a_reader_gives_up_is_counted_and_finds_nothing() -> None:
    prepared: list[list[str]] = []

    def prepare(rows: Sequence[dict[str, Any]]) -> list[str]:
        prepared.append([row["text"] for row in rows])
        return prepared[-1]

    def answer(texts: Iterable[str]) -> list[list[int] | None]:
        return [None if "odd" in text else [sum(range(20_000))] for text in texts]

    def as_spans(found: list[int] | None) -> list[dict[str, Any]]:
        return [{"content": [[0, 1]]} for _ in found or ()]

    scorer = SimpleNamespace(
        quoted=lambda text: text,
        prepare=lambda items, _text, _marks: len(items),
        score_article=lambda gold, said: (gold, said),
        total=lambda tallies: tallies,
        summary=lambda tallies: {"attribution": {"all": {"f1": tallies}, "direct": {"f1": 0.5}}},
    )
    rows: list[dict[str, Any]] = [{"text": "one two three", "attributions": [{}, {}]}, {"text": "odd one"}]
    found = speed_readers.measured(
        speed_readers.Loaded(prepare, answer, as_spans, 0.25),
        rows,
        scorer,  # type: ignore[arg-type]
    )
    assert len(prepared) == 1
    assert (found["articles"], found["words"], found["refused"], found["load"]) == (2, 5, 1, 0.25)
    assert found["f1"] == [(2, 1), (0, 0)]
    assert found["wps_cpu"] > 0


def test_the_steps_add_up_and_leave_no_clock_behind() -> None:
    reader = speed_readers.onrecord({})
    article = cleaned(Page("x", title="Ferry to run again", published=str(date(2031, 5, 1)), text=TEXT))
    before = reader.answer([article])
    shares = speed_steps.shares(reader, [article] * 3)
    assert list(shares) == ["tokenising", "encoder", "links", "decoding", "rules"]
    assert all(share > 0 for share in shares.values())
    assert sum(shares.values()) == pytest.approx(100)
    assert reader.answer([article]) == before
    for places in speed_steps.STEPS.values():
        for place in places:
            assert speed_steps.holder(place)[2].__name__ != "clocked"


def shared(folder: Path) -> Path:
    """Return a folder that looks like the benchmark's."""
    (folder / "score.py").write_text("def read_lines(path): return []\n", encoding="utf-8")
    return folder
