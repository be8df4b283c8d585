"""A person's answer to a machine result: append-only, revocable, anchored to passages and a question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from onrecord.nouns.span import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

Key = TypeVar("Key", bound="Hashable")
Answer = TypeVar("Answer", bound="Hashable")


class Question(StrEnum):
    """What a judgement answers about the statements at its anchors; the answers each takes."""

    STATEMENT = "statement"  # is this somebody's statement? yes, no
    SPEAKER = "speaker"  # who said it? a name, "unknown"
    ACT = "act"  # what kind of act is it? one of sixteen
    SAID = "said"  # when was it said? a day, "first/last", "unknown"
    SAME = "same"  # do these two say the same for one holder? yes, no
    TIE = "tie"  # how does the second answer the first? a kind of tie, "none"
    ACTOR = "actor"  # are the speakers of these two one actor? yes, no
    MATTER = "matter"  # what is it about? a name


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """Words of an article that a judgement is about, so that it survives a reading anew.

    `words` is the digest of the exact words: the place is found again in a new version of the text without
    keeping a word of a text that may have to be forgotten. `kind` is "statement" or "report".
    """

    article: str
    spans: tuple[Span, ...]
    words: str
    kind: str = "statement"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's answer; `at` and `revoked_at` are moments of the store (ISO 8601, UTC)."""

    id: str
    on: tuple[Anchor, ...]
    question: Question
    answer: str
    by: str
    at: str
    note: str | None = None
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A standing answer about two statements; `by` names who gave it."""

    left: str
    right: str
    answer: str
    by: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """All that was judged between statements, for the stage that ties them. Pairs are ids of statements.

    `same` answers "yes" or "no" (left is the smaller id), as people agree; `ties` a kind of tie or "none"
    (left is the earlier) and `matters`, (statement, name, by), are each person's answers in the order they
    were given: only the claims that the statements are in show whether people agree, see `agreed`.
    """

    same: tuple[Ruling, ...] = ()
    ties: tuple[Ruling, ...] = ()
    matters: tuple[tuple[str, str, str], ...] = ()


def agreed(given: Iterable[tuple[Key, Answer, str]]) -> dict[Key, tuple[Answer, str]]:
    """Return what people agree on, with their names, from (what it is about, answer, by) in order of time.

    Of each person the last answer counts; what two of them disagree on is left out.
    """
    last: dict[Key, dict[str, Answer]] = {}
    for key, answer, by in given:
        last.setdefault(key, {})[by] = answer
    return {
        key: (next(iter(said.values())), ", ".join(sorted(said)))
        for key, said in last.items()
        if len(set(said.values())) == 1
    }
