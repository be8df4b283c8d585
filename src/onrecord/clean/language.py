"""The language of a text, where there is enough of it to tell."""

from __future__ import annotations

import re

_ENOUGH = 40  # characters; below, any guess is as good as another
_SAMPLE = 4000
# Words that are common in English and in no other language. In English prose they are a sixth of all words;
# a text with half of that needs no model, and loading that takes longer than reading a page.
_ENGLISH = re.compile(r"\b(?:the|and|that|with|from|has|have|been|which|their|they|were|would|this)\b")
_SHARE = 0.08
_LEAST = 8


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, None for texts too short to tell."""
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _ENOUGH:
        return None
    plain = len(_ENGLISH.findall(sample))
    if plain >= max(_LEAST, _SHARE * len(sample.split())):
        return "en"
    from py3langid import classify  # noqa: PLC0415  (a model of its own; loaded when the first text comes)

    return str(classify(sample)[0])
