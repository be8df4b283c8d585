"""Sentences of a brief: own words for who, what kind of act and when; exact words for what was said.

A sentence without a passage that holds its words is not printed: `kept` is the one gate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.passage import Passage
from onrecord.nouns.statement import Act, Statement
from onrecord.present.layout import days, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.present.index import Index, Utterance

_WORDS = 300  # characters of a quotation; the reference has all of it
_LEFT_OUT = re.compile(r"\s*\[…\]\s*| … ")  # what stands for words between two quoted ones
_MARKS = {"“": "”", "„": "“", '"': '"', "«": "»", "‘": "’"}
_RUN_ON = ("that ", "to ", "if ", "whether ", "of ", "for ")  # words that go on from the verb
_DID = {
    Act.SAYS: "said",
    Act.CONFIRMS: "confirmed",
    Act.DENIES: "denied",
    Act.DECLINES: "declined",
    Act.DEMANDS: "demanded",
    Act.ASKS: "asked",
    Act.OFFERS: "offered",
    Act.PROMISES: "promised",
    Act.ACCEPTS: "accepted",
    Act.REJECTS: "rejected",
    Act.THREATENS: "threatened",
    Act.WARNS: "warned",
    Act.ACCUSES: "accused",
    Act.PRAISES: "praised",
    Act.EXPECTS: "expected",
    Act.INTENDS: "intended",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words out of a passage, and the statement or report they come from; without words, its number only."""

    words: str
    passage: Passage
    of: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Who it is about, then own words and quotations in turn.

    `about` is the id of the line of the record it was built from.
    """

    lead: str
    pieces: tuple[str | Quote, ...]
    about: str

    @property
    def text(self) -> str:
        """The sentence as it reads without its references."""
        said = (p if isinstance(p, str) else f"“{p.words}”" * bool(p.words) for p in self.pieces)
        return self.lead + "".join(said)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """What it rests on, in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Quote))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages it rests on, in order."""
        return tuple(quote.passage for quote in self.quotes)


def kept(sentences: Iterable[Sentence | None], index: Index) -> tuple[Sentence, ...]:
    """Return the sentences whose every quotation stands in its passage, word for word, in what is in view.

    None is what a sentence came to for which a statement is missing.
    """
    return tuple(s for s in sentences if s and s.quotes and all(_stands(q, index) for q in s.quotes))


def _stands(quote: Quote, index: Index) -> bool:
    one, held = index.utterance(quote.of), index.words(quote.passage)
    return one is not None and held is not None and all(w in held for w in _LEFT_OUT.split(quote.words))


def told(one: Utterance, side: str | None = None) -> tuple[str | Quote, ...]:
    """Return who did what when, and the words; who is left out if it is `side`, which is named before it.

    The day is that of saying; where it is not known, that of the report, and it says so.
    """
    who, words = one.by(side), quote(one)
    name = "" if who == side else f"{who} "
    day = days(one.when, "") or f"reported {days(one.article.when)}"
    if not isinstance(one.thing, Statement):
        return f"{name}wrote in its own voice ({day}): ", words
    stop = "" if words.words.startswith(_RUN_ON) else ":"
    head = f"{name}{_DID[one.thing.act]} ({day}){stop} "
    condition = one.condition
    if condition is None or condition in words.words:
        return head, words
    return head, words, ", on the condition ", Quote(condition, words.passage, one.id)


def quote(one: Utterance) -> Quote:
    """Return the words of an utterance, quoted from the sentences that also hold who said them."""
    return Quote(shortened(bare(one.words), _WORDS), Passage(one.article.id, one.context()), one.id)


def number(one: Utterance) -> Quote:
    """Return a reference without words."""
    return Quote("", Passage(one.article.id, one.context()), one.id)


def capital(text: str) -> str:
    """Return text that begins with a capital, as an unnamed source's description may not."""
    return text[:1].upper() + text[1:]


def bare(words: str) -> str:
    """Return words without the quotation marks around all of them: they get their own."""
    closing = _MARKS.get(words[:1])
    return words[1:-1] if closing and len(words) > 1 and words.endswith(closing) else words
