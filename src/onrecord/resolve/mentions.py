"""Finds every place where an article writes a name, with what stands around it: titles, roles, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.nouns.article import Article, BlockKind
from onrecord.nouns.span import Span
from onrecord.resolve.roles import POSSESSIVES, Role, head_at, role_of
from onrecord.resolve.words import (
    bodies,
    body_nouns,
    is_given,
    known_bodies,
    nationalities,
    office,
    places,
    role_heads,
    role_words,
    singular,
    titles,
)
from onrecord.text.names import Run, Word, naming, never, peoples, printed, runs, suffixes, title_case, words
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

_INFORMING = (BlockKind.BODY, BlockKind.HEADLINE, BlockKind.DEK, BlockKind.SUBHEAD, BlockKind.CAPTION)
_PARTY = re.compile(r" ?\((?:D|R|I|Lab|Con)[-–,. ]")
_MARK = re.compile(r"[DRILC]-[A-Z]")
_AGE = re.compile(r",? (?:\()?\d{2}[,)]")
_LABEL = re.compile(r"\s?:\s")
_LONG_APPOSITION = 16
_ROYAL = frozenset(
    {"pope", "king", "queen", "prince", "princess", "emperor", "empress", "sheikh", "sultan", "emir"}
)
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "by",
        "to",
        "for",
        "from",
        "with",
        "against",
        "about",
        "over",
        "under",
        "into",
        "than",
    ]
    + [
        "between",
        "like",
        "toward",
        "towards",
        "after",
        "before",
        "during",
        "since",
        "without",
        "behind",
        "near",
    ]
)


_JOINING = frozenset({"secretary", "minister", "undersecretary", "chancellor", "commissioner"})
_PORTFOLIO = frozenset({"of", "for", "the", "and", "state", "exchequer", "affairs"})
_PLACING = frozenset(
    {"in", "at", "near", "across", "outside", "around", "throughout", "inside", "off", "into", "through"}
)
_VERBS = frozenset(
    {"said", "says", "told", "was", "is", "had", "has", "were", "are", "have", "will", "would", "and", "or"}
)


@dataclass(frozen=True, slots=True)
class Named:
    """One printed name. `title` is what stands before it, `owned` marks "the Harlan campaign": a body of its
    owner; `inside` a name behind "in" or "near", as of a place."""

    span: Span
    whole: Span
    keys: tuple[str, ...]
    text: str
    title: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    noun: str | None = None
    the: bool = False
    inside: bool = False
    possessive: bool = False
    initial: bool = False
    quoted: bool = False
    subject: bool = False
    party: bool = False
    label: bool = False
    owned: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """An article's names and sentences; `small` are the words it has in small letters, `top` ends headline and dek."""

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
    listed = [tuple(words(text, span.start, span.end)) for span in spans]
    small = frozenset(w.key for items in listed for w in items if not w.capital)
    found: list[Named] = []
    for number, items in enumerate(listed):
        if not items:
            continue
        shout = title_case(items)
        label = _label(text, items)
        if label and (shout or items[0].raw.isupper()):
            found.append(_named(text, items, label, number, inside))
            body = list(items[label.last :])
            shout = title_case(body)
        if shout:
            continue
        for run in _joined(
            text, items, runs(text, list(items), _JOINING | body_nouns() | bodies("members"), titles())
        ):
            if label and run.first < label.last and found and found[-1].label:
                continue
            found.extend(_of_run(text, items, run, number, inside, small))
    found.sort(key=lambda named: (named.span.start, named.span.end))
    top = max((s.end for s in article.spans(BlockKind.HEADLINE, BlockKind.DEK)), default=0)
    if not top and spans:
        top = spans[min(1, len(spans) - 1)].end
    return Scan(text, spans, tuple(listed), tuple(found), small, inside, top)


def _joined(text: str, items: Sequence[Word], found: Sequence[Run]) -> list[Run]:
    """Return the runs with a place's possessive and the body that follows as one: "Lorvia's Ministry of Health"."""
    kept: list[Run] = []
    for run in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.last == run.first
            and items[run.first - 1].possessive
            and _may_own(items[last.first : last.last])
            and any(w.key in bodies("nouns") for w in items[run.first : run.last])
        ):
            kept[-1] = Run(last.first, run.last)
        else:
            kept.append(run)
    return kept


def _may_own(part: Sequence[Word]) -> bool:
    """Tell whether a possessive can be part of a body's name: a place's, or that of a kind of people."""
    if " ".join(w.key for w in part) in places():
        return True
    last = part[-1]
    return last.raw.endswith(("s'", "s’")) or last.key in ("women", "men", "people", "children")


def names_in(scanned: Scan, span: Span) -> list[Named]:
    """Return the names in one stretch by itself, as a source in a headline is."""
    text, number = scanned.text, scanned.sentence_at(span.start)
    inside, small = scanned.quoted, scanned.small
    items = tuple(words(text, span.start, span.end))
    found: list[Named] = []
    for run in runs(text, list(items), _JOINING | body_nouns() | bodies("members"), titles()):
        found.extend(_of_run(text, items, run, number, inside, small))
    return found


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


def _of_run(
    text: str, items: Sequence[Word], run: Run, number: int, inside: bytearray, small: frozenset[str]
) -> list[Named]:
    part = list(items[run.first : run.last])
    whole = " ".join(w.key for w in part)
    if whole in places() or whole in known_bodies():
        found = [_named(text, items, run, number, inside)]
    else:
        if len(part) > 1 and run.first == 0 and _opening(part, small):
            run, part = Run(run.first + 1, run.last), part[1:]
        if _people(part) or _noise(part) or (run.first == 0 and len(part) == 1 and _plural_noun(part[0].key)):
            return []
        cut = _title_end(part)
        if cut >= len(part) or (all(w.key in nationalities() for w in part) or whole in nationalities()):
            owned = _owned(text, items, run, number, inside)
            return [owned] if owned else []
        found = [_named(text, items, Run(run.first + cut, run.last), number, inside, run.first)]
    owned = _owned(text, items, run, number, inside)
    return [*found, owned] if owned else found


def _people(part: Sequence[Word]) -> bool:
    """Tell whether capitals only name a kind of people: "Democrats", "Senate Republicans", "a White House Doctor"."""
    last = part[-1].key
    if last in peoples() and len(part) > 1 and not is_given(part[0].key):
        return True
    if singular(last) in office("unnamed", "singular") or (
        singular(last) != last and last in nationalities()
    ):
        return not (len(part) > 1 and is_given(part[0].key))
    plural_role = singular(last) != last and singular(last) in office("roles", "heads")
    role = last in office("roles", "heads") and len(part) > 1 and not is_given(part[0].key)
    return (plural_role and len(part) == 1) or (role and any(w.key in body_nouns() for w in part[:-1]))


def _opening(part: Sequence[Word], small: frozenset[str]) -> bool:
    """Tell whether a sentence's first word has its capital from its place alone ("Reassuring Lorvia, …")."""
    key = part[0].key
    if is_given(key) or key in role_words() or key in nationalities() or part[-1].key in body_nouns():
        return False
    return key in small or (len(key) > 6 and key.endswith(("ing", "ly")))


def _plural_noun(key: str) -> bool:
    single = singular(key)
    return single != key and (single in bodies("nouns") or single in office("documents", "nouns"))


def _noise(part: Sequence[Word]) -> bool:
    """Tell whether capitals are a party mark ("D-Va.") or shouted words."""
    if _MARK.match(part[0].raw) or all(w.key in peoples() for w in part):
        return True
    if any(w.raw.count("/") > 1 for w in part):
        return True
    if len(part) == 1 and "-" in part[0].key:
        return all(half in places() or half in nationalities() for half in part[0].key.split("-"))
    return len(part) > 2 and all(w.raw.isupper() and len(w.raw) > 1 for w in part)


def _title_end(part: Sequence[Word]) -> int:
    """Return how many of the words stand in front of the name proper; all of them if there is no name."""
    keys = [w.key for w in part]
    last = len(keys)
    while last > 1 and keys[last - 1] in suffixes():
        last -= 1
    if keys[last - 1] in body_nouns() and keys[0] not in titles() and not (last == 1):
        return 0
    if all(key in role_words() or key in nationalities() for key in keys):
        single_given = len(keys) > 1 and is_given(keys[0]) and keys[0] not in titles()
        return 0 if single_given else len(keys)
    cut = 0
    if last > 2 and (singular(keys[0]) in office("unnamed", "singular") or keys[0] in peoples()):
        cut = 1
    for at in range(last - 1):
        if keys[at] in role_heads() and not (
            at == 0 and last == 2 and is_given(keys[0]) and keys[0] not in titles()
        ):
            cut = at + 1
    if not cut and keys[0] in nationalities() and last >= 3 and not any(k in body_nouns() for k in keys):
        cut = 1
    if cut and keys[cut] in ("of", "for"):
        while cut < last and (keys[cut] in _PORTFOLIO or keys[cut] in office("roles", "modifiers")):
            cut += 1
        if cut == last:
            return len(keys)
    if cut and any(key in body_nouns() for key in keys[cut:last]) and keys[cut - 1] not in titles():
        return 0
    if cut == last - 1 and keys[cut - 1] in _ROYAL:
        cut -= 1
    return cut


def _named(
    text: str, items: Sequence[Word], run: Run, number: int, inside: bytearray, whole_first: int | None = None
) -> Named:
    part = list(items[run.first : run.last])
    span, name = printed(text, part)
    first = run.first if whole_first is None else whole_first
    lead = _lead(text, items, first)
    title = tuple(w.key for w in items[lead : run.first])
    roles, noun = _roles(text, items, lead, run)
    before = items[lead - 1] if lead else None
    close = before is not None and text[before.end : items[lead].start] in (" ", " “", ' "')
    prior = before.key if before is not None and close else ""
    if prior == "the" and lead > 1:
        prior = items[lead - 2].key
    possessive = part[-1].possessive
    after = text[span.end : span.end + 12]
    return Named(
        span=span,
        whole=Span(items[lead].start, span.end),
        keys=tuple(w.key for w in part),
        text=name,
        title=title,
        roles=roles,
        noun=noun,
        the=close and before is not None and before.key == "the" and not title,
        inside=prior in _PLACING,
        possessive=possessive,
        initial=run.first == 0 or not any(c.isalnum() for c in text[items[0].start : items[lead].start]),
        quoted=bool(inside[span.start]) if span.start < len(inside) else False,
        subject=prior not in _PREPOSITIONS and not possessive,
        party=bool(_PARTY.match(after) or _AGE.match(after)),
        label=bool(run.first == 0 and part[0].raw.isupper() and _LABEL.match(text, span.end)),
        sentence=number,
    )


def _lead(text: str, items: Sequence[Word], first: int) -> int:
    """Return where the words begin that tell, right in front of a name, who it is ("campaign manager X")."""
    if not first or text[items[first - 1].end : items[first].start] != " ":
        return first
    if items[first - 1].key not in office("roles", "heads") and items[first - 1].key not in titles():
        return first
    at = first
    while at and first - at < 6:
        word = items[at - 1]
        gap_ok = text[word.end : items[at].start] in (" ", ". ")
        if not gap_ok or (
            word.key in never() and word.key not in ("former", "ex", "then", "late", "longtime", "veteran")
        ):
            break
        at -= 1
    return at


def _roles(text: str, items: Sequence[Word], lead: int, run: Run) -> tuple[tuple[Role, ...], str | None]:
    """Return the roles that the words before and behind a name give, and the body noun if it is called one."""
    found: list[Role] = []
    noun = None
    if lead < run.first:
        start = lead - 1 if lead and items[lead - 1].key in POSSESSIVES else lead
        role = role_of(text, items[start : run.first])
        if role:
            found.append(role)
    for part in (_behind(text, items, run.last), _ahead(text, items, lead, run.last)):
        if not part:
            continue
        role = role_of(text, part)
        if role:
            found.append(role)
        elif noun is None:
            head = head_at(part, bodies("nouns"))
            noun = part[head[0]].key if head and not part[head[0]].capital else None
    return tuple(found), noun


def _behind(text: str, items: Sequence[Word], last: int) -> Sequence[Word]:
    """Return the words of an apposition or copula behind a name: "X, the head of Y," and "X is a lawyer"."""
    if last >= len(items):
        return ()
    gap = text[items[last - 1].end : items[last].start]
    start = last
    if gap in (", ", " — ", " – ", " -- ", " ("):
        if (
            items[start].key == "who"
            and start + 2 < len(items)
            and items[start + 1].key in ("is", "was", "serves", "served")
        ):
            start += 2
    elif (
        gap == " "
        and items[start].key in ("is", "was")
        and start + 1 < len(items)
        and items[start + 1].key in ("a", "an", "the")
    ):
        start += 1
    else:
        return ()
    if start < len(items) and items[start].key == "as":
        start += 1
    opens = start < len(items) and (
        items[start].key in ("a", "an", "the", "former", "then", "one")
        or items[start].key in POSSESSIVES
        or items[start].key in role_words()
        or items[start].possessive
        or items[start].key in nationalities()
        or any(w.key in office("roles", "heads") for w in items[start + 1 : start + 3])
    )
    if not opens:
        return ()
    head = head_at(items[start : start + _LONG_APPOSITION], office("roles", "heads"))
    if head and start + head[1] < len(items) and gap.startswith(","):
        following = items[start + head[1]]
        if following.key in _VERBS or (
            following.key.endswith("ed") and following.key not in ("based", "named", "called")
        ):
            return ()
    end = start + 1
    while end < len(items) and end - start < _LONG_APPOSITION:
        between = text[items[end - 1].end : items[end].start]
        if any(mark in between for mark in ",;:—–()") or "--" in between:
            break
        end += 1
    return items[start:end]


def _ahead(text: str, items: Sequence[Word], lead: int, last: int) -> Sequence[Word]:
    """Return the words of a description that a name follows behind a comma: "A lawyer for Y, X,"."""
    if lead < 2 or text[items[lead - 1].end : items[lead].start] not in (", ", " — ", " -- ", ": "):
        return ()
    start = lead - 1
    while start and lead - start < _LONG_APPOSITION:
        between = text[items[start - 1].end : items[start].start]
        if any(mark in between for mark in ',;:—–()“"') or "--" in between:
            break
        start -= 1
    part = items[start:lead]
    first = next(
        (
            i
            for i, w in enumerate(part)
            if w.key in ("a", "an", "the", "one") or w.key in POSSESSIVES or w.possessive
        ),
        None,
    )
    if first is None or len(part) - first < 2:
        return ()
    if any(not naming(word) for word in part[:first]):
        return ()
    while part[first].possessive and first and naming(part[first - 1]):
        first -= 1
    return part[first:]


def _owned(text: str, items: Sequence[Word], run: Run, number: int, inside: bytearray) -> Named | None:
    """Return the body that a name or nationality owns: "Harlan's campaign", "the Torvish foreign ministry"."""
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
        if following in office("roles", "heads") or following in body_nouns():
            return None
    owner = list(items[run.first : run.last])
    cut = _title_end(owner)
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
        quoted=bool(inside[span.start]),
        subject=prior not in _PREPOSITIONS and not part[-1].possessive,
        owned=True,
        sentence=number,
    )


def overlapping(mentions: Sequence[Named], span: Span) -> list[Named]:
    """Return the names that lie in a span, in order; of two in one place the longer."""
    inside = [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end]
    kept = [
        m
        for m in inside
        if not any(o is not m and o.span.covers(m.span) and len(o.span) > len(m.span) for o in inside)
    ]
    return [m for m, after in pairwise([*kept, None]) if m is not None and m != after]
