from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When
from onrecord.present.layout import counted, days, hanging, marked, shortened, shown


def when(first: str | None, last: str | None) -> When:
    ends = [date.fromisoformat(end) if end else None for end in (first, last)]
    return When(ends[0], ends[1], Basis.STATED, "so")


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (None, "day unknown"),
        (when(None, None), "day unknown"),
        (when("2031-05-01", "2031-05-01"), "2031-05-01"),
        (when("2031-05-01", "2031-05-03"), "2031-05-01–03"),
        (when("2031-05-31", "2031-06-02"), "2031-05-31–06-02"),
        (when("2030-12-31", "2031-01-02"), "2030-12-31–2031-01-02"),
        (when("2031-05-01", None), "from 2031-05-01"),
        (when(None, "2031-05-01"), "by 2031-05-01"),
    ],
)
def test_days(interval: When | None, written: str) -> None:
    assert days(interval) == written


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert shown("a\x1b[2Jb\u202ec\u200bd\x00") == "a\ufffd[2Jb\ufffdc\ufffdd\ufffd"
    assert shown(" one\n\n two\tthree  four ") == "one ¶ two three four"


@given(st.text())
def test_shown_words_are_one_printable_line(text: str) -> None:
    line = shown(text)
    assert "\n" not in line
    assert "\x1b" not in line
    assert line == line.strip()
    line.encode("utf-8")


@given(st.text(alphabet="ab c", max_size=80), st.integers(12, 40))
def test_shortened_words_keep_their_ends_and_the_limit(text: str, limit: int) -> None:
    line = shortened(text, limit)
    assert len(line) <= limit
    if line != text:
        head, tail = line.split("[…]")
        assert text.startswith(head.rstrip())
        assert text.endswith(tail.lstrip())


def test_marks() -> None:
    text = "Then Ada Orr said the quay opens."
    marks = {
        "cue": (Span(13, 17),),
        "source": (Span(5, 12),),
        "content": (Span(18, 32),),
    }
    assert marked(text, Span(0, 33), marks) == "Then {source Ada Orr} {cue said} {content the quay opens}."
    assert marked(text, Span(5, 12), marks) == "{source Ada Orr}"


def test_of_two_marks_on_the_same_words_the_first_kind_wins() -> None:
    marks = {"cue": (Span(2, 3),), "content": (Span(0, 5),)}
    assert marked("a b c", Span(0, 5), marks) == "{content a} {cue b} {content c}"


@given(st.text(alphabet="ab \n", max_size=120), st.integers(30, 90))
def test_hanging_lines_keep_all_words_and_the_width(text: str, width: int) -> None:
    lines = [line.plain for line in hanging("  lead", shown(text), width, indent=8)]
    assert lines[0].startswith("  lead")
    assert all(len(line) <= width for line in lines)
    assert "".join(line[8:] for line in lines).replace(" ", "") == shown(text).replace(" ", "")


def test_counts() -> None:
    assert [counted(n, "copy") for n in (0, 1, 2)] == ["0 copies", "1 copy", "2 copies"]
    assert counted(2, "article") == "2 articles"
