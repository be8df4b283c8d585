"""Statements of a later time than the words a sentence opens with: "although she has more recently said"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from onrecord.nouns.statement import Statement

_RAW: Final = table("moments")


_PERFECT: Final = r"(?:has|have|had|['’](?:s|ve|d))"


class _Newer:
    """What a clause of a later time looks like, with these words for it."""

    def __init__(self, *keys: str) -> None:
        given = sorted((word for key in keys for word in _RAW[key]), key=len, reverse=True)
        words = "|".join(map(re.escape, given))
        newer = rf"(?:\b(?:{words})|{_PERFECT}\ssince)"
        contrasts = "|".join(_RAW["contrasts"])
        # Right before the verb, with no more than helping words between: "has more recently suggested".
        self._before = re.compile(rf"{newer},?\s(?:(?:{_PERFECT}|been|also|\w+ly)\s){{0,2}}$", re.IGNORECASE)
        # At the head of the clause: "but more recently the mayor said", "and since then he has said".
        self._head = re.compile(
            rf"(?:;|\b(?:and|{contrasts})\b),?\s(?:{words}),?\s[^,;:.\n“”\"]{{0,60}}$", re.IGNORECASE
        )
        self._behind = re.compile(rf"\s(?:{words})\b", re.IGNORECASE)

    def holds(self, text: str, start: int, statement: Statement) -> bool:
        """Tell whether the clause of the cue, somewhere behind `start`, is one."""
        verbs = [word.start() for cue in statement.cue for word in _WORD.finditer(text, cue.start, cue.end)]
        if not verbs or verbs[0] < start:
            return False
        return bool(
            any(self._before.search(text[start:verb]) for verb in verbs)
            or self._head.search(text[start : verbs[0]])
            or self._behind.match(text, statement.cue[-1].end)
        )


_WORD: Final = re.compile(r"\S+")
_RECENT: Final = _Newer("newer")
_LATER: Final = _Newer("newer", "afterwards")


def is_newer(text: str, start: int, statement: Statement) -> bool:
    """Tell whether the clause of the cue is of a more recent time than what stands at `start` before it."""
    return _RECENT.holds(text, start, statement)


def is_later(text: str, start: int, statement: Statement) -> bool:
    """Tell the same of any later time, perhaps of the same day: "but later said"."""
    return _LATER.holds(text, start, statement)
