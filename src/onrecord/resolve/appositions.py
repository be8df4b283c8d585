"""Reads what stands around a name: the words right before it, and appositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.resolve.clues import called_body
from onrecord.resolve.roles import POSSESSIVES, Role, head_at, role_of
from onrecord.resolve.words import bodies, nationalities, office, role_words, titles
from onrecord.text.names import Run, Word, naming, never

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG_APPOSITION = 16
_DETERMINERS = frozenset({"the", "a", "an"}) | POSSESSIVES
_VERBS = frozenset(
    {"said", "says", "told", "was", "is", "had", "has", "were", "are", "have", "will", "would", "and", "or"}
)


def lead_of(text: str, items: Sequence[Word], first: int) -> int:
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


def roles_around(
    text: str, items: Sequence[Word], lead: int, run: Run
) -> tuple[tuple[Role, ...], str | None]:
    """Return the roles that the words around a name give, and the body noun if it is called one."""
    found: list[Role] = []
    noun = called_body(text, items, lead) if 0 < lead == run.first else None
    if lead < run.first:
        start = lead - 1 if lead and items[lead - 1].key in POSSESSIVES else lead
        role = role_of(text, items[start : run.first])
        if role:
            found.append(role)
    for part in (_behind(text, items, run.last), _ahead(text, items, lead)):
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
    if start + 1 < len(items) and items[start].key.endswith("ed") and items[start + 1].key in _DETERMINERS:
        return ()
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
        closing, following = items[start + head[1] - 1], items[start + head[1]]
        goes_on = following.key in _VERBS or (
            following.key.endswith("ed") and following.key not in ("based", "named", "called")
        )
        if goes_on and "," not in text[closing.end : following.start]:
            return ()
    end = start + 1
    while end < len(items) and end - start < _LONG_APPOSITION:
        between = text[items[end - 1].end : items[end].start]
        if any(mark in between for mark in ",;:—–()") or "--" in between:
            break
        end += 1
    return items[start:end]


def _ahead(text: str, items: Sequence[Word], lead: int) -> Sequence[Word]:
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
