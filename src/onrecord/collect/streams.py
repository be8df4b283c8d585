"""Byte streams as the rest wants them: unpacked, in UTF-8, cut into lines, with bounded memory."""

from __future__ import annotations

import codecs
import gzip
import io
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

_MAX_LINE_BYTES = 24_000_000  # \\u escapes take six bytes a character, or a whole page stands in the line
_PIECE = 1 << 16


def unpacked(stream: IO[bytes]) -> io.BufferedReader:
    """Return the bytes of a stream, unpacked if their first two are those of gzip, whatever the name says."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream))
    if buffered.peek(2)[:2] == b"\x1f\x8b":
        return io.BufferedReader(gzip.GzipFile(fileobj=buffered))
    return buffered


class _Raw(io.RawIOBase):
    """Any binary stream as a raw one, so that it can be peeked into."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def in_utf8(stream: io.BufferedReader) -> IO[bytes]:
    """Return the stream, recoded if it starts with the mark of UTF-16: its lines cannot be cut as bytes."""
    if stream.peek(2)[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return stream
    return io.BufferedReader(_Recoded(stream))


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 as raw UTF-8 bytes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        while not self._rest:
            piece = self._stream.read(_PIECE)
            self._rest = self._decoder.decode(piece, final=not piece).encode("utf-8", "surrogatepass")
            if not piece:
                break
        part, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        view[: len(part)] = part
        return len(part)


def cut(stream: IO[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield (line, whole) with bounded memory: of a line beyond the limit only a piece is kept."""
    while raw := stream.readline(_MAX_LINE_BYTES + 1):
        whole = len(raw) <= _MAX_LINE_BYTES
        if not whole:
            rest = raw
            while rest and not rest.endswith(b"\n"):
                rest = stream.readline(_PIECE)
        yield (raw if whole else raw[:_PIECE]), whole
