"""Finds contents that only point back at what was said before ("this", "the charges"), and by which noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.text.lexicon import table
from onrecord.text.phrases import Phrases, bases
from onrecord.text.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.reconcile.sense import Sense
    from onrecord.reconcile.setting import Setting
    from onrecord.text.phrases import Token

_BACKWARD = frozenset({"this", "that", "these", "those", "it", "them", "which", "so", "such"})
_AFTER = frozenset({"as", "by", "on", "in", "when"})
_LINKING = frozenset({"is", "was", "are", "were", "'s"})
_SOON = 4  # words of a content among which what it calls "that" stands
_SHORT = 6  # words below which "this …" is little more than a pointer
_PLURAL = frozenset({"these", "those", "them", "all"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """What an answer points back with: a folded noun of claims ("charge"), and whether it is many."""

    noun: str | None
    many: bool


def pointer(setting: Setting, sense: Sense) -> Pointer | None:
    """Return what a content points back with; None if it tells in full what it is about."""
    cue, content = setting.cue(sense), setting.content(sense)
    nouns: Mapping[str, object] = table("pointers")["acts"]
    head = content[:4]
    if not content:
        return None
    if denied_in_passing(setting, sense):
        return Pointer(None, head[0].form in _PLURAL)
    if head[0].form in _BACKWARD or (head[0].form in {"the", "both", "all"} and len(head) > 1):
        for word in head[1:]:
            if fold(word.form) in nouns:
                tail = content[content.index(word) + 1 :]
                if (
                    tail
                    and tail[0].form in {"that", "of", "about", "from", "by"}
                    and head[0].form == "the"
                    and len(tail) > 4
                ):
                    return None
                return Pointer(fold(word.form), word.form.endswith("s"))
        if head[0].form in {"both", "all"}:
            return None
        text = setting.context.articles[sense.article].text
        if head[0].form in _BACKWARD and _alone(content, cue, text):
            return Pointer(None, head[0].form in _PLURAL)
    if _such(content):
        return Pointer(None, many=False)
    if len(content) <= 2 and fold(content[-1].form) in nouns:
        return Pointer(fold(content[-1].form), content[-1].form.endswith("s"))
    if any(word.form in _BACKWARD for word in cue[1:]) and len(content) < 5:
        return Pointer(None, many=False)
    return None


def _such(content: Sequence[Token]) -> bool:
    """Tell whether a content is of "any such thing": of what was told before, and nothing more."""
    forms = [word.form for word in content[:3]]
    such = forms[:2] in (["any", "such"], ["no", "such"])
    return such and len(content) < _SHORT + 2


def _alone(content: Sequence[Token], cue: Sequence[Token], text: str) -> bool:
    """Tell whether the first word stands for what was said before, and not much follows: "this as false"."""
    if content[0].form == "which":
        return not cue or content[0].start < cue[0].start
    if len(content) == 1 or content[1].form in _AFTER:
        return True
    if content[0].form == "that" or content[1].form in _LINKING:
        hits = [hit for hit in _dismissals().find(content) if hit.label == "untrue" and hit.first < _SOON]
        return any(content[0].form != "it" or _ends(content, hit.last, text) for hit in hits)
    return len(content) < _SHORT


def _ends(words: Sequence[Token], at: int, text: str) -> bool:
    """Tell whether nothing follows: "it is untrue" points back, "it is untrue that …" does not."""
    return at >= len(words) or any(mark in text[words[at - 1].end : words[at].start] for mark in ".!?,;:")


def dismisses(setting: Setting, sense: Sense) -> bool:
    """Tell whether a statement calls what it points back to untrue."""
    whole = setting.whole(sense)
    labels = _dismissals().labels(whole)
    return "untrue" in labels and "judging" in labels and pointer(setting, sense) is not None


def untrue_hearsay(setting: Setting, sense: Sense) -> bool:
    """Tell whether a content says of hearsay that it is untrue: "reports that it was shut are false"."""
    content = setting.content(sense)
    opening = {fold(word.form) for word in content[:2]}
    return bool(opening & frozenset(table("ties")["hearsay"])) and "untrue" in _dismissals().labels(content)


@cache
def _dismissals() -> Phrases:
    return Phrases(
        {"untrue": table("ties")["dismissed"]["phrases"], "judging": table("ties")["dismissed"]["judging"]}
    )


def denied_in_passing(setting: Setting, sense: Sense) -> bool:
    """Tell whether a content begins with what its sentence denies: "denied that: the gate was shut"."""
    content = setting.content(sense)
    if len(content) < 2 or content[0].form not in _BACKWARD:
        return False
    text = setting.context.articles[sense.article].text
    before = [word for word in setting.around(sense) if word.end <= content[0].start]
    return text[content[0].end : content[0].end + 1] in {":", ",", ";"} and bool(
        before and bases(before[-1].form) & {"deny", "reject", "dispute", "refute"}
    )
