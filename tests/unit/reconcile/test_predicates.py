from __future__ import annotations

import pytest

from onrecord.reconcile.predicates import Predicate, flipped, predicate
from onrecord.text.phrases import tokens


def clause(text: str) -> Predicate | None:
    return predicate(tokens(text), text)


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("the mill was closed by the bank", "close", False),
        ("that the mill was not closed by the bank", "close", True),
        ("the bank has never paid money to the mill", "pay", True),
        ("no money was paid to the mill", "pay", True),
        ("If it rains, the ferry will not sail to Brava", "sail", True),
        ("Of course, I pay the toll", "pay", False),
        ("the bank closed the mill", "close", False),
    ],
)
def test_the_verb_of_the_main_clause_and_its_not_are_found(text: str, verb: str, negated: bool) -> None:  # noqa: FBT001
    found = clause(text)
    assert found is not None
    assert verb in found.verb
    assert found.negated is negated


@pytest.mark.parametrize(
    "text", ["Minor gain for the mill", "nothing about how a mill may be closed", "", "closing"]
)
def test_what_cannot_be_made_out_is_none(text: str) -> None:
    assert clause(text) is None


@pytest.mark.parametrize(
    ("left", "right", "near", "verb"),
    [
        ("the mill was closed by the bank", "the mill was not closed by the bank", False, "close"),
        ("the fire was linked to the strike", "the blaze was not linked to the strike", False, None),
        ("it was linked to the strike", "the blaze was not linked to the strike", True, "link"),
        ("the mill was closed by the bank", "the dairy was not closed by the owners", True, None),
        ("the mill was closed", "the mill will not be closed", True, None),
        ("the mill was closed by the bank", "the mill was closed by the bank", True, None),
        ("the bank knew of the loan", "the bank had not known of the loan", True, None),
    ],
)
def test_a_flip_is_the_same_of_the_same(left: str, right: str, near: bool, verb: str | None) -> None:  # noqa: FBT001
    found = flipped(clause(left), clause(right), near=near)
    assert (found is None) is (verb is None)
    assert verb is None or str(found).startswith(verb)
