"""Very many pairs of words through a transducer at once, cell by cell of all their tables.

A collection asks about millions of pairs of words of which few are alike. What is told here is no less than what
`Transducer.score` tells, as no chain is given up: enough to leave out the pairs that cannot be alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.resolve.transducer import END, IMPOSSIBLE, MAX_TARGET, START, UNSEEN, Weights

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float32]

LONGEST = 20
"""Letters of a word that a table is made for."""
_ABREAST = 2048
"""So many tables at a time stay in the cache of a processor."""


class Bulk:
    """The weights of one direction as matrices: rows are groups of source letters, columns those of target letters."""

    def __init__(self, weights: Weights) -> None:
        sources = ["", *(group for group in weights if group)]
        targets = ["", *sorted({target for row in weights.values() for target in row if target})]
        self._width = np.int32(len(targets))
        columns = {target: number for number, target in enumerate(targets)}
        matrix = np.full((len(sources), len(targets)), IMPOSSIBLE, np.float32)
        dropped = np.full(len(sources), UNSEEN, np.float32)
        for number, source in enumerate(sources[1:], start=1):
            for target, weight in weights[source].items():
                if target:
                    matrix[number, columns[target]] = weight
                else:
                    dropped[number] = weight
        self._weights, self._dropped = matrix.ravel(), dropped
        self._from, self._to = _Alphabet(sources), _Alphabet(targets)
        rows = {source: number for number, source in enumerate(sources)}
        first, last = (False, True), (False, True)
        self._single = np.array([[_rows(rows, self._from, 1, f, e) for e in last] for f in first])
        self._double = np.array([[_rows(rows, self._from, 2, f, e) for e in last] for f in first])
        self._written = [np.array(_rows(columns, self._to, size, False, False)) for size in range(1, MAX_TARGET + 1)]
        added = weights.get("", {})
        self._added = np.array([UNSEEN, *(added.get(letter, UNSEEN) for letter in self._to.letters)], np.float32)

    def sources(self, words: Sequence[str]) -> Ints:
        """The letters of source words by number, one word a row; at most `LONGEST` of each."""
        return self._from.numbers(words)

    def targets(self, words: Sequence[str]) -> Ints:
        """The letters of target words by number, one word a row; at most `LONGEST` of each."""
        return self._to.numbers(words)

    def scores(self, sources: Ints, targets: Ints, lengths: tuple[Ints, Ints]) -> Floats:
        """The weight of the best chain of each pair of rows, whose words have these lengths."""
        found = np.empty(len(sources), np.float32)
        shapes = lengths[0] * (LONGEST + 1) + lengths[1]
        order = np.argsort(shapes, kind="stable")
        ordered = shapes[order]
        starts = [0, *(np.flatnonzero(np.diff(ordered)) + 1), len(order)]
        for start, end in pairwise(starts) if len(order) else ():
            height, width = divmod(int(ordered[start]), LONGEST + 1)
            for begin in range(start, end, _ABREAST):
                chosen = order[begin : min(end, begin + _ABREAST)]
                found[chosen] = self._tables(sources[chosen, :height].T, targets[chosen, :width].T)
        return found

    def _tables(self, source: Ints, target: Ints) -> Floats:
        """The last cell of the tables of words of one length each, one pair a column."""
        height, width = len(source), len(target)
        weights = self._weights
        written = [self._groups(target, size) for size in range(MAX_TARGET)]
        added = self._added[target]
        table = np.full((height + 2, width + 1, source.shape[1]), IMPOSSIBLE, np.float32)
        table[0, 0] = 0.0
        for i in range(height):
            single = self._single[int(i == 0), int(i == height - 1)][source[i]]
            dropped, single = self._dropped[single], single * self._width
            double = None
            if i + 1 < height:
                double = self._double[int(i == 0), int(i == height - 2)][source[i], source[i + 1]] * self._width
            here, below, further = table[i : i + 3]
            for j in range(width + 1):
                so_far = here[j]
                np.maximum(below[j], so_far + dropped, out=below[j])
                if j == width:
                    break
                np.maximum(here[j + 1], so_far + added[j], out=here[j + 1])
                for size in range(min(MAX_TARGET, width - j)):
                    gained = weights.take(single + written[size][j])
                    np.maximum(below[j + size + 1], so_far + gained, out=below[j + size + 1])
                if double is not None:
                    np.maximum(further[j + 1], so_far + weights.take(double + written[0][j]), out=further[j + 1])
        for j in range(width):
            np.maximum(table[height, j + 1], table[height, j] + added[j], out=table[height, j + 1])
        found: Floats = table[height, width]
        return found

    def _groups(self, target: Ints, size: int) -> Ints:
        count = len(target) - size
        return self._written[size][tuple(target[at : at + count] for at in range(size + 1))]


class _Alphabet:
    """The letters of some groups, numbered from 1; 0 is any other letter."""

    def __init__(self, groups: Sequence[str]) -> None:
        self.letters = sorted({letter for group in groups for letter in group} - {START, END})
        self._numbers = np.zeros(max(map(ord, self.letters), default=0) + 2, np.int32)
        for number, letter in enumerate(self.letters, start=1):
            self._numbers[ord(letter)] = number

    def numbers(self, words: Sequence[str]) -> Ints:
        codes = np.array(words, dtype=f"U{LONGEST}").view(np.uint32).reshape(len(words), LONGEST)
        found: Ints = self._numbers[np.minimum(codes, len(self._numbers) - 1)]
        return found


def _rows(numbers: Mapping[str, int], alphabet: _Alphabet, size: int, first: bool, last: bool) -> Ints:
    """The number of each group of `size` letters, 0 for one that is unknown, as an array of so many dimensions."""
    count = len(alphabet.letters) + 1
    found = np.zeros((count,) * size, np.int32)
    places = {letter: number for number, letter in enumerate(alphabet.letters, start=1)}
    for group, number in numbers.items():
        letters = group.removeprefix(START if first else "").removesuffix(END if last else "")
        wanted = (START if first else "") + letters + (END if last else "")
        if group == wanted and len(letters) == size and all(letter in places for letter in letters):
            found[tuple(places[letter] for letter in letters)] = number
    return found
