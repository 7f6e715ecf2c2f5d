"""The trained bilingual recogniser: raw text in, names with type and confidence out.

One small encoder reads English and Arabic in one pass (`python -m kg.train.recogniser` makes it; its
model card lies beside it). It runs on onnxruntime; nothing here imports PyTorch. It labels written
words: taking Arabic proclitics off a name is the Arabic pack's work, which has the lexicon.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import accumulate
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from kg.errors import DataError
from kg.lang.hints import UNTOLD, Hints
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

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?<![\w.])[A-Z]\.(?=\s)|[A-Z][a-z]{1,3}\.(?=\s*[,a-z])"
    r"|[^\W_](?:[\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|[-'’.&](?=\w))*|\S"
)
"""Words as the corpora have them: the dot of initials and short forms is theirs ("U.S.", "E. D. Baker")."""
_OVERLAP = 24
_BEGIN, _END, _UNKNOWN = 0, 2, 3
"""Ids of pieces that every vocabulary has."""

_COLUMNS = tuple(TYPES.values())
_START_OF, _END_OF = attrgetter("start"), attrgetter("end")

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


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model sees in a text: the names it reads, over which `iter` runs, and how likely it takes each of
    `words` for the beginning and for the inside of one of each type.

    `chances` is words × types (in the order of `TYPES`) × 2; None where a model tells no probabilities.
    """

    names: tuple[Labelled, ...] = ()
    words: tuple[Span, ...] = ()
    chances: Scores | None = field(default=None, compare=False)

    def __iter__(self) -> Iterator[Labelled]:
        return iter(self.names)

    def whole(self, span: Span, kind: EntityType) -> float:
        """How likely the words that `span` touches are one name of that type, no less and no more; 1 if not told."""
        if self.chances is None:
            return 1.0
        first, last = self._touched(span)
        if first == last:
            return 1.0
        begin, inside = self.chances[:, _column(kind)].T
        whole = begin[first] * inside[first + 1 : last].prod()
        return float(whole * (1.0 - inside[last]) if last < len(inside) else whole)

    def within(self, span: Span, kind: EntityType) -> float:
        """How likely the least likely word that `span` touches is in a name of that type; 1 if not told."""
        if self.chances is None:
            return 1.0
        first, last = self._touched(span)
        return float(self.chances[first:last, _column(kind)].sum(1).min(initial=1.0))

    def inside(self, span: Span, kind: EntityType) -> float:
        """How likely the first word that `span` touches goes on with a name of that type; 0 if not told."""
        if self.chances is None:
            return 0.0
        first, last = self._touched(span)
        return float(self.chances[first, _column(kind), 1]) if first < last else 0.0

    def _touched(self, span: Span) -> tuple[int, int]:
        first = bisect_right(self.words, span.start, key=_END_OF)
        return first, bisect_left(self.words, span.end, lo=first, key=_START_OF)


def _column(kind: EntityType) -> int:
    return _COLUMNS.index(EntityType.PLACE if kind.spatial else kind)


Reading = Callable[[], list[Seen]]
"""Waits for what the model sees in each of the texts given, and returns it."""


class Recogniser:
    """The model with its tokenizer, lists and decoding; make it with `load`, which keeps one per process.

    Windows of text go through the network one by one, each on a thread of its own, about as many at a time
    as there are processors; so the names found never depend on how many there are.
    """

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, hints: Hints, threads: int) -> None:
        self._session, self._tokenizer, self._hints = session, tokenizer, hints
        told = session.get_modelmeta().custom_metadata_map
        self.labels = tuple(told["labels"].split())
        self._limit, self._temperature = int(told["limit"]), float(told["temperature"])
        self._allowed, self._first = _constraints(self.labels)
        # One more than there are processors: one of them waits for the interpreter, which holds results back.
        self._pool = ThreadPoolExecutor(threads + 1, "recogniser")

    def read(self, texts: Sequence[str]) -> list[Seen]:
        """What is named in each text, in order.

        `texts` are consecutive sentences: as many as fit are read together, since what a name is shows
        in the sentences around as well (Schweter and Akbik, 2020). A longer one is read in windows.
        """
        return self.begin(texts)()

    def begin(self, texts: Sequence[str]) -> Reading:
        """Begin to read the texts on other threads; what is returned waits for the end."""
        words = [[Span(*match.span()) for match in _WORD.finditer(text)] for text in texts]
        windows = self._windows(
            [[clean(s.of(text)) or "?" for s in row] for text, row in zip(texts, words, strict=True)]
        )
        running = [self._pool.submit(self._run, window) for window in windows]
        return lambda: self._names(words, windows, running)

    def _names(
        self, words: Sequence[Sequence[Span]], windows: Sequence[_Window], running: Sequence[Future[Scores]]
    ) -> list[Seen]:
        scores = np.full((sum(map(len, words)), len(self.labels)), -np.inf, np.float32)
        for window, found in zip(windows, running, strict=True):
            scores[window.start + window.skip : window.start + len(window.firsts)] = found.result()[window.skip :]
        ends = list(accumulate(map(len, words)))
        return [self._decode(row, scores[end - len(row) : end]) for row, end in zip(words, ends, strict=True)]

    def _windows(self, texts: Sequence[Sequence[str]]) -> list[_Window]:
        """The words of all texts as windows of at most the model's length. A window ends with a text where
        it can; within a longer text the next one begins `_OVERLAP` words before the end of the one before."""
        words = [word for text in texts for word in text]
        pieces = [e.ids for e in self._tokenizer.encode_batch(words, add_special_tokens=False)]
        hints = [self._hints.of(word) for word in words]
        ends = list(accumulate(map(len, texts)))
        windows: list[_Window] = []
        start, skip = 0, 0
        while start < len(pieces):
            ids, firsts, end = [_BEGIN], [], start
            while end < len(pieces) and (end == start or len(ids) + len(pieces[end]) < self._limit):
                firsts.append(len(ids))
                ids += pieces[end][: self._limit - 2] or [_UNKNOWN]
                end += 1
            last = bisect_right(ends, end) - 1
            whole = ends[last] if last >= 0 else 0
            if whole <= start + skip:
                windows.append(_Window(start, skip, (*ids, _END), tuple(firsts), tuple(hints[start:end])))
                skip = min(_OVERLAP, (end - start) // 2)
                start, skip = end - skip, skip // 2
                continue
            if whole < end:
                ids = ids[: firsts[whole - start]]
            told = tuple(hints[start:whole])
            windows.append(_Window(start, skip, (*ids, _END), tuple(firsts[: whole - start]), told))
            start, skip = whole, 0
        return windows

    def _run(self, window: _Window) -> Scores:
        """The log-probabilities of the labels (words × labels) of a window."""
        firsts = np.array(window.firsts, np.int64)
        hints = np.full((1, len(window.ids)), UNTOLD, np.int64)
        hints[0, firsts] = window.hints
        given = {"ids": np.array([window.ids], np.int64), "hints": hints, "firsts": firsts}
        found: Scores = self._session.run(["scores"], given)[0][0]
        return found

    def _decode(self, spans: Sequence[Span], scores: Scores) -> Seen:
        if not len(spans):
            return Seen()
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
        columns = [[self.labels.index(f"{part}-{kind}") for part in "BI"] for kind in TYPES]
        return Seen(tuple(found), tuple(spans), shares[:, columns])


@dataclass(frozen=True, slots=True)
class _Window:
    """Consecutive words from word `start` of all, as piece ids with the place of each word's first
    piece and its hint; the first `skip` words were read better by the window before."""

    start: int
    skip: int
    ids: tuple[int, ...]
    firsts: tuple[int, ...]
    hints: tuple[int, ...]


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
    likeliest = scores.argmax(1)
    if not first[likeliest[0]] and not allowed[likeliest[:-1], likeliest[1:]].any():
        return [int(label) for label in likeliest]
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


def begin(sentences: Sequence[Sentence]) -> Reading:
    """Begin to look for the names that the shipped model sees in each sentence, as document spans."""
    reading = load().begin([sentence.text for sentence in sentences])
    return lambda: [
        placed(seen, partial(Span.shift, by=sentence.span.start))
        for sentence, seen in zip(sentences, reading(), strict=True)
    ]


def placed(seen: Seen, place: Callable[[Span], Span]) -> Seen:
    """The same, with spans where `place` puts them."""
    names = (Labelled(place(name.span), name.type, name.confidence) for name in seen.names)
    return Seen(tuple(names), tuple(map(place, seen.words)), seen.chances)


@cache
def load(folder: Path = FOLDER, *, threads: int | None = None) -> Recogniser:
    """The recogniser of a folder that holds `recogniser.onnx`, `tokenizer.json` and `hints.npz`; as many
    threads as there are processors if not told otherwise."""
    model, pieces, lists = folder / "recogniser.onnx", folder / "tokenizer.json", folder / "hints.npz"
    if not (model.is_file() and pieces.is_file() and lists.is_file()):
        raise DataError(f"no recogniser in {folder}; reinstall jisr, or train one with python -m kg.train.recogniser")
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    options.intra_op_num_threads = 1
    # This one joins addition and norm again, in an operator that is slower than both.
    session = InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
    return Recogniser(session, Tokenizer.from_file(str(pieces)), Hints.read(lists), threads or _processors())


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
