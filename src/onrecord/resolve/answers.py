"""What the question "who is this?" gives, and the memory of who has spoken so far in an article."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.actor import ActorKind
    from onrecord.nouns.span import Span
    from onrecord.resolve.figures import Figure
    from onrecord.resolve.roles import Role


@dataclass(frozen=True, slots=True)
class Answer:
    """A resolved source: named actors, or the `text` of an unnamed source or a document."""

    kind: ActorKind
    figures: tuple[Figure, ...] = ()
    text: str | None = None
    role: Role | None = None
    principal: str | None = None

    @property
    def name(self) -> str | None:
        """Return the name as the record prints it."""
        return "; ".join(figure.name for figure in self.figures) if self.figures else self.text


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that was resolved at some place of the article; `nested` if it stands in another's words."""

    place: int
    sentence: int
    answer: Answer
    nested: bool = False


@dataclass(slots=True)
class Floor:
    """Who has had the floor, in order of place, whatever the order in which it was found out."""

    heard: list[Heard] = field(default_factory=list)
    said: list[tuple[Span, Answer]] = field(default_factory=list)
    speakers: set[Figure] = field(default_factory=set)

    def hear(self, heard: Heard, contents: Iterable[Span]) -> None:
        """Remember a source and what it said."""
        insort(self.heard, heard, key=lambda one: one.place)
        self.speakers.update(heard.answer.figures)
        self.said.extend((span, heard.answer) for span in contents)

    def before(self, place: int, count: int) -> list[Heard]:
        """Return the last sources before a place, in order."""
        end = bisect_left(self.heard, place, key=lambda one: one.place)
        return self.heard[max(0, end - count) : end]

    def last(self, place: int, *kinds: ActorKind) -> Heard | None:
        """Return the last source before a place that is told by no other, of these kinds if any are named."""
        end = bisect_left(self.heard, place, key=lambda one: one.place)
        fitting = (h for h in reversed(self.heard[:end]) if not kinds or h.answer.kind in kinds)
        return next((h for h in fitting if not h.nested), None)

    def saying(self, place: int) -> frozenset[Figure]:
        """Return in whose words a place lies: "he" in a person's own words is somebody else."""
        around = (answer for span, answer in self.said if span.start <= place < span.end)
        return frozenset(figure for answer in around for figure in answer.figures)
