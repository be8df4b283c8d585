"""Answers, exports and forgetting with the stages that ship, on some articles of the sample."""

from __future__ import annotations

import io
import json
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from tests.unit.record.made import canonical

from onrecord.pipeline import Pipeline
from onrecord.record import ahead, memory
from onrecord.record import open as open_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.statement import Reading
    from onrecord.record import Record


class Here(Pipeline):
    """The stages that ship; counts what is read in this process."""

    reads = 0

    def read(self, article: Article) -> Reading:
        self.reads += 1
        return super().read(article)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, Path]]:
    path = tmp_path_factory.mktemp("real") / "r.db"
    sample = sorted(
        str(file) for file in (files("onrecord") / "data" / "sample").iterdir() if file.name.endswith(".txt")
    )
    with closing(open_record(str(path))) as record:
        record.add(sample[:4])
        yield record, path


def test_answers_to_what_is_least_sure_are_taken_and_taken_back(made: tuple[Record, Path]) -> None:
    record, _ = made
    before = canonical(record)
    given: list[Judgement] = []
    for other in ("statement=no", "speaker=Ole Bru", "act=denies", "said=2031-01-01"):
        statement = record.statements()[len(given) * 3]
        given.append(record.judge(statement.id, other, by="Ann"))
    pairs = [one for one in record.review(None) if len(one.on) == 2][:2]
    given.extend(
        record.judge(one.id, {"same": "apart"}.get(one.machine or "", "none"), by="Ann") for one in pairs
    )
    assert canonical(record, leaving=given) != before
    out = "".join(json.dumps(line) + "\n" for line in record.lines())
    again = memory()
    again.add("-", stdin=io.BytesIO(out.encode()))
    assert canonical(again) == canonical(record)
    for judgement in given:
        record.undo(judgement.id)
    assert canonical(record, leaving=given) == before


def test_no_sentence_of_a_forgotten_article_is_left_in_the_file(made: tuple[Record, Path]) -> None:
    record, path = made
    *rest, gone = record.articles()
    others = " ".join(article.text for article in rest)
    words = gone.text.split()
    runs = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    runs = {run for run in runs if run not in " ".join(others.split())}
    assert len(runs) > 50
    record.forget(gone.id, "no longer wanted")
    raw = b"".join(file.read_bytes() for file in path.parent.iterdir()).decode("utf-8", "replace")
    assert [run for run in runs if run in raw] == []
    assert {article.id for article in record.articles()} == {article.id for article in rest}


def test_processes_of_their_own_read_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FEW", 1)
    sample = sorted(
        str(file) for file in (files("onrecord") / "data" / "sample").iterdir() if file.name.endswith(".txt")
    )
    stages = Here()
    with closing(memory(stages)) as beside, closing(memory(stages)) as alone:
        outcome = beside.add(sample[:3], jobs=2)
        assert stages.reads == 1
        assert outcome == alone.add(sample[:3], jobs=1)
        assert canonical(beside) == canonical(alone)
