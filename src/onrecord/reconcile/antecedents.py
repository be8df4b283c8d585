"""What a content that only points back means: "this", "these terms", "the accusation"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.nouns.statement import Act
from onrecord.text.lexicon import table
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.reconcile.sense import Sense
    from onrecord.text.phrases import Token

_FAR = 700  # characters back that a pointer reaches
_BETWEEN = 3  # words between "these" and the noun it goes with
_ANSWERS = frozenset({Act.DENIES, Act.REJECTS, Act.ACCEPTS, Act.DECLINES, Act.CONFIRMS})
_OPEN = frozenset({"as", "is", "was", "are", "were", "by", "when", "in"})  # what may follow a bare pointer


def points_back(what: Sequence[Token]) -> bool:
    """Tell whether a content is little more than a pointer: "this", "these terms", "the reports"."""
    forms = [word.form for word in what]
    if forms and forms[0] == "that" and len(forms) > 1:
        forms = forms[1:] if forms[1] in table("pointers")["determiners"] else forms
    if not forms:
        return False
    if forms[0] == "such" or forms[:2] in (["no", "such"], ["any", "such"]):
        return True
    if forms[0] in table("pointers")["pronouns"] and (len(forms) == 1 or forms[1] == "as"):
        return True
    if forms[0] not in table("pointers")["determiners"]:
        return False
    for at, form in enumerate(forms[1 : 1 + _BETWEEN], 1):
        if fold(form) in table("pointers")["nouns"]:
            return forms[0] != "the" or at + 1 == len(forms) or forms[at + 1] in _OPEN
    return False


def antecedents(statements: Iterable[Sense]) -> dict[str, str]:
    """Return for each statement that points back the one it means: the nearest fitting one before it.

    Who refuses or accepts means what somebody else said; an act that fits the noun ("the accusation": an act
    of accusing) goes before a nearer one that does not.
    """
    by_article: dict[str, list[Sense]] = defaultdict(list)
    for sense in statements:
        by_article[sense.article].append(sense)
    found = {}
    for line in by_article.values():
        line.sort(key=lambda sense: (sense.place, sense.id))
        for pointer in line:
            if pointer.points_back:
                before = [s for s in line if _reachable(s, pointer)]
                if before:
                    found[pointer.id] = max(before, key=lambda s: (_fits(s, pointer), s.place, s.id)).id
    return found


def _reachable(sense: Sense, pointer: Sense) -> bool:
    gap = pointer.place - sense.place
    return not sense.points_back and 0 < gap <= _FAR and bool(sense.weights)


def _fits(sense: Sense, pointer: Sense) -> int:
    """Return how well a statement fits what points back: another's words, and an act that bears the noun."""
    acts = table("pointers")["acts"]
    answers = pointer.act in _ANSWERS and "such" not in pointer.text.lower().split()[:2]
    fit = 2 * (answers and sense.holder.name != pointer.holder.name)
    for word in pointer.text.lower().split()[:4]:
        bearing = acts.get(fold(word.strip(".,;:")))
        if bearing:
            fit += sense.act in bearing
    return fit
