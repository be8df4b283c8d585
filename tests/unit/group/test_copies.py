from __future__ import annotations

import pytest
from tests.unit.group.articles import article, prose

from onrecord.group.copies import lineage, roots
from onrecord.nouns.article import CreditKind
from onrecord.nouns.results import CopyKind


def changed(text: str, every: int) -> str:
    return " ".join("altered" if at % every == every - 1 else word for at, word in enumerate(text.split()))


def test_unlike_texts_are_no_copies() -> None:
    assert lineage([article("a", prose(1, 200)), article("b", prose(2, 200))]) == ()
    assert lineage([]) == ()


def test_the_same_words_are_an_exact_copy_of_the_earlier() -> None:
    text = prose(1, 120)
    [copy] = lineage([article("a", text, day="2031-05-02"), article("b", text, day="2031-05-01")])
    assert (copy.article, copy.of, copy.kind) == ("a", "b", CopyKind.EXACT)
    assert copy.runs[0][0].of(text) == text
    assert "earlier" in copy.why


def test_a_few_changes_make_a_near_copy() -> None:
    text = prose(1, 200)
    [copy] = lineage(
        [article("a", changed(text, 50), day="2031-05-02"), article("b", text, day="2031-05-01")]
    )
    assert (copy.article, copy.of, copy.kind) == ("a", "b", CopyKind.NEAR)


def test_part_of_a_text_among_new_words_is_a_partial_copy() -> None:
    text = prose(1, 200)
    half = " ".join(text.split()[:100])
    [copy] = lineage(
        [article("a", f"{half} {prose(2, 100)}", day="2031-05-02"), article("b", text, day="2031-05-01")]
    )
    assert (copy.article, copy.kind) == ("a", CopyKind.PARTIAL)
    [(here, there)] = copy.runs
    assert here.of(f"{half} {prose(2, 100)}") == there.of(text) == half


def test_a_short_piece_of_a_long_text_is_an_excerpt_of_it() -> None:
    text = prose(1, 300)
    [copy] = lineage([article("a", " ".join(text.split()[50:120])), article("b", text)])
    assert (copy.article, copy.of, copy.kind) == ("a", "b", CopyKind.EXCERPT)
    assert "not known" in copy.why


def test_one_shared_quotation_makes_no_copy() -> None:
    quotation = prose(9, 30)
    assert lineage([article(n, f"{prose(s, 200)} {quotation}") for n, s in (("a", 1), ("b", 2))]) == ()


def test_furniture_makes_no_copies() -> None:
    shared = prose(9, 400)
    assert lineage([article(n, prose(s, 100), furniture=shared) for n, s in (("a", 1), ("b", 2))]) == ()


def test_what_very_many_texts_carry_makes_no_copies() -> None:
    notice = prose(99, 60)
    assert lineage([article(f"a{s}", f"{prose(s, 60)} {notice}") for s in range(40)]) == ()


def test_a_large_family_of_copies_with_a_notice_keeps_together_and_apart_from_others() -> None:
    notice = prose(99, 40)
    families = {seed: [f"f{seed}-{n}" for n in range(60)] for seed in (1, 2)}
    articles = [
        article(name, f"{changed(prose(seed, 200), 30 + n)} {notice}")
        for seed, names in families.items()
        for n, name in enumerate(names)
    ]
    root = roots([a.id for a in articles], lineage(articles))
    assert len({root[name] for name in families[1]}) == 1
    assert len(set(root.values())) == 2


def test_each_text_keeps_its_best_source_and_links_are_not_closed() -> None:
    first, second = prose(1, 200), prose(2, 200)
    bridge = f"{first} {' '.join(second.split()[:90])}"
    copies = lineage(
        [
            article("a", first, day="2031-05-01"),
            article("b", second, day="2031-05-01"),
            article("c", bridge, day="2031-05-02"),
        ]
    )
    assert [(copy.article, copy.of) for copy in copies] == [("c", "a")]


def test_who_credits_another_is_never_taken_for_the_source() -> None:
    text = prose(1, 200)
    fuller = article("a", f"{text} {prose(2, 30)}", credit=(CreditKind.CARRIED_BY, "Norvik Wire"))
    [copy] = lineage([fuller, article("b", text)])
    assert (copy.article, copy.of) == ("a", "b")


def test_days_and_lengths_that_disagree_make_no_ring() -> None:
    text = prose(1, 200).split()
    articles = [
        article("a", " ".join(text[:150]), day="2031-05-01"),
        article("b", " ".join(text[:200]), day="2031-05-02"),
        article("c", " ".join(text[:175])),
    ]
    root = roots(["a", "b", "c"], lineage(articles))
    assert len(set(root.values())) == 1


def test_an_article_without_anything_to_read_is_passed_over() -> None:
    assert lineage([article("a", ""), article("b", ""), article("c", prose(1, 50))]) == ()


@pytest.mark.parametrize("length", [1, 2, 4, 5, 7, 16, 40])
def test_the_same_words_are_an_exact_copy_however_short(length: int) -> None:
    text = prose(3, length)
    found = lineage([article("b", text), article("a", text), article("c", text), article("d", prose(4, 9))])
    assert [(c.article, c.of, c.kind) for c in found] == [
        ("b", "a", CopyKind.EXACT),
        ("c", "a", CopyKind.EXACT),
    ]
    assert [here.of(text) for copy in found for here, _ in copy.runs] == [text, text]


def test_of_the_same_words_the_one_that_none_precedes_stands_for_all() -> None:
    text = prose(3, 12)
    found = lineage(
        [
            article("a", text, day="2031-05-03"),
            article("b", text, credit=(CreditKind.CARRIED_BY, "Norvik Wire")),
            article("c", text, day="2031-05-01"),
            article("d", text, day="2031-05-01"),
        ]
    )
    assert [(c.article, c.of) for c in found] == [("a", "c"), ("b", "c"), ("d", "c")]


def test_a_changed_copy_is_linked_to_the_first_of_the_same() -> None:
    text = prose(1, 200)
    found = lineage([article(n, text) for n in ("b", "c")] + [article("a", changed(text, 50)[:-30])])
    assert [(c.article, c.of, c.kind) for c in found] == [
        ("a", "b", CopyKind.NEAR),
        ("c", "b", CopyKind.EXACT),
    ]
