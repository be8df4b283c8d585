"""A further answer of the finished encoder: did an event happen, is it open, or is it denied.

The encoder is frozen, so that what it says of attributions stays as it is to the last bit. What a statement
denies is known in its lower layers and forgotten in the upper ones; the answer therefore listens to LAYERS.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.text.encoder.links import BUCKETS, bucket
from onrecord.text.encoder.pieces import cutter, pieces
from onrecord_training.data import LONGEST, tokenizer
from onrecord_training.model import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LAYERS = (1, 2, 3)
VIEW = 96
HEADS = 4
INNER = 64
DROP = 0.3
TOGETHER = 32  # sentences of a step
EPOCHS = 12
RATE = 1.5e-3
DECAY = 0.05
WARM = 50  # steps
# Annotated by other rules and of one field only, MEANTIME counts half.
FILES = (("uw_train.jsonl.gz", 1.0), ("meantime_train.jsonl.gz", 0.5))
# The corpora print quotation marks as a typewriter or a parser does; of the same length, so that spans stay.
MARKS = (("``", " “"), ("''", "” "))

Row = dict[str, Any]


class Viewing(nn.Module):
    """A reader with one output more: `view`, what LAYERS say of every piece in VIEW numbers."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.view = nn.Linear(len(LAYERS) * int(reader.tags.in_features), VIEW)
        self._seen: list[Tensor] = []
        for layer in LAYERS:
            reader.enc.encoder.layer[layer - 1].register_forward_hook(self._keep)

    def _keep(self, _layer: nn.Module, _given: object, output: Tensor | tuple[Tensor, ...]) -> None:
        self._seen.append(output[0] if isinstance(output, tuple) else output)

    def states(self, ids: Tensor, feat: Tensor, mask: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
        """Return the reader's own answers and the hidden states of LAYERS side by side."""
        self._seen.clear()
        said = self.reader(ids, feat, mask)
        return said, torch.cat(self._seen, -1)

    def forward(self, ids: Tensor, feat: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Return tags, queries and keys as the reader does, and the view."""
        said, hidden = self.states(ids, feat, mask)
        return (*said, functional.gelu(self.view(hidden)))


class Factuality(nn.Module):
    """How far an event of a sentence is said to have happened: 3 it did, 0 it is open, -3 it did not.

    The event's word looks at all words of its sentence, so that a negation or a condition need not have been
    carried to it by the encoder.
    """

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(VIEW, VIEW)
        self.key = nn.Linear(VIEW, VIEW)
        self.value = nn.Linear(VIEW, VIEW)
        self.bias = nn.Parameter(torch.zeros(HEADS, BUCKETS))
        self.inner = nn.Linear(2 * VIEW, INNER)
        self.outer = nn.Linear(INNER, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, view: Tensor, mask: Tensor, row: Tensor, word: Tensor) -> Tensor:
        """Return the factuality of the events at `word` of sentence `row`; `view` is [rows, words, VIEW]."""
        count, size = len(row), view.shape[1]
        own = view[row, word]
        query = self.query(own).view(count, HEADS, 1, -1)
        key = self.key(view)[row].view(count, size, HEADS, -1).permute(0, 2, 3, 1)
        value = self.value(view)[row].view(count, size, HEADS, -1).transpose(1, 2)
        away = torch.from_numpy(bucket(np.arange(size)[None] - word.numpy()[:, None]))
        scores = (query @ key)[:, :, 0] / (VIEW // HEADS) ** 0.5 + self.bias[:, away].transpose(0, 1)
        share = scores.masked_fill(~mask[row][:, None], -1e4).softmax(-1)
        around = (share[:, :, None] @ value).reshape(count, VIEW)
        both = self.drop(torch.cat([own, around], -1))
        result: Tensor = self.outer(self.drop(functional.gelu(self.inner(both))))[:, 0]
        return result


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The hidden states of a sentence's words, and its events: word, factuality; `weight` counts them."""

    hidden: Tensor
    words: tuple[int, ...]
    values: tuple[float, ...]
    weight: float


def rows(path: Path) -> list[Row]:
    """Return the sentences of a file that have events."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["events"]]


def sentences(found: Iterable[Row], viewing: Viewing, base: Path, weight: float = 1.0) -> Iterator[Sentence]:
    """Yield what the frozen encoder makes of annotated sentences, every event at the last of its words."""
    tokens = tokenizer(base)
    cut = cutter(tokens)
    opens, closes = (tokens.get_vocab()[name] for name in ("[CLS]", "[SEP]"))
    for row in found:
        text = row["text"]
        for old, new in MARKS:
            text = text.replace(old, new)
        article = pieces(text, cut)
        size = min(LONGEST, len(article.ids))
        ids = np.concatenate([[opens], article.ids[:size], [closes]])[None]
        feat = np.zeros_like(ids)
        feat[0, 1:-1] = article.features[article.word[:size]]
        first = article.first[article.first < size]
        with torch.inference_mode():
            given = (torch.from_numpy(array) for array in (ids, feat, np.ones_like(ids)))
            hidden = viewing.states(*given)[1][0, first + 1]
        last = (article.within(event["start"], event["end"])[-1] for event in row["events"])
        words = tuple(min(word, len(first) - 1) for word in last)
        values = tuple(event["factuality"] for event in row["events"])
        yield Sentence(hidden.clone(), words, values, weight)


def fit(data: Sequence[Sentence], viewing: Viewing, epochs: int = EPOCHS, seed: int = 1) -> Factuality:
    """Return the head fitted to `data`; the view of `viewing` is fitted with it, its reader untouched."""
    torch.manual_seed(seed)
    every = torch.cat([sentence.hidden for sentence in data])
    mean, spread = every.mean(0), every.std(0) + 1e-6
    viewing.view.reset_parameters()
    head = Factuality()
    learnt = [*viewing.view.parameters(), *head.parameters()]
    steps = epochs * -(-len(data) // TOGETHER)
    descent = torch.optim.AdamW(learnt, lr=RATE, weight_decay=DECAY)
    plan = torch.optim.lr_scheduler.LambdaLR(descent, lambda at: min((at + 1) / WARM, 1) * (1 - at / steps))
    rng = random.Random(seed)
    order = list(data)
    for _ in range(epochs):
        rng.shuffle(order)
        for at in range(0, len(order), TOGETHER):
            batch = order[at : at + TOGETHER]
            hidden, mask, row, word = _together(batch)
            hidden = functional.dropout((hidden - mean) / spread, DROP / 2)
            wanted = torch.tensor([value for sentence in batch for value in sentence.values])
            weight = torch.tensor([sentence.weight for sentence in batch])[row]
            found = head(functional.gelu(viewing.view(hidden)), mask, row, word)
            loss = (functional.huber_loss(found, wanted, reduction="none") * weight).mean()
            descent.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            descent.step()
            plan.step()
    with torch.no_grad():  # from here on the view takes the hidden states as they are
        viewing.view.weight /= spread
        viewing.view.bias -= viewing.view.weight @ mean
    return head.eval()


def predict(data: Sequence[Sentence], viewing: Viewing, head: Factuality) -> list[float]:
    """Return the factuality of all events, in order."""
    result: list[float] = []
    with torch.inference_mode():
        for at in range(0, len(data), TOGETHER):
            hidden, mask, row, word = _together(data[at : at + TOGETHER])
            view = functional.gelu(viewing.view(hidden))
            result += head(view, mask, row, word).clamp(-3, 3).tolist()
    return result


def _together(batch: Sequence[Sentence]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return hidden states and mask of padded sentences, and the row and the word of each event."""
    hidden = nn.utils.rnn.pad_sequence([sentence.hidden for sentence in batch], batch_first=True)
    sizes = torch.tensor([len(sentence.hidden) for sentence in batch])
    mask = torch.arange(hidden.shape[1])[None] < sizes[:, None]
    events = [(row, word) for row, sentence in enumerate(batch) for word in sentence.words]
    places = torch.tensor(events).view(-1, 2)
    return hidden, mask, places[:, 0], places[:, 1]


def save(path: Path, viewing: Viewing, head: Factuality) -> None:
    """Write what the export needs (`view.*`) and what asks it (`head.*`) as arrays of half precision."""
    parts = {"view": viewing.view, "head": head}
    arrays = {
        f"{part}.{name}": array.numpy().astype(np.float16)
        for part, module in parts.items()
        for name, array in module.state_dict().items()
    }
    np.savez(path, allow_pickle=False, **arrays)


def load(path: Path, viewing: Viewing) -> Factuality:
    """Return the saved head, its view put into `viewing`, which can then be exported."""
    head = Factuality()
    with np.load(path) as arrays:
        for part, module in (("view", viewing.view), ("head", head)):
            state = {name: arrays[f"{part}.{name}"].astype(np.float32) for name in module.state_dict()}
            module.load_state_dict({name: torch.from_numpy(array) for name, array in state.items()})
    return head.eval()


def main() -> None:
    """Fit the answer on a checkpoint; write OUT (.npz) and, for each file to measure, a prediction file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--weights", choices=("model", "average"), default="average")
    parser.add_argument("--data", type=Path, required=True, help="the folder with " + FILES[0][0])
    parser.add_argument("--measure", nargs="*", default=[], help="files of --data to predict, beside OUT")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    reader = Reader(args.base)
    reader.load_state_dict(torch.load(args.checkpoint, weights_only=True)[args.weights])
    viewing = Viewing(reader.eval())
    data = [
        sentence
        for name, weight in FILES
        for sentence in sentences(rows(args.data / name), viewing, args.base, weight)
    ]
    head = fit(data, viewing)
    save(args.out, viewing, head)
    print(args.out, f"{args.out.stat().st_size / 1e3:.0f} kB")
    for name in args.measure:
        found = rows(args.data / name)
        values = iter(predict(list(sentences(found, viewing, args.base)), viewing, head))
        with args.out.with_name(name.removesuffix(".gz")).open("w", encoding="utf-8") as out:
            for row in found:
                events = [
                    {"start": e["start"], "end": e["end"], "factuality": next(values)} for e in row["events"]
                ]
                out.write(json.dumps({"id": row["id"], "events": events}) + "\n")


if __name__ == "__main__":
    main()
