"""What the record needs of the pipeline, and what became of what it was given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.collect import Refused
    from onrecord.nouns.article import Article, Page
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.results import Settled
    from onrecord.nouns.statement import Reading


class Stages(Protocol):
    """What the record needs of the pipeline; a test may bring its own."""

    def identity(self, article: Article) -> str:
        """Return what makes an article the same one when it comes again."""

    def clean(self, page: Page) -> Article:
        """Return the article of a page; raises OnrecordError if it has none."""

    def reader(self) -> str:
        """Return the name of the present reader: what it reads is `made_by` that."""

    def read(self, article: Article) -> Reading:
        """Return all that one article gives by itself."""

    def settle(
        self,
        articles: tuple[Article, ...],
        readings: tuple[Reading, ...],
        judgements: tuple[Judgement, ...] = (),
    ) -> Settled:
        """Return what they make together, with people's answers on top; judgements are all there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the inputs, in their order; articles by their id.

    `notes` are (input, what a person should know of how it was read); `judgements` are the ids of people's
    answers that came with an export and were not on record.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    judgements: tuple[str, ...] = ()


def unexpected(error: BaseException) -> OnrecordError:
    """Return the error for what should never have happened: it names itself, and what to do about it."""
    what = f"something went wrong inside onrecord ({type(error).__name__}: {str(error)[:120]})"
    return OnrecordError("E900", what, "please report it with the input it happened on")
