"""What a page looks up by id: who said a thing and in which words, its claim, and what answers it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, joined
from onrecord.nouns.statement import Act, Statement
from onrecord.present.layout import days, listed, marked, places, shown
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.nouns.article import Article
    from onrecord.nouns.claims import Change, Claim, Position, Tie
    from onrecord.nouns.judgement import Judgement
    from onrecord.nouns.passage import Passage
    from onrecord.nouns.results import Copy
    from onrecord.nouns.statement import Report
    from onrecord.nouns.when import When
    from onrecord.record import View

_TELLING = 4  # words; fewer are often a pronoun or a bare number


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement or an outlet's own report, with its article: what every line of a page opens."""

    thing: Statement | Report
    article: Article

    @property
    def id(self) -> str:
        """The id that opens it."""
        return self.thing.id

    @property
    def speaker(self) -> str:
        """Who spoke; for a report, the outlet."""
        if isinstance(self.thing, Statement):
            return shown(self.thing.speaker) if self.thing.speaker else "speaker unknown"
        return self.outlet

    @property
    def act(self) -> str:
        """What was done with the words."""
        return self.thing.act.value if isinstance(self.thing, Statement) else "in its own voice"

    @property
    def outlet(self) -> str:
        """The outlet that printed it; where that is not known, the article."""
        return shown(self.article.outlet or self.article.id)

    @property
    def words(self) -> str:
        """The exact words, on one line; with who and how where they say nothing alone ("it").

        So it is with what somebody declines: the words are the question, not what was said.
        """
        words = shown(joined(self.article.text, self.thing.content))
        telling = len(words.split()) >= _TELLING and self.act != Act.DECLINES
        return words if telling else shown(self._stretch().of(self.article.text))

    @property
    def condition(self) -> str | None:
        """The exact words of the condition it was said under."""
        span = self.thing.condition if isinstance(self.thing, Statement) else None
        return shown(span.of(self.article.text)) if span else None

    @property
    def when(self) -> When | None:
        """When it was said, or the case reported."""
        return self.thing.said if isinstance(self.thing, Statement) else self.thing.when

    def by(self, side: str | None = None) -> str:
        """Return who spoke and for whom; `side` is named already beside it."""
        principal = self.thing.principal if isinstance(self.thing, Statement) else None
        if principal is None or shown(principal) in {side, self.speaker}:
            return self.speaker
        return f"{self.speaker} for {shown(principal)}"

    def parts(self) -> dict[str, tuple[Span, ...]]:
        """Return the spans by what they are, as a page marks them."""
        if isinstance(self.thing, Statement):
            return {"cue": self.thing.cue, "source": self.thing.source, "content": self.thing.content}
        return {"content": self.thing.content}

    def marked(self) -> str:
        """Return the sentences with what was said, by whom and how marked in them."""
        return marked(self.article.text, self.context(), self.parts())

    def places(self) -> str:
        """Return the characters of its parts."""
        return listed((f"{name} {places(spans)}" for name, spans in self.parts().items() if spans), ", ")

    def _stretch(self) -> Span:
        """Return all from its first part to its last."""
        spans = [span for part in self.parts().values() for span in part]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def context(self) -> Span:
        """Return the sentences that hold the words, who said them and how, from the first to the last."""
        start, end = self._stretch().start, self._stretch().end
        around = sentences(self.article.text, [block.span for block in self.article.blocks])
        touched = [s for s in around if s.start < end and start < s.end]
        return Span(min((start, *(s.start for s in touched))), max((end, *(s.end for s in touched))))


class Index:
    """Everything of a view by id."""

    def __init__(self, view: View) -> None:
        self._articles = {article.id: article for article in view.articles()}
        self._things: dict[str, Statement | Report] = {s.id: s for s in view.statements()}
        self._things |= {r.id: r for r in view.reports()}
        self.claims = {claim.id: claim for claim in view.claims()}
        self._copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in view.copies():
            self._copies[copy.article].append(copy)
        self._judged = view.judged if view.judgements() else None
        self.changes, self.positions = view.changes(), view.positions()
        self._claim_of = {name: claim for claim in self.claims.values() for name in claim.statements}
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        for tie in view.ties():
            for end in dict.fromkeys((self._whole(tie.left), self._whole(tie.right))):
                self._ties[end].append(tie)

    def _whole(self, end: str) -> str:
        """Return the claim a statement is in; what is in none (a report) stands for itself."""
        claim = self._claim_of.get(end)
        return claim.id if claim else end

    def utterance(self, name: str) -> Utterance | None:
        """Return a statement or report with its article; None if either is not in view."""
        thing = self._things.get(name)
        article = self._articles.get(thing.article) if thing else None
        return Utterance(thing, article) if thing and article else None

    def utterances(self, names: Iterable[str]) -> list[Utterance]:
        """Return those that are in view, in the order they were said, then those of unknown day."""
        found = [one for one in map(self.utterance, names) if one]
        return sorted(found, key=in_time)

    def judged(self, name: str) -> tuple[Judgement, ...]:
        """Return people's standing answers about a statement or report."""
        return self._judged(name) if self._judged else ()

    def copies(self, article: str) -> list[Copy]:
        """Return what an article repeats."""
        return self._copies.get(article, [])

    def claim_of(self, name: str) -> Claim | None:
        """Return the claim a statement is in."""
        return self._claim_of.get(name)

    def ties(self, name: str) -> list[Tie]:
        """Return the ties that this very statement or report is an end of."""
        return [tie for tie in self._ties.get(self._whole(name), ()) if name in (tie.left, tie.right)]

    def answers(self, end: str) -> list[Tie]:
        """Return the ties in which something answers this claim or report: it is the left end."""
        return [tie for tie in self._ties.get(end, ()) if self._whole(tie.left) == end]

    def answered(self, end: str) -> list[Tie]:
        """Return the ties in which this claim or report answers something: it is the right end."""
        return [tie for tie in self._ties.get(end, ()) if self._whole(tie.right) == end]

    def moves(self, claim: Claim) -> list[Change]:
        """Return the changes that a claim is an end of."""
        members = set(claim.statements)
        return [change for change in self.changes if {change.before, change.after} & members]

    def held(self, claim: Claim) -> list[Position]:
        """Return the positions that rest on a claim."""
        return [position for position in self.positions if position.claim == claim.id]

    def words(self, passage: Passage) -> str | None:
        """Return the exact words of a passage on one line; None if its article is not in view."""
        article = self._articles.get(passage.article)
        return shown(passage.span.of(article.text)) if article else None


def later(one: When | None, other: When | None) -> bool:
    """Tell whether days come after others, or may: not if they overlap for all that is known."""
    if one is None or one.first is None or other is None or other.last is None:
        return one is not None and days(one) != days(other)
    return one.first > other.last


def in_time(one: Utterance) -> tuple[bool, str, str, int]:
    """Return what puts utterances in order: the day said, then the day reported; unknown days last."""
    said, reported = iso(one.when), iso(one.article.when)
    first = one.thing.content[0].start if one.thing.content else 0
    return said is None, said or reported or "9999", one.article.id, first


def iso(when: When | None) -> str | None:
    """Return the first day that is known of an interval, in ISO form."""
    day = (when.first or when.last) if when else None
    return day.isoformat() if day else None
