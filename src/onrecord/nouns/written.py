"""How values stand in a record line: spans, intervals and what they rest on. `fields` reads them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.nouns.passage import Passage
    from onrecord.nouns.span import Span
    from onrecord.nouns.when import When


def pair(span: Span) -> list[int]:
    """Return [start, end)."""
    return [span.start, span.end]


def maybe_pair(span: Span | None) -> list[int] | None:
    """Return [start, end), or None."""
    return None if span is None else pair(span)


def pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    """Return a list of [start, end)."""
    return [pair(span) for span in spans]


def passage(place: Passage) -> dict[str, Any]:
    """Return an article's id and [start, end)."""
    return {"article": place.article, "span": pair(place.span)}


def interval(when: When | None) -> list[str | None] | None:
    """Return the days [first, last] in ISO form, or None."""
    return None if when is None else [day.isoformat() if day else None for day in (when.first, when.last)]


def grounds(when: When | None, prefix: str) -> dict[str, Any]:
    """Return what an interval rests on, under PREFIXbasis, PREFIXwhy and PREFIXevidence."""
    return {
        f"{prefix}basis": when.basis.value if when else None,
        f"{prefix}why": when.why if when else None,
        f"{prefix}evidence": maybe_pair(when.evidence) if when else None,
    }
