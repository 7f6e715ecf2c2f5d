"""What ships says what was trained."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("onnx", reason="onnx writes the model: pip install '.[train]' enables this test")

import numpy as np
import torch
from onnxruntime import InferenceSession

from kg.lang.hints import KINDS
from kg.train.recogniser import shipped
from kg.train.recogniser.export import export
from kg.train.recogniser.network import Recogniser
from kg.train.recogniser.pretrained import Shape


@pytest.fixture(scope="module")
def network() -> Recogniser:
    torch.manual_seed(7)
    shape = Shape(hidden=32, layers=2, heads=4, feed_forward=64, pieces=50, positions=200, epsilon=1e-12)
    network = Recogniser(shape, shape.pieces, whole=1).eval()
    torch.nn.init.normal_(network.hints.weight)
    return network


@pytest.fixture(scope="module")
def file(network: Recogniser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("model") / "recogniser.onnx"
    ids, hints, firsts = window()
    export(network, target, temperature=1.25, sample=[(ids, hints, torch.ones(ids.shape), marked(ids, firsts))])
    return target


def window() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids and hints of a window, and where its words begin."""
    chance = torch.Generator().manual_seed(5)
    ids, hints = (torch.randint(4, most, (1, 20), generator=chance) for most in (50, KINDS))
    return ids, hints, torch.tensor([1, 3, 4, 9, 18])


def marked(ids: torch.Tensor, firsts: torch.Tensor) -> torch.Tensor:
    """1 at the first pieces and at the beginning."""
    marks = torch.zeros(ids.shape)
    marks[:, firsts] = marks[:, :1] = 1.0
    return marks


def test_the_exported_graph_says_what_the_network_says_of_each_word(network: Recogniser, file: Path) -> None:
    ids, hints, firsts = window()
    with torch.inference_mode():
        wanted = network(ids, hints, torch.ones(ids.shape), marked(ids, firsts)).softmax(-1).numpy()[:, firsts]
    session = InferenceSession(str(file))
    given = {"ids": ids.numpy(), "hints": hints.numpy(), "firsts": firsts.numpy()}
    found = np.exp(session.run(["scores"], given)[0])
    assert found.shape == wanted.shape
    assert np.abs(found - wanted).max() < 0.02
    told = session.get_modelmeta().custom_metadata_map
    assert float(told["temperature"]) == 1.25
    assert told["labels"].split()[0] == "O"


def test_training_can_go_on_from_what_ships(network: Recogniser, file: Path) -> None:
    again = shipped.read(file, dropout=0.0).eval()
    ids, hints, firsts = window()
    given = ids, hints, torch.ones(ids.shape), marked(ids, firsts)
    with torch.inference_mode():
        before, after = (each(*given).softmax(-1)[:, firsts] for each in (network, again))
    assert (before - after).abs().max() < 0.02
    assert again.whole == network.whole
