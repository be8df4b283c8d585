from __future__ import annotations

import pytest

from onrecord.reconcile.holders import Holder
from onrecord.reconcile.sides import one_side, spoken_of


def holder(name: str | None, side: str | None = None) -> Holder:
    return Holder(None, name, side or name)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (holder("Ada Kern", "Osterland"), holder("Osterland"), True),
        (holder("Kern campaign"), holder("Ada Kern"), True),
        (holder("Ada Kern's advisers"), holder("Ada Kern"), True),
        (holder("Brava Post/Delta poll"), holder("Brava Post-Delta poll"), True),
        (holder("Ada Kern"), holder("Bo Kern"), False),
        (holder("Ada Kern"), holder("Kern Motor Company"), False),
        (holder("Ada Jordan"), holder("Jordan government"), False),
        (holder("Brava"), holder("Brava Telecom"), False),
        (holder("Brava Times"), holder("Delta Times"), False),
        (holder("Osterland"), holder("Westerland"), False),
        (holder("head of Norway's coast guard"), holder("Norway"), True),
        (holder(None), holder(None), False),
    ],
)
def test_who_answers_for_whom(left: Holder, right: Holder, same: bool) -> None:  # noqa: FBT001
    assert one_side(left, right) is same
    assert one_side(right, left) is same


def test_a_holder_is_spoken_of_by_name_or_by_what_stands_for_it() -> None:
    assert spoken_of(holder("Ada Kern"), (), ["kern", "lied"])
    assert spoken_of(holder("Delta Harbour Authority"), (), ["the", "authority", "lied"])
    assert spoken_of(holder("Ada Kern", "Osterland"), ("Osterland",), [])
    assert not spoken_of(holder("Ada Kern"), ("Bo Lind",), ["ada", "lied"])
