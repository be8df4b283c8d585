"""Trains the reader on a processor: one thread a process, gradients averaged over the processes."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch import distributed as dist
from torch import nn

from onrecord_training.data import Corpus, held, rows
from onrecord_training.model import LINK_WEIGHT, Reader, losses

WARM = 100  # steps
AVERAGE = 0.995  # of the weights, kept beside the raw ones


def arguments() -> argparse.Namespace:
    """Return the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--data", type=Path, required=True, help="polnear-train.jsonl.gz")
    parser.add_argument("--invented", type=Path, help="folder of marked articles of other fields")
    parser.add_argument("--elsewhere", type=Path, help="gzip JSON Lines of plain texts of other fields")
    parser.add_argument("--start", type=Path, help="checkpoint whose averaged weights to begin with")
    parser.add_argument("--out", type=Path, required=True, help="folder of the checkpoints")
    parser.add_argument("--epochs", type=float, default=12)
    parser.add_argument("--minutes", type=float, default=600, help="the schedule ends here at the latest")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--drop-words", type=float, default=0.05)
    parser.add_argument("--save-every", type=int, default=100, help="steps between checkpoints")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rank", type=int, default=0)
    parser.add_argument("--world", type=int, default=1)
    parser.add_argument("--port", type=int, default=29511)
    return parser.parse_args()


class Training:
    """Model, optimiser and averaged weights, with what is needed to go on after a break."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        torch.manual_seed(args.seed)
        self.model = Reader(args.base)
        if args.start:
            self.model.load_state_dict(torch.load(args.start, weights_only=True)["average"])
        named = [(name, p) for name, p in self.model.named_parameters() if p.requires_grad]
        self.body = [p for name, p in named if name.startswith("enc.")]
        self.heads = [p for name, p in named if not name.startswith("enc.")]
        groups = [{"params": self.body, "lr": args.rate}, {"params": self.heads, "lr": args.head_rate}]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.average = [p.detach().clone() for p in self.trained]
        self.step = 0
        self.epoch = 0
        self.spent = 0.0
        torch.manual_seed(args.seed + 100 * args.rank)

    @property
    def trained(self) -> list[nn.Parameter]:
        """The parameters that move."""
        return self.body + self.heads

    def state(self) -> dict[str, Any]:
        """Return everything a later run needs."""
        averaged = dict(self.model.state_dict())
        by_identity = {id(p): name for name, p in self.model.named_parameters()}
        for parameter, mean in zip(self.trained, self.average, strict=True):
            averaged[by_identity[id(parameter)]] = mean
        return {
            "model": self.model.state_dict(),
            "average": averaged,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
            "spent": self.spent,
        }

    def save(self) -> None:
        """Write the checkpoint; the former one stays whole until the new one is."""
        if self.args.rank:
            return
        path = self.args.out / "checkpoint.pt"
        torch.save(self.state(), path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        path = self.args.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        by_name = {id(p): name for name, p in self.model.named_parameters()}
        self.average = [state["average"][by_name[id(p)]].clone() for p in self.trained]
        self.step, self.epoch, self.spent = state["step"], state["epoch"], state["spent"]
        print(f"resumed at step {self.step}", flush=True)

    def update(self, share: float) -> None:
        """Make one step at the rate that belongs to this share of the schedule."""
        if self.args.world > 1:
            _average_gradients(self.trained, self.args.world)
        factor = min(1.0, (self.step + 1) / WARM) * (1 - share)
        for group, rate in zip(
            self.optimizer.param_groups, (self.args.rate, self.args.head_rate), strict=True
        ):
            group["lr"] = rate * factor
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.args.rank == 0:
            keep = min(AVERAGE, self.step / (self.step + 10))
            torch._foreach_lerp_(self.average, [p.detach() for p in self.trained], 1 - keep)


def _average_gradients(parameters: list[nn.Parameter], world: int) -> None:
    grads = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([g.view(-1) for g in grads])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for grad in grads:
        grad.copy_(flat[at : at + grad.numel()].view_as(grad))
        at += grad.numel()


def _agreed(value: float, world: int) -> float:
    """Return the smallest value of all processes, so that all take the same turn."""
    if world == 1:
        return value
    shared = torch.tensor([value], dtype=torch.float64)
    dist.all_reduce(shared, op=dist.ReduceOp.MIN)
    return float(shared)


def main() -> None:
    """Train until the schedule is through."""
    args = arguments()
    torch.set_num_threads(1)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    args.out.mkdir(parents=True, exist_ok=True)
    if args.world > 1:
        dist.init_process_group(
            "gloo",
            init_method=f"tcp://127.0.0.1:{args.port}",
            rank=args.rank,
            world_size=args.world,
            timeout=dt.timedelta(minutes=30),
        )
    elsewhere = [row["text"] for row in rows(args.elsewhere)] if args.elsewhere else []
    articles = [row for row in rows(args.data) if not held(row)]
    corpus = Corpus(articles, args.base, args.invented, elsewhere)
    training = Training(args)
    training.resume()
    training.model.train()
    began = time.time() - training.spent
    log: list[list[float]] = []
    share = 0.0
    while share < 1:
        seed = args.seed * 1000 + training.epoch
        samples = corpus.samples(seed, args.rank, args.world)
        batches = corpus.batches(samples, random.Random(seed + args.rank))
        steps = int(_agreed(len(batches), args.world))
        if training.epoch == 0:
            print(f"{len(corpus.rows)} articles, {len(samples)} windows, {steps} steps an epoch", flush=True)
        for at, batch in enumerate(batches[:steps]):
            by_steps = (training.epoch + at / steps) / args.epochs
            by_time = (time.time() - began) / 60 / args.minutes
            share = 1 - _agreed(1 - max(by_steps, by_time), args.world)
            if share >= 1:
                break
            tensors = corpus.collate(batch)
            dropped = (torch.rand(tensors["ids"].shape) < args.drop_words) & (tensors["ids"] > corpus.sep)
            tensors["ids"] = tensors["ids"].masked_fill(dropped, corpus.unk)
            tag, cue, source = losses(training.model, tensors)
            (tag + LINK_WEIGHT * (cue + source)).backward()
            training.update(share)
            log.append([tag.item(), cue.item(), source.item()])
            if args.rank == 0 and training.step % 20 == 0:
                mean = [sum(column) / len(column) for column in zip(*log[-20:], strict=True)]
                print(
                    f"step {training.step} epoch {training.epoch + at / steps:.2f} share {share:.3f} "
                    f"tag {mean[0]:.3f} cue {mean[1]:.3f} source {mean[2]:.3f} "
                    f"wall {time.time() - began:.0f} cpu {time.process_time():.0f}",
                    flush=True,
                )
            if training.step % args.save_every == 0:
                training.spent = time.time() - began
                training.save()
        else:
            training.epoch += 1
            continue
        break
    training.spent = time.time() - began
    training.save()
    print(f"done: {training.step} steps, {training.spent / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
