"""What the question "who is this?" gives, and the memory of who has spoken so far in an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.nouns.actor import ActorKind
from onrecord.resolve.figures import Figure
from onrecord.resolve.roles import Role


@dataclass(frozen=True, slots=True)
class Answer:
    """A resolved source. `figures` are named actors; without one, `text` names an unnamed source or a document."""

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
    """Who has had the floor, in order of place."""

    heard: list[Heard] = field(default_factory=list)

    def last(self, *kinds: ActorKind) -> Heard | None:
        """Return the last source of these kinds, of any kind if none is named, that is not told by another."""
        fitting = (h for h in reversed(self.heard) if not kinds or h.answer.kind in kinds)
        return next((h for h in fitting if not h.nested), None)
