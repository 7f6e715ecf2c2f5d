"""The speed of an encoder as large as those others use for Arabic: BERT-base (110 million parameters) in PyTorch.

Its weights are random, which changes nothing about time. `python -m kg.train.recogniser.rival bert:2` prints
words a second on two cores over the text that `kg evaluate recognition` times.
"""

from __future__ import annotations

import sys
import time

import torch

from kg.evaluate.recognition import news
from kg.train.recogniser.network import Recogniser
from kg.train.recogniser.pretrained import Shape

_BASE = Shape(hidden=768, layers=12, heads=12, feed_forward=3072, pieces=32_000, positions=512, epsilon=1e-12)
_PIECES_A_WORD = 1.6
"""Pieces of an Arabic word in vocabularies of that size, rounded down."""
_BATCH = 16


def speed(cores: int) -> float:
    """Words a second through the network, tokenization left out."""
    torch.set_num_threads(cores)
    network = Recogniser(_BASE, _BASE.pieces).eval()
    lengths = sorted(int(len(line.split()) * _PIECES_A_WORD) + 2 for line in news("ar"))[::4]
    words = sum(lengths) / _PIECES_A_WORD
    begun = time.perf_counter()
    with torch.inference_mode():
        for at in range(0, len(lengths), _BATCH):
            group = lengths[at : at + _BATCH]
            ids = torch.randint(4, _BASE.pieces, (len(group), max(group)))
            network(ids, torch.zeros_like(ids), *(torch.ones(ids.shape) for _ in range(2)))
    return words / (time.perf_counter() - begun)


if __name__ == "__main__":
    sys.stdout.write(f"{speed(int(sys.argv[1].partition(':')[2]))}\n")
