"""Finds every place where an article writes a name, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.article import Article, BlockKind
from onrecord.nouns.span import Span
from onrecord.resolve.appositions import lead_of, roles_around
from onrecord.resolve.capitals import joined, nobody, opening, title_end
from onrecord.resolve.clues import is_dateline, weights
from onrecord.resolve.lands import is_land
from onrecord.resolve.words import (
    bodies,
    body_nouns,
    known_bodies,
    nationalities,
    office,
    places,
    titles,
)
from onrecord.text.lexicon import table
from onrecord.text.names import Run, Word, listed, never, printed, runs, title_case, words
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.resolve.roles import Role

_INFORMING = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD, BlockKind.CAPTION)
_PARTY = re.compile(rf" ?\((?:{'|'.join(map(re.escape, table('offices')['parties']['marks']))})[-–,. ]")
_AGE = re.compile(r",? (?:\()?\d{2}[,)]")
_LABEL = re.compile(r"\s?:\s")


_JOINING = frozenset({"secretary", "minister", "undersecretary", "chancellor", "commissioner"})
_PLACING = frozenset(
    {"in", "at", "near", "across", "outside", "around", "throughout", "inside", "off", "into", "through"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """One printed name; `title` is what stands before it.

    `owned` marks "the Harlan campaign", a body of its owner; `inside` a name behind "in" or "near".
    `land` marks a name that the words beside it make a land or a town of.
    `place_like` is one behind "in" or in a dateline, but not behind "at". `human` and `bodily` are how much
    the words around it tell of a person and of a body.
    """

    span: Span
    whole: Span
    keys: tuple[str, ...]
    text: str
    title: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    noun: str | None = None
    the: bool = False
    inside: bool = False
    place_like: bool = False
    possessive: bool = False
    initial: bool = False
    quoted: bool = False
    subject: bool = False
    party: bool = False
    label: bool = False
    owned: bool = False
    land: bool = False
    human: float = 0.0
    bodily: float = 0.0
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """An article's names; `small` are the words it has in small letters, `top` ends headline and dek."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[tuple[Word, ...], ...]
    mentions: tuple[Named, ...]
    small: frozenset[str]
    quoted: bytearray
    top: int

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds this offset, or of the one before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(low - 1, 0)


def scan(article: Article) -> Scan:
    """Return the names of an article, in order of their place."""
    text = article.text
    spans = sentences(text, article.spans(*_INFORMING))
    inside = quoted(text)
    lines = [tuple(words(text, span.start, span.end)) for span in spans]
    small = frozenset(w.key for items in lines for w in items if not w.capital)
    found: list[Named] = []
    for number, items in enumerate(lines):
        if not items:
            continue
        line = _Line(text, items, number, inside, small)
        shout = title_case(items)
        label = _label(text, items)
        if label and (shout or items[0].raw.isupper()):
            found.append(_named(line, label))
            shout = title_case(items[label.last :])
        if shout:
            continue
        for run in joined(items, runs(text, list(items), _joining(), titles())):
            if label and run.first < label.last and found and found[-1].label:
                continue
            found.extend(_of_run(line, run))
    found = _followed(lines, found)
    found.sort(key=lambda named: (named.span.start, named.span.end))
    top = max((s.end for s in article.spans(BlockKind.HEADLINE, BlockKind.DEK)), default=0)
    if not top and spans:
        top = spans[min(1, len(spans) - 1)].end
    return Scan(text, spans, tuple(lines), tuple(found), small, inside, top)


def _followed(lines: Sequence[Sequence[Word]], found: Sequence[Named]) -> list[Named]:
    """Return the names, with what the next sentence's first word tells of the only one of a sentence."""
    count = Counter(named.sentence for named in found)
    made: list[Named] = []
    for named in found:
        following = lines[named.sentence + 1] if named.sentence + 1 < len(lines) else ()
        first = following[0].key if following else ""
        if (
            count[named.sentence] == 1
            and named.initial
            and not named.possessive
            and first in ("he", "she", "it", "its")
        ):
            human = first in ("he", "she")
            made.append(
                replace(named, human=named.human + 0.7 * human, bodily=named.bodily + 0.5 * (not human))
            )
        else:
            made.append(named)
    return made


def names_in(scanned: Scan, span: Span) -> list[Named]:
    """Return the names in one stretch by itself, as a source in a headline is."""
    items = tuple(words(scanned.text, span.start, span.end))
    number = scanned.sentence_at(span.start)
    line = _Line(scanned.text, items, number, scanned.quoted, scanned.small)
    found: list[Named] = []
    for run in runs(scanned.text, list(items), _joining(), titles()):
        found.extend(_of_run(line, run))
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence and what its names are judged with."""

    text: str
    items: tuple[Word, ...]
    number: int
    quoted: bytearray
    small: frozenset[str]


@cache
def _joining() -> frozenset[str]:
    """Return the nouns after which a name goes on behind "of" or "for"."""
    return _JOINING | body_nouns() | bodies("members")


def _label(text: str, items: Sequence[Word]) -> Run | None:
    """Return the name in capitals that opens a line of a transcript ("HARLAN:")."""
    last = 0
    while last < min(len(items), 4) and items[last].raw.isupper() and len(items[last].raw) > 1:
        last += 1
        if _LABEL.match(text, items[last - 1].end):
            return Run(0, last)
        if last < len(items) and text[items[last - 1].end : items[last].start] not in (" ", ". "):
            return None
    return None


def _of_run(line: _Line, run: Run) -> list[Named]:
    items = line.items
    part = list(items[run.first : run.last])
    whole = " ".join(w.key for w in part)
    if whole in places() or whole in known_bodies():
        found = [_named(line, run)]
    else:
        if len(part) > 1 and run.first == 0 and opening(part, line.small):
            run, part = Run(run.first + 1, run.last), part[1:]
        if nobody(part, first=run.first == 0):
            return []
        cut = title_end(part)
        if cut >= len(part) or (all(w.key in nationalities() for w in part) or whole in nationalities()):
            owned = _owned(line, run)
            return [owned] if owned else []
        found = [_named(line, Run(run.first + cut, run.last), run.first)]
    owned = _owned(line, run)
    return [*found, owned] if owned else found


def _named(line: _Line, run: Run, whole_first: int | None = None) -> Named:
    text, items = line.text, line.items
    part = list(items[run.first : run.last])
    span, name = printed(text, part)
    first = run.first if whole_first is None else whole_first
    lead = lead_of(text, items, first)
    title = tuple(w.key for w in items[lead : run.first])
    roles, noun = roles_around(text, items, lead, run)
    land = is_land(text, items, lead, run)
    before = items[lead - 1] if lead else None
    close = before is not None and text[before.end : items[lead].start] in (" ", " “", ' "')
    prior = before.key if before is not None and close else ""
    if prior == "the" and lead > 1:
        prior = items[lead - 2].key
    possessive = part[-1].possessive
    after = text[span.end : span.end + 12]
    dateline = is_dateline(text, items, run)
    human, bodily = weights(text, items, lead, run)
    return Named(
        span=span,
        whole=Span(items[lead].start, span.end),
        keys=tuple(w.key for w in part),
        text=name,
        title=() if land else title,
        roles=() if land else roles,
        noun=None if land else noun,
        the=close and before is not None and before.key == "the" and not title,
        inside=prior in _PLACING or dateline,
        place_like=prior in _PLACING - {"at", "into", "through"} or dateline,
        possessive=possessive,
        initial=run.first == 0 or not any(c.isalnum() for c in text[items[0].start : items[lead].start]),
        quoted=bool(line.quoted[span.start]),
        subject=prior not in listed("prepositions") and not possessive,
        party=bool(_PARTY.match(after) or _AGE.match(after)),
        label=bool(run.first == 0 and part[0].raw.isupper() and _LABEL.match(text, span.end)),
        land=land,
        human=human,
        bodily=bodily,
        sentence=line.number,
    )


def _owned(line: _Line, run: Run) -> Named | None:
    """Return the body that a name owns: "Harlan's campaign", "the Torvish foreign ministry"."""
    text, items = line.text, line.items
    end = run.last
    part: list[Word] = []
    for size in range(1, 4):
        at = end + size - 1
        if at >= len(items) or text[items[at - 1].end : items[at].start] != " " or items[at].key in never():
            return None
        part.append(items[at])
        if items[at].key in bodies("owned"):
            break
        if items[at].key not in office("roles", "modifiers"):
            return None
    else:
        return None
    if (
        part[-1].possessive is False
        and at + 1 < len(items)
        and text[part[-1].end : items[at + 1].start] == " "
    ):
        following = items[at + 1].key
        if following in office("roles", "heads") or following in bodies("nouns"):
            return None
    owner = list(items[run.first : run.last])
    cut = title_end(owner)
    owner = owner[cut:] if cut < len(owner) else owner
    span = Span(owner[0].start, part[-1].end)
    keys = (*(w.key for w in owner), *(w.key for w in part))
    name = " ".join(text[span.start : span.end].split())
    before = items[run.first - 1] if run.first else None
    prior = before.key if before is not None and text[before.end : items[run.first].start] == " " else ""
    return Named(
        span=span,
        whole=span,
        keys=keys,
        text=name,
        noun=part[-1].key,
        the=prior == "the",
        possessive=part[-1].possessive,
        initial=run.first == 0,
        quoted=bool(line.quoted[span.start]),
        subject=prior not in listed("prepositions") and not part[-1].possessive,
        owned=True,
        sentence=line.number,
    )


def overlapping(mentions: Sequence[Named], span: Span) -> list[Named]:
    """Return the names that lie in a span, of two in one place the longer. `mentions` are in order."""
    first = bisect_left(mentions, span.start, key=lambda named: named.span.start)
    last = bisect_left(mentions, span.end, key=lambda named: named.span.start)
    inside = [named for named in mentions[first:last] if named.span.end <= span.end]
    return [
        named
        for named in inside
        if not any(other.span != named.span and other.span.covers(named.span) for other in inside)
    ]
