from __future__ import annotations

import pytest
from tests.unit.read.written import article, written

from onrecord.nouns.article import BlockKind
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Attribution
from onrecord.read.acts import act_of
from onrecord.read.refused import refusal


def why(marked: str, *, score: float = 0.9) -> str | None:
    page, found = written(marked, score=score)
    return refusal(page, found, act_of(page.text, found.content, found.source, found.cue))


@pytest.mark.parametrize(
    "marked",
    [
        "{s:Ida Roe} {k:said} {c:the lock was shut}.",
        "{s:Ida Roe} {k:supports} {c:Jon Vell}.",
        "{c:“We are shut.”}",
        "{s:Ida Roe} {k:would not say} {c:why}  the lock was shut {c:on Monday}.",
        "{s:Voters} {k:would choose} {c:Jon Vell}.",
        "{k:Reportedly,} {c:the lock was shut}.",
    ],
)
def test_statements_stay(marked: str) -> None:
    assert why(marked) is None


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("{s:Ida Roe} {k:told} {c:Jon Vell}.", "only a name"),
        ("It {k:appeared} {c:that the lock was shut}.", "impersonal"),
        ("{s:Nobody} {k:said} {c:the lock was shut}.", "nobody"),
        ("{s:The crew} {k:apparently believed} {c:that the lock was shut}.", "guess"),
        ("What if {s:Ida Roe} {k:has said} {c:that the lock was shut}?", "supposition"),
        ("{s:The books} {k:would also show} {c:how the lock was paid for}.", "supposition"),
        ("{s:Readers} {k:should know} {c:that the lock was shut}.", "advice"),
        ("{s:The crew} {k:had} {c:the lock shut}.", "helping verb"),
        ("{s:Ida Roe} {k:said} {c:the}.", "stray word"),
        ("{s:Ida Roe} {k:said} {c:…}.", "no words"),
        ("{s:Ida Roe} {k:said} {c:it}.", "bare pronoun"),
        ("“Shut it,” she said, {k:referring to} {c:the lock on the canal}.", "gloss"),
        ("{k:oiling} {c:the lock that was shut}.", "nobody is printed"),
    ],
)
def test_what_nobody_says_is_refused_with_a_reason(marked: str, reason: str) -> None:
    assert reason in (why(marked) or "")


def test_an_unknown_cue_counts_only_with_a_sure_reader() -> None:
    marked = "{s:Ida Roe} {k:oiled} {c:the lock that was shut}."
    assert why(marked, score=0.9) is None
    assert "unsure" in (why(marked, score=0.2) or "")


@pytest.mark.parametrize("kind", [BlockKind.SUBHEAD, BlockKind.CAPTION, BlockKind.REPEAT, BlockKind.PROMO])
def test_blocks_that_are_not_read_give_no_statement(kind: BlockKind) -> None:
    text = "Roe says lock is shut"
    found = Attribution((Span(9, 21),), (Span(0, 3),), (Span(4, 8),), 0.9)
    page = article(text, (0, len(text), kind))
    assert str(kind) in (refusal(page, found, act_of(text, found.content, found.source, found.cue)) or "")


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.DEK])
@pytest.mark.parametrize(
    ("text", "content", "source", "stays"),
    [
        ("Lock reportedly shut for good", (16, 29), None, False),
        ("‘Lock is shut for good’", (0, 23), None, True),
        ("“Lock is shut for good”", (1, 22), None, True),
        ("Roe says the lock is shut", (9, 25), (0, 3), True),
    ],
)
def test_a_title_needs_somebody_who_says_it_or_quotation_marks(
    kind: BlockKind,
    text: str,
    content: tuple[int, int],
    source: tuple[int, int] | None,
    stays: bool,  # noqa: FBT001 — a table
) -> None:
    cue = (Span(4, 8),) if source else (Span(5, 15),) if "reportedly" in text else ()
    found = Attribution((Span(*content),), (Span(*source),) if source else (), cue, 0.9)
    page = article(text, (0, len(text), kind))
    why_not = refusal(page, found, act_of(text, found.content, found.source, found.cue))
    assert (why_not is None) is stays
