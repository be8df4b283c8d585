"""A checkpoint as ONNX: full precision beside int8 (per channel), which is what ships."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from onrecord_training.model import Reader
from onrecord_training.quantise import quantise

NAMES = ["ids", "feat", "mask"]
OUTPUTS = ["tags", "q", "k"]


def main() -> None:
    """Write OUT/fp32/ and OUT/int8/, each with model.onnx and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model = Reader(args.base)
    model.load_state_dict(torch.load(args.checkpoint, weights_only=True)["average"])
    model.eval()
    for kind in ("raw", "fp32", "int8"):
        (args.out / kind).mkdir(parents=True, exist_ok=True)
    raw, full, small = (args.out / kind / "model.onnx" for kind in ("raw", "fp32", "int8"))
    _trace(model, raw)
    options = FusionOptions("bert")
    # The fused sum and norm is several times slower on a processor than the two apart.
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    options.enable_gelu_approximation = True
    fused = optimizer.optimize_model(
        str(raw), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    fused.save_model_to_file(str(full))
    _check(model, full)
    quantise(full, small)
    for path in (full, small):
        shutil.copy(args.base / "tokenizer.json", path.parent / "tokenizer.json")
        print(path, f"{path.stat().st_size / 1e6:.1f} MB")
    shutil.rmtree(args.out / "raw")


def _example() -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(1)
    ids = torch.randint(1000, 20000, (1, 40), generator=generator)
    feat = torch.randint(0, 16, (1, 40), generator=generator)
    return ids, feat, torch.ones_like(ids)


def _trace(model: Reader, path: Path) -> None:
    axes = {name: {0: "batch", 1: "length"} for name in NAMES + OUTPUTS}
    with torch.no_grad():
        torch.onnx.export(
            model,
            _example(),
            str(path),
            input_names=NAMES,
            output_names=OUTPUTS,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def _check(model: Reader, path: Path) -> None:
    """Print how far the exported network is from the trained one."""
    example = _example()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(OUTPUTS, {n: t.numpy() for n, t in zip(NAMES, example, strict=True)})
    with torch.no_grad():
        wanted = model(*example)
    far = [float(np.abs(a - b.numpy()).max()) for a, b in zip(found, wanted, strict=True)]
    print("largest difference of tags, q, k:", *(f"{d:.1e}" for d in far))


if __name__ == "__main__":
    main()
