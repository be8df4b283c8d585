from __future__ import annotations

import re
from pathlib import Path

from onrecord.pipeline import _RULES as RULES
from onrecord.pipeline import _below as below
from onrecord.pipeline import digested, reader_name


def test_a_line_names_the_reader_that_made_it() -> None:
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\+[0-9a-f]{8}\.[0-9a-f]{6}", reader_name())
    reader_name.cache_clear()
    assert reader_name() == reader_name()


def test_a_rule_that_changes_changes_the_hash_and_other_line_ends_do_not(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.py"
    one.write_bytes(b"a = 1\n")
    two.write_bytes(b"b = 2\n")
    before = digested([one, two])
    one.write_bytes(b"a = 1\r\n")
    assert digested([one, two]) == before
    two.write_bytes(b"b = 3\n")
    assert digested([one, two]) != before


def test_the_rules_are_the_tables_and_the_code_that_reads(tmp_path: Path) -> None:
    (tmp_path / "text" / "times").mkdir(parents=True)
    for name in ("text/times/b.py", "text/a.py", "text/a.pyc", "text/notes.md"):
        (tmp_path / name).write_text("")
    assert [Path(str(file)).name for file in below(tmp_path, ".py")] == ["a.py", "b.py"]
    assert {"data", "read", "resolve", "text"} <= {folder for folder, _ in RULES}
