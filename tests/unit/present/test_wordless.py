from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.stages import StubStages
from tests.unit.record.made import record

from onrecord.nouns.actor import Actor, ActorKind, Tenure
from onrecord.nouns.article import Article, Page
from onrecord.nouns.span import Span
from onrecord.nouns.statement import Report, Role, Step
from onrecord.nouns.when import Basis, When
from onrecord.present.export import lines, table
from onrecord.present.wordless import FIELDS, NAMES

if TYPE_CHECKING:
    from onrecord.nouns.results import Settled

TEXT = "Ida Roe: the ferry stays\nA clerk at the quay: not the ferry stays\nIda Roe: the quay goes"
QUOTING = When(date(2031, 5, 1), date(2031, 5, 1), Basis.STATED, "early on Friday")


class Quoting(StubStages):
    """Results whose reasons, names and grounds all have words of the article in them."""

    def settle(self, *given: Any) -> Settled:  # noqa: ANN401
        found = super().settle(*given)
        chain = (Step(Role.PRINCIPAL, "A clerk at the quay", Span(0, 1)),) if found.articles else ()
        said = tuple(
            replace(s, said=QUOTING, to=("Ida Roe", "a clerk"), about=("the clerk",), chain=chain)
            for s in found.statements
        )
        ended = Tenure("harbour master", QUOTING)
        return replace(
            found,
            statements=said,
            reports=(Report("r", "a", (Span(0, 7),), ("the clerk",), negated=False, when=QUOTING),),
            actors=tuple(self._unnamed(replace(actor, offices=(ended,))) for actor in found.actors),
            claims=tuple(replace(c, reasons=("one says “the ferry”",)) for c in found.claims),
            changes=tuple(replace(c, at=QUOTING, reasons=("“stays” and “goes”",)) for c in found.changes),
            positions=tuple(replace(p, since=QUOTING) for p in found.positions),
            ties=tuple(replace(t, reasons=("“the ferry” in both",)) for t in found.ties),
            stories=tuple(replace(s, title="Ferry stays, says Roe") for s in found.stories),
        )

    def _unnamed(self, actor: Actor) -> Actor:
        return replace(actor, kind=ActorKind.UNNAMED) if "clerk" in actor.name else actor

    def clean(self, page: Page) -> Article:
        return replace(super().clean(page), byline="By Bo Lind", when=QUOTING)


def out() -> list[dict[str, Any]]:
    page = Page("a", text=TEXT, given_id="a", title="Ferry stays", outlet="The Daily", file="ferry-stays.txt")
    other = replace(page, source="b", given_id="b", file="b.txt")
    kept = record(page, other, stages=Quoting())
    whole, bare = ([json.loads(line) for line in lines(kept, text=text)] for text in (True, False))
    assert [(line["type"], line.get("id"), set(line)) for line in whole] == [
        (line["type"], line.get("id"), set(line)) for line in bare
    ]
    assert {line["type"] for line in bare} == set(FIELDS) - {"judgement"}
    csv = "\n".join(table(kept, text=False))
    assert "Ida Roe" in csv
    assert not any(word in csv for word in ("clerk", "ferry", "Ferry", "Friday"))
    return bare


def test_nothing_of_an_article_leaves_but_names_and_labels() -> None:
    told = json.dumps(out(), ensure_ascii=False)
    for word in ("ferry", "Ferry", "stays", "clerk", "Friday", "early", "Lind", "“", "goes"):
        assert word not in told.replace('"matter": "ferry"', ""), word
    for word in ("Ida Roe", "harbour master", "The Daily", "2031-05-01", "stated"):
        assert word in told


def test_what_is_listed_is_what_lines_have() -> None:
    """So that a field that was renamed does not stay away unseen."""

    def keys(value: Any, inside: str = "") -> set[str]:  # noqa: ANN401
        if isinstance(value, list):
            return {key for one in value for key in keys(one, inside)}
        if not isinstance(value, dict):
            return set()
        return {f"{inside}{key}" for key in value} | {
            key for name, one in value.items() for key in keys(one, f"{inside}{name}.")
        }

    seen: dict[str, set[str]] = {}
    for line in out():
        seen.setdefault(line["type"], set()).update(keys(line))
    inside = {"condition.article", "condition.span"}  # of a position that has one
    for kind, found in seen.items():
        names = {name.removeprefix(f"{kind}.") for name in NAMES if name.startswith(f"{kind}.")}
        assert (FIELDS[kind] | names) - found - inside == set(), kind
        assert not FIELDS[kind] & names
