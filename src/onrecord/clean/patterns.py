"""The phrases of data/furniture.toml as compiled patterns, made once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.clean.lines import normal
from onrecord.nouns.article import CreditKind
from onrecord.text.lexicon import table

_NAME = r"(?P<name>[^\s,;|()\[\]](?:(?![.!?]\s)[^,;|()\[\]\n]){0,80}?)"
_WHOLE = r"\s*[\"“(\[*_—–-]*\s*(?:{})\s*[\"”)\]*_]*\s*"
_SENTENCE = (
    r"(?:^|(?<=[.!?…\"'”’)»]\s)|(?<=\s[|•·—–]\s))\W{{0,3}}(?:{})"
    r"(?:\s*[,;(|][^.!?\n]{{0,140}})?\s*[.!)\]*_]*\s*$"
)
_PICTURE = r"(?:^|(?<=[.!?…\"”] )|(?<=\s[|•·]\s)|[(\[]\s*)(?:{})$"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What the table knows, ready to match. Lists of credit patterns keep the kind they lead to."""

    furniture: re.Pattern[str]
    furniture_lines: frozenset[str]
    promo: re.Pattern[str]
    correction: re.Pattern[str]
    credits: tuple[tuple[CreditKind, re.Pattern[str]], ...]
    photo: tuple[re.Pattern[str], ...]
    photo_agency: re.Pattern[str]
    caption_start: re.Pattern[str]
    by: re.Pattern[str]
    roles: frozenset[str]
    unsigned: re.Pattern[str]
    outlet_words: frozenset[str]
    reporting: re.Pattern[str]
    day_lead: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """Return the compiled table."""
    known = table("furniture")
    agencies = "|".join(re.escape(name) for name in sorted(known["photo"]["agencies"], key=len, reverse=True))
    return Phrases(
        furniture=_any(known["furniture"]["patterns"]),
        furniture_lines=frozenset(normal(line) for line in known["furniture"]["whole"]),
        promo=_any(known["promo"]["patterns"]),
        correction=_any(known["correction"]["patterns"]),
        credits=tuple(
            (
                CreditKind(entry["kind"]),
                re.compile(_SENTENCE.format(pattern.replace("{name}", _NAME)), re.IGNORECASE),
            )
            for entry in known["credit"]
            for pattern in entry["patterns"]
        ),
        photo=tuple(
            re.compile(_PICTURE.format(pattern), re.IGNORECASE) for pattern in known["photo"]["patterns"]
        ),
        photo_agency=re.compile(
            rf"(?:^|(?<=[\s(\[/|]))[(\[]?\s*(?P<name>(?:(?:{agencies})(?:\s?/\s?[^/()\[\]\n.]{{2,40}}){{1,3}}"
            rf"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}\s?/\s?(?:{agencies})"
            r"(?:\s?/\s?[^/()\[\]\n.]{2,40}){0,2}"
            rf"|(?:AP|AFP) Photo|(?:\w+/)?Getty Images))\s*[)\]]?\.?$"
        ),
        caption_start=re.compile("|".join(f"(?:{start})" for start in known["photo"]["starts"])),
        by=re.compile(rf"\W?{known['byline']['by']}\s+(?=\S)", re.IGNORECASE),
        roles=frozenset(known["byline"]["roles"]),
        unsigned=_any(known["byline"]["unsigned"]),
        outlet_words=frozenset(table("media")["words"]),
        reporting=re.compile(known["byline"]["reporting"], re.IGNORECASE),
        day_lead=re.compile(known["day"]["lead"], re.IGNORECASE),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(_WHOLE.format("|".join(f"(?:{pattern})" for pattern in patterns)), re.IGNORECASE)
