"""From a trained network to the file that ships: ONNX, 8-bit, with labels and calibration inside.

Embedding rows are stored in 8 bits with one scale a row; the matrices of the layers in 8 bits with
one scale a column, multiplied as integers (`onnxruntime.quantization`, dynamic).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.evaluate.corpora import LABELS
from kg.train.recogniser.fit import LIMIT
from kg.train.recogniser.network import Recogniser


class Exported(nn.Module):
    """The network with its embedding in 8 bits, and log-probabilities for scores."""

    words: Tensor
    scale: Tensor
    places: Tensor

    def __init__(self, network: Recogniser) -> None:
        super().__init__()
        weight = network.words.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127.0
        self.register_buffer("words", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.register_buffer("places", network.places.weight.detach()[:LIMIT].clone())
        self.norm, self.layers, self.head = network.norm, network.layers, network.head

    def forward(self, ids: Tensor, present: Tensor) -> Tensor:
        x = self.words[ids].float() * self.scale[ids]
        x = self.norm(x + self.places[: ids.shape[1]])
        mask = (1.0 - present[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = torch.log_softmax(self.head(x), dim=-1)
        return scores


def export(network: Recogniser, target: Path, *, temperature: float) -> None:
    """Write the network to `target`; `temperature` divides scores to calibrate confidence."""
    module = Exported(network.cpu().float().eval())
    ids, present = torch.zeros(2, 16, dtype=torch.long), torch.ones(2, 16)
    axes = {0: torch.export.Dim("batch", min=1, max=512), 1: torch.export.Dim("length", min=2, max=LIMIT)}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        program = torch.onnx.export(
            module,
            (ids, present),
            dynamo=True,
            input_names=["ids", "present"],
            output_names=["scores"],
            dynamic_shapes={"ids": axes, "present": axes},
            opset_version=18,
        )
        assert program is not None
        program.save(str(plain))
        quantize_dynamic(plain, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    model = onnx.load(str(target))
    _forget(model)
    onnx.helper.set_model_props(
        model, {"labels": " ".join(LABELS), "temperature": f"{temperature:.4f}", "limit": str(LIMIT)}
    )
    onnx.save(model, str(target))


def _forget(model: onnx.ModelProto) -> None:
    """Drop what the exporter noted about the source: stack traces name the folders of the machine it ran on."""
    for noted in (model.graph, *model.graph.node, *model.graph.value_info, *model.graph.input, *model.graph.output):
        del noted.metadata_props[:]
