"""Marked articles give back the plain text, and spans that cover exactly the marked words."""

from pathlib import Path
from typing import Any

import pytest

from onrecord_training.marked import folder, marked

INVENTED = Path(__file__).parents[3] / "training" / "invented"


def words(row: dict[str, Any], item: int, role: str) -> list[str]:
    return [row["text"][start:end] for start, end in row["attributions"][item][role]]


def test_spans_cover_the_marked_words_and_the_marks_are_gone() -> None:
    row = marked(
        "dam", "Dam\n[s1,2 Ilva Sond] [c1 said] [t1 it held], [c2 adding] [t2 “Go home.”]\n[t2 “Now.”]\n"
    )
    assert row["text"] == "Dam\nIlva Sond said it held, adding “Go home.”\n“Now.”\n"
    assert words(row, 0, "source") == words(row, 1, "source") == ["Ilva Sond"]
    assert words(row, 0, "content") == ["it held"]
    assert words(row, 1, "content") == ["“Go home.”", "“Now.”"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[s1 She] [c1 said] nothing", "no content"),
        ("[t1 It rains]", "no cue"),
        ("[x1 She] [c1 said] [t1 so]", "line 1: a bracket"),
        ("fine\n[s1 She [c1 said] [t1 so]", "line 2: a bracket"),
    ],
)
def test_what_is_wrong_is_named(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        marked("name", text)


def test_every_invented_article_is_marked_well() -> None:
    rows = folder(INVENTED)
    assert len(rows) >= 90
    for row in rows:
        assert len(row["attributions"]) >= 8, row["id"]
        for item in row["attributions"]:
            for spans in item.values():
                assert all(row["text"][start:end].strip() for start, end in spans), row["id"]
