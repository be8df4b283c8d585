"""A corpus in brat's standoff files, as the benchmark's rows.

Each article is a text file, untouched, with an annotation file (`.ann`) that points into it by character
offsets. A part of PolNeAR 1.0.0 (`data/train` of its repository) keeps the two apart and names annotations
after article and annotator; a folder as brat itself makes it holds both under one name:

    text/NAME.txt    attributions/NAME_ANNOTATOR.ann          NAME.txt    NAME.ann

A line of an annotation file is a span or an attribution, its columns divided by tabs:

    T1  Source 0 12             The minister
    T2  Cue 13 17               said
    T3  Content 18 27;44 52     it holds for now
    T4  Attribution 13 17       said
    E1  Attribution:T4 Content:T3 Source:T1 Cue:T2

A span in several pieces has `;` between them; further parts of one role are named Content2, Content3 and so
on. A span may belong to several attributions. The span an attribution itself is bound to (T4) repeats its cue
and is not read. Lines of other kinds (notes, attributes, relations, equivalences) and spans outside of
attributions (Discuss, Discard) say nothing of who said what and are passed over. Offsets are code points of
the text, line ends counted as they stand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

ROLES = ("source", "cue", "content")
ENTRY = re.compile(r"[A-Za-z#]\d+.*|\*")  # what every line begins with: its kind and number
SPANS = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")

Span = tuple[int, int]


def standoff(name: str, text: str, annotation: str) -> dict[str, Any]:
    """Return the row (id, text, attributions) of an article and its annotation.

    An attribution without content is left out: it tells nobody's words. One without source or cue stays.

    Raises ValueError, with the line, for what brat would not have written: a line of no known kind, a span
    outside the text or with other words than the text has there, an attribution of spans that do not exist.
    """
    spans: dict[str, list[Span]] = {}
    events: list[tuple[str, str]] = []
    for number, line in enumerate(annotation.split("\n"), 1):
        where = f"line {number}"
        key, *columns = line.rstrip("\r").split("\t", 2)
        if not key.strip():
            continue
        if not ENTRY.fullmatch(key) or not columns:
            raise ValueError(f"{where}: no line of an annotation: {line[:80]!r}")
        if key.startswith("T"):
            if key in spans:
                raise ValueError(f"{where}: {key} stands twice")
            spans[key] = _pieces(where, text, *columns)
        elif key.startswith("E"):
            events.append((where, columns[0]))
    found = [_attribution(where, event, text, spans) for where, event in events]
    return {"id": name, "text": text, "attributions": [item for item in found if item["content"]]}


def _pieces(where: str, text: str, place: str, words: str | None = None) -> list[Span]:
    """Return the pieces of a span after comparing its words, where the line has them, with the text's."""
    match = SPANS.fullmatch(place.strip())
    if not match:
        raise ValueError(f"{where}: no span: {place[:80]!r}")
    pieces = [(int(start), int(end)) for start, end in (piece.split() for piece in match[2].split(";"))]
    for start, end in pieces:
        if not start < end <= len(text):
            raise ValueError(f"{where}: {start} {end} is no span of a text of {len(text)} characters")
    there = " ".join(text[start:end] for start, end in pieces)
    # the annotation's copy is one line, so the blanks may differ
    if words is not None and "".join(words.split()) != "".join(there.split()):
        raise ValueError(f"{where}: the text has {there[:80]!r} there, not {words[:80]!r}")
    return pieces


def _attribution(
    where: str, event: str, text: str, spans: dict[str, list[Span]]
) -> dict[str, list[list[int]]]:
    parts: dict[str, list[Span]] = {role: [] for role in ROLES}
    for argument in event.split():
        name, _, key = argument.partition(":")
        role = name.rstrip("0123456789").lower()
        if key not in spans:
            raise ValueError(f"{where}: {argument!r} is no part of an attribution: no span {key!r}")
        if role in parts:
            parts[role] += spans[key]
    return {role: _joined(pieces, text) for role, pieces in parts.items()}


def _joined(pieces: Iterable[Span], text: str) -> list[list[int]]:
    """Return the pieces in order, neighbours as one: brat tears a span at the end of a line."""
    result: list[list[int]] = []
    for start, end in sorted(pieces):
        if result and not text[result[-1][1] : start].strip():
            result[-1][1] = max(end, result[-1][1])
        else:
            result.append([start, end])
    return result


def folder(path: Path) -> list[dict[str, Any]]:
    """Return the rows of all articles of a folder in either layout, by name.

    Of an article that several people annotated, the annotator first by name counts: one row an article, so
    that none stands on both sides of the slice kept out of training.

    Raises ValueError, with the file, for a text without annotation, the reverse, and what `standoff` rejects.
    """
    apart = (path / "attributions").is_dir()
    texts = {file.stem: file for file in sorted((path / "text" if apart else path).glob("*.txt"))}
    annotations: dict[str, Path] = {}
    for file in sorted((path / "attributions" if apart else path).glob("*.ann")):
        annotations.setdefault(file.stem.rpartition("_")[0] if apart else file.stem, file)
    if not texts:
        raise ValueError(f"{path}: no articles (.txt)")
    for name in sorted(texts.keys() ^ annotations.keys()):
        raise ValueError(
            f"{texts[name]}: no annotation" if name in texts else f"{annotations[name]}: no text"
        )
    rows = []
    for name, file in texts.items():
        text, annotation = _read(file), _read(annotations[name])
        try:
            rows.append(standoff(name, text, annotation))
        except ValueError as error:
            raise ValueError(f"{annotations[name]}, {error}") from error
    return rows


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode()  # not as text: offsets count line ends as they stand
    except UnicodeDecodeError as error:
        raise ValueError(f"{file}: not UTF-8: {error}") from error


def main() -> None:
    """Write the rows of folders of standoff files as JSON Lines, compressed if the name ends in .gz."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument(
        "folders", type=Path, nargs="+", help="data/train of PolNeAR, or texts with .ann files"
    )
    parser.add_argument("--out", type=Path, required=True, help="the file to write: NAME.jsonl.gz for --data")
    args = parser.parse_args()
    try:
        rows = [row for path in args.folders for row in folder(path)]
    except ValueError as error:
        sys.exit(str(error))
    attributions = sum(len(row["attributions"]) for row in rows)
    if not attributions:
        sys.exit("no attributions: they must be events (E lines) of Source, Cue and Content")
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    # no time in the header, so that the same corpus gives the same file
    args.out.write_bytes(gzip.compress(lines, mtime=0) if args.out.suffix == ".gz" else lines)
    print(f"{len(rows)} articles, {attributions} attributions")


if __name__ == "__main__":
    main()
