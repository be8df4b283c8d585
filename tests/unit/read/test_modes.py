from __future__ import annotations

import pytest

from onrecord.nouns.span import Span
from onrecord.nouns.statement import Mode
from onrecord.read.modes import mode_of, speech_marks


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        ("“The lock is safe,”", Mode.DIRECT),
        ('"The lock is safe,"', Mode.DIRECT),
        ("‘The lock is perfectly safe and dry,’", Mode.DIRECT),
        ("''The lock is safe,''", Mode.DIRECT),
        ("that the lock was safe", Mode.INDIRECT),
        ("that the lock was “safe as houses” since May", Mode.MIXED),
        ("that the ship “Morning Star” was safe in the inner harbour", Mode.INDIRECT),
        ("that the crews' boats and the pilots' boats were safe", Mode.INDIRECT),
        ("...", Mode.INDIRECT),
    ],
)
def test_modes(content: str, mode: Mode) -> None:
    assert mode_of(content, speech_marks(content), (Span(0, len(content)),)) is mode


def test_a_split_quotation_is_direct_as_a_whole() -> None:
    text = "“The lock,” she said, “is safe.”"
    assert mode_of(text, speech_marks(text), (Span(0, 11), Span(22, 32))) is Mode.DIRECT
