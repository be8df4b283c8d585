"""Runs the shipped weights over a text and returns what they say of every word.

One window at a time, so that what is found in a text never depends on what else is read; and what is kept of
a window is small, so that a very long text takes little memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from onrecord.nouns.errors import OnrecordError
from onrecord.text.encoder.links import BUCKETS, WIDTH, bucket
from onrecord.text.encoder.pieces import Cut, Ints, Pieces, cutter, pieces, seams
from onrecord.text.encoder.windows import STEADY, Pace, Window, windows

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.nouns.span import Span

Floats = NDArray[np.float32]

# The tags of a word, in the order of the columns of Marks.tags: outside; then the beginning and the inside of
# a source, of a cue and of a content.
TAGS = 7
B_SOURCE, B_CUE = 1, 3

# A link is kept if its target has at least this chance to begin a cue (or a source).
LIKELY = np.log(0.01)
# Products of so few rows stay on one thread; larger ones wake threads that take more time than they save.
ROWS = 16
# A fusion of sum and norm that takes several times as long on a processor as the two apart.
SLOW = {"SkipLayerNormFusion"}
# The log-probability of a link that no window saw.
UNSEEN = -12.0

Run = Callable[[Ints, Ints, Ints], Sequence[Floats]]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """For each window: the words its words may point at, and the log-probabilities that they do.

    Rows are the words the window owns, columns its targets and, last, the word itself.
    """

    targets: tuple[Ints, ...]
    scores: tuple[Floats, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What the encoder says of the words of a text; words inside skipped spans are not among them.

    `tags` are log-probabilities; `owner` is the window that judges each word.
    """

    starts: Ints
    ends: Ints
    tags: Floats
    windows: tuple[Window, ...]
    owner: Ints
    cues: Links
    sources: Links

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.starts)

    def targets(self, links: Links, first: int, last: int) -> list[int]:
        """Return the words that the words [first, last) may point at, in order."""
        if first >= last:
            return []
        seen = links.targets[self.owner[first] : self.owner[last - 1] + 1]
        return sorted({int(word) for window in seen for word in window})

    def link(self, links: Links, first: int, last: int, targets: Ints) -> NDArray[np.float64]:
        """Return how strongly the words [first, last) point at each of the sorted `targets` and themselves.

        These are mean log-probabilities; the last one is that of pointing at themselves. A word has no say
        on a target that its window does not reach: of a long quotation cut by a window, only the part that
        is read together with a cue tells whether it is its own.
        """
        total = np.zeros(len(targets) + 1)
        voices = np.zeros(len(targets) + 1)
        at = int(self.owner[first]) if first < last else len(self.windows)
        while at < len(self.windows) and self.windows[at].owns < last:
            window = self.windows[at]
            rows = links.scores[at][
                max(first, window.owns) - window.owns : min(last, window.until) - window.owns
            ]
            within = slice(*np.searchsorted(targets, (window.first, window.last)).tolist())
            voices[within] += len(rows)
            total[within] += len(rows) * UNSEEN
            known = np.searchsorted(targets, links.targets[at])
            known[known == len(targets)] = 0
            if len(targets) and len(known):
                same = targets[known] == links.targets[at]
                seen = np.maximum(rows[:, :-1][:, same], UNSEEN)
                total[known[same]] += seen.sum(axis=0) - len(rows) * UNSEEN
            total[-1] += np.maximum(rows[:, -1], UNSEEN).sum()
            voices[-1] += len(rows)
            at += 1
        return np.where(voices > 0, total / np.maximum(voices, 1), UNSEEN)


class Encoder:
    """Tokeniser and network. Build it with `load`."""

    def __init__(self, cut: Cut, run: Run, brackets: tuple[int, int], pace: Pace = STEADY) -> None:
        self._cut = cut
        self._pace = pace
        self._run = run
        self._open, self._close = brackets

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1, pace: Pace = STEADY) -> Self:
        """Return the encoder in the folder `path` (model.onnx, tokenizer.json); without, the packaged one.

        Raises E501 if they are not there or not whole.
        """
        import onnxruntime  # noqa: PLC0415 - importing onrecord must load no model run-time
        from tokenizers import Tokenizer  # noqa: PLC0415

        if path is None:
            with as_file(files("onrecord") / "data" / "reader") as packaged:
                return cls.load(packaged, threads, pace)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        try:
            tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
            session = onnxruntime.InferenceSession(
                str(path / "model.onnx"),
                options,
                providers=["CPUExecutionProvider"],
                disabled_optimizers=SLOW,
            )
        except Exception as error:  # the two libraries have no common error
            what = f"the reader's weights in {path} are missing or damaged"
            raise OnrecordError("E501", what, "install onrecord anew: its package holds them") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()

        def run(ids: Ints, feat: Ints, mask: Ints) -> Sequence[Floats]:
            given = {"ids": ids, "feat": feat, "mask": mask}
            found: Sequence[Floats] = session.run(["tags", "q", "k"], given)
            return found

        vocabulary = tokenizer.get_vocab()
        return cls(cutter(tokenizer), run, (vocabulary["[CLS]"], vocabulary["[SEP]"]), pace)

    def mark(self, text: str, skip: Sequence[Span] = ()) -> Marks:
        """Return what the network says of the words of `text` outside `skip` (sorted, disjoint spans)."""
        cut = pieces(text, self._cut, skip)
        tags = np.zeros((cut.words, TAGS), dtype=np.float32)
        seen = windows(cut.first, len(cut.ids), seams(text, cut), self._pace)
        links: tuple[list[tuple[Ints, Floats]], ...] = ([], [])
        for window in seen:
            said, q, k = self._read(cut, window)
            own = slice(window.owns - window.first, window.until - window.first)
            tags[window.owns : window.until] = said[own]
            at = cut.first[window.first : window.last]
            away = bucket(at[None, :] - at[own, None])
            for pointer, begin in enumerate((B_CUE, B_SOURCE)):
                scores = _links(q[own], k, away, pointer)
                targets = np.flatnonzero(said[:, begin] >= LIKELY)
                itself = np.diagonal(scores, window.owns - window.first)[:, None]
                kept = np.concatenate([scores[:, targets], itself], axis=1)
                links[pointer].append((targets + window.first, kept))
        cues, sources = (Links(tuple(t for t, _ in found), tuple(s for _, s in found)) for found in links)
        owner = np.repeat(np.arange(len(seen)), [window.until - window.owns for window in seen])
        return Marks(cut.starts, cut.ends, tags, seen, owner, cues, sources)

    def _read(self, cut: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """Return tags (log-probabilities), queries and keys of the window's words."""
        size = window.end - window.start + 2
        ids = np.empty((1, size), dtype=np.int64)
        feat = np.zeros((1, size), dtype=np.int64)
        ids[0, 0], ids[0, -1] = self._open, self._close
        ids[0, 1:-1] = cut.ids[window.start : window.end]
        feat[0, 1:-1] = cut.features[cut.word[window.start : window.end]]
        rows = cut.first[window.first : window.last] - window.start + 1
        tags, q, k = (found[0][rows] for found in self._run(ids, feat, np.ones_like(ids)))
        return log_softmax(tags), q, k


def _links(q: Floats, k: Floats, away: Ints, pointer: int) -> Floats:
    at = pointer * (WIDTH + BUCKETS)
    keys = k[:, pointer * WIDTH : (pointer + 1) * WIDTH].T
    asked = q[:, at : at + WIDTH]
    scores = np.concatenate([asked[row : row + ROWS] @ keys for row in range(0, len(q), ROWS)])
    scores = scores + np.take_along_axis(q[:, at + WIDTH : at + WIDTH + BUCKETS], away, axis=1)
    return log_softmax(scores)


def log_softmax(scores: Floats) -> Floats:
    """Return log-probabilities over the last axis."""
    top = scores.max(axis=-1, keepdims=True)
    spread = np.log(np.exp(scores - top).sum(axis=-1, keepdims=True))
    return np.asarray(scores - top - spread, dtype=np.float32)
