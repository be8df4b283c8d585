from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.nouns.errors import OnrecordError
from onrecord.store import Entry, Erasure, SqliteStore


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2031, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> SqliteStore:
    return SqliteStore(str(tmp_path / "r.db"), create=True, clock=clock)


def log(store: SqliteStore) -> list[tuple[str, str, str | None]]:
    with closing(sqlite3.connect(store.path)) as connection:
        return connection.execute("SELECT kind, id, body FROM log ORDER BY seq").fetchall()


def test_what_is_appended_is_current(store: SqliteStore) -> None:
    assert store.append([Entry("k", "b", {"n": 1}), Entry("k", "a", {"n": 2})], {"t": "words \ud800"}) == 2
    assert [(row.id, row.body) for row in store.current("k")] == [("a", {"n": 2}), ("b", {"n": 1})]
    assert store.text("t") == "words \ud800"


def test_newer_is_what_was_logged_later_than_a_number(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1}), Entry("k", "b", {"n": 1})], {})
    number = store.latest("k")
    store.append([Entry("k", "a", {"n": 2}), Entry("k", "b", {"n": 1}), Entry("other", "c", {})], {})
    assert [(row.id, row.body) for row in store.newer("k", number)] == [("a", {"n": 2})]
    assert store.newer("k", store.latest("k")) == ()


def test_an_entry_that_says_nothing_new_is_not_logged(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1, "m": 2})], {})
    before = log(store)
    assert store.append([Entry("k", "a", {"m": 2, "n": 1})], {}) == 0
    assert store.append([Entry("k", "never", None)], {}) == 0
    assert log(store) == before


def test_what_is_gone_stays_in_the_log(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1}, "some words")], {})
    store.append([Entry("k", "a", None)], {})
    assert store.current("k") == ()
    assert store.matching("k", "words") == frozenset()
    assert len(log(store)) == 2


def test_what_was_known_then(store: SqliteStore, clock: Clock) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    clock.now += timedelta(days=2)
    store.append([Entry("k", "a", {"n": 2}), Entry("k", "b", {"n": 3})], {})
    clock.now += timedelta(days=2)
    store.append([Entry("k", "a", None)], {})
    seen = {
        day: {row.id: row.body["n"] for row in store.current("k", day)}
        for day in ("2031-04-30", "2031-05-01", "2031-05-03", "2031-05-03T11:59", "2031-05-05")
    }
    assert seen == {
        "2031-04-30": {},
        "2031-05-01": {"a": 1},
        "2031-05-03": {"a": 2, "b": 3},
        "2031-05-03T11:59": {"a": 1},
        "2031-05-05": {"b": 3},
    }


def test_since_is_when_an_id_came_on_record_whatever_changed_later(store: SqliteStore, clock: Clock) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    clock.now += timedelta(days=2)
    store.append([Entry("k", "a", {"n": 2})], {})
    assert store.current("k")[0].since.startswith("2031-05-01")
    assert store.current("k", "2031-05-04")[0].since.startswith("2031-05-01")


def test_a_clock_set_back_does_not_change_what_was_known(store: SqliteStore, clock: Clock) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    clock.now -= timedelta(days=30)
    store.append([Entry("k", "b", {"n": 1})], {})
    assert store.current("k", "2031-04-30") == ()
    assert len(store.current("k", "2031-05-01")) == 2


def test_work_on_a_state_that_has_moved_on_is_not_appended(store: SqliteStore) -> None:
    store.append([Entry("in", "a", {})], {})
    number = store.latest("in")
    assert store.append([Entry("out", "x", {})], {}, after=(("in",), number)) == 1
    store.append([Entry("in", "b", {})], {})
    assert store.append([Entry("out", "y", {})], {}, after=(("in",), number)) is None
    assert [row.id for row in store.current("out")] == ["x"]


def test_all_or_nothing(store: SqliteStore) -> None:
    with pytest.raises(TypeError):
        store.append([Entry("k", "a", {"n": 1}), Entry("k", "b", {"n": object()})], {"t": "text"})
    assert store.current("k") == ()
    assert store.append([Entry("k", "a", {"n": 1})], {}) == 1


def test_words_are_found_by_stem_and_without_accents(store: SqliteStore) -> None:
    store.append([Entry("s", "1", {}, "The café was closing"), Entry("s", "2", {}, "closed roads")], {})
    store.append([Entry("a", "3", {}, "closing")], {})
    assert store.matching("s", "close") == {"1", "2"}
    assert store.matching("s", "CAFE closes") == {"1"}
    assert store.matching("s", 'odd "quotes* AND (') == frozenset()
    assert store.matching("s", "…") == frozenset()


def test_words_that_changed_are_found_by_the_new_ones_only(store: SqliteStore) -> None:
    store.append([Entry("s", "1", {"v": 1}, "harbour")], {})
    store.append([Entry("s", "1", {"v": 2}, "airport")], {})
    assert store.matching("s", "harbour") == frozenset()
    assert store.matching("s", "airport") == {"1"}


def test_the_same_line_with_other_words_is_found_by_those(store: SqliteStore) -> None:
    store.append([Entry("s", "1", {"span": [0, 7]}, "harbour")], {})
    before = log(store)
    store.append([Entry("s", "1", {"span": [0, 7]}, "airport")], {})
    assert log(store) == before
    assert store.matching("s", "harbour") == frozenset()
    assert store.matching("s", "airport") == {"1"}


@pytest.mark.parametrize("order", ["UPDATE log SET body = '{}'", "DELETE FROM log"])
def test_the_log_cannot_be_changed(store: SqliteStore, order: str) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(order)
    connection.close()


def raw(store: SqliteStore) -> bytes:
    path = Path(store.path)
    return b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))


def erase(store: SqliteStore, *ids: tuple[str, str], texts: tuple[str, ...] = ()) -> None:
    gone = [Entry(kind, id_, None) for kind, id_ in ids]
    store.append(gone, {}, erasing=Erasure(ids, ("line",), texts))


def test_what_is_erased_is_blank_from_its_first_entry_on_and_all_else_is_there(store: SqliteStore) -> None:
    store._connection.execute("PRAGMA secure_delete = OFF")  # as most builds of SQLite have it
    store.append([Entry("line", "old", {"n": 1})], {})
    store.append([Entry("line", "old", {"n": 2})], {})
    store.append(
        [Entry("in", "a", {"w": "harbour"}), Entry("in", "b", {"w": "quay"})], {"t": "harbour " * 2000}
    )
    store.append([Entry("line", "x", {"n": 1}, "harbour"), Entry("line", "y", {"n": 1})], {})
    store.append([Entry("line", "x", {"n": 2}, "airport"), Entry("in", "a", {"w": "harbours"})], {})
    erase(store, ("in", "a"), texts=("t",))
    assert [(kind, id_, body) for kind, id_, body in log(store)] == [
        ("line", "old", '{"n":1}'),
        ("line", "old", '{"n":2}'),
        ("in", "a", None),
        ("in", "b", '{"w":"quay"}'),
        ("line", "x", None),
        ("line", "y", '{"n":1}'),
        ("line", "x", '{"n":2}'),
        ("in", "a", None),
        ("in", "a", None),
    ]
    assert b"harbour" not in raw(store)
    assert store.matching("line", "airport") == {"x"}
    assert [row.body["w"] for row in store.history("in")] == ["quay"]


def test_what_is_current_cannot_be_blanked_and_nothing_else_can_be_changed(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1}), Entry("k", "b", {"n": 1})], {})
    store.append([Entry("k", "a", {"n": 2})], {})
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO erasing (step) VALUES ('scrub')")
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute("UPDATE log SET body = NULL WHERE seq = 1")
        connection.execute("UPDATE erasing SET step = 'blank'")
        for order in (
            "UPDATE log SET body = NULL WHERE seq = 2",
            "UPDATE log SET body = '{}' WHERE seq = 1",
            "UPDATE log SET body = NULL, id = 'c' WHERE seq = 1",
            "DELETE FROM log WHERE seq = 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(order)
        connection.execute("UPDATE log SET body = NULL WHERE seq = 1")


def test_erasing_what_is_current_is_refused_as_a_whole(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    before = log(store)
    with pytest.raises(OnrecordError):
        store.append([], {}, erasing=Erasure((("k", "a"),), (), ()))
    assert log(store) == before


def test_a_file_that_was_blanked_but_not_scrubbed_is_scrubbed_when_it_is_opened(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.append([Entry("in", "a", {"w": "harbour" * 300})], {"t": "harbour"})
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.store.sqlite.scrub", lambda *_: None)  # as if the process had died
        erase(store, ("in", "a"), texts=("t",))
    assert b"harbour" in raw(store)
    SqliteStore(store.path).close()
    assert b"harbour" not in raw(store)
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("SELECT count(*) FROM erasing").fetchone() == (0,)


def test_what_another_program_is_reading_is_blanked_and_scrubbed_later(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.store.opening._BUSY_SECONDS", 0.05)
    quick = SqliteStore(store.path)
    quick.append([Entry("in", "a", {"w": "harbour"})], {})
    with closing(sqlite3.connect(store.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM log").fetchone()
        with pytest.raises(OnrecordError, match="E305"):
            erase(quick, ("in", "a"))
        assert quick.current("in") == ()
        again = SqliteStore(store.path)  # it can be opened meanwhile
        with pytest.raises(OnrecordError, match="E305"):
            again.scrub()
        again.close()
        reader.execute("ROLLBACK")
    SqliteStore(store.path).close()
    assert b"harbour" not in raw(store)


def test_a_record_of_the_first_format_gets_the_present_rules(store: SqliteStore) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.executescript(
            "DROP TABLE erasing; PRAGMA user_version = 1; DROP TRIGGER log_is_not_changed;"
            "CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'no'); END;"
        )
    again = SqliteStore(store.path)
    assert [row.body for row in again.current("k")] == [{"n": 1}]
    erase(again, ("k", "a"))
    assert [body for *_, body in log(again)] == [None, None]


def test_an_id_that_comes_back_came_on_record_when_it_first_did(store: SqliteStore, clock: Clock) -> None:
    store.append([Entry("k", "a", {"n": 1})], {})
    store.append([Entry("k", "a", None)], {})
    clock.now += timedelta(days=2)
    store.append([Entry("k", "a", {"n": 1})], {})
    assert store.current("k")[0].since.startswith("2031-05-01")


def code(path: Path, *, create: bool = False) -> str:
    with pytest.raises(OnrecordError) as caught:
        SqliteStore(str(path), create=create)
    assert caught.value.step
    return caught.value.code


def test_no_record_there(tmp_path: Path) -> None:
    assert code(tmp_path / "none.db") == "E301"
    assert code(tmp_path, create=True) == "E301"
    assert code(tmp_path / "no" / "such.db", create=True) == "E302"
    assert not (tmp_path / "none.db").exists()


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database, but long enough to look like a header")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    empty = tmp_path / "empty.db"
    empty.touch()
    assert code(text, create=True) == "E303"
    before = other.read_bytes()
    assert code(other, create=True) == "E303"
    assert other.read_bytes() == before
    assert code(empty) == "E303"
    SqliteStore(str(empty), create=True).append([Entry("k", "a", {})], {})


def test_a_record_of_a_later_format(store: SqliteStore) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert code(Path(store.path)) == "E304"


def test_a_damaged_record(store: SqliteStore) -> None:
    store.append([Entry("k", str(n), {"n": "x" * 500}) for n in range(200)], {})
    store.close()
    path = Path(store.path)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\x5a" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(OnrecordError) as caught:
        SqliteStore(str(path)).current("k")
    assert caught.value.code == "E307"


def test_a_record_in_use(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.opening._BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    waiting = SqliteStore(store.path)
    with pytest.raises(OnrecordError) as caught:
        waiting.append([Entry("k", "a", {})], {})
    assert caught.value.code == "E305"
    holder.execute("ROLLBACK")
    holder.close()
    assert waiting.append([Entry("k", "a", {})], {}) == 1
    waiting.close()
