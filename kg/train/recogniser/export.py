"""From a trained network to the file that ships: ONNX, 8-bit, with labels and calibration inside.

The graph is written node by node, of the fused operators that onnxruntime has for such encoders
(`Attention`, `BiasGelu`, `SkipLayerNormalization`): a quarter faster than the graph that PyTorch's
exporter writes of plain ones. Embedding rows are stored in 8 bits with one scale a row; the matrices of
the layers in 8 bits with one scale a column, multiplied as integers (`onnxruntime.quantization`, dynamic).

What is multiplied is rounded too, with one scale for all channels, and a few channels of the feed-forward
layers are ten times as large as the rest. Those few are multiplied apart, unrounded (Dettmers et al.,
2022, "LLM.int8()"): a fifth of the rounding's errors remain.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.evaluate.corpora import LABELS
from kg.train.recogniser.fit import LIMIT
from kg.train.recogniser.network import Layer, Recogniser

_FUSED = "com.microsoft"
_EPSILON = 1e-12
_APART = 6
"""Channels of a feed-forward matrix's input that are multiplied unrounded."""


def export(network: Recogniser, target: Path, *, temperature: float, sample: Iterable[tuple[Tensor, Tensor]]) -> None:
    """Write the network to `target`; `temperature` divides scores to calibrate confidence.

    `sample` is some text as ids and presence (both batch × length), to see which channels are large.
    """
    network = network.cpu().float().eval()
    largest = _largest(network, sample)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        model = _graph(network, largest)
        onnx.save(model, str(plain))
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Attention"],
            nodes_to_exclude=[node.name for node in model.graph.node if node.name.endswith(".large")],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    model = onnx.load(str(target))
    told = {"labels": " ".join(LABELS), "temperature": f"{temperature:.4f}", "limit": str(LIMIT)}
    helper.set_model_props(model, told)
    onnx.save(model, str(target))


def _largest(network: Recogniser, sample: Iterable[tuple[Tensor, Tensor]]) -> dict[nn.Module, Tensor]:
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
        for ids, present in sample:
            network(ids, present)
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

    def product(self, name: str, value: str, matrix: nn.Linear, largest: Tensor) -> str:
        """The product of a value and a matrix; the largest channels of the value go by themselves."""
        apart = largest.topk(_APART).indices
        rest = torch.ones_like(largest)
        rest[apart] = 0.0
        weight = matrix.weight.detach().T
        small = self.node("Mul", f"{name}.rest", value, self.constant(f"{name}.mask", rest))
        small = self.node("MatMul", f"{name}.small", small, self.constant(f"{name}.weight", weight * rest[:, None]))
        large = self.node("Gather", f"{name}.apart", value, self.constant(f"{name}.channels", apart), axis=-1)
        large = self.node("MatMul", f"{name}.large", large, self.constant(f"{name}.exact", weight[apart]))
        return self.node("Add", name, small, large)

    def node(self, operator: str, name: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - ONNX has many kinds
        made = helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes)
        self.nodes.append(made)
        return name


def _graph(network: Recogniser, largest: dict[nn.Module, Tensor]) -> onnx.ModelProto:
    """From `ids` and `present` (1 where there is a piece), both batch × length, to log-probabilities of labels."""
    out = _Writer()
    mask = out.node("Cast", "mask", "present", to=TensorProto.INT32)
    x = _embedded(out, network)
    for i, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        x = _layer(out, layer, x, mask, f"layer{i}.", largest)
    scores = out.node("MatMul", "head.product", x, out.constant("head.weight", network.head.weight.T))
    scores = out.node("Add", "head", scores, out.constant("head.bias", network.head.bias))
    out.node("LogSoftmax", "scores", scores, axis=-1)
    sizes = ["batch", "length"]
    graph = helper.make_graph(
        out.nodes,
        "recogniser",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, sizes),
            helper.make_tensor_value_info("present", TensorProto.FLOAT, sizes),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*sizes, len(LABELS)])],
        out.constants,
    )
    operators = [helper.make_opsetid("", 18), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=operators, ir_version=10)


def _embedded(out: _Writer, network: Recogniser) -> str:
    """Rows of the 8-bit embedding, scaled, with their places added and normalised."""
    weight = network.words.weight.detach().numpy()
    scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127.0
    rows = out.node("Gather", "rows", out.constant("words", np.round(weight / scale).astype(np.int8)), "ids")
    scales = out.node("Gather", "scales", out.constant("words.scale", scale), "ids")
    x = out.node("Mul", "embedded", out.node("Cast", "rows.float", rows, to=TensorProto.FLOAT), scales)
    begin, end, axis = (out.constant(f"axis{i}", np.array([i])) for i in (0, 1, 2))
    length = out.node("Slice", "length", out.node("Shape", "shape", "ids"), end, axis)
    places = out.constant("places", network.places.weight[:LIMIT])
    x = out.node("Add", "placed", x, out.node("Slice", "placing", places, begin, length, begin))
    norm = network.norm
    weights = out.constant("norm.weight", norm.weight), out.constant("norm.bias", norm.bias)
    return out.node("LayerNormalization", "norm", x, *weights, epsilon=_EPSILON, axis=-1)


def _layer(out: _Writer, layer: Layer, x: str, mask: str, name: str, largest: dict[nn.Module, Tensor]) -> str:
    """One encoder layer; biases are added within the fused operators."""

    def bias(module: str) -> str:
        return out.constant(f"{name}{module}.bias", getattr(layer, module).bias)

    def weight(module: str) -> str:
        found = getattr(layer, module).weight
        return out.constant(f"{name}{module}.weight", found if found.ndim == 1 else found.T)

    def residual(product: str, before: str, norm: str, added: str) -> str:
        inputs = (product, before, weight(norm), bias(norm), bias(added))
        return out.node("SkipLayerNormalization", f"{name}{norm}", *inputs, domain=_FUSED, epsilon=_EPSILON)

    heads = layer.heads
    mixed = out.node("Attention", f"{name}mixed", x, weight("qkv"), bias("qkv"), mask, domain=_FUSED, num_heads=heads)
    x = residual(out.node("MatMul", f"{name}out", mixed, weight("out")), x, "attention_norm", "out")
    grown = out.product(f"{name}grow", x, layer.grow, largest[layer.grow])
    grown = out.node("BiasGelu", f"{name}gelu", grown, bias("grow"), domain=_FUSED)
    shrunk = out.product(f"{name}shrink", grown, layer.shrink, largest[layer.shrink])
    return residual(shrunk, x, "output_norm", "shrink")
