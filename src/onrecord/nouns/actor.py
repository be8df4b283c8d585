"""Those who speak or are spoken of, with every printed form and the offices they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.nouns.when import When


class ActorKind(StrEnum):
    """The four kinds of the record."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office somebody holds by what the articles say; `when` bounds it as far as the texts do."""

    office: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. Within an article `id` is local ("a1"); `resolve.across` gives the one of the record."""

    id: str
    name: str
    kind: ActorKind
    forms: tuple[str, ...] = ()
    offices: tuple[Tenure, ...] = ()
