"""Articles that were removed for good: the tombstones, and what else in the log goes with the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.nouns.errors import OnrecordError
from onrecord.record.entries import LINES
from onrecord.record.intake import KIND, TOMBSTONE
from onrecord.store import Entry, Erasure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from onrecord.nouns.article import Article
    from onrecord.nouns.judgement import Judgement
    from onrecord.record.intake import Intake
    from onrecord.store import Logged, Store


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is left of an article that was removed for good: its id, why and when, none of its words.

    `since` is when it had come on record, `key` what made it the same article when it came again, `texts`
    are digests of the texts it had.
    """

    article: str
    reason: str
    at: str
    since: str
    key: str
    texts: tuple[str, ...]

    def entry(self) -> Entry:
        """Return the log entry."""
        body = {
            "article": self.article,
            "reason": self.reason,
            "at": self.at,
            "since": self.since,
            "texts": list(self.texts),
        }
        return Entry(TOMBSTONE, self.key, body)

    def hides(self, moment: str) -> bool:
        """Tell whether it was on record at a moment (or the end of a day), so that this was blanked since."""
        return self.since <= moment + "\uffff" < self.at


def _tombstone(row: Logged) -> Forgotten:
    body: Mapping[str, Any] = row.body
    return Forgotten(body["article"], body["reason"], body["at"], body["since"], row.id, tuple(body["texts"]))


def tombstones(store: Store, as_known: str | None = None) -> tuple[Forgotten, ...]:
    """Return the tombstones, by article; with a moment, those of what was on record then."""
    found = sorted(map(_tombstone, store.current(TOMBSTONE)), key=lambda one: (one.article, one.key))
    return tuple(one for one in found if as_known is None or one.since <= as_known + "\uffff")


def erased(store: Store) -> tuple[Forgotten, ...]:
    """Return every forgetting there was, also of what was allowed back since: the log is blank there."""
    return tuple(map(_tombstone, store.history(TOMBSTONE)))


def refuse(article: Article, key: str, text: str, known: Iterable[Forgotten]) -> None:
    """Raise E116 if an article is one that was forgotten, by its identity or its words."""
    for one in known:
        if one.key == key or text in one.texts:
            raise _refused(article.id, one)


def refuse_answer(judgement: Judgement, articles: Collection[str], known: Iterable[Forgotten]) -> None:
    """Raise E116 for a person's answer about an article that was forgotten: its note may hold words of it.

    `articles` are the ids on record: another article may have the id by now.
    """
    places = {place.article for place in judgement.on} - set(articles)
    for one in known:
        if one.article in places:
            raise _refused(f"what {judgement.id} is about", one)


def _refused(what: str, one: Forgotten) -> OnrecordError:
    step = f"allow it back first: `onrecord forget {one.article} --lift`, then add it"
    return OnrecordError("E116", f"{what} was forgotten on {one.at[:10]} ({one.reason})", step)


def buried(
    store: Store, gone: Intake, reason: str, rest: Iterable[Intake], judgements: Iterable[Judgement]
) -> tuple[Forgotten, tuple[Judgement, ...]]:
    """Return the tombstone of an article, and people's answers about its words in any version of it.

    Answers are about it by the ids it ever had, unless their words are those of an article that stays.
    """
    from onrecord.judgements import Places  # noqa: PLC0415  (loaded when something is forgotten)

    versions = [row for row in store.history(KIND) if row.id == gone.key]
    names = {row.body["article"]["id"] for row in versions}
    texts = tuple(sorted({row.body["article"]["text"] for row in versions}))
    kept = tuple(rest)
    readings = [one.reading for one in kept]
    places = Places(
        [one.article for one in kept],
        [statement for reading in readings for statement in reading.statements],
        [report for reading in readings for report in reading.reports],
    )
    answers = tuple(
        one
        for one in judgements
        if any(place.article in names and places.of(place) is None for place in one.on)
    )
    since = min(row.since for row in versions)
    return Forgotten(gone.article.id, reason, store.moment(), since, gone.key, texts), answers


def erasure(store: Store, key: str, judgements: Iterable[str]) -> Erasure:
    """Return what must leave the log with an article: its intakes, answers about it, and its words.

    Of the settled lines all that was logged while it was on record and holds no longer goes too: names,
    gists and reasons in lines of other articles may have come from its words.
    """
    mine: set[str] = set()
    needed: set[str] = set()
    for row in store.history(KIND):
        (mine if row.id == key else needed).add(row.body["article"]["text"])
    ids = ((KIND, key), *(("judgement", judgement) for judgement in judgements))
    return Erasure(ids, LINES, tuple(sorted(mine - needed)))
