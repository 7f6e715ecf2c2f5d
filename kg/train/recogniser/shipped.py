"""The network of a shipped file, with its 8-bit weights as plain ones again: what a later stage goes on from.

The rounding is small beside what a stage of training changes: the figures on the test corpora stay.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from kg.train.recogniser.network import Layer, Recogniser
from kg.train.recogniser.pretrained import Shape

_EPSILON = 1e-12

Floats = NDArray[np.float32]


def read(file: Path, *, dropout: float) -> Recogniser:
    """The network that `export.export` wrote to `file`; places beyond its windows are missing."""
    model = onnx.load(str(file))
    graph = model.graph
    told = {entry.key: entry.value for entry in model.metadata_props}
    found = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}
    attention = next(node for node in graph.node if node.op_type == "QAttention")
    (heads,) = (given.i for given in attention.attribute if given.name == "num_heads")
    words: Floats = found["words"] * found["words.scale"]
    layers = sum(name.endswith(".qkv.bias") for name in found)
    feed_forward = len(found["layer0.grow.bias"])
    shape = Shape(words.shape[1], layers, heads, feed_forward, len(words), len(found["places"]), _EPSILON)
    network = Recogniser(shape, shape.pieces, dropout, int(told.get("whole", layers)))

    def whole(name: str) -> Floats:
        """A matrix, with the rows that were brought up down again."""
        matrix: Floats = found[f"{name}.weight"] * found[f"{name}.scale"]
        share = found.get(f"{name}.share")
        return matrix if share is None else matrix * share[:, None]

    def fill(target: Tensor, values: Floats) -> None:
        with torch.no_grad():
            target.copy_(torch.from_numpy(np.array(values)))

    def linear(target: nn.Linear, name: str) -> None:
        fill(target.weight, whole(name).T)
        fill(target.bias, found[f"{name}.bias"])

    def norm(target: nn.LayerNorm, name: str) -> None:
        fill(target.weight, found[f"{name}.weight"])
        fill(target.bias, found[f"{name}.bias"])

    fill(network.words.weight, words)
    fill(network.places.weight, found["places"])
    fill(network.hints.weight, found["hints.rows"])
    norm(network.norm, "norm")
    fill(network.head.weight, found["head.weight"].T)
    fill(network.head.bias, found["head.bias"])
    for i, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        for module in ("qkv", "out", "grow", "shrink"):
            linear(getattr(layer, module), f"layer{i}.{module}")
        for module in ("attention_norm", "output_norm"):
            norm(getattr(layer, module), f"layer{i}.{module}")
    return network
