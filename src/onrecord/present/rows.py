"""One statement, one article, one actor, as the rows all pages share: a day, who did what, exact words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.nouns.results import CopyKind
from onrecord.nouns.span import joined
from onrecord.nouns.statement import Mode
from onrecord.present.index import Index, Utterance
from onrecord.present.layout import counted, dated, days, hanging, listed, quoted, shortened, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.text import Text

    from onrecord.nouns.actor import Actor
    from onrecord.nouns.article import Article, CreditKind
    from onrecord.nouns.results import Copy
    from onrecord.nouns.statement import Statement
    from onrecord.nouns.when import When
    from onrecord.record import View

_WORDS = 320  # characters of a statement's words; all of them stand with its evidence
_TITLE = 160
_UNSURE = 0.5
_SILENT = frozenset({"photo_by"})  # credits that say nothing of where the words come from


@dataclass(frozen=True, slots=True)
class Sheet:
    """What rows need: the record, how wide they may be, and whether to print everything in full."""

    view: View
    width: int
    full: bool = False
    index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", Index(self.view))


def in_order(statements: Iterable[Statement]) -> list[Statement]:
    """Return statements in the order they were said, then those of unknown day as they were reported."""
    return sorted(statements, key=lambda s: (*_moment(s), s.article, s.content[0].start if s.content else 0))


def _moment(statement: Statement) -> tuple[bool, str]:
    """Return whether the day is unknown, and the day to go by."""
    said, reported = (_day(when) for when in (statement.said, statement.reported))
    return said is None, said or reported or "9999"


def _day(when: When | None) -> str | None:
    day = (when.first or when.last) if when else None
    return day.isoformat() if day else None


def statement_rows(sheet: Sheet, statement: Statement, side: str | None = None) -> Iterator[Text]:
    """Yield who did what and when, and the exact words below it; `side` is named already, above the rows."""
    article = sheet.view.article(statement.article)
    words = Utterance(statement, article).words
    about = listed(
        (
            None if statement.mode is Mode.INDIRECT else str(statement.mode),
            "negated" if statement.negated else None,
            f"to {', '.join(statement.to)}" if statement.to else None,
            f"via {statement.via}" if statement.via else None,
            f"condition {quoted(statement.condition.of(article.text))}" if statement.condition else None,
            f"hedged {quoted(statement.hedge.of(article.text), 40)}" if statement.hedge else None,
            f"reported {days(statement.reported)}" if not statement.said and statement.reported else None,
            "unsure" if statement.confidence < _UNSURE else None,
        )
    )
    place = listed((article.outlet or article.id, f"[{statement.id}]"), " ")
    speaker = spoke(statement, article, side)
    head = listed((f"{speaker} {statement.act}", about, place))
    for line in dated(f"  {days(statement.said)}", shown(head), sheet.width):
        line.highlight_words([speaker], "cyan")
        yield line
    yield from hanging("", words if sheet.full else shortened(words, _WORDS), sheet.width, style="bold")


def spoke(statement: Statement, article: Article, side: str | None = None) -> str:
    """Return who spoke, as resolved and, where the name is not in it, as printed; for whom, if not `side`."""
    printed = shown(joined(article.text, statement.source))
    name = statement.speaker or "speaker unknown"
    told = f" (printed “{shortened(printed, 50)}”)" if printed and name not in printed else ""
    principal = statement.principal if statement.principal not in {name, side} else None
    return f"{name}{told}" + (f" for {principal}" if principal else "")


def article_rows(sheet: Sheet, article: Article, statements: int) -> Iterator[Text]:
    """Yield when, where and under which title an article was published, and where its matter comes from."""
    title = quoted(article.title, _TITLE) if article.title else None
    head = listed((article.outlet or "outlet unknown", title, f"[{article.id}]"))
    yield from dated(f"  {days(article.when)}", head, sheet.width)
    copies = (copied(copy) for copy in sheet.index.copies(article.id))
    credits_ = (f"{_credit(c.kind)} {shown(c.name)}" for c in article.credits if c.kind not in _SILENT)
    by = f"by {shown(article.byline)}" if article.byline else None
    version = f"version {article.version}" if article.version > 1 else None
    about = listed((counted(statements, "statement"), by, version, *dict.fromkeys(credits_), *copies))
    yield from hanging("", about, sheet.width, style="dim")


def copied(copy: Copy) -> str:
    """Return how an article repeats another."""
    return f"{copy.kind} of {copy.of}" if copy.kind is CopyKind.REWRITE else f"{copy.kind} copy of {copy.of}"


def _credit(kind: CreditKind) -> str:
    return kind.value.replace("_", " ")


def actor_title(actor: Actor, statements: int) -> str:
    """Return an actor's name with kind, offices and the number of statements."""
    offices = ", ".join(dict.fromkeys(tenure.office for tenure in actor.offices))
    return listed(
        (
            actor.name,
            listed((actor.kind.value, offices), ", "),
            counted(statements, "statement"),
            f"[{actor.id}]",
        )
    )
