"""The shipped weights give the same sums on processors that add pairs of products in 16 bits."""

from collections import defaultdict
from importlib.resources import files

import numpy as np

Fields = dict[int, list[memoryview]]
Numbers = dict[int, list[int]]

# The numbers of the fields that are read here, and the operators whose second input is weights in int8.
GRAPH = 7
NODES, TENSORS = 1, 5
INPUTS, OPERATOR = 1, 4
DIMS, NAME, RAW = 1, 8, 9
PRODUCTS = {b"MatMulInteger", b"QAttention"}


def number(data: memoryview, at: int) -> tuple[int, int]:
    """Return the number of variable length at `at`, and where it ends."""
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if data[at - 1] < 0x80:
            return value, at


def fields(data: memoryview) -> tuple[Fields, Numbers]:
    """Return the fields of an ONNX message by number: those that hold bytes, and plain numbers."""
    long: Fields = defaultdict(list)
    plain: Numbers = defaultdict(list)
    at = 0
    while at < len(data):
        key, at = number(data, at)
        if key & 7 == 0:
            value, at = number(data, at)
            plain[key >> 3].append(value)
            continue
        size, at = number(data, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
        long[key >> 3].append(data[at : at + size])
        at += size
    return long, plain


def test_no_two_neighbouring_weights_can_pass_sixteen_bits() -> None:
    shipped = memoryview((files("onrecord") / "data" / "reader" / "model.onnx").read_bytes())
    graph, _ = fields(fields(shipped)[0][GRAPH][0])
    nodes = [fields(node)[0] for node in graph[NODES]]
    wanted = {bytes(node[INPUTS][1]) for node in nodes if bytes(node[OPERATOR][0]) in PRODUCTS}
    assert wanted
    for long, plain in map(fields, graph[TENSORS]):
        if bytes(long[NAME][0]) not in wanted:
            continue
        weights = np.frombuffer(long[RAW][0], dtype=np.int8).reshape(plain[DIMS]).astype(int)
        wanted.remove(bytes(long[NAME][0]))
        assert len(weights) % 2 == 0
        for signed in (np.maximum(weights, 0), np.maximum(-weights, 0)):
            assert 255 * (signed[::2] + signed[1::2]).max() < 2**15
    assert not wanted
