"""A stretch on its way to become a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.clean.bylines import Signed
    from onrecord.nouns.article import BlockKind, Credit
    from onrecord.nouns.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line, with a label where one is known.

    `cut`: a credit followed it in its line. `heading`, `slanted`: its markup makes it a heading, or stresses
    the whole of it.
    """

    span: Span
    kind: BlockKind | None = None
    why: str = ""
    credit: Credit | None = None
    signed: Signed | None = None
    outlet: str | None = None
    alt: str = ""
    cut: bool = False
    heading: bool = False
    slanted: bool = False
