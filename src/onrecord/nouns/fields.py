"""Reads the values of one JSON object by kind; what does not fit is one coded error that names the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from onrecord.nouns.errors import OnrecordError
from onrecord.nouns.span import Span
from onrecord.nouns.when import Basis, When

Kind = TypeVar("Kind", bound=StrEnum)


class Fields:
    """One object of a record line. Keys nobody asks for are ignored; a key that is missing reads as null."""

    def __init__(self, data: object, name: str = "line") -> None:
        if not isinstance(data, Mapping):
            malformed(f"a {name} is no JSON object")
        self._data: Mapping[str, Any] = data

    def _bad(self, key: str, wanted: str) -> NoReturn:
        malformed(f'"{key}" is not {wanted}: {str(self._data.get(key))[:60]}')

    def word(self, key: str) -> str:
        """Return a string that must be there."""
        value = self._data.get(key)
        return value if isinstance(value, str) else self._bad(key, "a string")

    def maybe(self, key: str) -> str | None:
        """Return a string, or None for null."""
        return None if self._data.get(key) is None else self.word(key)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self._data.get(key)
        return value if isinstance(value, bool) else self._bad(key, "true or false")

    def whole(self, key: str) -> int:
        """Return a whole number from 1."""
        value = self._data.get(key)
        good = isinstance(value, int) and not isinstance(value, bool) and value >= 1
        return int(value) if good and value is not None else self._bad(key, "a whole number from 1")

    def count(self, key: str) -> int:
        """Return a whole number from 0."""
        return 0 if self._data.get(key) == 0 else self.whole(key)

    def number(self, key: str) -> float:
        """Return any number."""
        value = self._data.get(key)
        good = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if good and value is not None else self._bad(key, "a number")

    def share(self, key: str) -> float:
        """Return a number from 0 to 1."""
        value = self._data.get(key)
        good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
        return float(value) if good and value is not None else self._bad(key, "a number from 0 to 1")

    def one_of(self, key: str, kinds: type[Kind]) -> Kind:
        """Return a member of an enumeration."""
        try:
            return kinds(self.word(key))
        except ValueError:
            self._bad(key, "one of " + ", ".join(kinds))

    def items(self, key: str) -> Sequence[Any]:
        """Return a list; null reads as an empty one."""
        value = self._data.get(key)
        return value if isinstance(value, list | tuple) else () if value is None else self._bad(key, "a list")

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of strings."""
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            self._bad(key, "a list of strings")
        return tuple(values)

    def objects(self, key: str) -> tuple[Fields, ...]:
        """Return a list of objects."""
        return tuple(Fields(value, key) for value in self.items(key))

    def inner(self, key: str) -> Fields | None:
        """Return an object, or None for null."""
        value = self._data.get(key)
        return None if value is None else Fields(value, key)

    def spans(self, key: str) -> tuple[Span, ...]:
        """Return a list of [start, end)."""
        return tuple(as_span(value) for value in self.items(key))

    def span(self, key: str) -> Span | None:
        """Return one [start, end), or None for null."""
        value = self._data.get(key)
        return None if value is None else as_span(value)

    def place(self, key: str) -> Span:
        """Return one [start, end) that must be there."""
        span = self.span(key)  # an empty one is false
        return self._bad(key, "a span [start, end]") if span is None else span

    def day(self, key: str) -> date | None:
        """Return an ISO day, or None for null."""
        return self._day(key, self._data.get(key))

    def _day(self, key: str, value: object) -> date | None:
        if value is None:
            return None
        try:
            return date.fromisoformat(value) if isinstance(value, str) else self._bad(key, "an ISO day")
        except ValueError:
            self._bad(key, "an ISO day")

    def when(self, interval: str, prefix: str) -> When | None:
        """Return an interval from its key and PREFIX_basis, _why, _evidence; None where it is null."""
        value = self.items(interval)
        if not value:
            return None
        if len(value) != 2:
            self._bad(interval, "an interval [first, last]")
        first, last = (self._day(interval, end) for end in value)
        return self._interval(first, last, prefix)

    def tenure(self) -> When | None:
        """Return the interval of an office: first, last, basis, why, evidence in the object itself."""
        if self._data.get("basis") is None:
            return None
        return self._interval(self.day("first"), self.day("last"), "")

    def _interval(self, first: date | None, last: date | None, prefix: str) -> When:
        try:
            basis = self.one_of(f"{prefix}basis", Basis)
            return When(first, last, basis, self.maybe(f"{prefix}why") or "", self.span(f"{prefix}evidence"))
        except ValueError as error:
            malformed(str(error))


def as_span(value: object) -> Span:
    """Return the span that [start, end] stands for."""
    if isinstance(value, list | tuple) and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int and 0 <= start <= end:
            return Span(start, end)
    return malformed(f"no span [start, end]: {str(value)[:60]}")


def malformed(what: str) -> NoReturn:
    """Raise the one error of a record line that does not keep the contract."""
    raise OnrecordError(
        "E201", f"malformed record line, {what}", "write the line anew with `onrecord export`"
    )
