"""Labels that hang on where a line stands: headline, dek, sub-headline, repetition, a picture's caption."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from onrecord.clean.lines import capitals, ends, like_title, normal, sentences, words
from onrecord.nouns.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.clean.piece import Piece

_TOP = 4  # unlabelled lines from the top where a headline may stand
_TITLE_CASE = 0.7
_REPEAT_WORDS = 8  # shorter lines of an article may well be printed twice: "No, sir."
_HEAD_WORDS = 3
_DEK_LEAST = 5  # words; sections and labels are shorter
_DEK_WORDS = 45
_PARAGRAPH_WORDS = 14
_SUBHEAD_WORDS = 14
_PLAIN_SUBHEAD_WORDS = 8
_SHARED = 0.6  # of a dek's longer words, if the story says the same again below
_QUOTES = "\"“”„'‘’«»"
_SPEAKER = re.compile(r"[^\s:][^:\n]{0,40}:\s")


def settle(text: str, pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """Return the pieces with every label that can be told; those without one are running text."""
    out = list(pieces)
    plain = [normal(piece.span.of(text)) for piece in out]
    heads = _headline(text, out, plain, title)
    _repeats(out, plain)
    _captions(out, plain)
    _dek(text, out, plain, heads)
    _subheads(text, out)
    return out


def _open(pieces: Sequence[Piece]) -> list[int]:
    return [index for index, piece in enumerate(pieces) if piece.kind is None]


def _headline(text: str, pieces: list[Piece], plain: list[str], title: str | None) -> list[int]:
    """Label the headline and return where it stands: the lines of the title, else one of its shape."""
    found, why = _of_title(pieces, plain, title), "it is the title"
    if not found and not title:
        above = list(takewhile(lambda index: not _paragraph(text, pieces[index]), _open(pieces)[:_TOP]))
        found = [index for index in above if pieces[index].heading][:1]
        why = "the first line its markup makes a heading"
    if not found and not title:
        found, why = _of_shape(text, pieces, plain), "a few words without a full stop above the story"
    for index in found:
        pieces[index] = replace(pieces[index], kind=BlockKind.HEADLINE, why=why)
    return found


def _of_title(pieces: list[Piece], plain: list[str], title: str | None) -> list[int]:
    want = normal(title or "")
    top = _open(pieces)[:_TOP]
    for first in range(len(top)):
        for last in range(first + 1, len(top) + 1):
            have = " ".join(plain[index] for index in top[first:last])
            if have and (have == want or (_begins(want, have) and len(have) > 0.6 * len(want))):
                return top[first:last]
    return []


def _begins(longer: str, shorter: str) -> bool:
    return longer.startswith(shorter + " ") and len(shorter.split()) >= _HEAD_WORDS


def _of_shape(text: str, pieces: list[Piece], plain: list[str]) -> list[int]:
    top = _open(pieces)
    for place, index in enumerate(top[:_TOP]):
        passage = pieces[index].span.of(text)
        below = top[place + 1 :]
        if (
            not like_title(passage)
            or pieces[index].cut
            or not any(_paragraph(text, pieces[i]) for i in below)
        ):
            continue
        again = plain[index] in (plain[i] for i in below)
        kickers = all(len(words(pieces[i].span.of(text))) < _HEAD_WORDS for i in top[:place])
        if kickers or again:
            return [index]
    return []


def _paragraph(text: str, piece: Piece) -> bool:
    passage = piece.span.of(text)
    return len(words(passage)) >= _PARAGRAPH_WORDS and (ends(passage) or sentences(passage) > 1)


def _repeats(pieces: list[Piece], plain: list[str]) -> None:
    """Label the second and every later copy of a line; the first stays what it is."""
    seen: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        line = plain[index]
        first = seen.setdefault(line, index)
        if piece.kind not in {None, BlockKind.HEADLINE} or not line:
            continue
        head = pieces[first].kind is BlockKind.HEADLINE
        long_enough = len(line.split()) >= (_HEAD_WORDS if head else _REPEAT_WORDS)
        if first < index and long_enough and pieces[first].kind in {None, BlockKind.HEADLINE}:
            what = "the headline" if head else "an earlier passage"
            pieces[index] = replace(piece, kind=BlockKind.REPEAT, why=f"{what} again, word for word")


def _dek(text: str, pieces: list[Piece], plain: list[str], heads: list[int]) -> None:
    """Label the one or two lines under the headline that sum the story up before it begins."""
    if not heads:
        return
    after = [index for index in _open(pieces) if index > heads[-1]]
    for place, index in enumerate(after[:2]):
        below = after[place + 1 :]
        passage = pieces[index].span.of(text)
        between = {piece.kind for piece in pieces[heads[-1] + 1 : index]}
        if not below or not _DEK_LEAST <= len(words(passage)) <= _DEK_WORDS or sentences(passage) > 3:
            return
        if not between <= {BlockKind.FURNITURE, BlockKind.DEK, BlockKind.REPEAT, BlockKind.PROMO}:
            return
        why = None
        if like_title(passage) and not ends(passage) and not _SPEAKER.match(passage):
            why = "a line without a full stop between headline and story"
        elif pieces[index].heading:
            why = "a second heading right under the headline"
        elif place == 0 and _next(pieces, index) in {BlockKind.IMAGE, BlockKind.BYLINE, BlockKind.CREDIT}:
            why = "stands between the headline and a picture, byline or credit"
        elif place == 0 and _said_again(plain[index], [plain[i] for i in below]):
            why = "sums up under the headline what the story says again below"
        if why is None:
            return
        pieces[index] = replace(pieces[index], kind=BlockKind.DEK, why=why)


def _next(pieces: list[Piece], index: int) -> BlockKind | None:
    """Return the label of the next piece that is no furniture."""
    after = (piece.kind for piece in pieces[index + 1 :] if piece.kind is not BlockKind.FURNITURE)
    return next(after, None)


def _said_again(line: str, below: list[str]) -> bool:
    longer = {word for word in line.split() if len(word) > 3}
    if len(longer) < 6:
        return False
    return any(len(longer & set(other.split())) >= _SHARED * len(longer) for other in below)


def _captions(pieces: list[Piece], plain: list[str]) -> None:
    """Label the line that only says what a picture's markup beside it says, or is stressed right below it."""
    for index, piece in enumerate(pieces):
        if piece.kind is not BlockKind.IMAGE:
            continue
        below = pieces[index + 1] if index + 1 < len(pieces) else piece
        if below.kind is None and below.slanted and len(plain[index + 1].split()) <= _DEK_WORDS:
            why = "stressed right below a picture"
            pieces[index + 1] = replace(below, kind=BlockKind.CAPTION, why=why)
        for beside in (index - 1, index + 1):
            if not piece.alt or not 0 <= beside < len(pieces):
                continue
            if pieces[beside].kind is None and plain[beside] == piece.alt:
                why = "the words of the picture beside it"
                pieces[beside] = replace(pieces[beside], kind=BlockKind.CAPTION, why=why)


def _subheads(text: str, pieces: list[Piece]) -> None:
    """Label headings, and short lines without a full stop between paragraphs, quoted whole or not at all."""
    for index in _open(pieces):
        if pieces[index].heading:
            why = "its markup makes it a heading"
            pieces[index] = replace(pieces[index], kind=BlockKind.SUBHEAD, why=why)
    body = _open(pieces)
    for before, index, after in zip(body, body[1:], body[2:], strict=False):
        passage = pieces[index].span.of(text)
        if ends(passage) or not (like_title(passage, _SUBHEAD_WORDS) or _one_word(passage)):
            continue
        if not _paragraph(text, pieces[after]) or not ends(pieces[before].span.of(text)):
            continue
        if passage[0].islower() or _SPEAKER.match(passage) or any(mark in passage for mark in "@#"):
            continue
        titled = capitals(passage) >= _TITLE_CASE
        if titled or (len(words(passage)) <= _PLAIN_SUBHEAD_WORDS and _whole(passage)):
            why = f"a short line {'in title case' if titled else 'without a full stop'} between paragraphs"
            pieces[index] = replace(pieces[index], kind=BlockKind.SUBHEAD, why=why)


def _whole(passage: str) -> bool:
    """Tell whether a line has no quotation mark at its start, or one at its end as well."""
    return passage[0] not in _QUOTES or passage[-1] in _QUOTES


def _one_word(passage: str) -> bool:
    return len(words(passage)) == 1 and passage.isalpha() and passage[0].isupper()
