from __future__ import annotations

import pytest
from tests.unit.read.written import written

from onrecord.nouns.span import Span
from onrecord.read.addressed import medium
from onrecord.read.chain import steps


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("{s:Ida Roe} {k:said} {c:the lock was shut}.", ["principal: Ida Roe"]),
        (
            "{s:Harbour Board spokesman Jon Vell} {k:said} {c:the lock was shut}.",
            ["spokesman: Harbour Board spokesman Jon Vell", "principal: Harbour Board"],
        ),
        (
            "{s:Jon Vell, a spokesman for Ostland's ministry of transport,} {k:said} {c:the lock was shut}.",
            [
                "spokesman: Jon Vell, a spokesman for Ostland's ministry of transport,",
                "principal: Ostland's ministry of transport",
            ],
        ),
        (
            "In Lea Dorn's book Low Water, {s:an anonymous aide} {k:claimed} {c:that the lock was shut}.",
            ["document: Lea Dorn's book Low Water", "unnamed: an anonymous aide"],
        ),
        (
            "{c:The lock was shut}, {k:according to} {s:the Oakum Times}, which cited two officials.",
            ["principal: the Oakum Times", "unnamed: two officials"],
        ),
        (
            "{s:Ida Roe} {k:told} Reuters {c:that the lock was shut}.",
            ["agency: Reuters", "principal: Ida Roe"],
        ),
        ("{s:The auditors' report} {k:says} {c:the lock was shut}.", ["document: The auditors' report"]),
        ("{c:“The lock was shut.”}", []),
    ],
)
def test_steps_run_from_the_page_to_the_mind(marked: str, wanted: list[str]) -> None:
    article, found = written(marked)
    home = Span(0, len(article.text))
    chain = steps(article.text, found, home, medium(article.text, found, home))
    assert [f"{step.role}: {step.name}" for step in chain] == wanted
    assert all(step.span.of(article.text) == step.name for step in chain)
