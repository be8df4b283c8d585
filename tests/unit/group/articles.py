"""Small invented articles for tests of grouping."""

from __future__ import annotations

from datetime import date

from onrecord.nouns.article import Article, Block, BlockKind, Credit, CreditKind
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When

SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tu",
    "vas",
    "del",
    "po",
    "sha",
    "gri",
    "no",
    "bel",
    "fa",
    "zu",
    "qui",
    "ter",
)


def prose(seed: int, length: int) -> str:
    """Return words that no other seed has in this order; the same on every machine."""
    state = seed * 2_654_435_761 + 1
    out = []
    for _ in range(length):
        word = ""
        for _ in range(3):
            state = (state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
            word += SYLLABLES[(state >> 40) % len(SYLLABLES)]
        out.append(word)
    return " ".join(out)


def article(  # noqa: PLR0913 - keywords with defaults make short tests
    name: str,
    body: str,
    *,
    day: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    credit: tuple[CreditKind, str] | None = None,
    furniture: str = "",
) -> Article:
    """Return an article of one body block and, if given, one block of furniture."""
    text = f"{body}\n{furniture}" if furniture else body
    blocks = [Block(Span(0, len(body)), BlockKind.BODY, "test")]
    if furniture:
        blocks.append(Block(Span(len(body) + 1, len(text)), BlockKind.FURNITURE, "test"))
    when = When(date.fromisoformat(day), date.fromisoformat(day), Basis.STATED, "test") if day else None
    owed = (Credit(credit[0], credit[1], Span(0, 0)),) if credit else ()
    return Article(name, text, tuple(blocks), title=title, outlet=outlet, when=when, credits=owed)
