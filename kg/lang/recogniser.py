"""The trained bilingual recogniser: raw text in, names with type and confidence out.

One small encoder reads English and Arabic in one pass (`python -m kg.train.recogniser` makes it; its
model card lies beside it). It runs on onnxruntime; nothing here imports PyTorch. It labels written
words: taking Arabic proclitics off a name is the Arabic pack's work, which has the lexicon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg.errors import DataError
from kg.model import EntityType, Sentence, Span
from kg.text.fold import clean

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

TYPES: Mapping[str, EntityType] = MappingProxyType(
    {"PER": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}
)
"""What the labels mean; names of other things (MISC) are learned only to be told apart."""

FOLDER = Path(__file__).parent / "model"
"""Where the model, its tokenizer and its card lie."""

_WORD = re.compile(r"[^\W_](?:[\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|[-'’.&](?=\w))*|\S")
_BATCH = 4
_OVERLAP = 24

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch of the text that the model takes for a name.

    `span` counts code points of the text given; `confidence` is the calibrated probability of the
    least certain word.
    """

    span: Span
    type: EntityType
    confidence: float


class Recogniser:
    """The model with its tokenizer and decoding; make it with `load`, which keeps one per process."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session, self._tokenizer = session, tokenizer
        told = session.get_modelmeta().custom_metadata_map
        self.labels = tuple(told["labels"].split())
        self._limit, self._temperature = int(told["limit"]), float(told["temperature"])
        self._allowed, self._first = _constraints(self.labels)

    def read(self, texts: Sequence[str]) -> list[tuple[Labelled, ...]]:
        """The names in each text, in order.

        `texts` are consecutive sentences: as many as fit are read together, since what a name is shows
        in the sentences around as well (Schweter and Akbik, 2020). A longer one is read in windows.
        """
        words = [[Span(*match.span()) for match in _WORD.finditer(text)] for text in texts]
        windows = self._windows(
            [[clean(s.of(text)) or "?" for s in row] for text, row in zip(texts, words, strict=True)]
        )
        scores = np.full((sum(map(len, words)), len(self.labels)), -np.inf, np.float32)
        windows.sort(key=lambda window: len(window.ids))
        for at in range(0, len(windows), _BATCH):
            group = windows[at : at + _BATCH]
            for window, found in zip(group, self._run(group), strict=True):
                best = found[list(window.firsts)][window.skip :]
                scores[window.start + window.skip : window.start + len(window.firsts)] = best
        ends = list(accumulate(map(len, words)))
        return [self._decode(row, scores[end - len(row) : end]) for row, end in zip(words, ends, strict=True)]

    def _windows(self, texts: Sequence[Sequence[str]]) -> list[_Window]:
        """The words of all texts as windows of at most the model's length. A window ends with a text where
        it can; within a longer text the next one begins `_OVERLAP` words before the end of the one before."""
        words = [word for text in texts for word in text]
        pieces = [e.ids for e in self._tokenizer.encode_batch(words, add_special_tokens=False)]
        ends = list(accumulate(map(len, texts)))
        windows: list[_Window] = []
        start, skip = 0, 0
        while start < len(pieces):
            ids, firsts, end = [0], [], start
            while end < len(pieces) and (end == start or len(ids) + len(pieces[end]) < self._limit):
                firsts.append(len(ids))
                ids += pieces[end][: self._limit - 2] or [3]
                end += 1
            last = bisect_right(ends, end) - 1
            whole = ends[last] if last >= 0 else 0
            if whole <= start + skip:
                windows.append(_Window(start, skip, (*ids, 2), tuple(firsts)))
                skip = min(_OVERLAP, (end - start) // 2)
                start, skip = end - skip, skip // 2
                continue
            if whole < end:
                ids = ids[: firsts[whole - start]]
            windows.append(_Window(start, skip, (*ids, 2), tuple(firsts[: whole - start])))
            start, skip = whole, 0
        return windows

    def _run(self, group: Sequence[_Window]) -> Scores:
        length = max(len(window.ids) for window in group)
        ids = np.ones((len(group), length), np.int64)
        present = np.zeros((len(group), length), np.float32)
        for row, window in enumerate(group):
            ids[row, : len(window.ids)] = window.ids
            present[row, : len(window.ids)] = 1.0
        found: Scores = self._session.run(["scores"], {"ids": ids, "present": present})[0]
        return found

    def _decode(self, spans: Sequence[Span], scores: Scores) -> tuple[Labelled, ...]:
        if not len(spans):
            return ()
        path = viterbi(scores, self._allowed, self._first)
        calm = scores / self._temperature
        shares = np.exp(calm - calm.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        found: list[Labelled] = []
        at = 0
        while at < len(path):
            kind = self.labels[path[at]][2:]
            end = at + 1
            while kind and end < len(path) and self.labels[path[end]] == f"I-{kind}":
                end += 1
            if kind in TYPES:
                same = [i for i, label in enumerate(self.labels) if label[2:] == kind]
                sure = float(shares[at:end][:, same].sum(1).min())
                found.append(Labelled(Span(spans[at].start, spans[end - 1].end), TYPES[kind], min(sure, 1.0)))
            at = end
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Window:
    """Consecutive words from word `start` of all, as piece ids with the place of each word's first
    piece; the first `skip` words were read better by the window before."""

    start: int
    skip: int
    ids: tuple[int, ...]
    firsts: tuple[int, ...]


def _constraints(labels: Sequence[str]) -> tuple[Scores, Scores]:
    """Penalties that forbid an I- label after anything but its own B- or I-, and at the start."""
    allowed = np.zeros((len(labels), len(labels)), np.float32)
    first = np.zeros(len(labels), np.float32)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            first[j] = -1e9
            allowed[[i for i, before in enumerate(labels) if before[2:] != label[2:]], j] = -1e9
    return allowed, first


def viterbi(scores: Scores, allowed: Scores, first: Scores) -> list[int]:
    """The likeliest label path (Viterbi, 1967); `scores` is words × labels, log-probabilities."""
    best = scores[0] + first
    back: list[npt.NDArray[np.intp]] = []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def label(sentences: Sequence[Sentence]) -> list[tuple[Labelled, ...]]:
    """The names that the shipped model sees in each sentence, as document spans."""
    found = load().read([sentence.text for sentence in sentences])
    return [
        tuple(Labelled(name.span.shift(sentence.span.start), name.type, name.confidence) for name in names)
        for sentence, names in zip(sentences, found, strict=True)
    ]


@cache
def load(folder: Path = FOLDER, *, threads: int = 2) -> Recogniser:
    """The recogniser of a folder that holds `recogniser.onnx` and `tokenizer.json`."""
    model, pieces = folder / "recogniser.onnx", folder / "tokenizer.json"
    if not (model.is_file() and pieces.is_file()):
        raise DataError(f"no recogniser in {folder}; reinstall jisr, or train one with python -m kg.train.recogniser")
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = threads
    session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    return Recogniser(session, Tokenizer.from_file(str(pieces)))
