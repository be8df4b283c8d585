"""What reading again changes, line by line: gone, new, and what differs in which way."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from rich.text import Text

from onrecord.nouns.lines import to_line
from onrecord.nouns.span import joined
from onrecord.nouns.when import When
from onrecord.present.layout import counted, days, hanging, listed, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.nouns.claims import Claim
    from onrecord.nouns.statement import Statement
    from onrecord.record import Difference

_OWN = frozenset({"id", "made_by", "confidence"})  # what a new reading always changes and nobody looks for
_CLAIM = ("holder", "act", "matter", "said_verdict", "so_verdict", "state")


def difference_page(difference: Difference, texts: Mapping[str, str], width: int) -> Iterator[Text]:
    """Yield what is different, statements first, then claims; `texts` are those of the articles by id."""

    def words(one: Statement) -> str:
        return quoted(joined(texts.get(one.article, ""), one.content), 160)

    def rows(sign: str, head: str, body: str, style: str) -> Iterator[Text]:
        yield from hanging(f"  {sign}", head, width, indent=4, style=style)
        yield from hanging("", body, width, indent=4)

    for gone in difference.statements_gone:
        yield from rows("-", _named(gone), words(gone), "red")
    for new in difference.statements_new:
        yield from rows("+", _named(new), words(new), "green")
    for old, new in difference.statements_changed:
        yield from rows("~", f"{_named(new)}: {_changes(old, new)}", words(new), "yellow")
    for claim in difference.claims_gone:
        yield from rows("-", f"claim [{claim.id}]", quoted(claim.gist, 160), "red")
    for claim in difference.claims_new:
        yield from rows("+", f"claim [{claim.id}]", quoted(claim.gist, 160), "green")
    for before, after in difference.claims_changed:
        head = f"claim [{after.id}]: {_claim_changes(before, after)}"
        yield from rows("~", head, quoted(after.gist, 160), "yellow")
    yield Text(summary(difference))


def summary(difference: Difference) -> str:
    """Return in a line how much is different."""
    d = difference
    statements = (len(d.statements_new), len(d.statements_gone), len(d.statements_changed))
    claims = (len(d.claims_new), len(d.claims_gone), len(d.claims_changed))
    if not any(statements + claims):
        return f"{counted(len(d.articles), 'article')} read again · nothing is different"
    told = (
        f"{what}: {new} new, {gone} gone, {changed} different"
        for what, (new, gone, changed) in (("statements", statements), ("claims", claims))
    )
    return listed((f"{counted(len(d.articles), 'article')} read again", *told))


def difference_lines(difference: Difference) -> Iterator[dict[str, Any]]:
    """Yield each line that is different, with the record line before and after; null where there is none."""
    d = difference
    gone: tuple[Statement | Claim, ...] = (*d.statements_gone, *d.claims_gone)
    new: tuple[Statement | Claim, ...] = (*d.statements_new, *d.claims_new)
    changed: tuple[tuple[Statement | Claim, Statement | Claim], ...] = (
        *d.statements_changed,
        *d.claims_changed,
    )
    pairs = (*((one, None) for one in gone), *((None, one) for one in new), *changed)
    for before, after in pairs:
        yield {
            "type": "difference",
            "before": to_line(before) if before else None,
            "after": to_line(after) if after else None,
        }


def _named(one: Statement) -> str:
    return f"{shown(one.speaker or 'speaker unknown')} {one.act.value} · {one.article} [{one.id}]"


def _changes(old: Statement, new: Statement) -> str:
    differing = (f.name for f in fields(old) if f.name not in _OWN)
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in differing)
    return ", ".join(
        f"{name.replace('principal', 'for')} {_told(a)} → {_told(b)}" for name, a, b in pairs if a != b
    )


def _claim_changes(old: Claim, new: Claim) -> str:
    pairs = [(name.replace("_", " "), getattr(old, name), getattr(new, name)) for name in _CLAIM]
    told = [f"{name} {_told(a)} → {_told(b)}" for name, a, b in pairs if a != b]
    if old.statements != new.statements:
        told.append(f"{len(old.statements)} → {counted(len(new.statements), 'statement')}")
    return ", ".join(told)


def _told(value: object) -> str:
    """Return a value as a page may show it; what is no word (spans, steps) only says that it is another."""
    match value:
        case None | "" | ():
            return "none"
        case When():
            return days(value)
        case bool():
            return "yes" if value else "no"
        case str():
            return shown(value)
        case _:
            return "other words"
