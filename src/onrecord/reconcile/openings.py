"""What the first words of a content do: own up ("Yes, we did take it"), or say that there is none of it.

Neither needs a verb of confirming or denying; what they answer must be told elsewhere.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.reconcile.predicates import concepts
from onrecord.reconcile.wording import stem, telling
from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Token

_YES = frozenset({"yes", "yeah", "indeed"})
_DO = frozenset({"did", "do", "does"})
_FIRST = frozenset({"i", "we"})
_THERE = frozenset({"there"})
_BE = frozenset({"is", "are", "was", "were", "been", "be", "has", "have", "had", "'s", "never"})
_NONE = frozenset({"no", "never", "not"})
_ARTICLES = frozenset({"a", "an", "any"})
_HEAD = 7  # words of a content that open it
_BREAKS = frozenset(
    {"to", "that", "who", "which", "of", "for", "in", "on", "at", "with", "by", "between", "about", "over"}
)
_NAMED = 2  # words behind "there was no" that say of what
_TELLING = 0.35


def owns_up(words: Sequence[Token]) -> bool:
    """Tell whether a content opens with a yes, or with the stress of "we did take"."""
    opening = [word.form for word in words[:_HEAD]]
    if not opening:
        return False
    if opening[0] in _YES or opening[:2] == ["of", "course"]:
        return True
    return any(
        one in _FIRST and two in _DO and three not in _NONE and _plain(three)
        for one, two, three in zip(opening, opening[1:], opening[2:], strict=False)
    )


def _plain(form: str) -> bool:
    return form in bases(form) and form not in _BE and form.isalpha()


def none_of(words: Sequence[Token]) -> frozenset[str]:
    """Return the stems of what a content says there is none of ("there never was a letter"), else nothing."""
    opening = [word.form for word in words[: _HEAD + _NAMED]]
    if opening[:1] == ["that"]:
        opening = opening[1:]
    if not opening or opening[0] not in _THERE:
        return frozenset()
    last = next((at for at, form in enumerate(opening[1:], 1) if form not in _BE | _NONE), len(opening))
    if not _NONE & set(opening[1:last]):
        return frozenset()
    skipped = len(words) and int(words[0].form == "that")
    named = _until_break(
        [word for word in words[skipped + last : skipped + last + _NAMED] if word.form not in _ARTICLES]
    )
    if frozenset(table("ties")["predicates"]["knowing"]) & {
        b for word in named[:1] for b in bases(word.form)
    }:
        return frozenset()
    stems = {stem(word.form) for word in named if telling(word.form) > _TELLING}
    return frozenset(stems | {f"#{hit.label.removesuffix('-')}" for hit in concepts().find(named)})


def _until_break(words: Sequence[Token]) -> Sequence[Token]:
    last = next((at for at, word in enumerate(words) if at and word.form in _BREAKS), len(words))
    return words[:last]


def nothing_such(words: Sequence[Token]) -> bool:
    """Tell whether a content says that nothing of what was told is so: "no such talks were held"."""
    hits = _nothing().find(words[:_HEAD])
    return bool(hits)


@cache
def _nothing() -> Phrases:
    return Phrases({"none": table("ties")["dismissed"]["none"]})
