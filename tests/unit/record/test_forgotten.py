from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.stages import StubStages
from tests.unit.record.made import Days, canonical, page, record, the

from onrecord.nouns.article import Page
from onrecord.nouns.errors import OnrecordError
from onrecord.record import Record
from onrecord.record import open as open_record
from onrecord.store import SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

OWN = "Zyx Quorl: vellichor stays\nIda Roe: ferries stay"
WORDS = (b"Zyx", b"Quorl", b"vellichor", b"zyx", b"quorl")


@pytest.fixture
def clock() -> Days:
    return Days()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def ferry(path: Path, clock: Days) -> Record:
    made = record(page("a", "Bo Lind: ferries stay", "2031-05-02"), path=str(path), clock=clock)
    clock.next()
    made.take([page("secret", OWN, "2031-05-01"), page("b", "Ida Roe: not vellichor stays")])
    made.judge(the(made, "vellichor stays").id, "act=warns", by="Ann", note="vellichor, as Quorl has it")
    clock.next()
    made.take([page("c", "Bo Lind: ferries go")])
    clock.next()
    return made


def raw(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))


def test_not_a_byte_of_the_words_is_left_but_the_record_is_whole(ferry: Record, path: Path) -> None:
    assert all(word in raw(path) for word in WORDS[:3])
    ferry.take([page("b", "Ida Roe: nothing more to say")])  # its words of before are its own affair
    tombstone = ferry.forget("secret", "asked for by the outlet")
    assert (tombstone.article, tombstone.reason) == ("secret", "asked for by the outlet")
    left = raw(path)
    assert [word for word in WORDS[:2] if word in left] == []
    assert left.count(b"vellichor") == 1  # in the older text of b, which said it too
    ferry.close()
    assert [word for word in WORDS[:2] if word in raw(path)] == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
    without = record(page("a", "Bo Lind: ferries stay", "2031-05-02"), page("c", "Bo Lind: ferries go"))
    without.take([page("b", "Ida Roe: not vellichor stays")])
    without.take([page("b", "Ida Roe: nothing more to say")])
    with closing(open_record(str(path), stages=StubStages())) as again:
        assert canonical(again) == canonical(without)
        assert again.statements(about="ferries go")
        assert again.search("vellichor") == ()


def test_all_who_only_it_named_are_out_of_the_record(ferry: Record) -> None:
    ferry.forget("secret", "no longer wanted")
    assert {actor.name for actor in ferry.actors()} == {"Bo Lind", "Ida Roe"}
    assert ferry.ties() == ()
    assert ferry.judgements() == ()
    assert ferry.search("quorl") == ()
    with pytest.raises(OnrecordError, match=r"E406.*2031-06-04.*no longer wanted"):
        ferry.article("secret")
    assert [one.article for one in ferry.forgotten()] == ["secret"]


def test_what_was_known_before_shows_the_tombstone_only_and_all_else_as_it_was(ferry: Record) -> None:
    before = {day: ferry.as_known(day) for day in ("2031-06-01", "2031-06-02", "2031-06-03")}
    kept = {
        day: [(s.article, s.content) for s in view.statements() if s.article != "secret"]
        for day, view in before.items()
    }
    ferry.forget("secret", "no longer wanted")
    for day, statements in kept.items():
        view = ferry.as_known(day)
        assert [(s.article, s.content) for s in view.statements()] == statements
        assert {a.id for a in view.articles()} == {article for article, _ in statements}
        assert all(view.claim_of(s.id) for s in view.statements())
        assert "Quorl" not in str(list(view.lines()))
        hidden = day >= "2031-06-02"
        assert [one.article for one in view.forgotten()] == ["secret"] * hidden
        assert view.left_out == (("secret", "forgotten on 2031-06-04: no longer wanted"),) * hidden
    assert ferry.as_known("2031-06-04").left_out == ()
    assert [s.id for s in ferry.as_known("2031-06-04").statements()] == [s.id for s in ferry.statements()]


def test_it_is_refused_when_it_comes_again_until_that_is_allowed(ferry: Record) -> None:
    ferry.forget("secret", "no longer wanted")
    same = page("secret", OWN + "\nand more", "2031-05-01")
    elsewhere = Page("x", text=OWN, given_id="elsewhere", file="x.txt")
    outcome = ferry.take([same, elsewhere])
    assert [refused.error.code for refused in outcome.refused] == ["E116", "E116"]
    assert "--lift" in outcome.refused[0].error.step
    assert {a.id for a in ferry.articles()} == {"a", "b", "c"}
    assert ferry.lift("secret").reason == "no longer wanted"
    assert ferry.take([same]).added == ("secret",)
    assert ferry.forgotten() == ()
    assert ferry.as_known("2031-06-02").left_out  # what was blanked stays blank
    with pytest.raises(OnrecordError, match="E401"):
        ferry.lift("secret")


def test_an_answer_about_another_article_of_the_same_name_stays() -> None:
    for text in ("0", "1", "2"):
        kept = record(Page("x", text="Ida Roe: ferries stay", given_id="x", file="x.txt"))
        judgement = kept.judge(the(kept, "ferries stay").id, "act=warns", by="Ann")
        kept.take([Page("x", text=f"Bo Lind: another text {text}", given_id="x", file="x.txt")])
        kept.forget(next(s.article for s in kept.statements() if s.speaker == "Bo Lind"), "no longer wanted")
        assert kept.judgements() == (judgement,)
        assert the(kept, "ferries stay").act == "warns"


def test_an_answer_about_it_does_not_come_back_with_an_older_export(ferry: Record) -> None:
    out = "".join(json.dumps(line) + "\n" for line in ferry.lines())
    ferry.forget("secret", "no longer wanted")
    outcome = ferry.add("-", stdin=io.BytesIO(out.encode()))
    assert [refused.error.code for refused in outcome.refused] == ["E116", "E116"]
    assert (outcome.judgements, ferry.judgements()) == ((), ())


def test_an_exact_copy_under_another_name_keeps_its_text(path: Path, clock: Days) -> None:
    made = record(page("a", OWN), page("b", OWN), path=str(path), clock=clock)
    made.forget("a", "a double")
    assert [article.text for article in made.articles()] == [OWN]
    assert made.take([page("b", OWN)]).unchanged == ("b",)


def test_an_article_that_is_not_there_cannot_be_forgotten_and_twice_is_once(
    ferry: Record, path: Path
) -> None:
    with pytest.raises(OnrecordError, match="E401"):
        ferry.forget("nothing", "no reason")
    first = ferry.forget("secret", "no longer wanted")
    size = path.stat().st_size
    assert ferry.forget("secret", "another reason") == first
    assert path.stat().st_size == size


def test_another_process_does_not_bring_it_back(ferry: Record, path: Path, clock: Days) -> None:
    other = Record(SqliteStore(str(path), clock=clock), StubStages())
    other.take([page("d", "Bo Lind: harbours stay")])
    ferry.forget("secret", "no longer wanted")
    other.take([page("e", "Bo Lind: harbours go")])
    assert "secret" not in {article.id for article in other.articles()}
    assert b"Quorl" not in raw(path)


def test_an_article_that_had_lost_its_plain_id_gets_it_back(tmp_path: Path) -> None:
    made = memory_of_two(tmp_path)
    [plain, told] = sorted((article.id for article in made.articles()), key=len)
    other = made.article(told).text
    made.forget(plain, "no longer wanted")
    assert [(article.id, article.text) for article in made.articles()] == [(plain, other)]
    assert {s.article for s in made.statements()} == {plain}


def memory_of_two(tmp_path: Path) -> Record:
    return record(
        Page("1", text="Ida Roe: yes", given_id="x", file="x.txt"),
        Page("2", text="Ida Roe: no", given_id="x", file="x.txt"),
        path=str(tmp_path / "two.db"),
    )
