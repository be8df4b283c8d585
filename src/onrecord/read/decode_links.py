"""From segments to attributions: every content to its cue, every cue to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.read.decode_tags import Part, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.encoder import Links, Marks

Scores = NDArray[np.float64]

# No window sees farther than this; so no segment is weighed against all others of a long text.
REACH = 130


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """What the links are weighed with; see data/reader/decoder.toml."""

    distance: float
    alone: float
    sourceless: float
    back: float


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in words, and how sure its links are; `cue` is None for a content without one."""

    cue: Segment | None
    contents: tuple[Segment, ...]
    source: Segment | None
    content_link: float
    source_link: float
    why: str = "model"


class _Row:
    """The segments of one part in order, found by where they stand."""

    def __init__(self, found: Sequence[Segment], part: Part) -> None:
        self._segments = [segment for segment in found if segment.part is part]
        self._firsts = np.array([segment.first for segment in self._segments], dtype=np.int64)

    def near(self, segment: Segment) -> list[Segment]:
        """Return those within reach of `segment`."""
        begin = max(0, int(np.searchsorted(self._firsts, segment.first - REACH)) - 1)
        end = int(np.searchsorted(self._firsts, segment.last + REACH))
        return [other for other in self._segments[begin:end] if segment.away(other) <= REACH]


def drafts(
    marks: Marks, found: Sequence[Segment], zone: Sequence[int], settings: LinkSettings
) -> tuple[Draft, ...]:
    """Return the attributions that `found` makes up, in the order of their first contents.

    `zone` gives the part of the article every segment stands in; links never leave it.
    """
    zones: dict[int, list[Segment]] = {}
    for segment, where in zip(found, zone, strict=True):
        zones.setdefault(where, []).append(segment)
    result = [draft for inside in zones.values() for draft in _drafts(marks, inside, settings)]
    return tuple(sorted(result, key=lambda draft: draft.contents[0].first))


def _drafts(marks: Marks, found: Sequence[Segment], settings: LinkSettings) -> list[Draft]:
    contents = [segment for segment in found if segment.part is Part.CONTENT]
    sources, cues = _Row(found, Part.SOURCE), _Row(found, Part.CUE)
    owned: dict[Segment, list[tuple[Segment, float]]] = {}
    result: list[Draft] = []
    for content in contents:
        near = cues.near(content)
        scores = _scores(marks, marks.cues, content, near, settings.distance)
        scores[-1] -= settings.alone
        at = int(scores.argmax())
        sure = float(_share(scores)[at])
        if at < len(near):
            owned.setdefault(near[at], []).append((content, sure))
        else:
            result.append(Draft(None, (content,), None, sure, 1.0))
    for cue, held in owned.items():
        source, source_sure = _source(marks, cue, sources, settings)
        result.append(
            Draft(cue, tuple(content for content, _ in held), source, min(s for _, s in held), source_sure)
        )
    return result


def _source(
    marks: Marks, cue: Segment, sources: _Row, settings: LinkSettings
) -> tuple[Segment | None, float]:
    """Return the source of a cue, None where it has none, and how sure that is."""
    near = sources.near(cue)
    if not near:
        return None, 1.0
    scores = _scores(marks, marks.sources, cue, near, settings.distance)
    scores[-1] -= settings.sourceless
    anchor = np.array([cue.first])
    for at, source in enumerate(near):
        scores[at] += settings.back * marks.link(marks.cues, source.first, source.last, anchor)[0]
    at = int(scores.argmax())
    return (near[at] if at < len(near) else None), float(_share(scores)[at])


def _scores(marks: Marks, links: Links, segment: Segment, near: Sequence[Segment], distance: float) -> Scores:
    targets = np.array([other.first for other in near], dtype=np.int64)
    scores = marks.link(links, segment.first, segment.last, targets)
    scores[:-1] -= distance * np.log1p(np.array([segment.away(other) for other in near], dtype=float))
    return scores


def _share(scores: Scores) -> Scores:
    share = np.exp(scores - scores.max())
    return np.asarray(share / share.sum())
