"""Full precision to int8 whose sums come out alike on every processor.

Processors older than VNNI multiply bytes in pairs: the products of two neighbouring rows of the weights are
added in 16 bits, and what passes the limit is cut off without a sign of it. Here the weights are kept so
small that no two neighbours can pass it, whatever they are multiplied with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

# What two neighbours of one sign may come to before rounding, which adds one at most: activations are at most
# 255, and 255 * 128 is the last product under the limit of 16 bits with a sign.
PAIR = 127
# The operators that multiply with weights kept in int8; the weights are their second input.
PRODUCTS = frozenset({"MatMulInteger", "QAttention"})


def quantise(full: Path, small: Path) -> None:
    """Write the network `full` with int8 weights, a scale for each column, to `small`."""
    # The arithmetic below is tested where these are not installed.
    import onnx  # type: ignore[import-not-found] # noqa: PLC0415
    from onnx import numpy_helper  # noqa: PLC0415
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    extra = {"DefaultTensorType": onnx.TensorProto.FLOAT}
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, extra_options=extra)
    exact = {tensor.name: tensor for tensor in onnx.load(full).graph.initializer}
    model = onnx.load(small)
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type not in PRODUCTS:
            continue
        name = node.input[1].removesuffix("_quantized")
        weights, scales = columns(numpy_helper.to_array(exact[name]))
        for suffix, value in (("_quantized", weights), ("_scale", scales)):
            tensor = stored[name + suffix]
            if tuple(tensor.dims) != value.shape:
                raise SystemExit(f"{tensor.name} is not kept by column")
            tensor.CopyFrom(numpy_helper.from_array(value, tensor.name))
    onnx.save(model, small)


def columns(exact: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Return `exact` [rows, columns] as int8 of which no pair can saturate, and the scale of each column.

    A column is as fine as its largest pair allows. Weights of unlike signs draw the sum of their products
    apart, so that only pairs of one sign count.
    """
    even = np.pad(exact, ((0, len(exact) % 2), (0, 0)))
    most = np.zeros(exact.shape[1], dtype=np.float32)
    for signed in (np.maximum(even, 0), np.maximum(-even, 0)):
        most = np.maximum(most, (signed[::2] + signed[1::2]).max(axis=0))
    scales = np.where(most > 0, most, 1) / np.float32(PAIR)
    return np.rint(exact / scales).astype(np.int8), scales.astype(np.float32)
