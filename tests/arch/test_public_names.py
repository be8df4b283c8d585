"""What other programs may rely on: a name that goes or changes here breaks them."""

from __future__ import annotations

from inspect import signature

import onrecord

READING = {
    "actors": "",
    "article": "name",
    "articles": "",
    "changes": "since until",
    "claim_of": "statement",
    "claims": "state by about",
    "copies": "",
    "find": "name",
    "forgotten": "",
    "judged": "name",
    "judgements": "",
    "lines": "",
    "positions": "actor matter",
    "recorded": "statement",
    "reports": "",
    "review": "limit",
    "search": "words by since until",
    "statements": "by about",
    "stories": "",
    "story_of": "article",
    "ties": "of",
    "who": "name",
}
WRITING = {
    "add": "sources stdin progress jobs",
    "as_known": "moment",
    "as_published": "day known",
    "close": "",
    "forget": "article reason",
    "judge": "target answer by note",
    "lift": "article",
    "reread": "diff every progress",
    "settle": "anew",
    "take": "items progress jobs",
    "undo": "name",
}


def names(kind: type) -> dict[str, str]:
    found = {name: getattr(kind, name) for name in dir(kind) if not name.startswith("_")}
    return {
        name: " ".join(part for part in signature(method).parameters if part != "self")
        for name, method in found.items()
    }


def test_the_names_at_the_door() -> None:
    assert onrecord.__all__ == [
        *("Difference", "Doubt", "Forgotten", "OnrecordError", "Outcome", "Record", "View", "open"),
    ]


def test_what_a_view_and_a_record_can_be_asked() -> None:
    assert names(onrecord.View) == READING
    assert names(onrecord.Record) == READING | WRITING
