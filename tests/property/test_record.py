"""What holds for any few articles of any few people, and for any answers about them (stub stages)."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.record.made import Days, canonical, page, record

from onrecord.nouns.claims import TieKind
from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.statement import Act

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from onrecord.nouns.article import Page
    from onrecord.nouns.judgement import Judgement
    from onrecord.record import Record

FIRST = date(2031, 5, 1)
days = st.integers(0, 9).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
names = st.sampled_from(["Ida Roe", "Bo Lind", "Cy Moe"])
words = st.sampled_from(
    ["ferries stay", "not ferries stay", "ferries go", "not ferries go", "harbours close", "ferries may go"]
)
lines = st.lists(st.tuples(names, words).map(": ".join), min_size=1, max_size=3).map("\n".join)
articles = st.lists(st.tuples(lines, st.none() | days), min_size=1, max_size=5).map(
    lambda rows: [page(f"a{n}", text, day) for n, (text, day) in enumerate(rows)]
)
single = (
    st.sampled_from(
        ["statement=no", "statement=yes", "speaker=Ida Roe", "speaker=Ole Bru", "speaker=unknown"]
    )
    | st.sampled_from(["said=2031-04-01", "said=unknown", "matter=The quay"])
    | st.sampled_from([f"act={act}" for act in Act])
)
paired = st.sampled_from(["same", "apart", "one-actor", "two-actors", "none", *map(str, TieKind)])
answers = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), single | paired, names), max_size=5)
quick = settings(max_examples=40, deadline=None)


def judged(kept: Record, row: tuple[int, int, str, str]) -> Judgement | None:
    """Give one answer about some of the statements; None where it does not fit."""
    one, other, answer, by = row
    said = sorted(statement.id for statement in kept.statements())
    if not said:
        return None
    left, right = said[one % len(said)], said[other % len(said)]
    target = left if "=" in answer else f"{left}+{right}"
    try:
        return kept.judge(target, answer, by=by)
    except OnrecordError as error:
        assert error.code == "E502"  # noqa: PT017  (a pair of one, or of somebody unknown)
        return None


def taken_over(kept: Record, pages: Sequence[Page]) -> Record:
    """Return a record of some pages with the answers of another one."""
    out = [json.dumps(line) for line in kept.lines() if line["type"] == "judgement"]
    other = record(*pages)
    other.add("-", stdin=io.BytesIO("\n".join(out).encode() or b"{}"))
    return other


@quick
@given(articles, st.randoms(use_true_random=False), answers)
def test_the_order_of_articles_does_not_matter(
    pages: list[Page], draw: Random, rows: Sequence[tuple[int, int, str, str]]
) -> None:
    whole = record(*pages)
    for row in rows:
        judged(whole, row)
    out = [json.dumps(line) for line in whole.lines() if line["type"] == "judgement"]
    shuffled = list(pages)
    draw.shuffle(shuffled)
    other = record()
    other.add("-", stdin=io.BytesIO("\n".join(out).encode() or b"{}"))
    for one in shuffled:
        other.take([one])
    assert canonical(other) == canonical(whole)


@quick
@given(articles, lines, days, answers)
def test_another_article_deletes_no_statement_and_no_answer(
    pages: list[Page], text: str, day: str, rows: Sequence[tuple[int, int, str, str]]
) -> None:
    kept = record(*pages)
    for row in rows:
        judged(kept, row)
    before = {(s.id, s.content) for s in kept.statements()}
    given_before = kept.judgements()
    kept.take([page("new", text, day)])
    assert before <= {(s.id, s.content) for s in kept.statements()}
    assert kept.judgements() == given_before


@quick
@given(articles, answers, st.data())
def test_undo_restores_the_former_state_exactly(
    pages: list[Page], rows: Sequence[tuple[int, int, str, str]], data: st.DataObject
) -> None:
    kept = record(*pages)
    states = [canonical(kept)]
    made: list[Judgement] = []
    for row in rows:
        judgement = judged(kept, row)
        if judgement is None or judgement in made:
            continue
        made.append(judgement)
        states.append(canonical(kept))
        kept.undo(judgement.id)
        gone = json.loads(json.dumps(canonical(kept, leaving=[judgement])))
        assert gone == states[-2]
        again = judged(kept, row)
        assert again is not None
        made.append(again)
        states[-1] = canonical(kept)
    left = [one for one in made if one.id in {j.id for j in kept.judgements() if j.revoked_at is None}]
    for judgement in data.draw(st.permutations(left)):
        kept.undo(judgement.id)
    assert canonical(kept, leaving=kept.judgements()) == canonical(record(*pages))


@quick
@given(articles, st.lists(days, min_size=2, max_size=2).map(sorted))
def test_what_moved_since_a_day_is_what_moved_until_a_later_one_and_since_it(
    pages: list[Page], ends: list[str]
) -> None:
    kept = record(*pages)
    first, second = ends
    parts = (*kept.changes(first, second), *kept.changes(second))
    assert sorted(parts, key=lambda change: change.id) == list(kept.changes(first))
    assert len({change.id for change in parts}) == len(parts)


@quick
@given(articles, answers, st.integers(0, 2))
def test_export_then_import_is_the_identity(
    pages: list[Page], rows: Sequence[tuple[int, int, str, str]], undone: int
) -> None:
    kept = record(*pages)
    for row in rows:
        judged(kept, row)
    for judgement in kept.judgements()[:undone]:
        kept.undo(judgement.id)
    out = "".join(json.dumps(line) + "\n" for line in kept.lines())
    again = record()
    assert again.add("-", stdin=io.BytesIO(out.encode())).refused == ()
    assert canonical(again) == canonical(kept)


@quick
@given(articles, answers, st.data())
def test_forgetting_an_article_is_never_to_have_had_it(
    pages: list[Page], rows: Sequence[tuple[int, int, str, str]], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(pages))
    clock = Days()
    kept = record(*pages, clock=clock)
    for row in rows:
        judged(kept, row)
    clock.next()
    kept.forget(gone.given_id or "", "no longer wanted")
    rest = [one for one in pages if one is not gone]
    assert canonical(kept) == canonical(taken_over(kept, rest))
    assert canonical(kept.as_known("2031-06-01")) == canonical(kept)


@quick
@given(articles, lines, days, answers, answers)
def test_what_was_known_is_what_was_shown_then(
    pages: list[Page],
    text: str,
    day: str,
    rows: Sequence[tuple[int, int, str, str]],
    later: Sequence[tuple[int, int, str, str]],
) -> None:
    clock = Days()
    kept = record(*pages, clock=clock)
    for row in rows:
        judged(kept, row)
    then, published = canonical(kept), canonical(kept.as_published(day))
    clock.next()
    kept.take([page("new", text, day)])
    for row in later:
        judged(kept, row)
    for judgement in kept.judgements()[:2]:
        kept.undo(judgement.id)
    for forgotten in (False, True):
        if forgotten:
            clock.next()
            kept.forget("new", "no longer wanted")
        assert canonical(kept.as_known("2031-06-01")) == then
        assert canonical(kept.as_published(day, known="2031-06-01")) == published


@quick
@given(articles, days, answers)
def test_what_was_published_by_a_day_is_the_record_of_just_those_articles(
    pages: list[Page], day: str, rows: Sequence[tuple[int, int, str, str]]
) -> None:
    kept = record(*pages)
    for row in rows:
        judged(kept, row)
    by_then = [one for one in pages if one.published and one.published <= day]
    view = kept.as_published(day)
    assert {article.id for article in view.articles()} == {one.given_id for one in by_then}
    assert {name for name, _ in view.left_out} == {one.given_id for one in pages if one not in by_then}
    assert canonical(view) == canonical(taken_over(kept, by_then))
