from __future__ import annotations

import io
import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages

from onrecord.nouns.article import Page
from onrecord.nouns.errors import OnrecordError
from onrecord.record import Record, memory
from onrecord.record import intake as intake_module
from onrecord.record import open as open_record
from onrecord.store import SqliteStore

if TYPE_CHECKING:
    from types import ModuleType

    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Reading

ROOT = Path(__file__).parents[3]


def canonical(record: Record) -> list[str]:
    lines = ({key: value for key, value in line.items() if key != "recorded"} for line in record.lines())
    return sorted(json.dumps(line) for line in lines)


def log(path: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT kind, id, recorded FROM log ORDER BY seq").fetchall()


def texts(folder: Path, **content: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in content.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def line(**fields: str) -> str:
    return json.dumps(fields) + "\n"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    texts(
        folder,
        one="Ada Orr: the quay opens\n",
        two="Bo Lind: it does not\n",
        three="Ada Orr: it opens\nfiller\n",
    )
    return folder


def test_what_was_added_is_on_record(three: Path) -> None:
    record = memory(StubStages())
    outcome = record.add(str(three))
    assert sorted(outcome.added) == ["one", "three", "two"]
    assert outcome.refused == ()
    assert [s.speaker for s in record.statements(by=record.who("orr"))] == ["Ada Orr", "Ada Orr"]
    assert [s.article for s in record.statements(about="opening")] == [
        s.article for s in record.statements() if s.article != "two"
    ]
    assert all(record.recorded(s.id) for s in record.statements())


def test_adding_twice_changes_nothing_and_reads_nothing(three: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    stages = StubStages()
    with closing(open_record(str(path), stages=stages)) as record:
        record.add(str(three))
    before = log(path)
    stages.reads.clear()
    with closing(open_record(str(path), stages=stages)) as record:
        outcome = record.add([str(three), str(three / "one.txt")])
    assert log(path) == before
    assert stages.reads == []
    assert sorted(outcome.unchanged) == ["one", "three", "two"]
    assert outcome.added == ()


def test_the_work_of_a_batch_grows_with_its_articles_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: Counter[str] = Counter()

    def counted(module: ModuleType, name: str) -> None:
        real = getattr(module, name)

        def count(*arguments: object) -> object:
            calls[name] += 1
            return real(*arguments)

        monkeypatch.setattr(module, name, count)

    counted(intake_module, "restored")
    counted(intake_module, "digest")

    def work(size: int) -> Counter[str]:
        calls.clear()
        record = memory(StubStages())
        record.take(
            Page(f"{n}", text=f"Ada Orr: words {n}\n", given_id="same", file=f"{n}.txt") for n in range(size)
        )
        assert calls["restored"] <= 2 * size  # once more if another article took its plain id
        before = calls["restored"]
        record.take([Page("new", text="Ada Orr: new\n", given_id="new", file="new.txt")])
        record.take([Page("new", text="Ada Orr: new\n", given_id="new", file="new.txt")])
        assert calls["restored"] == before + 1
        assert len({article.id for article in record.articles()}) == size + 1
        return calls.copy()

    small, large = work(20), work(60)
    assert large["digest"] < 4 * small["digest"]


@pytest.mark.usefixtures("three")
def test_any_order_gives_the_same_record(tmp_path: Path) -> None:
    texts(tmp_path / "other", one="Cy Moe: another story\n", four="Ada Orr: the quay opens\n")
    texts(tmp_path / "third", one="Di Poe: yet another\n")
    files = sorted(str(path) for path in tmp_path.rglob("*.txt"))
    whole = memory(StubStages())
    whole.add(files)
    expected = canonical(whole)
    draw = random.Random(7)
    for _ in range(8):
        draw.shuffle(files)
        record = memory(StubStages())
        for file in files:
            record.add(file)
        assert canonical(record) == expected


def test_articles_that_want_one_id_are_told_apart(three: Path, tmp_path: Path) -> None:
    texts(tmp_path / "other", one="Cy Moe: another story\n")
    record = memory(StubStages())
    record.add([str(three), str(tmp_path / "other")])
    ids = {article.id for article in record.articles()}
    assert len(ids) == 4
    assert "one" in ids
    assert any(id_.startswith("one-") for id_ in ids)
    assert {s.article for s in record.statements()} == ids


def test_an_id_given_by_an_input_line_is_kept_as_given(tmp_path: Path) -> None:
    for text in ("Ed Fay: yes\n", "Ed Fay: no\n", "Ed Fay: perhaps\n"):
        lines = tmp_path / "lines.jsonl"
        lines.write_text(line(id="one", text="Gil Hay: from the lines"), encoding="utf-8")
        texts(tmp_path / "in", one=text)
        for order in itertools.permutations([str(lines), str(tmp_path / "in")]):
            record = memory(StubStages())
            for source in order:
                record.add(source)
            assert record.article("one").text == "Gil Hay: from the lines"


def test_a_new_text_of_the_same_article_is_a_new_version(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    lines = tmp_path / "lines.jsonl"
    record = open_record(str(path), stages=StubStages())
    lines.write_text(line(id="a", text="Ada Orr: we will go"), encoding="utf-8")
    record.add(str(lines))
    lines.write_text(line(id="a", text="Ada Orr: we may go"), encoding="utf-8")
    assert record.add(str(lines)).updated == ("a",)
    assert [(a.version, a.text) for a in record.articles()] == [(2, "Ada Orr: we may go")]
    assert len(record.statements()) == 1
    with closing(sqlite3.connect(path)) as connection:
        kept = [row[0].decode() for row in connection.execute("SELECT body FROM texts")]
    assert sorted(kept) == ["Ada Orr: we may go", "Ada Orr: we will go"]
    record.close()


def test_the_same_text_under_another_identity_is_another_article_and_a_copy(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(line(id="a", text="Ada Orr: yes") + line(id="b", text="Ada Orr: yes"), encoding="utf-8")
    record = memory(StubStages())
    record.add(str(lines))
    assert [(copy.article, copy.of) for copy in record.copies()] == [("b", "a")]


def test_a_broken_input_is_refused_and_the_rest_kept(three: Path) -> None:
    texts(three, bad="REFUSE", odd="BREAK", empty="")
    outcome = memory(StubStages()).add([str(three), str(three / "missing.txt")])
    assert sorted(outcome.added) == ["one", "three", "two"]
    codes = {Path(refused.source).stem: refused.error.code for refused in outcome.refused}
    assert codes == {"bad": "E104", "odd": "E900", "empty": "E103", "missing": "E101"}
    assert all(refused.error.step for refused in outcome.refused)


def test_standard_input() -> None:
    record = memory(StubStages())
    record.add("-", stdin=io.BytesIO(line(id="a", text="Ada Orr: yes").encode()))
    assert [article.id for article in record.articles()] == ["a"]


def test_export_then_import_is_the_identity(three: Path, tmp_path: Path) -> None:
    texts(tmp_path / "other", one="Cy Moe: another story\n")
    first = memory(StubStages())
    first.add([str(three), str(tmp_path / "other")])
    out = tmp_path / "out.jsonl"
    out.write_text("".join(json.dumps(line) + "\n" for line in first.lines()), encoding="utf-8")
    second = memory(StubStages())
    assert second.add(str(out)).refused == ()
    assert canonical(second) == canonical(first)


def test_what_was_known_then(three: Path) -> None:
    record = memory(StubStages())
    record.add(str(three / "one.txt"))
    assert record.as_known("2001-01-01").statements() == ()
    assert record.as_known("2999-01-01").statements() == record.statements()


def test_a_record_left_unsettled_is_settled_when_it_is_opened(three: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.db"

    class Dies(StubStages):
        def settle(self, *_: object) -> Settled:
            raise KeyboardInterrupt

    record = open_record(str(path), stages=Dies())
    with pytest.raises(KeyboardInterrupt):
        record.add(str(three))
    record.close()
    with closing(open_record(str(path), create=False, stages=StubStages())) as record:
        assert len(record.articles()) == 3
        assert len(record.statements()) == 3


def test_two_who_add_at_once_lose_nothing(three: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")

    class Meanwhile(StubStages):
        first = True

        def settle(
            self,
            articles: tuple[Article, ...],
            readings: tuple[Reading, ...],
            judgements: tuple[Judgement, ...] = (),
        ) -> Settled:
            if self.first:
                self.first = False
                other = Record(SqliteStore(path), StubStages())
                other.add(str(three / "two.txt"))
                other.close()
            return super().settle(articles, readings, judgements)

    with closing(open_record(path, stages=Meanwhile())) as record:
        record.add(str(three / "one.txt"))
        assert [article.id for article in record.articles()] == ["one", "two"]
        assert len(record.statements()) == 2


KILLED = """
import sys
from tests.stages import StubStages
from onrecord.nouns.article import Page
from onrecord.record import open
record = open(sys.argv[1], stages=StubStages())
for n in range(400):
    page = Page(f"p{n}", text=f"Ada Orr: words number {n}\\n", given_id=f"p{n}", file="x.jsonl")
    record.take([page])
    print(n, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_it_loses_no_article_it_said_was_kept(tmp_path: Path) -> None:
    draw = random.Random(3)
    for turn in range(4):
        path = tmp_path / f"{turn}.db"
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)],
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(draw.uniform(0.0, 0.3))
        process.send_signal(signal.SIGKILL)
        kept = 1 + sum(1 for said in process.stdout.read().split("\n")[:-1] if said)
        process.stdout.close()
        process.wait()
        with closing(open_record(str(path), create=False, stages=StubStages())) as record:
            ids = {article.id for article in record.articles()}
            assert {f"p{n}" for n in range(kept)} <= ids
            assert {s.article for s in record.statements()} == ids
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_id_may_be_shortened_while_it_stays_clear(three: Path) -> None:
    record = memory(StubStages())
    record.add(str(three))
    statement = record.statements()[0]
    assert record.find(statement.id[:6]) == statement
    assert record.find("one") == record.article("one")
    with pytest.raises(OnrecordError, match="E401"):
        record.find("zzzz")


def test_names_that_fit_several_are_listed(tmp_path: Path) -> None:
    texts(tmp_path / "in", a="Ada Orr: yes\nBen Orr: no\nZoë Ørsted: perhaps\nOrr Bank: never\n")
    record = memory(StubStages())
    record.add(str(tmp_path / "in"))
    assert record.who("zoe orsted").name == "Zoë Ørsted"
    assert record.who("ORSTED").name == "Zoë Ørsted"
    assert record.who("ben").name == "Ben Orr"
    with pytest.raises(OnrecordError, match=r"E402.*Ada Orr.*Ben Orr"):
        record.who("Orr")
    with pytest.raises(OnrecordError, match="E403"):
        record.who("Nemo")
    assert record.who(record.who("ben").id).name == "Ben Orr"
