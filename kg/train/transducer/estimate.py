"""Estimation of a joint model of letter groups by expectation maximisation, over arrays.

All words of equal lengths are one batch: cell (i, j) of the alignment lattice is computed for the
whole batch at once. The model is a unigram over pairs of groups; a group of several Latin letters is
all vowels or all consonants, so that a pair is one sound and no piece of a syllable is learned by heart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.train.transducer.pairs import Pair

SHAPES = ((0, 1), (1, 0), (1, 1), (1, 2), (1, 3), (2, 1))
VOWELS = frozenset("aeiouyw\N{ARABIC LETTER ALEF}\N{ARABIC LETTER WAW}\N{ARABIC LETTER YEH}")
LEAST = 5
"""How often a pair of groups must be possible in the data to be learned at all."""
ROUNDS = 8
DISCOUNTED_AFTER = 2
DISCOUNT = 2.0

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Cell = tuple[int, int, int]


class Coder:
    """Letters as small integers; a pair of groups as one integer.

    A source letter carries two bits that tell whether it begins or ends its word.
    """

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        self.sources = "".join(sorted({c for source, _ in pairs for c in source}))
        self.targets = "".join(sorted({c for _, target in pairs for c in target}))
        self._source_base = 4 * len(self.sources) + 1
        self._target_base = len(self.targets) + 1

    def source_array(self, words: list[str]) -> Ints:
        letters = np.array([[4 * self.sources.index(c) + 1 for c in word] for word in words])
        letters[:, 0] += 1
        letters[:, -1] += 2
        return letters

    def target_array(self, words: list[str]) -> Ints:
        return np.array([[self.targets.index(c) + 1 for c in word] for word in words])

    def codes(self, source: Ints, target: Ints, cell: Cell) -> Ints:
        """The code of the pair of groups that begins in cell (i, j), for every row of a batch."""
        i, j, shape = cell
        taken, written = SHAPES[shape]
        code = np.zeros(len(source), np.int64)
        for k in range(taken):
            code = code * self._source_base + source[:, i + k]
        tail = np.zeros(len(source), np.int64)
        for k in range(written):
            tail = tail * self._target_base + target[:, j + k]
        return code * self._target_base**3 + tail

    def groups(self, code: int) -> tuple[str, str]:
        """The pair of groups as the transducer spells them, edges marked."""
        head, tail = divmod(code, self._target_base**3)
        source, target = "", ""
        while head:
            head, letter = divmod(head, self._source_base)
            index, edge = divmod(letter - 1, 4)
            source = ("^" if edge & 1 else "") + self.sources[index] + ("$" if edge & 2 else "") + source
        while tail:
            tail, letter = divmod(tail, self._target_base)
            target = self.targets[letter - 1] + target
        return source, target

    def one_sound(self, code: int) -> bool:
        return all(len({c in VOWELS for c in group.strip("^$")}) <= 1 for group in self.groups(code))


@dataclass(frozen=True, slots=True)
class Batch:
    """Words of one pair of lengths: their weights and, for each cell and shape, indexes of group pairs."""

    height: int
    width: int
    weights: Floats
    cells: Mapping[Cell, Ints]

    def arcs(self, i: int, j: int) -> Iterator[tuple[int, int, Ints]]:
        """The group pairs that begin in cell (i, j), with the cell they lead to."""
        for shape, (taken, written) in enumerate(SHAPES):
            if (i, j, shape) in self.cells:
                yield i + taken, j + written, self.cells[i, j, shape]


def _batches(pairs: Mapping[Pair, float], coder: Coder) -> list[Batch]:
    by_lengths: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in sorted(pairs):
        by_lengths[len(pair[0]), len(pair[1])].append(pair)
    found = []
    for (height, width), rows in sorted(by_lengths.items()):
        source = coder.source_array([row[0] for row in rows])
        target = coder.target_array([row[1] for row in rows])
        cells = {
            (i, j, shape): coder.codes(source, target, (i, j, shape))
            for i in range(height + 1)
            for j in range(width + 1)
            for shape, (taken, written) in enumerate(SHAPES)
            if i + taken <= height and j + written <= width
        }
        found.append(Batch(height, width, np.array([pairs[row] for row in rows]), cells))
    return found


def _kept(batches: list[Batch], coder: Coder) -> Ints:
    codes, counts = np.unique(np.concatenate([c for b in batches for c in b.cells.values()]), return_counts=True)
    often = codes[counts >= LEAST].tolist()
    return np.array([0, *(code for code in often if coder.one_sound(code))])


def _indexed(batch: Batch, codes: Ints) -> Batch:
    cells = {}
    for cell, values in batch.cells.items():
        places = np.searchsorted(codes, values)
        places[places >= len(codes)] = 0
        places[codes[places] != values] = 0
        cells[cell] = places
    return Batch(batch.height, batch.width, batch.weights, cells)


def _expected(batch: Batch, chances: Floats) -> Floats:
    """How often each pair of groups is used in the batch, by the forward and backward sums."""
    size = len(batch.weights)
    forward = np.zeros((batch.height + 1, batch.width + 1, size))
    forward[0, 0] = 1.0
    grid = [(i, j) for i in range(batch.height + 1) for j in range(batch.width + 1)]
    for i, j in grid:
        for k, m, groups in batch.arcs(i, j):
            forward[k, m] += forward[i, j] * chances[groups]
    total = forward[-1, -1]
    share = np.where(total > 0, batch.weights / np.where(total > 0, total, 1.0), 0.0)
    backward = np.zeros_like(forward)
    backward[-1, -1] = 1.0
    counts = np.zeros(len(chances))
    for i, j in reversed(grid):
        for k, m, groups in batch.arcs(i, j):
            through = chances[groups] * backward[k, m]
            backward[i, j] += through
            counts += np.bincount(groups, weights=forward[i, j] * through * share, minlength=len(chances))
    return counts


def joint(pairs: Mapping[Pair, float]) -> Mapping[tuple[str, str], float]:
    """Probabilities of pairs of letter groups, the rare ones discounted away."""
    coder = Coder(pairs)
    batches = _batches(pairs, coder)
    codes = _kept(batches, coder)
    batches = [_indexed(batch, codes) for batch in batches]
    groups = [coder.groups(code) if code else ("", "") for code in codes.tolist()]
    sizes = np.array([len(s.strip("^$")) + len(t) for s, t in groups])
    # Begin by liking letter for letter best, then dropping and adding, then longer groups.
    chances = np.where(sizes == 2, 1.0, np.where(sizes == 1, 0.1, 0.05))
    for turn in range(ROUNDS):
        chances[0] = 1e-12
        chances /= chances.sum()
        counts = sum((_expected(batch, chances) for batch in batches), np.zeros(len(codes)))
        if turn > DISCOUNTED_AFTER:
            counts = np.maximum(counts - DISCOUNT * (sizes > 2), 0.0)
        counts[0] = 0.0
        chances = counts / counts.sum()
    return {group: float(c) for group, c in zip(groups, chances, strict=True) if c * counts.sum() >= 1.0}
