"""What stands around each statement and how much two of them have in common, worked out once for a record.

A word counts by how rare it is in news and in its own story (`Sense.weights`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from onrecord.nouns.article import READ, BlockKind
from onrecord.reconcile.evidence import Evidence
from onrecord.reconcile.predicates import predicate
from onrecord.reconcile.wording import stem
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases, tokens
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onrecord.nouns.span import Span
    from onrecord.reconcile.context import Context
    from onrecord.reconcile.predicates import Predicate
    from onrecord.reconcile.sense import Sense
    from onrecord.text.phrases import Token

T = TypeVar("T")

_WIDEST = 40  # statements elsewhere in a story that one is compared with
_COMMON = 0.12  # a word that more than this share of a story's lines hold leads to none of them
_FEW = 12  # nor does one in more lines than this, if the story is small
_SOON = 2  # statements behind another that a word of contrast may set against it
_GAP = 250  # characters over which a word of contrast bears
_FLOOR = 1.3  # weight below which a content is too short for its share to tell
_DENYING = frozenset({"deny", "denial", "refute", "reject", "dismiss", "dispute", "rebut", "refutation"})
_SPEAKER = frozenset({"i", "we"})  # a subject that is whoever speaks
_NAMED = "@"  # before a name among the weights of a sense


class Setting:
    """The senses of a record, by article and by the words they share."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._by_article: dict[str, list[Sense]] = defaultdict(list)
        self._by_story: dict[str, list[Sense]] = defaultdict(list)
        for sense in sorted(context.senses.values(), key=lambda s: (s.article, s.place, s.id)):
            self._by_article[sense.article].append(sense)
            self._by_story[sense.story or sense.article].append(sense)
        self._place = {sense.id: at for told in self._by_article.values() for at, sense in enumerate(told)}
        self._sides = {
            s.holder.name: s.holder.side for s in context.senses.values() if s.holder.name and s.holder.side
        }
        self._kept: dict[tuple[str, str], tuple[Token, ...]] = {}
        self._made: dict[tuple[str, str], Any] = {}
        self._sentences: dict[str, tuple[Span, ...]] = {}

    def before(self, sense: Sense, reach: int) -> tuple[Sense, ...]:
        """Return up to `reach` senses that stand before this one in its article, the nearest first."""
        told = self._by_article[sense.article]
        at = self._place[sense.id]
        return tuple(reversed(told[max(0, at - reach) : at]))

    def after(self, sense: Sense, reach: int) -> tuple[Sense, ...]:
        """Return up to `reach` senses that stand after this one in its article, the nearest first."""
        told = self._by_article[sense.article]
        at = self._place[sense.id] + 1
        return tuple(told[at : at + reach])

    def elsewhere(self, sense: Sense) -> tuple[Sense, ...]:
        """Return the senses in other articles of the story that share rare words or concepts, best first."""
        return self.kept("elsewhere", sense, self._nearest)

    def _nearest(self, sense: Sense) -> tuple[Sense, ...]:
        story = sense.story or sense.article
        found: Counter[str] = Counter()
        widest = max(_FEW, _COMMON * len(self._by_story[story]))
        for word, weight in sorted(sense.weights.items()):
            lines = self._lines[story].get(word, ())
            if len(lines) <= widest:
                for other in lines:
                    found[other] += round(100 * weight)
        near = [n for n in found if self.context.senses[n].article != sense.article]
        near.sort(key=lambda name: (-found[name], name))
        distinct: dict[str, Sense] = {}  # what many outlets copied is one neighbour
        for name in near:
            distinct.setdefault(self.context.senses[name].text, self.context.senses[name])
        return tuple(distinct.values())[:_WIDEST]

    @cached_property
    def _lines(self) -> dict[str, dict[str, list[str]]]:
        lines: dict[str, dict[str, list[str]]] = {}
        for story, told in self._by_story.items():
            by_word: dict[str, list[str]] = defaultdict(list)
            for sense in told:
                for word in sense.weights:
                    by_word[word].append(sense.id)
            lines[story] = by_word
        return lines

    def wording(self, left: Sense, right: Sense) -> float:
        """Return the share of what the shorter one tells, names left aside, that the other tells too.

        One word in common tells little, however short a content is.
        """
        ours, theirs = (
            {w: n for w, n in sense.weights.items() if not w.startswith(_NAMED)} for sense in (left, right)
        )
        both = ours.keys() & theirs.keys()
        shared = sum(min(ours[word], theirs[word]) for word in both)
        share = shared / max(_FLOOR, min(sum(ours.values()), sum(theirs.values())))
        return min(1.0, share if len(both) > 1 else share / 2)

    def common(self, left: Sense, right: Sense) -> tuple[Evidence, ...]:
        """Return the evidence that two senses are about the same matter, whatever they say of it."""
        found = []
        wording = self.wording(left, right)
        if wording >= 0.05:
            found.append(Evidence(f"words in common {wording:.2f}", round(2.4 * min(1.0, wording), 2)))
        for mark, what, each, most in (("#", "speak of", 0.5, 0.9), (_NAMED, "name", 0.7, 0.9)):
            shared = sorted(w for w in left.weights if w.startswith(mark) and w in right.weights)
            weight = sum(min(left.weights[word], right.weights[word]) for word in shared)
            if weight:
                names = ", ".join(word.removeprefix(mark) for word in shared[:3])
                found.append(Evidence(f"both {what} {names}", round(min(most, each * weight), 2)))
        if len(left.names & right.names) > 1 and left.concept_names & right.concept_names:
            found.append(Evidence("the same of the same", 0.8))
        return tuple(found)

    def cue(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words that say that something is said; none for a report."""
        statement = self.context.statements.get(sense.id)
        return self._words("cue", sense, statement.cue if statement else ())

    def source(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words that name who said it; none for a report."""
        statement = self.context.statements.get(sense.id)
        return self._words("source", sense, statement.source if statement else ())

    def content(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words of what is said."""
        statement = self.context.statements.get(sense.id)
        return self._words("content", sense, (statement or self.context.reports[sense.id]).content)

    def whole(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words of source, cue and content, in the order of the text."""
        return self._words("whole", sense, self._spans(sense))

    def kept(self, what: str, sense: Sense, make: Callable[[Sense], T]) -> T:
        """Return what `make` makes of a sense, made once for each name of it."""
        if (what, sense.id) not in self._made:
            self._made[what, sense.id] = make(sense)
        made: T = self._made[what, sense.id]
        return made

    def _words(self, part: str, sense: Sense, spans: Iterable[Span]) -> tuple[Token, ...]:
        """Return the words of some spans, each once and in order; kept, as they are asked for often."""
        if (part, sense.id) not in self._kept:
            text = self.context.articles[sense.article].text
            words = dict.fromkeys(word for span in spans for word in tokens(text, span.start, span.end))
            self._kept[part, sense.id] = tuple(sorted(words, key=lambda w: (w.start, w.end)))
        return self._kept[part, sense.id]

    def with_sides(self, names: Iterable[str]) -> frozenset[str]:
        """Return these names and whom they stand for, as far as those who bear them speak in this record."""
        plain = frozenset(names)
        return plain | {self._sides[name] for name in plain if name in self._sides}

    def refuses(self, sense: Sense) -> bool:
        """Tell whether a cue itself denies, so that what is said is what is not so: "denied that …"."""
        return any(bases(word.form) & _DENYING for word in self.cue(sense))

    def asks_to_be_unnamed(self, sense: Sense) -> bool:
        """Tell whether a statement is about its own source's name, not about the story."""
        return bool(_unnamed().find(self.whole(sense)))

    def above(self, sense: Sense) -> bool:
        """Tell whether a statement stands in a headline or the lines under it."""
        article = self.context.articles[sense.article]
        return article.kind_at(sense.place) in (BlockKind.HEADLINE, BlockKind.DEK)

    def contrast(self, left: Sense, right: Sense) -> str | None:
        """Return the word with which a text sets one against what stands shortly before ("but", "though")."""
        if left.article != right.article or not 0 < self._place[right.id] - self._place[left.id] <= _SOON:
            return None
        end = max(span.end for span in self._spans(left))
        if right.place - end > _GAP:
            return None
        between = tokens(self.context.articles[left.article].text, end, max(end, right.place))
        found = _contrasts().find(between)
        return " ".join(w.form for w in between[found[0].first : found[0].last]) if found else None

    def clause_of(self, sense: Sense) -> Predicate | None:
        """Return the main clause of what is said, None if it cannot be made out."""
        return self.kept("clause", sense, self._clause)

    def _clause(self, sense: Sense) -> Predicate | None:
        words = self.content(sense)
        if sense.act is None:  # what comes before the last stretch of a report is what "done so" stands for
            words = tuple(
                word for word in words if word.start >= self.context.reports[sense.id].content[-1].start
            )
        clause = predicate(words, self.context.articles[sense.article].text)
        if clause is None or clause.pronoun not in _SPEAKER or not sense.holder.name:
            return clause
        return replace(
            clause, subject=clause.subject | {stem(part.lower()) for part in sense.holder.name.split()}
        )

    def around(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words of the sentence in which a statement begins, its cue and content included."""
        article = self.context.articles[sense.article]
        if sense.article not in self._sentences:
            self._sentences[sense.article] = sentences(article.text, article.spans(*READ))
        start = min(span.start for span in self._spans(sense))
        found = self._sentences[sense.article]
        at = max(0, bisect_left([s.start for s in found], start + 1) - 1)
        return self._words("around", sense, found[at : at + 1])

    def clause(self, sense: Sense) -> tuple[Token, ...]:
        """Return the words of that sentence between the statement before it and the end of this one."""
        spans = self._spans(sense)
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        earlier = [s.end for other in self.before(sense, 2) for s in self._spans(other) if s.end <= start]
        floor = max(earlier, default=0)
        return tuple(word for word in self.around(sense) if floor <= word.start < end)

    def _spans(self, sense: Sense) -> tuple[Span, ...]:
        statement = self.context.statements.get(sense.id)
        if statement is None:
            return self.context.reports[sense.id].content
        return (*statement.source, *statement.cue, *statement.content)


@cache
def _contrasts() -> Phrases:
    return Phrases({"contrast": table("ties")["order"]["contrast"]})


@cache
def _unnamed() -> Phrases:
    return Phrases({"unnamed": table("ties")["unnamed"]})
