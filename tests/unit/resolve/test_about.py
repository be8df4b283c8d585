"""Whom a statement is about: names, pronouns, offices and states in its content."""

from __future__ import annotations

import re

import pytest

from onrecord.nouns.article import Article, Block, BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Act, Mode, Statement
from onrecord.resolve.inside import inside

_MARK = re.compile(r"\{([csk]):(.*?)\}", re.DOTALL)
TALKS = (
    "Torv Hale, the finance minister of Norway, met Premier Ada Quorne in Oslo on Monday. "
    "Her spokesman, Ivo Brandt, was there. "
)


def about(*marked: str) -> list[tuple[str, ...]]:
    """Return whom each marked sentence is about; they follow one another in one article behind TALKS."""
    text = TALKS
    made: list[Statement] = []
    for sentence in marked:
        spans: dict[str, list[Span]] = {"c": [], "s": [], "k": []}
        at = 0
        for mark in _MARK.finditer(sentence):
            text += sentence[at : mark.start()]
            spans[mark[1]].append(Span(len(text), len(text) + len(mark[2])))
            text += mark[2]
            at = mark.end()
        text += sentence[at:] + " "
        made.append(
            Statement(
                f"s{len(made)}",
                "n1",
                tuple(spans["c"]),
                tuple(spans["s"]),
                tuple(spans["k"]),
                Mode.INDIRECT,
                Act.SAYS,
                negated=False,
                confidence=1.0,
                made_by="test",
            )
        )
    page = Article("n1", text, (Block(Span(0, len(text)), BlockKind.BODY, "all"),), published="2031-05-06")
    return [one.about for one in inside(page, tuple(made))[0]]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("{s:Hale} {k:said} {c:that Quorne and Brandt had left}.", ("Ada Quorne", "Ivo Brandt")),
        ("{s:Hale} {k:said} {c:that if Quorne signs, Brandt goes}.", ("Ivo Brandt", "Ada Quorne")),
        ("{s:Quorne} {k:said} {c:that she would sign}.", ("Ada Quorne",)),
        ("{s:Hale} {k:praised} {c:her for it}.", ("Ada Quorne",)),
        ("{s:Quorne} {k:told} him {c:that Hale had lost his nerve}.", ("Torv Hale",)),
        ("{s:Officials} {k:said} {c:the premier would sign}.", ("Ada Quorne",)),
        ("{s:Officials} {k:said} {c:the Norwegian port is shut}.", ("Norway",)),
        ("{s:Officials} {k:said} {c:Oslo had agreed}.", ("Norway",)),
        ("{s:Officials} {k:said} {c:European ports are shut}.", ()),
        ("{s:Officials} {k:said} {c:nobody had agreed}.", ()),
        ("{c:“I will sign,”} {s:Hale} {k:said}.", ("Torv Hale",)),
        ("{c:“We will sign,”} {s:Brandt} {k:said}.", ("Ada Quorne",)),
        ("{c:“We will sign,”} {s:Hale} {k:said}.", ()),
        ("{c:“He is wrong about my town,”} {s:Quorne} {k:said}.", ("Ivo Brandt", "Ada Quorne")),
    ],
)
def test_whom_a_content_speaks_of(sentence: str, who: tuple[str, ...]) -> None:
    assert about(sentence) == [who]


def test_i_means_whoever_speaks_the_innermost_words() -> None:
    text = "{s:Hale} {k:said} {c:Quorne had promised: “I will sign”}."
    inner = "{s:Hale} {k:added} {c:that it was late}."
    assert about(text, inner)[0] == ("Ada Quorne", "Torv Hale")


def test_a_body_says_it_of_itself() -> None:
    found = about(
        "{s:The Dockers’ Union} {k:said} {c:it would walk out}.",
        "{s:The Dockers’ Union} {k:said} {c:it was too late}.",
    )
    assert found == [("Dockers’ Union",), ()]
