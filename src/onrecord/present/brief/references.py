"""The references of a brief: each a passage with its outlet, day, ids and exact words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.span import joined
from onrecord.nouns.statement import Mode, Statement
from onrecord.present.index import Index
from onrecord.present.layout import days, listed, shown

if TYPE_CHECKING:
    from onrecord.present.brief.chapters import Brief
    from onrecord.present.brief.quotes import Quote
    from onrecord.record import View

_WHOSE = {
    Mode.DIRECT: "as the speaker's words",
    Mode.INDIRECT: "in the outlet's words",
    Mode.MIXED: "partly as the speaker's words",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One passage: where it stands, and its exact words."""

    number: int
    where: str
    words: str
    url: str | None


class References:
    """The references of one brief, by number."""

    def __init__(self, view: View, brief: Brief) -> None:
        index = Index(view)
        self._numbers = {(q.of, q.passage): n for n, q in enumerate(brief.quotes(), start=1)}
        self.all = tuple(_reference(index, n, q) for n, q in enumerate(brief.quotes(), start=1))

    def number(self, quote: Quote) -> int:
        """Return the number a quotation is referred to by."""
        return self._numbers[quote.of, quote.passage]


def _reference(index: Index, number: int, quote: Quote) -> Reference:
    one = index.utterance(quote.of)
    if one is None:  # what is not in view never becomes a sentence
        raise LookupError(quote.of)
    thing, article = one.thing, one.article
    printed = shown(joined(article.text, thing.source)) if isinstance(thing, Statement) else ""
    named = f"speaker printed “{printed}”" if printed and one.speaker not in printed else None
    whose = _WHOSE[thing.mode] if isinstance(thing, Statement) else "what the outlet asserts itself"
    outlet = shown(article.outlet) if article.outlet else "outlet unknown"
    where = listed((outlet, days(article.when), shown(article.id), f"[{one.id}]", whose, named), ", ")
    return Reference(number, where, index.words(quote.passage) or "", shown(article.url or "") or None)
