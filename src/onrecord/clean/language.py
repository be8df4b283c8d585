"""The language of a text, where there is enough of it to tell."""

from __future__ import annotations

_ENOUGH = 40  # characters; below, any guess is as good as another
_SAMPLE = 4000


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language, None for texts too short to tell."""
    sample = text[:_SAMPLE]
    if sum(character.isalpha() for character in sample) < _ENOUGH:
        return None
    from py3langid import classify  # noqa: PLC0415  (a model of its own; loaded when the first text comes)

    return str(classify(sample)[0])
