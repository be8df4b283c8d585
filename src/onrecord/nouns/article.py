"""Pages as fetched and articles as cleaned: one immutable text, cut into labelled blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.nouns.judgement import Judgement
from onrecord.nouns.span import Span
from onrecord.nouns.when import When


class BlockKind(StrEnum):
    """What a stretch of an article's text is. Only `body`, `headline` and `dek` are read for statements."""

    BODY = "body"
    HEADLINE = "headline"
    DEK = "dek"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    IMAGE = "image"
    BYLINE = "byline"
    CREDIT = "credit"
    PROMO = "promo"
    FURNITURE = "furniture"
    REPEAT = "repeat"
    CORRECTION = "correction"


# The blocks that are read for statements and compared with other articles.
READ = (BlockKind.HEADLINE, BlockKind.DEK, BlockKind.BODY)
MAX_CHARACTERS = 1_000_000  # of one article: a book, not a news text


class CreditKind(StrEnum):
    """How an article says that its matter comes from elsewhere."""

    REPUBLISHED_FROM = "republished_from"  # "Read the full article at …", "originally appeared in"
    BASED_ON = "based_on"  # "based on reporting by"
    CARRIED_BY = "carried_by"  # "carried by", the agency of a dateline
    PHOTO_BY = "photo_by"


@dataclass(frozen=True, slots=True)
class Page:
    """What was handed in, before any cleaning; one input item, one page.

    `text` is set for .txt and .jsonl (kept as given), `html` for web pages. `given_id` is the id that the
    input line or the file stem supplies; `source` is what a message calls it ("a.txt", "lines.jsonl:3").
    """

    source: str
    text: str | None = None
    html: str | None = None
    given_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    file: str | None = None
    fetched: str | None = None
    note: str | None = None  # what a person should know of how it was read: "read as cp1252"
    article: Article | None = None  # what a line of an exported record gives: cleaned already
    judgement: Judgement | None = None  # what another line of one gives: no article, a person's answer


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of text, with the reason for its label."""

    span: Span
    kind: BlockKind
    why: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody or some outlet an article says its matter comes from."""

    kind: CreditKind
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable version of one text. The blocks partition it: each non-space character is in just one.

    `published` is the day as the input or page states it (ISO, or None); `when` is the interval it was
    published in, with its reason. `version` counts from 1 within one id.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    version: int = 1
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    published: str | None = None
    when: When | None = None
    credits: tuple[Credit, ...] = field(default=())
    file: str | None = None
    fetched: str | None = None

    def spans(self, *kinds: BlockKind) -> tuple[Span, ...]:
        """Return the spans of the blocks of these kinds, in order."""
        return tuple(block.span for block in self.blocks if block.kind in kinds)

    def kind_at(self, offset: int) -> BlockKind | None:
        """Return the label of the block that holds this character, None between blocks."""
        return next((b.kind for b in self.blocks if b.span.start <= offset < b.span.end), None)
