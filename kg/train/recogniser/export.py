"""From a trained network to the file that ships: ONNX, 8-bit, with labels and calibration inside.

The graph is written node by node, of the operators of onnxruntime that are fastest on a processor: matrix
products that round what comes in, multiply integers and add the bias in one (`DynamicQuantizeMatMul`), and norms
by themselves, since the operator that adds and normalises in one runs on single numbers. Embedding rows are stored
in 8 bits with one scale a row; the matrices of the layers in 8 bits with one scale a column. It reads one window
at a time: what is rounded together then never depends on which windows happen to be read beside it.

What is multiplied is rounded too, with one scale for all channels, and a few channels of the feed-forward
layers are ten times as large as the rest. Those are brought down to the rest, and the rows of the matrix that
they meet brought up (Xiao et al., 2023, "SmoothQuant"): a third of the rounding's errors remain.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from kg.evaluate.corpora import LABELS
from kg.train.recogniser.fit import LIMIT
from kg.train.recogniser.network import Layer, Recogniser

_FUSED = "com.microsoft"
_EPSILON = 1e-12
_WINDOW = 160
"""Pieces that the package reads at once: attention costs less than in the windows of training."""

_LARGE = 24
"""Channels of a feed-forward matrix's input that are brought down to the next largest."""


def export(
    network: Recogniser, target: Path, *, temperature: float, sample: Iterable[tuple[Tensor, Tensor, Tensor, Tensor]]
) -> None:
    """Write the network to `target`; `temperature` divides scores to calibrate confidence.

    `sample` is some text as ids, hints, presence and first pieces (batch × length), to see which channels are large.
    """
    network = network.cpu().float().eval()
    model = _graph(network, _largest(network, sample))
    told = {"labels": " ".join(LABELS), "temperature": f"{temperature:.4f}", "limit": str(_WINDOW)}
    told["whole"] = str(network.whole)
    helper.set_model_props(model, told)
    onnx.save(model, str(target))


def _largest(network: Recogniser, sample: Iterable[tuple[Tensor, Tensor, Tensor, Tensor]]) -> dict[nn.Module, Tensor]:
    """The largest magnitude of each channel that comes into the feed-forward matrices."""
    found: dict[nn.Module, Tensor] = {}

    def see(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        most = inputs[0].abs().flatten(0, -2).amax(0)
        found[module] = torch.maximum(found.get(module, most), most)

    hooks = [
        matrix.register_forward_pre_hook(see)
        for layer in network.layers
        if isinstance(layer, Layer)
        for matrix in (layer.grow, layer.shrink)
    ]
    with torch.inference_mode():
        for given in sample:
            network(*given)
    for hook in hooks:
        hook.remove()
    return found


class _Writer:
    """Nodes and constants of a graph under construction; every method returns the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: Tensor | NDArray[Any]) -> str:
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def product(self, name: str, value: str, matrix: nn.Linear, largest: Tensor | None = None) -> str:
        """The product of a value and a matrix in 8 bits, with its bias; `largest` levels the value's channels first."""
        weight = matrix.weight.detach().T
        if largest is not None:
            excess = (largest / largest.sort(descending=True).values[_LARGE]).clamp(min=1.0)
            value = self.node("Mul", f"{name}.level", value, self.constant(f"{name}.share", 1.0 / excess))
            weight = weight * excess[:, None]
        columns = *self.rounded(name, weight), "", self.constant(f"{name}.bias", matrix.bias)
        return self.node("DynamicQuantizeMatMul", name, value, *columns, domain=_FUSED)

    def rounded(self, name: str, weight: Tensor) -> tuple[str, str]:
        """A matrix in 8 bits and the scale of each column."""
        scale = weight.abs().amax(0).clamp(min=1e-8) / 127.0
        whole = (weight / scale).round().to(torch.int8)
        return self.constant(f"{name}.weight", whole), self.constant(f"{name}.scale", scale)

    def node(self, operator: str, name: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - ONNX has many kinds
        made = helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes)
        self.nodes.append(made)
        return name


def _graph(network: Recogniser, largest: dict[nn.Module, Tensor]) -> onnx.ModelProto:
    """From the `ids` and `hints` of a window (1 × length) and the places of its words' `firsts` pieces to the
    log-probabilities of each word's labels."""
    out = _Writer()
    x = _embedded(out, network)
    for i, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        if i == network.whole:
            x = out.node("Gather", "lean", x, out.node("Concat", "kept", "axis0", "firsts", axis=0), axis=1)
        last = i + 1 == len(network.layers)
        x = _layer(out, layer, x, f"layer{i}.", largest, asked=_asked(out, network) if last else None)
    scores = out.node("MatMul", "head.product", x, out.constant("head.weight", network.head.weight.T))
    scores = out.node("Add", "head", scores, out.constant("head.bias", network.head.bias))
    out.node("LogSoftmax", "scores", scores, axis=-1)
    graph = helper.make_graph(
        out.nodes,
        "recogniser",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"]),
            helper.make_tensor_value_info("hints", TensorProto.INT64, [1, "length"]),
            helper.make_tensor_value_info("firsts", TensorProto.INT64, ["words"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "words", len(LABELS)])],
        out.constants,
    )
    operators = [helper.make_opsetid("", 20), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=operators, ir_version=10)


def _asked(out: _Writer, network: Recogniser) -> str:
    """Where the first pieces of words are among what the last layer sees."""
    if network.whole >= len(network.layers):
        return "firsts"
    count = out.node("Shape", "words.shape", "firsts")
    one = out.constant("one", np.array(1))
    end = out.node("Add", "words.end", out.node("Squeeze", "words.count", count), one)
    return out.node("Range", "words.places", one, end, one)


def _embedded(out: _Writer, network: Recogniser) -> str:
    """Rows of the 8-bit embedding, scaled, with their places and hints added and normalised."""
    weight = network.words.weight.detach().numpy()
    scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127.0
    rows = out.node("Gather", "rows", out.constant("words", np.round(weight / scale).astype(np.int8)), "ids")
    scales = out.node("Gather", "scales", out.constant("words.scale", scale), "ids")
    x = out.node("Mul", "embedded", out.node("Cast", "rows.float", rows, to=TensorProto.FLOAT), scales)
    begin, end, axis = (out.constant(f"axis{i}", np.array([i])) for i in (0, 1, 2))
    length = out.node("Slice", "length", out.node("Shape", "shape", "ids"), end, axis)
    places = out.constant("places", network.places.weight[:LIMIT])
    x = out.node("Add", "placed", x, out.node("Slice", "placing", places, begin, length, begin))
    hints = out.node("Gather", "hinting", out.constant("hints.rows", network.hints.weight), "hints")
    return _norm(out, network.norm, out.node("Add", "hinted", x, hints), "norm")


def _norm(out: _Writer, norm: nn.LayerNorm, x: str, name: str) -> str:
    weights = out.constant(f"{name}.weight", norm.weight), out.constant(f"{name}.bias", norm.bias)
    return out.node("LayerNormalization", name, x, *weights, epsilon=_EPSILON, axis=-1)


def _layer(
    out: _Writer, layer: Layer, x: str, name: str, largest: dict[nn.Module, Tensor], *, asked: str | None
) -> str:
    """One encoder layer; the last goes on with the first pieces of words alone, which are all that is `asked` for."""
    x_ints, x_scale, x_zero = (f"{name}{part}" for part in ("ints", "ints.scale", "ints.zero"))
    out.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], [x_ints, x_scale, x_zero]))
    weight, scale = out.rounded(f"{name}qkv", layer.qkv.weight.detach().T)
    bias = out.constant(f"{name}qkv.bias", layer.qkv.bias)
    zero = out.constant(f"{name}qkv.zero", np.zeros(len(layer.qkv.bias), np.int8))
    inputs = (x_ints, weight, bias, x_scale, scale, "", x_zero, zero)
    mixed = out.node("QAttention", f"{name}mixed", *inputs, domain=_FUSED, num_heads=layer.heads)
    if asked is not None:
        mixed = out.node("Gather", "mixed.firsts", mixed, asked, axis=1)
        x = out.node("Gather", "before.firsts", x, asked, axis=1)
    mixed = out.product(f"{name}out", mixed, layer.out)
    x = _norm(out, layer.attention_norm, out.node("Add", f"{name}attended", mixed, x), f"{name}attention_norm")
    grown = out.node(
        "Gelu", f"{name}gelu", out.product(f"{name}grow", x, layer.grow, largest[layer.grow]), approximate="tanh"
    )
    shrunk = out.product(f"{name}shrink", grown, layer.shrink, largest[layer.shrink])
    return _norm(out, layer.output_norm, out.node("Add", f"{name}fed", shrunk, x), f"{name}output_norm")
