"""A brief of the record: what moved, stands, is disputed, has one origin, was declined, and who carries it.

Every sentence is built from lines of the record and quotes the passages it rests on. How it is written out
is in `brief_markdown` and `brief_html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.claims import PositionState, TieKind
from onrecord.nouns.statement import Act
from onrecord.present.coverage import coverage, method
from onrecord.present.index import Index, in_time
from onrecord.present.layout import counted, shortened, shown
from onrecord.present.reconciled import MOVED, by_actor, disputes, lately
from onrecord.present.sentence import Quote, Sentence, kept, number, sentence, told
from onrecord.present.since import since_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from onrecord.nouns.claims import Change, Claim, Position, Tie
    from onrecord.nouns.results import Story
    from onrecord.present.index import Utterance
    from onrecord.record import View

_MOST = 12  # sentences of one part; how many more there are is said
_CARRIED = 24  # rows of the table
_AGAINST = frozenset({TieKind.DENIES, TieKind.CONTRADICTS, TieKind.DIFFERS})
_ANSWERS = {
    TieKind.DENIES: "Denied",
    TieKind.CONTRADICTS: "Against it",
    TieKind.DIFFERS: "Otherwise",
    TieKind.DECLINES: "Asked about it",
}


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
    claims = [claim for claim in index.claims.values() if claim.story == story.id]
    disputed = disputes(index, claims)
    changes = [change for change in view.changes(since) if change.story == story.id]
    undated = [change for change in view.changes() if change.story == story.id and change.day is None]
    if since is not None:
        disputed = [
            (claim, recent)
            for claim, ties in disputed
            if (recent := [tie for tie in ties if _after(index.utterance(tie.right), since)])
        ]
    moved = lately([*changes, *undated] if since is not None else changes)
    standing = [p for group in by_actor(p for p in index.positions if p.story == story.id) for p in group]
    parts = (
        _part(
            "What moved",
            (_moved(index, change, since) for change in moved),
            index,
            "Nothing moved in what was read.",
        ),
        _part("What stands", (_stands(index, p) for p in standing), index, "No position was found."),
        _part(
            "What is denied or disputed",
            (_disputed(index, claim, [t for t in ties if t.kind in _AGAINST]) for claim, ties in disputed),
            index,
            "Nothing is denied or disputed in what was read.",
        ),
        _part(
            "What was left unanswered",
            _declined(index, claims, disputed, since),
            index,
            "Nobody declined to answer in what was read.",
        ),
        _part(
            "What several outlets carry from one origin",
            (_one_origin(index, claim) for claim in claims if _spread_alone(index, claim, since)),
            index,
            "No claim of a single origin is carried by more than one outlet.",
        ),
    )
    outlets = tuple(sorted({_column(view, name) for name in story.articles}))
    return Chapter(story, parts, outlets, _carried(index, claims, outlets))


def _part(title: str, sentences: Iterable[Sentence | None], index: Index, none: str) -> Part:
    good = kept(sentences, index)
    left = len(good) - _MOST
    return Part(title, good[:_MOST], none, f"and {left} more on record" if left > 0 else None)


def _after(one: Utterance | None, since: date) -> bool:
    """Tell whether something was said on or after a day, or may have been; else reported then."""
    when = (one.when or one.article.when) if one else None
    return bool(when and (when.last is None or when.last >= since))


def _moved(index: Index, change: Change, since: date | None) -> Sentence | None:
    before, after = index.utterance(change.before), index.utterance(change.after)
    if before is None or after is None:
        return None
    about = f" on {shown(change.matter)}" if change.matter else ""
    unsure = f" ({since_when(change, since)})" if since and since_when(change, since) else ""
    head = f"{shown(change.actor)}{about}: {MOVED[change.kind]}{unsure}. "
    pieces = (head, *told(before, change.actor), "; then ", *told(after, change.actor), ".")
    return sentence(pieces, change.id)


def _stands(index: Index, position: Position) -> Sentence | None:
    claim = index.claims.get(position.claim)
    gist = index.utterance(claim.gist_of) if claim else None
    if claim is None or gist is None:
        return None
    state = "" if position.state is PositionState.STANDS else f" ({position.state.value})"
    head = f"{shown(position.actor)} on {shown(position.matter)}{state}: "
    later = [one for one in index.utterances(claim.statements) if in_time(one) > in_time(gist)]
    again: tuple[str | Quote, ...] = ()
    if later and later[-1].when and later[-1].when != gist.when:
        again = ("; last ", *told(later[-1], position.actor))
    return sentence((head, *told(gist, position.actor), *again, "."), position.id)


def _disputed(index: Index, claim: Claim, ties: list[Tie]) -> Sentence | None:
    gist = index.utterance(claim.gist_of)
    answers = [(tie, index.utterance(tie.right)) for tie in ties]
    if gist is None or not answers:
        return None
    pieces: list[str | Quote] = [*told(gist), "."]
    for tie, one in sorted(answers, key=lambda pair: in_time(pair[1]) if pair[1] else (True, "", "", 0)):
        if one is None:
            return None
        pieces += [f" {_ANSWERS[tie.kind]}: ", *told(one), "."]
    return sentence(pieces, claim.id)


def _declined(
    index: Index, claims: list[Claim], disputed: list[tuple[Claim, list[Tie]]], since: date | None
) -> Iterator[Sentence | None]:
    """Yield what somebody would not answer, with what was asked about where a tie tells it."""
    named = set()
    for claim, ties in disputed:
        declined = [tie for tie in ties if tie.kind is TieKind.DECLINES]
        named |= {tie.right for tie in declined}
        if declined:
            yield _disputed(index, claim, declined)
    for claim in claims:
        gist = index.utterance(claim.gist_of)
        recent = since is None or _after(gist, since)
        if claim.act is Act.DECLINES and gist and recent and not named.intersection(claim.statements):
            yield sentence((*told(gist), "."), claim.id)


def _spread_alone(index: Index, claim: Claim, since: date | None) -> bool:
    if claim.origins != 1 or claim.outlets < 2:
        return False
    return since is None or any(_after(one, since) for one in index.utterances(claim.statements))


def _one_origin(index: Index, claim: Claim) -> Sentence | None:
    gist = index.utterance(claim.gist_of)
    others = [one for one in index.utterances(claim.statements) if gist and one.article.id != gist.article.id]
    if gist is None or not others:
        return None
    first = {one.article.id: one for one in reversed(others)}
    also = [piece for one in reversed(first.values()) for piece in (f" {one.outlet} ", number(one))]
    head = f"{counted(claim.outlets, 'outlet')}, one origin. "
    return sentence((head, *told(gist), "; also in", *also, "."), claim.id)


def _column(view: View, article: str) -> str:
    outlet = view.article(article).outlet
    return shown(outlet) if outlet else f"outlet unknown, {article}"


def _carried(index: Index, claims: list[Claim], outlets: tuple[str, ...]) -> tuple[Carried, ...]:
    """Return who carries what: the claims of most outlets first, only those that more than one has."""
    rows = []
    for claim in sorted(claims, key=lambda claim: (-claim.outlets, -len(claim.statements), claim.id)):
        gist = index.utterance(claim.gist_of)
        said = index.utterances(claim.statements)
        counts = tuple(len({one.article.id for one in said if one.outlet == outlet}) for outlet in outlets)
        if gist and sum(map(bool, counts)) > 1:
            rows.append(Carried(claim, shortened(gist.words, 120), f"{gist.by()} {claim.act}", counts))
    return tuple(rows[:_CARRIED])
