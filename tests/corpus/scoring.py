"""Scores read statements against a hand-made list: what is found, who spoke, what is no statement."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

ENOUGH = 0.5  # share of the characters of both contents together that both have
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as a list holds it, by hand or by the reader."""

    article: str
    content: Spans
    speaker: str | None
    act: str
    said: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; `missed` and `wrong` are for a person to read."""

    found: float
    speaker: float
    act: float
    said: float
    spurious: float
    missed: tuple[Line, ...]
    wrong: tuple[tuple[Line, Line], ...]
    extra: tuple[Line, ...]


def load(path: Path) -> tuple[Line, ...]:
    """Return the statements of a JSON Lines file; other types of line are passed over."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(line_of(row) for row in rows if row.get("type", "statement") == "statement")


def line_of(row: dict[str, object]) -> Line:
    """Return what is scored of one record line."""
    content, said = row["content"], row.get("said")
    assert isinstance(content, list)
    return Line(
        str(row["article"]),
        tuple((int(start), int(end)) for start, end in content),
        str(row["speaker"]) if row.get("speaker") else None,
        str(row["act"]),
        (said[0], said[1]) if isinstance(said, list) else None,
    )


def score(read: Sequence[Line], gold: Sequence[Line], doubtful: Sequence[Line] = ()) -> Score:
    """Return how well `read` agrees with `gold`; what lies on a doubtful span counts neither way."""
    places = _matched(read, gold)
    got = {here for here, _ in places}
    left_over = [line for here, line in enumerate(read) if here not in got]
    open_to_doubt = {here for here, _ in _matched(left_over, doubtful)}
    extra = tuple(line for here, line in enumerate(left_over) if here not in open_to_doubt)
    reached = {at for _, at in places}
    pairs = [(read[here], gold[at]) for here, at in places]
    right = [(line, wanted) for line, wanted in pairs if same_speaker(line.speaker, wanted.speaker)]
    dated = [(line, wanted) for line, wanted in pairs if wanted.said]
    return Score(
        found=_share(len(pairs), len(gold)),
        speaker=_share(len(right), len(pairs)),
        act=_share(sum(line.act == wanted.act for line, wanted in pairs), len(pairs)),
        said=_share(sum(line.said == wanted.said for line, wanted in dated), len(dated)),
        spurious=_share(len(extra), len(read)),
        missed=tuple(wanted for at, wanted in enumerate(gold) if at not in reached),
        wrong=tuple(pair for pair in pairs if pair not in right),
        extra=extra,
    )


def same_speaker(read: str | None, wanted: str | None) -> bool:
    """Tell whether two names are one, case, accents and "the" aside; any of several ("A; B") will do."""
    if read is None or wanted is None:
        return read is wanted
    return bool(_names(read) & _names(wanted))


def overlap(left: Spans, right: Spans) -> float:
    """Return the Jaccard index of the characters two contents cover."""
    here, there = _characters(left), _characters(right)
    return len(here & there) / len(here | there) if here | there else 0.0


def _matched(read: Sequence[Line], gold: Sequence[Line]) -> list[tuple[int, int]]:
    """Return the places of the pairs whose contents overlap enough, best first, nothing used twice."""
    by_article: dict[str, list[int]] = {}
    for at, wanted in enumerate(gold):
        by_article.setdefault(wanted.article, []).append(at)
    scored = sorted(
        (-overlap(line.content, gold[at].content), here, at)
        for here, line in enumerate(read)
        for at in by_article.get(line.article, ())
    )
    pairs: list[tuple[int, int]] = []
    used_read: set[int] = set()
    used_gold: set[int] = set()
    for negative, here, at in scored:
        if -negative >= ENOUGH and here not in used_read and at not in used_gold:
            used_read.add(here)
            used_gold.add(at)
            pairs.append((here, at))
    return pairs


def _names(joined: str) -> set[str]:
    return {_folded(name) for name in joined.split(";")}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return " ".join(plain.casefold().replace(".", " ").split()).removeprefix("the ").removesuffix("'s")


def _characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
