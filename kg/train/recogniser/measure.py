"""Span F1 of a network over word sequences, decoded under the IOB2 constraint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from kg.evaluate.corpora import LABELS, Example, spans
from kg.lang.hints import UNTOLD, Hints
from kg.train.recogniser.fit import IGNORED, LIMIT, Encoded, collate, encode
from kg.train.recogniser.network import Recogniser

_BATCH = 16

Labeller = Callable[[Sequence[Example]], list[tuple[str, ...]]]


def viterbi(scores: np.ndarray) -> list[int]:
    """The best label sequence without an I- that continues nothing; `scores` is words × labels."""
    allowed = np.zeros((len(LABELS), len(LABELS)))
    for j, label in enumerate(LABELS):
        if label.startswith("I-"):
            for i, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    allowed[i, j] = -1e9
    best = scores[0] + np.array([-1e9 if label.startswith("I-") else 0.0 for label in LABELS])
    back: list[np.ndarray] = []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def labeller(network: Recogniser, tokenizer: Tokenizer, lists: Hints) -> Labeller:
    """A function from consecutive sentences to their predicted labels, run through PyTorch."""

    def label(examples: Sequence[Example]) -> list[tuple[str, ...]]:
        network.eval()
        encoded = encode(tokenizer, examples, lists)
        out: list[tuple[str, ...]] = [()] * len(examples)
        packed = sorted(_packed(encoded), key=lambda window: sum(len(encoded[i].ids) for i in window))
        for at in range(0, len(packed), _BATCH):
            chosen = packed[at : at + _BATCH]
            ids, hints, present, firsts, classes = collate([_joined([encoded[i] for i in window]) for window in chosen])
            with torch.inference_mode():
                scores = network(ids, hints, present, firsts).float().log_softmax(-1).numpy()
            for row, window in enumerate(chosen):
                words = scores[row][classes[row].numpy() != IGNORED]
                for i in window:
                    count = sum(c != IGNORED for c in encoded[i].classes)
                    path = [LABELS[j] for j in viterbi(words[:count])] if count else []
                    out[i] = tuple(path + ["O"] * (len(examples[i].words) - len(path)))
                    words = words[count:]
        return out

    return label


def windows(encoded: Sequence[Encoded]) -> list[Encoded]:
    """Consecutive sentences in windows of at most `LIMIT` pieces, as the package reads them."""
    return [_joined([encoded[i] for i in window]) for window in _packed(encoded)]


def _packed(encoded: Sequence[Encoded]) -> list[list[int]]:
    packed: list[list[int]] = []
    room = 0
    for i, sentence in enumerate(encoded):
        if len(sentence.ids) - 2 > room or not packed:
            packed.append([])
            room = LIMIT - 2
        packed[-1].append(i)
        room -= len(sentence.ids) - 2
    return packed


def _joined(sentences: Sequence[Encoded]) -> Encoded:
    """Sentences as one, between one pair of the special pieces."""
    ids = [i for sentence in sentences for i in sentence.ids[1:-1]]
    classes = [c for sentence in sentences for c in sentence.classes[1:-1]]
    first, last = sentences[0].ids[0], sentences[-1].ids[-1]
    hints = [h for sentence in sentences for h in sentence.hints[1:-1]]
    return Encoded((first, *ids, last), (IGNORED, *classes, IGNORED), (UNTOLD, *hints, UNTOLD))


def span_f1(examples: Sequence[Example], predicted: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over exact spans with type, MISC left out on both sides."""
    right = found = wanted = 0
    for example, labels in zip(examples, predicted, strict=True):
        gold, system = spans(example.labels), spans(labels)
        right, found, wanted = right + len(gold & system), found + len(system), wanted + len(gold)
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


__all__ = ["LIMIT", "Labeller", "labeller", "span_f1", "viterbi", "windows"]
