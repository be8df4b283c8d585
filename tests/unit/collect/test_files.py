from __future__ import annotations

import gzip
import io
import json
import os
from typing import TYPE_CHECKING

import pytest

from onrecord.collect import Refused, pages
from onrecord.collect.files import MAX_CHARACTERS
from onrecord.nouns.article import Page

if TYPE_CHECKING:
    from pathlib import Path


def codes(*sources: Path | str) -> list[str]:
    return [item.error.code if isinstance(item, Refused) else "ok" for item in pages(map(str, sources))]


def only(source: Path) -> Page:
    (item,) = pages([str(source)])
    assert isinstance(item, Page)
    return item


def lines(path: Path, *rows: object) -> Path:
    path.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8"
    )
    return path


def test_text_is_kept_as_given_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_bytes(b"\xef\xbb\xbf  The harbour \xe2\x80\x9cstays\r\n shut.\n\n")
    page = only(path)
    assert page.text == "  The harbour “stays\r\n shut.\n\n"
    assert (page.given_id, page.file, page.note) == ("harbour", "harbour.txt", None)


def test_html_and_packed_files_are_known_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.HTM").write_text("<html><body>Hello</body></html>", encoding="utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress("Hällo".encode()))
    html, text = pages([str(tmp_path)])
    assert isinstance(html, Page)
    assert isinstance(text, Page)
    assert html.html == "<html><body>Hello</body></html>"
    assert html.text is None
    assert (text.text, text.given_id) == ("Hällo", "b")


def test_directories_are_walked_in_order_and_skip_what_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", "notes.md", ".hidden.txt"):
        (tmp_path / name).write_text("words", encoding="utf-8")
    found = [item.source for item in pages([str(tmp_path)])]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.txt")]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "E103"),
        (b" \n\t ", "E103"),
        (b"\xef\xbb\xbf\n", "E103"),
        (b"one\x00two", "E105"),
        (b"PK\x03\x04 rest of an archive", "E105"),
        (b"\x89PNG\r\n", "E105"),
        (b"\xff\xfea", "E105"),
        (b"a" * 10_000_000, "E106"),
    ],
)
def test_a_broken_text_is_refused_with_its_code(tmp_path: Path, raw: bytes, code: str) -> None:
    (tmp_path / "x.txt").write_bytes(raw)
    assert codes(tmp_path / "x.txt") == [code]


def test_one_broken_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_text("An “unpaired quotation mark.", encoding="utf-8")
    (tmp_path / "c.txt.gz").write_bytes(b"\x1f\x8bnot really packed")
    (tmp_path / "d.txt").symlink_to("nowhere.txt")
    (tmp_path / "e.txt").symlink_to("e.txt")
    assert codes(tmp_path) == ["E105", "ok", "E114", "E101", "E102"]


def test_what_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.pdf").write_bytes(b"%PDF-")
    os.mkfifo(tmp_path / "pipe.txt")
    sources = (
        tmp_path / "gone.txt",
        tmp_path / "empty",
        tmp_path / "x.pdf",
        tmp_path / "pipe.txt",
        "a\0b.txt",
    )
    assert codes(*sources, "https://harbour.example/a") == ["E101", "E107", "E108", "E102", "E102", "E115"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_files_without_permission_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    assert codes(path) == ["E102"]


def test_every_message_has_a_next_step(tmp_path: Path) -> None:
    (item,) = pages([str(tmp_path / "gone.txt")])
    assert isinstance(item, Refused)
    assert item.error.step
    assert str(item.error).startswith("E101 ")


def test_standard_input_is_lines_a_page_or_one_text() -> None:
    def read(raw: bytes) -> list[Page | Refused]:
        return list(pages(["-"], stdin=io.BytesIO(raw)))

    (line,) = read(b'{"id": "k", "text": "The port shut."}\n')
    assert isinstance(line, Page)
    assert (line.given_id, line.source) == ("k", "-:1")
    (text,) = read(b"The port shut.\nAll of it.")
    assert isinstance(text, Page)
    assert (text.text, text.given_id) == ("The port shut.\nAll of it.", None)
    (html,) = read(b"\n<!DOCTYPE html><p>Hi")
    assert isinstance(html, Page)
    assert html.html is not None
    (packed,) = read(gzip.compress(b"The port shut."))
    assert isinstance(packed, Page)
    assert packed.text == "The port shut."
    (nothing,) = read(b"")
    assert isinstance(nothing, Refused)
    assert nothing.error.code == "E103"


def test_lines_keep_the_given_fields(tmp_path: Path) -> None:
    row = {
        "id": "k",
        "text": "Words.",
        "title": "T",
        "outlet": "O",
        "url": "https://o.example/",
        "published": "2031-02-03",
    }
    page = only(lines(tmp_path / "x.jsonl", row))
    assert (page.title, page.outlet, page.url, page.published) == (
        "T",
        "O",
        "https://o.example/",
        "2031-02-03",
    )
    assert page.file == "x.jsonl"


def test_each_bad_line_is_refused_in_its_place(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "x.jsonl",
        {"id": "a", "text": "One."},
        "not json",
        [1],
        {"id": "b"},
        {"id": "c", "text": 3},
        "",
        {"id": "d", "text": "x\0y"},
        '{"id": "e", "text": "\\ud800"}',
        {"id": "f", "text": "z", "title": ["t"]},
        {"id": 7, "text": "Seven."},
    )
    found = list(pages([str(path)]))
    assert [
        (item.source.rsplit(":", 1)[1], item.error.code if isinstance(item, Refused) else "ok")
        for item in found
    ] == [
        ("1", "ok"),
        ("2", "E109"),
        ("3", "E110"),
        ("4", "E111"),
        ("5", "E112"),
        ("7", "E105"),
        ("8", "E105"),
        ("9", "E112"),
        ("10", "ok"),
    ]


def test_an_id_again_is_the_same_article_or_an_error(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "One."},
        {"id": "a", "text": "One."},
        {"id": "a", "text": "Two."},
        {"text": "One."},
    ]
    assert codes(lines(tmp_path / "x.jsonl", *rows)) == ["ok", "E113", "ok"]


def test_only_the_articles_of_an_exported_record_are_taken(tmp_path: Path) -> None:
    rows = [{"type": "article", "id": "a", "text": "One.", "version": 1}, {"type": "statement", "id": "s"}]
    assert codes(lines(tmp_path / "x.jsonl", *rows)) == ["ok"]
    assert codes(lines(tmp_path / "y.jsonl", rows[1])) == ["E103"]


def test_lines_in_utf_16_and_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(
        '{"id": "a", "text": "Ċ ü"}\n{"id": "b", "text": "Ğ"}\n'.encode("utf-16")
    )
    assert [item.text for item in pages([str(tmp_path / "x.jsonl")]) if isinstance(item, Page)] == [
        "Ċ ü",
        "Ğ",
    ]
    path = lines(
        tmp_path / "y.jsonl", {"id": "a", "text": "a" * (MAX_CHARACTERS + 1)}, {"id": "b", "text": "b"}
    )
    assert codes(path) == ["E106", "ok"]
