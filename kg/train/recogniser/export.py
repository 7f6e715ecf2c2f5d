"""From a trained network to the file that ships: ONNX, 8-bit, with labels and calibration inside.

The graph is written node by node, of the fused operators that onnxruntime has for such encoders
(`Attention`, `BiasGelu`, `SkipLayerNormalization`): a quarter faster than the graph that PyTorch's
exporter writes of plain ones. Embedding rows are stored in 8 bits with one scale a row; the matrices of
the layers in 8 bits with one scale a column, multiplied as integers (`onnxruntime.quantization`, dynamic).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from kg.evaluate.corpora import LABELS
from kg.train.recogniser.fit import LIMIT
from kg.train.recogniser.network import Layer, Recogniser

_FUSED = "com.microsoft"
_EPSILON = 1e-12


def export(network: Recogniser, target: Path, *, temperature: float) -> None:
    """Write the network to `target`; `temperature` divides scores to calibrate confidence."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(_graph(network.cpu().float().eval()), str(plain))
        quantize_dynamic(
            plain,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    model = onnx.load(str(target))
    told = {"labels": " ".join(LABELS), "temperature": f"{temperature:.4f}", "limit": str(LIMIT)}
    helper.set_model_props(model, told)
    onnx.save(model, str(target))


class _Writer:
    """Nodes and constants of a graph under construction; every method returns the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: Tensor | NDArray[Any]) -> str:
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(self, operator: str, name: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 - ONNX has many kinds
        made = helper.make_node(operator, list(inputs), [name], name=name, domain=domain, **attributes)
        self.nodes.append(made)
        return name


def _graph(network: Recogniser) -> onnx.ModelProto:
    """From `ids` and `present` (1 where there is a piece), both batch × length, to log-probabilities of labels."""
    out = _Writer()
    mask = out.node("Cast", "mask", "present", to=TensorProto.INT32)
    x = _embedded(out, network)
    for i, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        x = _layer(out, layer, x, mask, f"layer{i}.")
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


def _layer(out: _Writer, layer: Layer, x: str, mask: str, name: str) -> str:
    """One encoder layer; biases are added within the fused operators."""

    def weights(module: str) -> tuple[str, str]:
        found = getattr(layer, module)
        matrix = found.weight if found.weight.ndim == 1 else found.weight.T
        return out.constant(f"{name}{module}.weight", matrix), out.constant(f"{name}{module}.bias", found.bias)

    def residual(module: str, norm: str, value: str, before: str) -> str:
        matrix, bias = weights(module)
        product = out.node("MatMul", f"{name}{module}", value, matrix)
        return out.node(
            "SkipLayerNormalization",
            f"{name}{norm}",
            product,
            before,
            *weights(norm),
            bias,
            domain=_FUSED,
            epsilon=_EPSILON,
        )

    mixed = out.node("Attention", f"{name}attention", x, *weights("qkv"), mask, domain=_FUSED, num_heads=layer.heads)
    x = residual("out", "attention_norm", mixed, x)
    matrix, bias = weights("grow")
    grown = out.node("BiasGelu", f"{name}gelu", out.node("MatMul", f"{name}grow", x, matrix), bias, domain=_FUSED)
    return residual("shrink", "output_norm", grown, x)
