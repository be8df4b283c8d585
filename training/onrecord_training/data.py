"""The benchmark's articles as pieces with labels, cut into windows and batches."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.text.encoder.pieces import Pieces, cutter, pieces, seams
from onrecord_training.augment import FieldSwap, NameSwap, noisy
from onrecord_training.marked import folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ROLES = {"source": 1, "cue": 3, "content": 5}  # the B- tag of each role; the I- tag follows; 0 is outside
NONE = -100  # what torch leaves out of a loss
HELD_SHARE = 8  # percent of the training articles kept for choosing the decoder's settings
EDGE = 20  # words nearer than this to a cut edge count little: in reading another window owns them
EDGE_WEIGHT = 0.3
SHORTEST, LONGEST = 80, 254  # pieces of a window; the reader's own windows lie between
ALIGNED = 0.8  # of the windows end with a sentence, as the reader's do
BATCH = 2400  # pieces

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """Return the articles of a gzip JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held(row: Row) -> bool:
    """Tell whether an article belongs to the fixed slice that is never trained on."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % 100 < HELD_SHARE


def tokenizer(base: Path) -> Tokenizer:
    """Return the base model's tokeniser without truncation or padding."""
    result = Tokenizer.from_file(str(base / "tokenizer.json"))
    result.no_truncation()
    result.no_padding()
    return result


@dataclass(frozen=True, slots=True)
class Labels:
    """For each word: its tag, the first word of its cue, and of its source (itself if there is none)."""

    tag: np.ndarray
    cue: np.ndarray
    source: np.ndarray


def labels(row: Row, cut: Pieces) -> Labels:
    """Return what the annotation says of each word; -1 where a link says nothing."""
    tag = np.zeros(cut.words, dtype=np.int64)
    cue = np.full(cut.words, -1, dtype=np.int64)
    source = np.full(cut.words, -1, dtype=np.int64)
    for item in row["attributions"]:
        found = {role: _words(item.get(role), cut) for role in ROLES}
        anchor = (found["cue"] or found["content"] or [None])[0]
        if anchor is None:
            continue
        for role, begin in ROLES.items():
            for at, word in enumerate(found[role]):
                if role == "source" and tag[word] in (1, 2):
                    # a source shared by several attributions keeps the nearest cue
                    if abs(anchor - word) < abs(cue[word] - word):
                        cue[word] = anchor
                    continue
                if tag[word]:
                    continue
                goes_on = at and found[role][at - 1] == word - 1 and tag[word - 1] in (begin, begin + 1)
                tag[word] = begin + 1 if goes_on else begin
                cue[word] = anchor
                if role != "source":
                    source[word] = found["source"][0] if found["source"] else word
    return Labels(tag, cue, source)


def _words(spans: Sequence[Sequence[int]] | None, cut: Pieces) -> list[int]:
    return sorted({word for start, end in spans or () for word in cut.within(start, end)})


@dataclass(frozen=True, slots=True)
class Sample:
    """One window: words [first, last) of an article with its labels."""

    ids: np.ndarray
    article: Pieces
    labels: Labels
    first: int
    last: int

    @property
    def length(self) -> int:
        """The number of pieces."""
        cut = self.article
        end = cut.first[self.last] if self.last < cut.words else len(cut.ids)
        return int(end - cut.first[self.first])


class Corpus:
    """The articles to train on, with noise anew in every epoch.

    `invented` is a folder of marked articles of other fields, each taken twice; `elsewhere` are plain texts
    of other fields, whose nouns take the place of the campaign's.
    """

    def __init__(
        self, articles: list[Row], base: Path, invented: Path | None = None, elsewhere: Sequence[str] = ()
    ) -> None:
        tokens = tokenizer(base)
        self.cut = cutter(tokens)
        vocabulary = tokens.get_vocab()
        self.cls, self.sep, self.pad, self.unk = (
            vocabulary[name] for name in ("[CLS]", "[SEP]", "[PAD]", "[UNK]")
        )
        whole = [pieces(row["text"], self.cut) for row in articles]
        self.swap = NameSwap(whole, vocabulary)
        tags = [labels(row, cut).tag for row, cut in zip(articles, whole, strict=True)]
        self.fields = FieldSwap(whole, tags, [pieces(text, self.cut) for text in elsewhere], vocabulary)
        of_other_fields = [row for row in folder(invented) if not held(row)] if invented else []
        self.rows = articles + 2 * of_other_fields

    def samples(self, seed: int, rank: int, world: int) -> list[Sample]:
        """Return this process' share of the windows of an epoch, articles cut at a random phase."""
        order = random.Random(seed)
        mine = list(self.rows)
        order.shuffle(mine)
        rng = random.Random(seed * 31 + rank)
        result: list[Sample] = []
        for row in mine[rank::world]:
            text = noisy(row["text"], rng)
            article = pieces(text, self.cut)
            if not article.words:
                continue
            ids = self.swap(article, rng) if rng.random() < 0.3 else article.ids
            if rng.random() < 0.3:
                ids = self.fields(article, ids, rng)
            marks = labels(row, article)
            cuts = _random_windows(article, seams(text, article), rng)
            result += [Sample(ids, article, marks, a, b) for a, b in cuts]
        return result

    def batches(self, samples: list[Sample], rng: random.Random) -> list[list[Sample]]:
        """Return batches of windows of like length, about BATCH pieces each, in random order."""
        rng.shuffle(samples)
        result: list[list[Sample]] = []
        for at in range(0, len(samples), 256):
            batch: list[Sample] = []
            for sample in sorted(samples[at : at + 256], key=lambda s: s.length):
                if batch and (len(batch) + 1) * sample.length > BATCH:
                    result.append(batch)
                    batch = []
                batch.append(sample)
            result.append(batch)
        rng.shuffle(result)
        return result

    def collate(self, batch: Sequence[Sample]) -> dict[str, torch.Tensor]:
        """Return the tensors of a batch; positions count the leading special piece."""
        shape = (len(batch), min(LONGEST, max(sample.length for sample in batch)) + 2)
        ids = np.full(shape, self.pad)
        feat = np.zeros(shape, dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        tag, cue, source = (np.full(shape, NONE) for _ in range(3))
        weight = np.zeros(shape, dtype=np.float32)
        starts = np.zeros(shape, dtype=bool)
        for row, sample in enumerate(batch):
            cut = sample.article
            left = int(cut.first[sample.first])
            n = min(LONGEST, sample.length)
            ids[row, 0], ids[row, n + 1] = self.cls, self.sep
            ids[row, 1 : n + 1] = sample.ids[left : left + n]
            feat[row, 1 : n + 1] = cut.features[cut.word[left : left + n]]
            mask[row, : n + 2] = 1
            words = np.arange(sample.first, sample.last)
            at = cut.first[words] - left
            words, at = words[at < n], at[at < n] + 1
            starts[row, at] = True
            tag[row, at] = sample.labels.tag[words]
            cue[row, at] = _positions(sample.labels.cue[words], words, at)
            source[row, at] = _positions(sample.labels.source[words], words, at)
            near = np.zeros(len(words), dtype=bool)
            if sample.first > 0:
                near |= at <= EDGE
            if sample.last < cut.words:
                near |= at > n - EDGE
            weight[row, at] = np.where(near, EDGE_WEIGHT, 1.0)
        arrays = {
            "ids": ids,
            "feat": feat,
            "mask": mask,
            "tag": tag,
            "cue": cue,
            "source": source,
            "weight": weight,
            "starts": starts,
        }
        return {name: torch.from_numpy(array) for name, array in arrays.items()}


def _positions(targets: np.ndarray, words: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return where in the window the target words stand, NONE if outside of it or missing."""
    inside = (targets >= words[0]) & (targets <= words[-1])
    return np.where(inside, at[np.where(inside, targets - words[0], 0)], NONE)


def _random_windows(article: Pieces, starts: np.ndarray, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield windows of random length that share no word; `starts` are the first words of sentences."""
    first, total = article.first, len(article.ids)
    begin = 0
    while begin < article.words:
        limit = rng.randrange(SHORTEST, LONGEST + 1)
        end = int(np.searchsorted(first, first[begin] + limit, side="right")) - 1
        end = article.words if first[begin] + limit >= total else max(begin + 1, end)
        if end < article.words and rng.random() < ALIGNED:
            seam = int(starts[np.searchsorted(starts, end, side="right") - 1])
            end = seam if seam > (begin + end) // 2 else end
        if end - begin >= 6:
            yield begin, end
        begin = end
