"""From segments to attributions: every content to its cue, every cue to its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from onrecord.read.decode_tags import Part, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from onrecord.read.decode_ground import Ground
    from onrecord.text.encoder import Links, Marks

# Why a draft was made, if no rule made it.
MODEL = "model"
# No window sees farther than this; so no segment is weighed against all others of a long text.
REACH = 130
# How likely a word must be to go on with a segment that its tags alone would not have begun.
GOES_ON = np.log(0.3)


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """What the links are weighed with; see data/reader/decoder.toml."""

    distance: float
    lines: float
    alone: float
    sourceless: float
    loose: float
    apart: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in words, and how sure its links are; `cue` is None for a content without one."""

    cue: Segment | None
    contents: tuple[Segment, ...]
    source: Segment | None
    content_link: float
    source_link: float
    why: str = MODEL


def drafts(
    marks: Marks, found: Sequence[Segment], ground: Ground, settings: LinkSettings
) -> tuple[Draft, ...]:
    """Return the attributions that `found` makes up, in the order of their first contents.

    Links never leave a zone of the article.
    """
    inside: dict[int, list[Segment]] = {}
    for segment in found:
        inside.setdefault(ground.zone[segment.first], []).append(segment)
    made = [draft for zone in inside.values() for draft in _Linker(marks, zone, ground, settings).drafts()]
    return tuple(sorted(made, key=lambda draft: draft.contents[0].first))


class _Linker:
    """Links the segments of one zone.

    A pointer may be sure of a word that the tags left outside. Such a loose word becomes a cue or a source of
    its own if it wins by the margin `loose`: the pieces of an attribution are decided together.
    """

    def __init__(
        self, marks: Marks, found: Sequence[Segment], ground: Ground, settings: LinkSettings
    ) -> None:
        self._marks = marks
        self._ground = ground
        self._settings = settings
        self._taken = {word for segment in found for word in range(segment.first, segment.last)}
        self._rows = {part: [s for s in found if s.part is part] for part in Part}
        self._firsts = {part: np.array([s.first for s in row]) for part, row in self._rows.items()}

    def drafts(self) -> list[Draft]:
        """Return the attributions, in no particular order."""
        held: dict[Segment, list[tuple[Segment, float]]] = {}
        result: list[Draft] = []
        for content in self._rows[Part.CONTENT]:
            cue, sure = self._best(content, self._marks.cues, Part.CUE, self._settings.alone)
            if cue is None:
                result.append(Draft(None, (content,), None, sure, 1.0))
            else:
                held.setdefault(cue, []).append((content, sure))
        for cue, contents in held.items():
            kept = self._together(cue, contents)
            source, sure = self._best(cue, self._marks.sources, Part.SOURCE, self._settings.sourceless)
            result.append(
                Draft(cue, _joined(content for content, _ in kept), source, min(s for _, s in kept), sure)
            )
        return result

    def _together(self, cue: Segment, contents: list[tuple[Segment, float]]) -> list[tuple[Segment, float]]:
        """Return those contents of a cue that can be one statement.

        On one side of the cue none may stand far from the nearer ones; and what stands in another line than
        the nearest one must be speech in quotation marks, which alone runs over paragraphs.
        """
        kept: list[tuple[Segment, float]] = []
        for content, sure in sorted(contents, key=lambda item: cue.away(item[0])):
            beside = [one for one, _ in kept if (one.first < cue.first) == (content.first < cue.first)]
            near = all(content.away(one) <= self._settings.apart for one in beside[-1:])
            if near and (not kept or self._same_line(kept[0][0], content)):
                kept.append((content, sure))
        return sorted(kept)

    def _same_line(self, one: Segment, other: Segment) -> bool:
        line = self._ground.line
        return line[one.first] == line[other.first] or self._ground.speech(other.first, other.last)

    def _best(
        self, segment: Segment, links: Links, part: Part, itself: float
    ) -> tuple[Segment | None, float]:
        """Return what `segment` points at (None: itself, held back by `itself`) and how sure that is."""
        near = self._near(segment, part)
        loose = self._loose(segment, links, part)
        near = sorted([*near, *loose])
        handicap = [self._settings.loose if other in loose else 0.0 for other in near]
        targets = np.array([other.first for other in near], dtype=np.int64)
        scores = self._marks.link(links, segment.first, segment.last, targets)
        away = np.array([segment.away(other) for other in near], dtype=float)
        scores[:-1] -= self._settings.distance * np.log1p(away) + np.array(handicap)
        scores[:-1] -= self._settings.lines * np.array([self._apart(segment, other) for other in near])
        scores[-1] -= itself
        at = int(scores.argmax())
        return (near[at] if at < len(near) else None), _share(scores, at)

    def _apart(self, one: Segment, other: Segment) -> bool:
        """Tell whether a line break stands between the two."""
        left, right = sorted((one, other))
        return self._ground.line[left.last - 1] != self._ground.line[right.first]

    def _near(self, segment: Segment, part: Part) -> list[Segment]:
        begin = max(0, int(np.searchsorted(self._firsts[part], segment.first - REACH)) - 1)
        end = int(np.searchsorted(self._firsts[part], segment.last + REACH))
        return [other for other in self._rows[part][begin:end] if segment.away(other) <= REACH]

    def _loose(self, segment: Segment, links: Links, part: Part) -> list[Segment]:
        """Return segments of one's own making, one for each untagged word that `segment` may point at.

        A source is never made of words that name nobody.
        """
        zone = self._ground.zone[segment.first]
        grown = [
            self._grown(word, part)
            for word in self._marks.targets(links, segment.first, segment.last)
            if word not in self._taken
            and not segment.first <= word < segment.last
            and self._ground.zone[word] == zone
        ]
        hollow = self._ground.hollow
        return [s for s in grown if part is Part.CUE or not all(hollow[s.first : s.last])]

    def _grown(self, word: int, part: Part) -> Segment:
        last = word + 1
        goes_on = self._marks.tags[:, 2 * part + 2]
        while (
            last < self._marks.words
            and last not in self._taken
            and goes_on[last] >= GOES_ON
            and self._ground.zone[last] == self._ground.zone[word]
        ):
            last += 1
        return Segment(word, last, part)


def _joined(contents: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return ordered contents with those made one that nothing stands between."""
    result: list[Segment] = []
    for content in contents:
        if result and result[-1].last == content.first:
            result[-1] = Segment(result[-1].first, content.last, Part.CONTENT)
        else:
            result.append(content)
    return tuple(result)


def _share(scores: NDArray[np.float64], at: int) -> float:
    return float(1 / np.exp(scores - scores[at]).sum())
