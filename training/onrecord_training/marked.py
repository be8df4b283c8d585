"""Articles marked inline by hand, as the benchmark's rows.

One article a file, one paragraph a line. A piece of an attribution stands in square brackets, after its role
(s source, c cue, t content) and the numbers of the attributions it belongs to:

    [s1 The minister] [c1 said] [t1 the dam would hold], [c2 adding] [t2 that nobody had asked her].

Here the source of 2 is missing; `[s1,2 The minister]` gives it the same one. Pieces never stand in one
another. A content in several pieces repeats its mark. The text itself holds no square brackets.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

MARK = re.compile(r"\[([sct])(\d+(?:,\d+)*) ([^\[\]]+)\]")
ROLES = {"s": "source", "c": "cue", "t": "content"}


def marked(name: str, text: str) -> dict[str, Any]:
    """Return the row (id, text, attributions) of a marked article.

    Raises ValueError, with the line, for a bracket out of place, an attribution without content, or a cue
    or source in more than one line.
    """
    plain: list[str] = []
    length = 0
    found: dict[int, dict[str, list[list[int]]]] = {}
    for number, line in enumerate(text.rstrip().split("\n"), 1):
        at = 0
        for piece in MARK.finditer(line):
            plain.append(line[at : piece.start()])
            length += piece.start() - at
            span = [length, length + len(piece[3])]
            for key in piece[2].split(","):
                item = found.setdefault(int(key), {role: [] for role in ROLES.values()})
                item[ROLES[piece[1]]].append(span)
            plain.append(piece[3])
            length += len(piece[3])
            at = piece.end()
        plain.append(line[at:] + "\n")
        length += len(line) - at + 1
        rest = MARK.sub("", line)
        if "[" in rest or "]" in rest:
            raise ValueError(f"{name}, line {number}: a bracket that marks nothing: {rest.strip()[:80]}")
    for key, item in found.items():
        if not item["content"]:
            raise ValueError(f"{name}: attribution {key} has no content")
        if not item["cue"]:
            raise ValueError(f"{name}: attribution {key} has no cue")
    return {"id": f"invented/{name}", "text": "".join(plain), "attributions": list(found.values())}


def folder(path: Path) -> list[dict[str, Any]]:
    """Return the rows of all .txt files of a folder, by name."""
    return [marked(file.stem, file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.txt"))]


def main() -> None:
    """Check the files named on the command line and count what they hold."""
    for name in sys.argv[1:]:
        row = marked(Path(name).stem, Path(name).read_text(encoding="utf-8"))
        print(f"{name}: {len(row['text'].split())} words, {len(row['attributions'])} attributions")


if __name__ == "__main__":
    main()
