"""The one error a user ever sees: a code, what is wrong, and the next step."""

from __future__ import annotations


class OnrecordError(Exception):
    """Something a person can act on. `code` is stable ("E104"); `step` says what to do next."""

    def __init__(self, code: str, what: str, step: str) -> None:
        super().__init__(f"{code} {what}: {step}")
        self.code = code
        self.what = what
        self.step = step
