"""The network: a small BERT, seven tags for each word, and two pointers: to its cue and to its source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.text.encoder.links import BUCKETS, WIDTH, bucket
from onrecord.text.encoder.pieces import FEATURES
from onrecord_training.data import NONE

if TYPE_CHECKING:
    from pathlib import Path

TAGS = 7
LINK_WEIGHT = 0.5
SMOOTHING = 0.05
DROP = 0.1


class Drop(nn.Module):
    """Drop-out with one mask for all words of a window: as good a brake and almost free on a processor."""

    def forward(self, hidden: Tensor) -> Tensor:
        """Return `hidden` [windows, pieces, size] with some of its columns at zero while training."""
        if not self.training:
            return hidden
        keep = torch.rand(len(hidden), 1, hidden.shape[-1]) >= DROP
        return hidden * (keep / (1 - DROP)).to(hidden.dtype)


class Reader(nn.Module):
    """`tags` [pieces, 7]; `q` and `k`: for both pointers a query (with a bias by distance) and a key."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        from transformers import AutoConfig, AutoModel  # noqa: PLC0415 - slow; preparing data does without

        config = AutoConfig.from_pretrained(base)
        # Drop-out of single numbers inside the encoder costs half of a step on a processor; see Drop.
        config.attention_probs_dropout_prob = config.hidden_dropout_prob = 0.0
        self.enc = AutoModel.from_pretrained(
            base, config=config, add_pooling_layer=False, attn_implementation="eager"
        )
        for layer in self.enc.encoder.layer:
            layer.attention.output.dropout = Drop()
            layer.output.dropout = Drop()
        self.enc.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        size = config.hidden_size
        self.feat = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.feat.weight)
        self.drop = nn.Dropout(DROP)
        self.tags = nn.Linear(size, TAGS)
        self.queries = nn.ModuleList(nn.Linear(size, WIDTH) for _ in range(2))
        self.biases = nn.ModuleList(nn.Linear(size, BUCKETS) for _ in range(2))
        self.keys = nn.ModuleList(nn.Linear(size, WIDTH) for _ in range(2))
        for bias in self.biases:
            nn.init.zeros_(bias.weight)
            nn.init.zeros_(bias.bias)

    def forward(self, ids: Tensor, feat: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags, queries [2 x (WIDTH + BUCKETS)] and keys [2 x WIDTH] of every piece."""
        embedded = self.enc.embeddings.word_embeddings(ids) + self.feat(feat)
        hidden = self.drop(self.enc(inputs_embeds=embedded, attention_mask=mask).last_hidden_state)
        asked = [
            part
            for query, bias in zip(self.queries, self.biases, strict=True)
            for part in (query(hidden) / math.sqrt(WIDTH), bias(hidden))
        ]
        return self.tags(hidden), torch.cat(asked, -1), torch.cat([key(hidden) for key in self.keys], -1)


_GRIDS: dict[int, Tensor] = {}


def link_logits(q: Tensor, k: Tensor, pointer: int) -> Tensor:
    """Return the scores of all pairs of pieces of each window for one of the two pointers."""
    length = q.shape[1]
    if length not in _GRIDS:
        steps = np.arange(length)
        _GRIDS[length] = torch.from_numpy(bucket(steps[None] - steps[:, None]))
    at = pointer * (WIDTH + BUCKETS)
    query, bias = q[..., at : at + WIDTH], q[..., at + WIDTH : at + WIDTH + BUCKETS]
    key = k[..., pointer * WIDTH : (pointer + 1) * WIDTH]
    grid = _GRIDS[length][None].expand(len(q), length, length)
    return torch.bmm(query, key.transpose(1, 2)) + torch.gather(bias, 2, grid)


def losses(model: nn.Module, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the loss of the tags and of the two pointers."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, q, k = model(batch["ids"], batch["feat"], batch["mask"])
    weight = batch["weight"].view(-1)
    result = [_mean(tags.float(), batch["tag"], weight, SMOOTHING)]
    for pointer, name in enumerate(("cue", "source")):
        scores = link_logits(q.float(), k.float(), pointer)
        scores = scores.masked_fill(~batch["starts"][:, None, :], -1e4)
        result.append(_mean(scores, batch[name], weight, 0.0))
    return result[0], result[1], result[2]


def _mean(scores: Tensor, target: Tensor, weight: Tensor, smoothing: float) -> Tensor:
    target = target.reshape(-1)
    loss = functional.cross_entropy(
        scores.reshape(len(target), -1),
        target,
        ignore_index=NONE,
        reduction="none",
        label_smoothing=smoothing,
    )
    weight = weight * (target != NONE)
    return (loss * weight).sum() / weight.sum().clamp(min=1.0)
