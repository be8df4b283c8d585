"""Judges a run of capitals: where titles end and the name begins, and whether it names anybody at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.resolve.words import (
    bodies,
    body_nouns,
    is_given,
    nationalities,
    office,
    places,
    role_heads,
    role_words,
    singular,
    surnames,
    titles,
)
from onrecord.text.names import Run, Word, peoples, suffixes

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(r"[DRILC]-[A-Z]")
_ROYAL = frozenset(
    {"pope", "king", "queen", "prince", "princess", "emperor", "empress", "sheikh", "sultan", "emir"}
)
_AGENTS = ("ers", "ors", "ists", "ees", "men", "women")
_PORTFOLIO = frozenset({"of", "for", "the", "and", "state", "exchequer", "affairs"})


def nobody(part: Sequence[Word], *, first: bool) -> bool:
    """Tell whether capitals name nobody; `first` marks a run that opens its sentence."""
    return _people(part) or _noise(part) or (first and len(part) == 1 and _plural_noun(part[0].key))


def joined(items: Sequence[Word], found: Sequence[Run]) -> list[Run]:
    """Return the runs, a possessive and its body as one: "Lorvia's Ministry of Health"."""
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


def _people(part: Sequence[Word]) -> bool:
    """Tell whether capitals only name a kind of people: "Democrats", "Senate Republicans"."""
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


def opening(part: Sequence[Word], small: frozenset[str]) -> bool:
    """Tell whether a sentence's first word has its capital from its place ("Reassuring Lorvia, …")."""
    key = part[0].key
    if is_given(key) or key in role_words() or key in nationalities() or part[-1].key in body_nouns():
        return False
    return key in small or (len(key) > 6 and key.endswith(("ing", "ly")))


def common_plural(key: str, small: frozenset[str]) -> bool:
    """Tell whether a capital word alone is a plural noun of the language: "Dockers", "Bakers", "Ships"."""
    single = singular(key)
    if single == key or is_given(key) or key in surnames() or key in places() or key in nationalities():
        return False
    if key in bodies("endings"):
        return False
    return key in small or single in small or (len(key) > 5 and key.endswith(_AGENTS))


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


def title_end(part: Sequence[Word]) -> int:
    """Return how many of the words stand in front of the name proper; all of them if there is no name."""
    keys = [w.key for w in part]
    last = len(keys)
    while last > 1 and keys[last - 1] in suffixes():
        last -= 1
    if keys[last - 1] in body_nouns() and keys[0] not in titles() and last != 1:
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
