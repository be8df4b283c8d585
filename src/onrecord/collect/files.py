"""Paths, directories and standard input to pages; the first stage, and the only one that touches files.

One broken input never stops the rest: it comes out as `Refused`, in its place, with a code and the next step.
"""

from __future__ import annotations

import gzip
import os
import re
import stat
import sys
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING

from onrecord.collect.decode import decoded
from onrecord.collect.lines import Refused, rows, too_long
from onrecord.collect.streams import cut, in_utf8, unpacked
from onrecord.nouns.article import MAX_CHARACTERS, Page
from onrecord.nouns.errors import OnrecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import BufferedReader

__all__ = ["MAX_CHARACTERS", "Refused", "pages"]

_KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "lines"}
_MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4  # no encoding needs more for a text within the limit
_MAX_HTML_BYTES = 16_000_000  # markup is bulkier than its text; the text is measured once it is out
_URL = re.compile(r"https?://", re.IGNORECASE)


def pages(sources: Iterable[str], *, stdin: IO[bytes] | None = None) -> Iterator[Page | Refused]:
    """Yield a page, or why there is none, for every article in files, directories and "-" (standard input).

    Directories are walked in sorted order for their .txt, .html, .htm and .jsonl files, each also as .gz.
    """
    for source in sources:
        if source == "-":
            yield from _stdin(stdin if stdin is not None else sys.stdin.buffer)
        elif _URL.match(source):
            what, step = f"{source} is a web address", "save the page as .html and add the file"
            yield Refused(source, OnrecordError("E115", what, step))
        elif os.path.isdir(source):  # noqa: PTH112  (Path raises on null bytes before Python 3.13)
            yield from _directory(source)
        else:
            yield from _file(source)


def _kind(path: Path) -> str | None:
    suffix = Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix
    return _KINDS.get(suffix.lower())


def _stem(path: Path) -> str:
    return Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem


def _directory(source: str) -> Iterator[Page | Refused]:
    closed: list[OSError] = []
    found = [
        Path(folder) / name
        for folder, _, names in os.walk(source, onerror=closed.append)
        for name in names
        if _kind(Path(name)) and not name.startswith(".")
    ]
    for error in closed:
        yield Refused(str(error.filename or source), _unreadable(error))
    for path in sorted(found):
        yield from _file(str(path))
    if not found and not closed:
        step = "name a directory that holds .txt, .html or .jsonl files"
        yield Refused(source, OnrecordError("E107", "no articles in the directory", step))


def _file(source: str) -> Iterator[Page | Refused]:
    try:
        path = Path(source)
        kind = _checked_kind(path)
        with path.open("rb") as stream:
            if kind == "lines":
                yield from _lines(stream, source, path.name)
            else:
                yield _whole(unpacked(stream), kind, Page(source, given_id=_stem(path), file=path.name))
    except OnrecordError as error:
        yield Refused(source, error)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield Refused(source, _unreadable(error))


def _checked_kind(path: Path) -> str:
    if not stat.S_ISREG(path.stat().st_mode):
        raise OnrecordError(
            "E102", "cannot be read: it is no regular file", "save it as a file, or pipe it to -"
        )
    kind = _kind(path)
    if kind is None:
        step = "rename it to .txt, .html or .jsonl (also .gz), or pipe it to -"
        raise OnrecordError("E108", f"kind of file not known ({path.suffix or 'no suffix'})", step)
    return kind


def _stdin(stream: IO[bytes]) -> Iterator[Page | Refused]:
    """Yield the pages of a pipe: JSON Lines if it starts with an object, else one web page or one text."""
    try:
        peeked = unpacked(stream)
        start = peeked.peek(512).lstrip(b"\xef\xbb\xbf \t\r\n")[:64]
        if re.match(rb'\{\s*["}]', start):
            yield from _lines(peeked, "-", "-")
        else:
            kind = "html" if re.match(rb"<(!doctype\s+html|html)\b", start, re.IGNORECASE) else "text"
            yield _whole(peeked, kind, Page("-", file="-"))
    except OnrecordError as error:
        yield Refused("-", error)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield Refused("-", _unreadable(error))


def _whole(stream: BufferedReader, kind: str, page: Page) -> Page:
    limit = _MAX_HTML_BYTES if kind == "html" else _MAX_TEXT_BYTES
    raw = stream.read(limit + 1)
    if not raw.strip():
        raise OnrecordError("E103", "empty" if not raw else "only white space", "check how it was saved")
    if len(raw) > limit:
        raise too_long()
    text, note = decoded(raw, html=kind == "html")
    if not text.strip():
        raise OnrecordError("E103", "only white space", "check how it was saved")
    if kind == "html":
        return Page(page.source, html=text, given_id=page.given_id, file=page.file, note=note)
    if len(text) > MAX_CHARACTERS:
        raise too_long()
    return Page(page.source, text=text, given_id=page.given_id, file=page.file, note=note)


def _lines(stream: IO[bytes], source: str, file: str) -> Iterator[Page | Refused]:
    some = False
    for item in rows(source, file, cut(in_utf8(unpacked(stream)))):
        some = True
        yield item
    if not some:
        step = 'write one JSON object a line, with "id" and "text"'
        raise OnrecordError("E103", "no article in it", step)


def _unreadable(error: Exception) -> OnrecordError:
    if isinstance(error, FileNotFoundError):
        return OnrecordError(
            "E101", "there is no such file or directory", "check the path, and where links lead"
        )
    if isinstance(error, PermissionError):
        return OnrecordError(
            "E102", "cannot be read: no permission", "change its permissions, or read it as its owner"
        )
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return OnrecordError("E114", "the compressed file is damaged", "fetch or pack it again")
    what = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return OnrecordError("E102", f"cannot be read: {what}", "check the file and the disk it lies on")
