"""Finds who puts a figure on something, where the trained reader found nothing: "Roe puts the loss at 3"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.nouns.span import Span, trimmed
from onrecord.nouns.statement import Attribution
from onrecord.read.subjects import subject_before
from onrecord.text.lexicon import table
from onrecord.text.quotes import quoted
from onrecord.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

WHY: Final = "words that put a figure on something"
SURE: Final = 0.6
_NUMBER: Final = rf"(?:[$€£¥]?\d|(?:{'|'.join(table('numbers')['words'])})\b)"
_PUTS: Final = re.compile(
    r"\b(?:(?:has|have|had|now|also|still)\s){0,2}(?P<verb>puts?|placed|places|estimates?|estimated|reckons|reckoned)\s"
    r"(?P<what>(?:the|its|their|his|her|that|this|those|these)\s(?:[\w’'-]+\s){1,9}?at\s"
    r"(?:(?:about|around|roughly|nearly|almost|some|at least|more than|less than|up to|between|only|over)\s)?"
    rf"{_NUMBER})"
)
_END: Final = re.compile(
    r"[,;:\n—–“”\"]|\s-\s|[.!?](?=[\s”\"’)]|$)|\s(?:and|but|while|although|because|which|who)\b"
)
_LONGEST: Final = 160  # characters of a content
_RELATIVE: Final = frozenset({"which", "that"})


def reckoned(text: str, within: Sequence[Span], made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the findings with these sentences added where no finding has the verb."""
    quotes, found = quoted(text), list(made)
    taken = [span for one in made for span in (*one.cue, *one.content)]
    for sentence in sentences(text, within):
        for puts in _PUTS.finditer(text, sentence.start, sentence.end):
            whole = Span(*puts.span())
            source = subject_before(text, sentence.start, puts.start())
            if (
                source is None
                or any(quotes[whole.start : whole.end])
                or any(s.overlaps(whole) for s in taken)
            ):
                continue
            if source.of(text).lower() in _RELATIVE:
                continue
            stop = min(sentence.end, puts.start() + _LONGEST)
            end = _END.search(text, puts.end(), stop)
            content = trimmed(text, puts.start("what"), end.start() if end else stop)
            cue = trimmed(text, puts.start(), puts.end("verb"))
            found.append(Attribution((content,), (source,), (cue,), SURE, WHY))
    return tuple(sorted(found, key=lambda one: one.content[0]))
