"""Kinds of noise on an article of a benchmark, each seeded, each telling where every character came from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Row = dict[str, Any]

STYLES = {
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "German": ("„", "“"),
    "guillemets": ("«", "»"),
    "single": ("‘", "’"),
    "doubled": ("''", "''"),
    "backticks": ("``", "''"),
}
PARTS = ("source", "cue", "content")
SEAM = "\n\n"
SHARE = 0.05  # of the quotation marks
WIDTH = 70  # characters of a hard-wrapped line
JOINED = 10  # articles in one
_MARK = re.compile("[“”\"]|''")
_BREAKS = re.compile(r"\s*\n\s*")
_WORDS = re.compile(r"\S+")
# Lines as pages wrap them around paragraphs.
DIRT = (
    "Read also: Five things to know about the week ahead",
    "Share on Facebook Share on Twitter Share by e-mail",
    "Share Tweet Pin",
    "ADVERTISEMENT",
    "Sign up for our newsletter",
    "Related: What the new season brings",
    "Story continues below",
)


@dataclass(frozen=True, slots=True)
class Noised:
    """A text with noise; `origin` gives each character its offset in `clean`, None to one that was added."""

    clean: str
    text: str
    origin: tuple[int | None, ...]

    def spans(self, spans: Iterable[Sequence[int]]) -> list[list[int]]:
        """Return where `spans` of the clean text are now: what was added in between is left out."""
        wanted = {at for start, end in spans for at in range(start, end)}
        places = (at for at, origin in enumerate(self.origin) if origin in wanted)
        runs = groupby(enumerate(places), key=lambda item: item[1] - item[0])
        return [[run[0][1], run[-1][1] + 1] for _, found in runs if (run := list(found))]


# What stands in the place of [start, end).
Edit = tuple[int, int, str]
Noise = Callable[[str, random.Random], Iterator[Edit]]


def edited(text: str, edits: Iterable[Edit]) -> Noised:
    """Return `text` after disjoint, ordered edits.

    What replaces as many characters keeps their offsets one by one; else all of it comes from the first.
    """
    parts: list[str] = []
    origin: list[int | None] = []
    at = 0
    for start, end, new in (*edits, (len(text), len(text), "")):
        parts += (text[at:start], new)
        origin += range(at, start)
        same = len(new) == end - start
        origin += range(start, end) if same else [start if end > start else None] * len(new)
        at = end
    return Noised(text, "".join(parts), tuple(origin))


def noised(row: Row, noise: Noise, seed: str = "") -> tuple[Row, Noised]:
    """Return a row with noise, its gold where it now stands, and how its text came about.

    The same row, noise and seed always give the same.
    """
    made = edited(row["text"], noise(row["text"], random.Random(f"{seed} {row['id']}")))  # noqa: S311
    gold = [{part: made.spans(item.get(part) or ()) for part in PARTS} for item in row["attributions"]]
    title = row.get("title") or ""
    if title and made.text.startswith(title.upper()):
        title = title.upper()
    return {**row, "title": title, "text": made.text, "attributions": gold}, made


def joined(rows: Sequence[Row]) -> Row:
    """Return one row that holds the texts and the gold of `rows`."""
    lengths = [len(row["text"]) + len(SEAM) for row in rows]
    gold = [
        {part: [[start + by, end + by] for start, end in item.get(part) or ()] for part in PARTS}
        for row, by in zip(rows, accumulate(lengths[:-1], initial=0), strict=True)
        for item in row["attributions"]
    ]
    return {**rows[0], "text": SEAM.join(row["text"] for row in rows), "attributions": gold}


def marks(text: str) -> list[tuple[int, int, bool]]:
    """Return the double quotation marks of `text` as (start, end, opens)."""
    found: list[tuple[int, int, bool]] = []
    for line in re.finditer(r"[^\n]+", text):
        inside = False
        for mark in _MARK.finditer(text, line.start(), line.end()):
            inside = mark.group() == "“" or (mark.group() != "”" and not inside)
            found.append((*mark.span(), inside))
    return found


def deleted(text: str, rng: random.Random) -> Iterator[Edit]:
    """Delete a share of the quotation marks."""
    return ((start, end, "") for start, end, _ in marks(text) if rng.random() < SHARE)


def replaced(text: str, rng: random.Random) -> Iterator[Edit]:
    """Replace a share of the quotation marks by marks of another kind."""
    for start, end, opens in marks(text):
        if rng.random() < SHARE:
            other = [pair for pair in STYLES.values() if text[start:end] not in pair]
            yield start, end, rng.choice(other)[not opens]


def restyled(text: str, rng: random.Random) -> Iterator[Edit]:
    """Print half of the articles with quotation marks of another style throughout."""
    if rng.random() < 0.5:
        pair = rng.choice(sorted(STYLES.values()))
        yield from ((start, end, pair[not opens]) for start, end, opens in marks(text))


def styled(name: str) -> Noise:
    """Return the noise that prints every article with the quotation marks of one style."""
    pair = STYLES[name]

    def style(text: str, _: random.Random) -> Iterator[Edit]:
        return ((start, end, pair[not opens]) for start, end, opens in marks(text))

    return style


def untouched(_text: str, _rng: random.Random) -> Iterator[Edit]:
    """Change nothing."""
    return iter(())


def no_marks(text: str, _: random.Random) -> Iterator[Edit]:
    """Delete every quotation mark."""
    return ((start, end, "") for start, end, _ in marks(text))


def capital_headline(text: str, _: random.Random) -> Iterator[Edit]:
    """Print the first line in capitals."""
    return _cased(text.partition("\n")[0], str.upper)


def capitals(text: str, _: random.Random) -> Iterator[Edit]:
    """Print everything in capitals."""
    return _cased(text, str.upper)


def lower(text: str, _: random.Random) -> Iterator[Edit]:
    """Print everything in lower case."""
    return _cased(text, str.lower)


def _cased(text: str, cased: Callable[[str], str]) -> Iterator[Edit]:
    return (
        (*word.span(), new)
        for word in _WORDS.finditer(text)
        if len(new := cased(word.group())) == len(word[0])
    )


def run_together(text: str, _: random.Random) -> Iterator[Edit]:
    """Put a single space in the place of every line break."""
    return ((*found.span(), " ") for found in _BREAKS.finditer(text))


def hard_wrapped(text: str, _: random.Random) -> Iterator[Edit]:
    """Break every line after WIDTH characters at most, at a space."""
    for line in re.finditer(r"[^\n]+", text):
        begun = before = line.start()
        for space in re.finditer(r" |$", line.group()):
            at = line.start() + space.start()
            if at - begun > WIDTH and before > begun:
                yield before, before + 1, "\n"
                begun = before + 1
            before = at


def scraped(text: str, rng: random.Random) -> Iterator[Edit]:
    """Put in what careless scraping leaves: entities, odd spaces, soft hyphens, buttons and teasers."""
    for found in re.finditer(r'\n+|[ &“”"]|\w{9,}', text):
        start, end = found.span()
        what, chance = found.group(), rng.random()
        if what[0] == "\n":
            if chance < 0.2:
                yield end, end, f"{rng.choice(DIRT)}{what}"
        elif what == "&":
            yield start, end, "&amp;"
        elif what == " ":
            if chance < 0.03:
                yield start, end, rng.choice(("\u00a0", "\u200b ", "  ", "&nbsp;"))
        elif what in '“”"':
            if chance < 0.05:
                yield start, end, {"“": "&ldquo;", "”": "&rdquo;"}.get(what, "&quot;")
        elif chance < 0.03:
            yield start + 5, start + 5, "\u00ad"


KINDS: dict[str, Noise] = {
    "clean": untouched,
    "5 % of the marks deleted": deleted,
    "5 % of the marks replaced": replaced,
    "half of the articles restyled": restyled,
    **{f"all marks {name}": styled(name) for name in STYLES},
    "no marks at all": no_marks,
    "headlines in capitals": capital_headline,
    "all in capitals": capitals,
    "all in lower case": lower,
    "paragraphs run together": run_together,
    f"a line break every {WIDTH} characters": hard_wrapped,
    "scraped dirt": scraped,
}
