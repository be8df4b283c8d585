"""Without text, nothing that is exported has four words in a row as any article prints them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.record.made import record

from onrecord.nouns.article import Page
from onrecord.nouns.errors import OnrecordError
from onrecord.present.export import lines, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

few = st.sampled_from(["ferry", "quay", "stays", "by", "May", "the", "not", "old", "council", "of", "Holm"])
short = st.lists(few, min_size=1, max_size=6).map(" ".join)
told = st.lists(st.tuples(short, short).map(": ".join), min_size=1, max_size=4).map("\n".join)
pages = st.lists(st.tuples(told, short, short, short), min_size=1, max_size=4)
answers = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["matter", "speaker"]), short, short), max_size=3
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + 4]) for at in range(len(found) - 3)}


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in strings(one))


@settings(max_examples=40, deadline=None)
@given(pages, answers)
def test_no_four_words_of_an_article_leave_without_text(
    rows: Sequence[tuple[str, str, str, str]], given_answers: Sequence[tuple[int, str, str, str]]
) -> None:
    kept = record(
        *(
            Page(f"a{n}", text=text, given_id=f"a{n}", title=title, outlet=outlet, published=None, file=file)
            for n, (text, title, outlet, file) in enumerate(rows)
        )
    )
    for number, question, answer, note in given_answers:
        said = kept.statements()
        try:
            kept.judge(said[number % len(said)].id, f"{question}={answer}", by="Ann", note=note)
        except OnrecordError as error:
            assert error.code == "E402"  # noqa: PT017  (a name that several have)
    printed = {run for text, title, _, _ in rows for part in (text, title) for run in runs(part)}
    for canonical in (False, True):
        out = [json.loads(line) for line in lines(kept, canonical=canonical, text=False)]
        assert len(out) == len(list(kept.lines()))
        for line in out:
            for value in strings(line):
                assert printed.isdisjoint(runs(value)), line
        for row in csv.DictReader(io.StringIO("\n".join(table(kept, canonical=canonical, text=False)))):
            for value in row.values():
                assert printed.isdisjoint(runs(value))
