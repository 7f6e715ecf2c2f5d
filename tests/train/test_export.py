"""What ships says what was trained."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="onnx writes the model: pip install '.[train]' enables this test")

import numpy as np
import torch
from onnxruntime import InferenceSession

from kg.train.recogniser.export import export
from kg.train.recogniser.network import Recogniser
from kg.train.recogniser.pretrained import Shape


def test_the_exported_graph_says_what_the_network_says(tmp_path: Path) -> None:
    torch.manual_seed(7)
    shape = Shape(hidden=32, layers=2, heads=4, feed_forward=64, pieces=50, positions=200, epsilon=1e-12)
    network = Recogniser(shape, shape.pieces).eval()
    ids, present = torch.randint(4, 50, (3, 20)), torch.ones(3, 20)
    present[1, 12:] = 0.0
    with torch.inference_mode():
        wanted = network(ids, present).softmax(-1).numpy()
    export(network, tmp_path / "model.onnx", temperature=1.25, sample=[(ids, present)])
    session = InferenceSession(str(tmp_path / "model.onnx"))
    found = np.exp(session.run(["scores"], {"ids": ids.numpy(), "present": present.numpy()})[0])
    there = present.numpy() > 0
    assert np.abs(found - wanted)[there].max() < 0.02
    told = session.get_modelmeta().custom_metadata_map
    assert float(told["temperature"]) == 1.25
    assert told["labels"].split()[0] == "O"
