"""The subject right before a verb, as printed."""

from __future__ import annotations

import pytest

from onrecord.read.subjects import subject_before


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Roe | left", "Ida Roe"),
        ("On Friday, the deputy mayor of Oakum | left", "the deputy mayor of Oakum"),
        ("Jon Vell, the mayor, | left", "Jon Vell, the mayor,"),
        ("He said that she | left", "she"),
        ("Roe and Vell | left", "Roe and Vell"),
        ("the crew slept and Vell | left", "Vell"),
        ("But the crews | left", "the crews"),
        ("Two elected officials | left", "Two elected officials"),
        ("Roe thanked them and | left", "Roe"),
        ("The lawyers who | left", "who"),
        ("Officials in Oakum | left", "Officials in Oakum"),
        ("It rained, | left", None),
        ("They asked if Roe | left", None),
        ("Asked on Monday | left", None),
        ("slowly | left", None),
        ("", None),
    ],
)
def test_the_subject_of_a_verb(text: str, subject: str | None) -> None:
    plain = text.replace("| ", "")
    found = subject_before(plain, 0, text.index("| ") if text else 0)
    assert (found.of(plain) if found else None) == subject
