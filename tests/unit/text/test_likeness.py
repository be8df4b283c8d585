from __future__ import annotations

import numpy as np

from onrecord.nouns.span import Span
from onrecord.text.likeness import Words, codes, runs, shared, shingles, words


def numbers(text: str, width: int = 3) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    return shingles(codes(text, [Span(0, len(text))]), width)


def test_words_point_at_their_places() -> None:
    text = "The ferry “Aurel”, late."
    found = words(text)
    assert found.forms == ("the", "ferry", "aurel", "late")
    assert [span.of(text) for span in found.spans] == ["The", "ferry", "Aurel", "late"]


def test_words_outside_the_given_stretches_do_not_count() -> None:
    assert words("one two three", [Span(0, 3), Span(8, 13)]).forms == ("one", "three")


def test_case_and_quotation_marks_make_no_difference() -> None:
    assert np.array_equal(numbers("“It is over,” she said."), numbers('"IT IS OVER", she said'))


def test_the_numbers_are_the_same_on_any_machine() -> None:
    assert numbers("a ferry is late").tolist() == sorted(numbers("a ferry is late").tolist())
    assert int(codes("ferry", [Span(0, 5)])[0]) == 3_205_307_411


def test_a_text_too_short_has_no_shingles() -> None:
    assert len(numbers("two words")) == 0


def test_shared_counts_what_both_have() -> None:
    left, right = numbers("the ferry was late on monday"), numbers("today the ferry was late again")
    assert shared(left, right) == shared(right, left) == 2
    assert shared(left, numbers("no")) == 0


def test_runs_are_the_exact_stretches_both_texts_share() -> None:
    here = "Before. The old ferry left the pier at noon with nobody on board, he said."
    there = "She says the old ferry left the pier at noon with nobody on board!"
    [(left, right)] = runs(words(here), words(there))
    assert left.of(here).casefold() == right.of(there).casefold()
    assert left.of(here).split()[0] == "The"
    assert left.of(here).split()[-1] == "board"


def test_a_turn_of_phrase_is_no_run() -> None:
    assert runs(words("at the end of the day it rained"), words("so at the end of the day he left")) == ()


def test_no_word_is_used_twice() -> None:
    passage = "one two three four five six seven eight nine"
    assert len(runs(words(f"{passage} x {passage}"), words(passage))) == 1


def test_all_of_two_equal_texts_is_a_run_however_short() -> None:
    here, there = "“Late again.”", "LATE – again"
    assert [(a.of(here), b.of(there)) for a, b in runs(words(here), words(there))] == [
        ("Late again", "LATE – again")
    ]
    assert runs(words(""), words("")) == ()


def test_what_is_used_up_makes_room_for_later_places() -> None:
    phrase = "one two three four five six seven eight"
    here = " x ".join([phrase] * 60)
    there = " y ".join([phrase] * 60)
    assert len(runs(words(here), words(there))) == 60


def test_what_repeats_itself_costs_no_square() -> None:
    def steps(length: int) -> int:
        count = 0

        class Counted(str):
            __slots__ = ()

            def __eq__(self, other: object) -> bool:
                nonlocal count
                count += 1
                return str.__eq__(self, other)

            __hash__ = str.__hash__

        def made(last: str) -> Words:
            forms = (*(Counted("ha") for _ in range(length)), Counted(last))
            return Words(forms, tuple(Span(at, at + 1) for at in range(length + 1)))

        runs(made("left"), made("right"))
        return count

    assert steps(800) < 3 * steps(400)
