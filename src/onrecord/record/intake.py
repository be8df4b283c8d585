"""What is kept of one article as it came in: the article and its reading, and the id it goes by.

All that is settled across articles is worked out from these, so that nothing has to be read twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.nouns.actor import Actor
from onrecord.nouns.article import Article
from onrecord.nouns.fields import malformed
from onrecord.nouns.lines import from_line, to_line
from onrecord.nouns.span import digest
from onrecord.nouns.statement import Reading, Report, Statement
from onrecord.store import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, MutableMapping

    from onrecord.store import Logged, Store

KIND = "intake"
TOMBSTONE = "forgotten"
Claim = tuple[bool, str, str]
_SUFFIX = 6  # digits; more only where that many would make an id that is taken


@dataclass(frozen=True, slots=True)
class Intake:
    """One article under its identity. `wanted` is the id it came with; another article may have the same."""

    key: str
    wanted: str
    article: Article
    reading: Reading

    def entry(self) -> Entry:
        """Return the log entry; the text is kept apart under its hash."""
        line = to_line(self.article)
        line["text"] = digest(self.article.text)
        body = {
            "wanted": self.wanted,
            "article": line,
            "statements": [to_line(s) for s in self.reading.statements],
            "reports": [to_line(r) for r in self.reading.reports],
            "actors": [to_line(a) for a in self.reading.actors],
            "made_by": self.reading.made_by,
        }
        return Entry(KIND, self.key, body)


def restored(logged: Logged, text: Callable[[str], str]) -> Intake:
    """Return the intake of a log entry; `text` finds a text by its hash."""
    body = logged.body
    article = as_article(body["article"], text)
    reading = Reading(
        article.id,
        article.version,
        tuple(s for s in map(from_line, body["statements"]) if isinstance(s, Statement)),
        tuple(r for r in map(from_line, body["reports"]) if isinstance(r, Report)),
        tuple(a for a in map(from_line, body["actors"]) if isinstance(a, Actor)),
        body["made_by"],
    )
    reading = replace(
        reading, statements=tuple(replace(s, reported=article.when) for s in reading.statements)
    )
    return Intake(logged.id, body["wanted"], article, reading)


def as_article(line: Mapping[str, Any], text: Callable[[str], str]) -> Article:
    """Return the article of a line whose text is kept apart."""
    noun = from_line({**line, "text": text(line["text"])})
    return noun if isinstance(noun, Article) else malformed("it is no article")


def claim(key: str, name: str) -> Claim:
    """Return how good a claim an identity has to the id it came with: the smaller, the better.

    It depends on what articles are and not on who came first: the best is that of one an input line named so,
    else that with the smallest hash.
    """
    return (key != f"id:{name}", digest(key), key)


def best_claims(wanted: Iterable[tuple[str, str]]) -> dict[str, Claim]:
    """Return the best claim to each id, from pairs of identity and wanted id."""
    best: dict[str, Claim] = {}
    for key, name in wanted:
        note_claim(key, name, best)
    return best


def note_claim(key: str, name: str, best: MutableMapping[str, Claim]) -> None:
    """Put the claim of an identity among the best ones if it is."""
    mine = claim(key, name)
    best[name] = min(mine, best.get(name, mine))


def id_of(key: str, name: str, best: Mapping[str, Claim]) -> str:
    """Return the id of an identity: the one it wants, with a suffix where another claim to it is better."""
    mine = claim(key, name)
    if mine <= best.get(name, mine):
        return name
    _, code, _ = mine
    return next(
        longer
        for size in range(_SUFFIX, len(code) + 1)
        if (longer := f"{name}-{code[:size]}") not in best or size == len(code)
    )


def placed(article: Article, key: str, before: Intake | None, best: Mapping[str, Claim]) -> Article | None:
    """Return an article with the id and version it goes on record with; None if it is there as it is."""
    if before is not None and before.article.text == article.text:
        return None
    version = max(article.version, before.article.version + 1 if before else 1)
    return replace(article, id=id_of(key, article.id, best), version=version)


class Intakes:
    """The intakes of a record by identity; only what came in since they were last asked for is restored."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Intake] = {}
        self._number = 0  # what was logged up to here is known
        self._tombstone = 0

    def all(self) -> dict[str, Intake]:
        """Return all of them; what is put into this dictionary is known without being restored."""
        tombstone = self._store.latest(TOMBSTONE)
        if tombstone > self._tombstone:  # some are there no more
            self._known, self._number, self._tombstone = {}, 0, tombstone
        number = self._store.latest(KIND)
        if number > self._number:
            for logged in self._store.newer(KIND, self._number):
                self._known[logged.id] = restored(logged, self._store.text)
            self._number = number
        return self._known

    def listed(self) -> list[Intake]:
        """Return all of them, by the ids of their articles."""
        return in_order(self.all().values())


def in_order(intakes: Iterable[Intake]) -> list[Intake]:
    """Return intakes by the ids of their articles."""
    return sorted(intakes, key=lambda intake: intake.article.id)


def renamed(intakes: Iterable[Intake], read: Callable[[Article], Reading]) -> dict[str, Intake]:
    """Return by identity, read anew, what lost its plain id to another article, or has it back."""
    listed = tuple(intakes)
    best = best_claims((intake.key, intake.wanted) for intake in listed)
    found = {}
    for intake in listed:
        name = id_of(intake.key, intake.wanted, best)
        if name != intake.article.id:
            article = replace(intake.article, id=name)
            found[intake.key] = replace(intake, article=article, reading=read(article))
    return found
