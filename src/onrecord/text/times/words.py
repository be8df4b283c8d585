"""The table of time words as lookups and as pieces of regular expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from onrecord.text.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RAW: Final[Mapping[str, Any]] = table("times")


def _inverse(section: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form: key for key, forms in section.items() for form in forms}


def any_of(words: Iterable[str]) -> str:
    """Return the alternatives, longest first, so that none hides a longer one."""
    return "|".join(re.escape(word).replace("\\ ", " ") for word in sorted(words, key=lambda w: (-len(w), w)))


MONTHS: Final = {form: int(number) for form, number in _inverse(_RAW["months"]).items()}
WEEKDAYS: Final = {form: int(number) for form, number in _inverse(_RAW["weekdays"]).items()}
SEASONS: Final = {name: key for key, season in _RAW["seasons"].items() for name in season["names"]}
SEASON_MONTH: Final[dict[str, int]] = {key: season["month"] for key, season in _RAW["seasons"].items()}
DAYPARTS: Final = _inverse(_RAW["dayparts"])
UNITS: Final = _inverse(_RAW["units"])
NUMBERS: Final[dict[str, int]] = dict(_RAW["numbers"])
ORDINALS: Final[dict[str, int]] = dict(_RAW["ordinals"])
DECADES: Final[dict[str, int]] = dict(_RAW["decades"])
REFERENCES: Final = _inverse(_RAW["references"])
SETS: Final = _inverse(_RAW["sets"])
AHEAD: Final = frozenset(_RAW["ahead"]["verbs"])
HELPERS: Final = frozenset(_RAW["ahead"]["helpers"])
PASTS: Final = frozenset(_RAW["ahead"]["pasts"])
FESTIVALS: Final[dict[str, Mapping[str, Any]]] = {
    name: festival for festival in _RAW["festivals"] for name in festival["names"]
}

_SHORT_MONTHS = [form for form in MONTHS if len(form) < 5 and form not in ("may", "june", "july")]
_LONG_MONTHS = [form for form in MONTHS if form not in _SHORT_MONTHS]
_LONG_DAYS = [form for form in WEEKDAYS if form.endswith("day")]
_SHORT_DAYS = [form for form in WEEKDAYS if not form.endswith("day")]


def _cased(forms: Iterable[str]) -> str:
    """Return the forms with a capital, or in capitals throughout: "may" and "march" are common words."""
    return any_of([form.capitalize() for form in forms] + [form.upper() for form in forms])


# Pieces of expressions, for patterns compiled with re.IGNORECASE.
MONTH: Final = rf"(?:(?-i:{_cased(_LONG_MONTHS)})\b|(?-i:{_cased(_SHORT_MONTHS)})\b\.?)"
WEEKDAY: Final = rf"(?:(?:{any_of(_LONG_DAYS)})\b|(?-i:{any_of(f.capitalize() for f in _SHORT_DAYS)})\.)"
SEASON: Final = rf"(?:{any_of(SEASONS)})\b"
DAYPART: Final = rf"(?:{any_of(DAYPARTS)})\b"
UNIT: Final = rf"(?:{any_of(UNITS)})\b"
ORDINAL: Final = rf"(?:{any_of(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b"
_WORD = any_of(NUMBERS)
NUMBER: Final = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:(?:[ ]|-)1/2|½)?|(?:an?[ ])?(?:{_WORD})(?:(?:[ ]|-)"
    rf"(?:and[ ])?(?:{_WORD})\b){{0,4}}"
    r"(?:[ ]and[ ]a[ ]half)?)"
)
VAGUE: Final = (
    r"(?:a[ ]few|few|several|some|many|a[ ]couple(?:[ ]of)?|couple[ ]of|dozens[ ]of|hundreds[ ]of|numerous)"
)


def number(text: str) -> float | None:
    """Return the value of a printed number ("2 1/2", "twenty-five", "a hundred"), None if it has none."""
    plain = text.lower().replace(",", "").replace("½", " 1/2").strip()
    half = 0.0
    for tail in (" 1/2", "-1/2", " and a half"):
        if plain.endswith(tail):
            plain, half = plain[: -len(tail)], 0.5
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain) + half
    total, part = 0, 0
    words = [word for word in re.split(r"[\s-]+", plain) if word not in ("a", "an", "and")]
    for word in words:
        value = NUMBERS.get(word)
        if value is None:
            return None
        if value in (100, 1000):
            part = (part or 1) * value
            total, part = (total + part, 0) if value == 1000 else (total, part)
        else:
            part += value
    return total + part + half if words else None


def ordinal(text: str) -> int:
    """Return the value of an ordinal that the pattern ORDINAL matched."""
    plain = text.lower()
    return ORDINALS[plain] if plain in ORDINALS else int(plain[:-2])


def spoken_year(text: str) -> int | None:
    """Return the year somebody spoke out ("nineteen ninety-seven", "two thousand and four")."""
    words = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    values = [NUMBERS.get(word, -1) for word in words]
    if len(values) > 1 and values[0] in range(15, 21) and all(v in range(1, 100) for v in values[1:]):
        return values[0] * 100 + sum(values[1:])
    whole = number(text)
    return int(whole) if whole is not None and 1500 <= whole <= 2100 else None
