"""A brief of the record: what moved, stands, is disputed, has one origin, was declined, and who carries it.

Every sentence is built from lines of the record and quotes the passages it rests on. How it is written out
is in `as_markdown` and `as_html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.present.brief.quotes import bare, kept
from onrecord.present.brief.sentences import (
    AGAINST,
    after,
    declined,
    disputed,
    moved,
    one_origin,
    spread_alone,
    stands,
)
from onrecord.present.coverage import coverage, method
from onrecord.present.index import Index
from onrecord.present.layout import shortened, shown
from onrecord.present.reconciled import by_actor, disputes, lately

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.nouns.claims import Claim
    from onrecord.nouns.results import Story
    from onrecord.present.brief.quotes import Quote, Sentence
    from onrecord.record import View

_MOST = 12  # sentences of one part; how many more there are is said
_CARRIED = 24  # rows of the table


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences on one thing. `more` tells how many were left out; `none` is printed where there are none."""

    title: str
    sentences: tuple[Sentence, ...]
    none: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A row of the table: a claim, and for each outlet the number of its articles that have it."""

    claim: Claim
    words: str
    by: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One story: its parts, and which outlets carry what."""

    story: Story
    parts: tuple[Part, ...]
    outlets: tuple[str, ...]
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a person is handed: chapters, what they rest on, how it was made."""

    since: date | None
    chapters: tuple[Chapter, ...]
    coverage: tuple[str, ...]
    method: tuple[str, ...]

    def quotes(self) -> tuple[Quote, ...]:
        """Return the references in the order of their numbers; the same words have one."""
        every = (
            quote
            for chapter in self.chapters
            for part in chapter.parts
            for sentence in part.sentences
            for quote in sentence.quotes
        )
        return tuple({(quote.of, quote.passage): quote for quote in every}.values())

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the lines of the record that its sentences were built from."""
        return tuple(
            dict.fromkeys(
                s.about for chapter in self.chapters for part in chapter.parts for s in part.sentences
            )
        )


def brief(view: View, since: date | None = None) -> Brief:
    """Return the brief of what is in view; with a day, of what moved, was answered or said since."""
    index = Index(view)
    stories = sorted(view.stories(), key=lambda story: (story.last or "", story.id), reverse=True)
    chapters = tuple(_chapter(view, index, story, since) for story in stories)
    return Brief(since, chapters, coverage(view), method())


def _chapter(view: View, index: Index, story: Story, since: date | None) -> Chapter:
    articles = [view.article(name) for name in story.articles]
    claims = sorted(
        (claim for claim in index.claims.values() if claim.story == story.id),
        key=lambda claim: (-claim.outlets, -len(claim.statements), claim.id),
    )
    answered = disputes(index, claims)
    changes = [change for change in view.changes() if change.story == story.id]
    if since is not None:
        recent = set(view.changes(since))
        changes = [change for change in changes if change.day is None or change in recent]
        answered = [
            (claim, late)
            for claim, ties in answered
            if (late := [tie for tie in ties if after(index.utterance(tie.right), since)])
        ]
    sides = by_actor(p for p in index.positions if p.story == story.id)
    against = ((claim, [tie for tie in ties if tie.kind in AGAINST]) for claim, ties in answered)
    found: tuple[tuple[str, Iterable[Sentence | None], str], ...] = (
        (
            "What moved",
            (moved(index, change, since) for change in lately(changes)),
            "Nothing moved in what was read.",
        ),
        (
            "What stands",
            (stands(index, position) for group in sides for position in group),
            "No position was found.",
        ),
        (
            "What is denied or disputed",
            (disputed(index, claim, ties) for claim, ties in against),
            "Nothing is denied or disputed in what was read.",
        ),
        (
            "What several outlets carry from one origin",
            (one_origin(index, claim) for claim in claims if spread_alone(index, claim, since)),
            "No claim of a single origin is carried by more than one outlet.",
        ),
        (
            "What was left unanswered",
            declined(index, claims, answered, since),
            "Nobody declined to answer in what was read.",
        ),
    )
    parts = tuple(_part(title, sentences, index, none) for title, sentences, none in found)
    known = sorted({shown(a.outlet) for a in articles if a.outlet})
    unknown = sorted(a.id for a in articles if not a.outlet)
    carried = _carried(index, claims, (*known, *unknown))
    return Chapter(story, parts, (*known, *(f"{name} (outlet unknown)" for name in unknown)), carried)


def _part(title: str, sentences: Iterable[Sentence | None], index: Index, none: str) -> Part:
    good = kept(sentences, index)
    left = len(good) - _MOST
    return Part(title, good[:_MOST], none, f"and {left} more on record" if left > 0 else None)


def _carried(index: Index, claims: list[Claim], outlets: tuple[str, ...]) -> tuple[Carried, ...]:
    """Return who carries what: the claims of most outlets first, only those that more than one has."""
    rows = []
    for claim in claims:
        gist = index.utterance(claim.gist_of)
        said = index.utterances(claim.statements)
        counts = tuple(len({one.article.id for one in said if one.outlet == outlet}) for outlet in outlets)
        if gist and sum(map(bool, counts)) > 1:
            rows.append(Carried(claim, shortened(bare(gist.words), 120), f"{gist.by()} {claim.act}", counts))
    return tuple(rows[:_CARRIED])
