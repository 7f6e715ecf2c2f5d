"""One temperature that makes the network's probabilities mean what they say (Guo et al., 2017)."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own convention
from tokenizers import Tokenizer
from torch import Tensor

from kg.evaluate.corpora import Example
from kg.lang.hints import Hints
from kg.train.recogniser.fit import IGNORED, collate, encode
from kg.train.recogniser.measure import windows
from kg.train.recogniser.network import Recogniser

_BATCH = 32


def temperature(network: Recogniser, tokenizer: Tokenizer, examples: Sequence[Example], lists: Hints) -> float:
    """The divisor of the scores under which the labels of `examples` are likeliest; held-out text, never a test."""
    scores, classes = _scores(network, tokenizer, examples, lists)
    divisors = [1.0 + step / 20 for step in range(-10, 61)]
    losses = [F.cross_entropy(scores / divisor, classes).item() for divisor in divisors]
    return divisors[min(range(len(losses)), key=losses.__getitem__)]


def _scores(
    network: Recogniser, tokenizer: Tokenizer, examples: Sequence[Example], lists: Hints
) -> tuple[Tensor, Tensor]:
    """Log-probabilities (words × labels) and right classes of all words."""
    network.eval()
    encoded = windows(encode(tokenizer, examples, lists))
    scores: list[Tensor] = []
    classes: list[Tensor] = []
    for at in range(0, len(encoded), _BATCH):
        ids, hints, present, firsts, right = collate(encoded[at : at + _BATCH])
        with torch.inference_mode():
            found = network(ids, hints, present, firsts).float().log_softmax(-1)
        scores.append(found[right != IGNORED])
        classes.append(right[right != IGNORED])
    return torch.cat(scores), torch.cat(classes)
