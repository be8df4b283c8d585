"""What a text takes for granted about elections, inaugurations and wars, held against the table of events."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.clean.evidence import CHOOSES
from onrecord.clean.named import Named, either, from_table
from onrecord.text.calendar import events

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.clean.evidence import Evidence

_RANK = 5
_WON = re.compile(
    r"\b(?:election|electoral|re-?election) (?:victory|win|triumph)\b"
    r"|\b(?:won|secured|clinched|victory)\b.{0,110}?\b(?:presidential|general|parliamentary) election\b"
    r"|\b(?:presidential|general|parliamentary) election\b.{0,40}?\b(?:won|victory)\b"
    r"|\bwon the (?:presidency|White House)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:if|would|could|can|will|may|might|should|hop\w+|path|chance\w*|prospect\w*|primar\w+|caucus\w*|nomin\w+|"
    r"poll\w*|state|predict\w*|expect\w*|unless|bid|odds|ahead of|before|ever|no one|nobody)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\bwill be (?:inaugurated|sworn in)"
    r"|\b(?:prepares|preparing|set|due|poised|scheduled) to (?:take|assume) office"
    r"|\b(?:ahead of|in the run-?up to|before) (?:his|her|the|\w+[’']s) inauguration"
    r"|\binauguration (?:date |day )?(?:approaches|nears|looms)|\b(?:takes|taking|assumes) office on\b",
    re.IGNORECASE,
)
_WAR = re.compile(
    r"\b(?:war|invasion) (?:in|on|of|against) (?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"|\b(?P<left>[A-Z][a-z]+)[-–](?P<right>[A-Z][a-z]+) (?:war|conflict)"
)
_YEARS_RACE = re.compile(
    r"\b(?P<which>this|last|next) year[’'`]s (?:U\.S\. |US |American )?"
    r"(?:presidential|general|parliamentary) (?:election|race|vote|contest|campaign)\b(?! (?:in|of) [A-Z])",
    re.IGNORECASE,
)
_FROM_RACE = {"this": 0, "last": 1, "next": -1}  # years from the election to the article
_YEAR = timedelta(days=366)


def public(sentence: str, at: int, named: Named) -> Iterator[Evidence]:
    """Yield what one sentence tells of its day by the public events it speaks of."""
    for match in () if _UNSURE.search(sentence) else _WON.finditer(sentence):
        won = named.events(sentence, "election")
        both = [e for e in won if len(e.actors) > 1 and named.has(e.actors[1], sentence)]
        why = f"speaks of the election {either(e.actors[0] for e in won)} won"
        if both:
            why = f"speaks of the election {either(f'{e.actors[0]} won against {e.actors[1]}' for e in both)}"
        yield from from_table(_RANK, ((e.first, None) for e in both or won), why, match, at)
    for match in _YEARS_RACE.finditer(sentence):
        held = [e for e in events() if "election" in e.kind and any(named.has(a, sentence) for a in e.actors)]
        held = [e for e in held if all(named.has(a, sentence) for a in e.actors)] or held
        years = {e.first.year + _FROM_RACE[match["which"].lower()] for e in held}
        why = (
            f"calls the election of {either(str(e.first.year) for e in held)} {match['which'].lower()} year's"
        )
        yield from from_table(_RANK, ((date(y, 1, 1), date(y, 12, 31)) for y in years), why, match, at)
    for match in _AHEAD.finditer(sentence):
        coming = named.events(sentence, "inauguration")
        why = f"the inauguration of {either(e.actors[0] for e in coming)} is still to come"
        yield from from_table(_RANK, ((e.first - _YEAR, e.last) for e in coming), why, match, at)
    for match in _WAR.finditer(sentence):  # older fighting in the same place may have gone by the same name
        places = set(match.groups())
        begun = [e for e in events() if e.kind == "war" and e.country in places]
        why = f"speaks of the war in {either(e.country for e in begun)}"
        yield from from_table(CHOOSES, ((e.first, None) for e in begun), why, match, at)
