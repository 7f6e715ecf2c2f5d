"""Training that was cut off goes on as if it had not been."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="PyTorch trains the model: pip install torch enables this test")

import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from kg.evaluate.corpora import Example
from kg.lang.hints import Hints
from kg.train.recogniser.augment import NameLists
from kg.train.recogniser.fit import Options, fit
from kg.train.recogniser.network import Recogniser
from kg.train.recogniser.pretrained import Shape

WORDS = ("Asha", "met", "Omar", "in", "Dar", "on", "Monday")
LABELS = ("B-PER", "O", "B-PER", "O", "B-LOC", "O", "O")
NAMES = NameLists({("PER", "en"): (("Bina",), ("Juma",)), ("LOC", "en"): (("Lome",), ("Tema",))})


class CutOffError(Exception):
    pass


def trained(folder: Path, *, cut: int = 0) -> Recogniser:
    """A small network after three epochs; `cut` is the epoch after which the run breaks off."""
    pieces = {piece: i for i, piece in enumerate(("<s>", "<pad>", "</s>", "<unk>", *WORDS))}
    tokenizer = Tokenizer(WordLevel(pieces, unk_token="<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    torch.manual_seed(3)
    shape = Shape(hidden=16, layers=1, heads=2, feed_forward=32, pieces=len(pieces), positions=32, epsilon=1e-12)
    examples = [Example(WORDS[i:], LABELS[i:], "en", "news") for i in range(5)]

    def after(epoch: int, _: Recogniser) -> None:
        if epoch == cut:
            raise CutOffError

    options = Options(epochs=3, pieces=12, told=0.5)
    lists = Hints((), ())
    return fit(
        Recogniser(shape, len(pieces)), tokenizer, examples, NAMES, lists, options, folder=folder, after_epoch=after
    )


def test_a_run_that_was_cut_off_ends_with_the_same_weights(tmp_path: Path) -> None:
    with pytest.raises(CutOffError):
        trained(tmp_path, cut=2)
    assert list(tmp_path.iterdir())
    resumed = trained(tmp_path).state_dict()
    (tmp_path / "whole").mkdir()
    whole = trained(tmp_path / "whole").state_dict()
    assert all(torch.equal(resumed[name], whole[name]) for name in whole)
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]
