"""Very many pairs of words through a transducer at once, row by row of all their tables.

A collection asks about millions of pairs of words. What is told here is what `Transducer.score` tells, bit for bit: the
same weights are added in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.resolve.transducer import END, HOPELESS, IMPOSSIBLE, MAX_TARGET, START, UNSEEN, Weights

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]

LONGEST = 20
"""Letters of a word that a table is made for."""
_ABREAST = 1024
"""So many tables at a time stay in the cache of a processor."""


class Bulk:
    """The weights of one direction as matrices: rows are groups of source letters, columns those of target letters."""

    def __init__(self, weights: Weights) -> None:
        sources = ["", *(group for group in weights if group)]
        targets = ["", *sorted({target for row in weights.values() for target in row if target})]
        self._width = len(targets)
        columns = {target: number for number, target in enumerate(targets)}
        matrix = np.full((len(sources), len(targets)), IMPOSSIBLE)
        dropped = np.full(len(sources), UNSEEN)
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
        self._added = np.array([UNSEEN, *(added.get(letter, UNSEEN) for letter in self._to.letters)])

    def sources(self, words: Sequence[str]) -> Ints:
        """The letters of source words by number, one word a row; at most `LONGEST` of each."""
        return self._from.numbers(words)

    def targets(self, words: Sequence[str]) -> Ints:
        """The letters of target words by number, one word a row; at most `LONGEST` of each."""
        return self._to.numbers(words)

    def scores(self, sources: Ints, targets: Ints, lengths: tuple[Ints, Ints]) -> Floats:
        """The weight of the best chain of each pair of rows, whose words have these lengths, or `HOPELESS` or less."""
        found = np.empty(len(sources))
        order = np.lexsort((lengths[1], lengths[0]))
        heights = lengths[0][order]
        starts = [0, *(np.flatnonzero(np.diff(heights)) + 1), len(order)]
        for start, end in pairwise(starts) if len(order) else ():
            height = int(heights[start])
            for begin in range(start, end, _ABREAST):
                chosen = order[begin : min(end, begin + _ABREAST)]
                widths = lengths[1][chosen]
                found[chosen] = self._ends(sources[chosen, :height].T, targets[chosen, : int(widths[-1])].T, widths)
        return found

    def _ends(self, source: Ints, target: Ints, widths: Ints) -> Floats:
        """The last cell of the tables of words, one pair a column: sources of one length, targets of `widths` or, for
        what is read of them, longer."""
        height, (width, count) = len(source), target.shape
        written = [self._groups(target, size) for size in range(min(MAX_TARGET, width))]
        added = self._added[target]
        here, below, further = np.full((3, width + 1, count), IMPOSSIBLE)
        here[0] = 0.0
        for i in range(height):
            self._add(here, added)
            here[here < HOPELESS] = IMPOSSIBLE
            single = self._single[int(i == 0), int(i == height - 1)][source[i]]
            np.maximum(below, here + self._dropped[single], out=below)
            for size, groups in enumerate(written):
                self._rewrite(here, single, groups, below[size + 1 :])
            if i + 1 < height:
                double = self._double[int(i == 0), int(i == height - 2)][source[i], source[i + 1]]
                self._rewrite(here, double, written[0], further[1:])
            here, below, further = below, further, here
            further[:] = IMPOSSIBLE
        self._add(here, added)
        found: Floats = here[widths, np.arange(count)]
        return found

    def _add(self, here: Floats, added: Floats) -> None:
        """Take letters of the targets for added ones."""
        for j in range(len(added)):
            np.maximum(here[j + 1], here[j] + added[j], out=here[j + 1])

    def _rewrite(self, here: Floats, rows: Ints, groups: Ints, reached: Floats) -> None:
        """Take a group of source letters, by number, for each of the groups of target letters that it may become."""
        gained = self._weights.take(groups + rows * self._width, mode="clip")
        gained += here[: len(groups)]
        np.maximum(reached, gained, out=reached)

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
    found = np.zeros((count,) * size, np.intp)
    places = {letter: number for number, letter in enumerate(alphabet.letters, start=1)}
    for group, number in numbers.items():
        letters = group.removeprefix(START if first else "").removesuffix(END if last else "")
        wanted = (START if first else "") + letters + (END if last else "")
        if group == wanted and len(letters) == size and all(letter in places for letter in letters):
            found[tuple(places[letter] for letter in letters)] = number
    return found
