"""Finds the subject of a verb as printed: the noun phrase, name or pronoun right before it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from onrecord.nouns.span import Span, trimmed
from onrecord.text.lexicon import table
from onrecord.text.phrases import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.text.phrases import Token

_LONGEST = 14  # words of a subject
_ASIDE = 110  # characters of what stands between commas behind it
_EDGE = re.compile(r"[,;:.!?“”\"«»()\[\]\n—–]|--|\s-\s")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Prof|Rev|St|[A-Z])$")
_ASIDES = re.compile(r",[^,;:.!?“”\"\n]+,$")


@cache
def _set(part: str) -> frozenset[str]:
    return frozenset(table("subjects")[part])


def subject_before(text: str, start: int, verb: int) -> Span | None:
    """Return the subject of the verb at `verb`, not before `start`; None where it is not plain.

    What stands between commas behind it belongs to it: "Ida Roe, the mayor, declined". Of two verbs with one
    subject the first has it: "Ida Roe thanked them but declined".
    """
    words = tokens(text, start, verb)
    if words and words[-1].form in _set("joints"):
        return _at_head(text, _clause_start(text, start, words[-1].start), words[:-1])
    stop = trimmed(text, start, verb).end
    aside = _ASIDES.search(text, max(start, stop - _ASIDE), stop)
    head = aside.start() if aside else stop
    if not aside and stop > start and _EDGE.match(text[stop - 1]):
        return None
    first = _phrase(text, tokens(text, start, head))
    return trimmed(text, first, stop) if first is not None else None


def _clause_start(text: str, start: int, stop: int) -> int:
    """Return where the clause begins that ends before a joint: behind the last mark that ends one."""
    edges = [edge.end() for edge in re.finditer(r"[;:“”\"]\s", text[start:stop])]
    return start + edges[-1] if edges else start


def _at_head(text: str, start: int, words: Sequence[Token]) -> Span | None:
    """Return the subject at the head of a clause: what stands before its first verb."""
    inside = [word for word in words if word.start >= start]
    while inside and inside[0].form in _set("openers"):
        inside = inside[1:]
    for at in range(1, min(len(inside), _LONGEST + 1)):
        if _is_verb(text, inside, at):
            first = _phrase(text, inside[:at])
            whole = first == inside[0].start and _EDGE.match(text, inside[at - 1].end) is None
            return Span(first, inside[at - 1].end) if whole and first is not None else None
    return None


def _is_verb(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a verb in the present or past by the look of it."""
    word = words[at]
    if text[word.start].isupper():
        return False
    return word.form in _set("finite") or (word.form.endswith("ed") and not words[at - 1].form.endswith("ly"))


def _phrase(text: str, words: Sequence[Token]) -> int | None:
    """Return where the noun phrase begins that ends with these words; None if it is no plain one."""
    if not words:
        return None
    last = words[-1]
    if last.form in _set("pronouns"):
        return last.start
    at = len(words) - 1
    while at >= 0 and len(words) - at <= _LONGEST:
        if at < len(words) - 1 and _edge(text, words[at].end, words[at + 1].start):
            break
        if words[at].form in _set("bounds") and not _joins_names(text, words, at):
            break
        at -= 1
    else:
        if at >= 0:
            return None
    inside = list(words[at + 1 :])
    while inside and inside[0].form in _set("openers"):
        inside.pop(0)
    edge = at < 0 or not inside or words[at].form not in _set("unreal")
    return inside[0].start if inside and edge and _is_nominal(text, inside) else None


def _joins_names(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether "and" stands between two names or two nouns of one phrase: "Roe and Vell"."""
    if words[at].form != "and" or not 0 < at < len(words) - 1:
        return False
    return text[words[at - 1].start].isupper() and text[words[at + 1].start].isupper()


def _edge(text: str, start: int, end: int) -> bool:
    """Tell whether a mark stands between two words; the stop of a title or an initial is none."""
    marks = _EDGE.findall(text, start, end)
    if marks != ["."]:
        return bool(marks)
    return _TITLE.search(text, max(0, start - 8), start) is None


def _is_nominal(text: str, words: Sequence[Token]) -> bool:
    """Tell whether these words can be a subject: they open like one and hold no verb."""
    first = words[0]
    opens = text[first.start].isupper() or first.form in _set("determiners") or first.form in _set("plurals")
    if not opens or words[-1].form in _set("prepositions"):
        return False
    return not any(_speaks(text, words, at) for at in range(len(words)))


def _speaks(text: str, words: Sequence[Token], at: int) -> bool:
    """Tell whether a word is a verb of its own here, and not only describes a noun ("elected officials")."""
    word, after = words[at], words[at + 1].form if at + 1 < len(words) else ""
    if word.form in _set("finite") or word.form in _set("pronouns"):
        return not text[word.start].isupper() or at == 0
    doing = word.form.endswith("ed") or word.form.endswith("ing")
    return doing and (not after or after in _set("determiners") | _set("prepositions"))
