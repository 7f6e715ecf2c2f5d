"""How likely two written words are one word: a weighted edit transducer over letter groups.

A word of one script is turned into a word of another (or into another spelling in the same script)
by rewriting groups of at most two letters as groups of at most three. Each rewriting has a learned
weight: the logarithm of how much likelier the two groups stand side by side in two spellings of one
name than by chance. The score of a pair is the sum over its best chain of rewritings, so it grows with
the letters that agree and with their rarity. Weights are learned by `kg.train.transducer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

START = "^"
END = "$"
MAX_TARGET = 3

IMPOSSIBLE = -1e9
HOPELESS = -18.0
"""A chain that has sunk this low is given up: no later letter repairs it."""
UNSEEN = -9.0
"""The weight of dropping or adding a letter that training never saw dropped or added."""

Weights = Mapping[str, Mapping[str, float]]
Rewriting = tuple[str, str]
_NOTHING: Mapping[str, float] = {}
_NO_LETTERS = "^^"
"""What stands in for the letters that a word no longer has: no target group is written so."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What a group of source letters may be rewritten as: the weight of dropping it, of each target, of the best, and
    how many letters the longest target has."""

    dropped: float
    weights: Mapping[str, float]
    best: float
    longest: int

    @classmethod
    def of(cls, row: Mapping[str, float]) -> _Group:
        """The group whose weights are a row."""
        return cls(row.get("", UNSEEN), row, max(row.values(), default=UNSEEN), max(map(len, row), default=0))


_UNKNOWN = _Group.of(_NOTHING)

_Row = tuple[float, Mapping[str, float], int, Mapping[str, float] | None, float]
"""A letter of a source word: the weight of dropping it, its rewritings and how long they are at most, those of it with
the next letter, and the most that it and all letters after it can add to a score."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The best way to rewrite one word as another: its score and its rewritings, in order."""

    score: float
    rewritings: tuple[Rewriting, ...]


def source_groups(word: str) -> list[tuple[str, str | None]]:
    """For each letter of `word` the group of it alone and the group with the next letter.

    The first and last letters of a word are rewritten in ways of their own (final ه is "a" or nothing), so
    groups at the edges carry a mark.
    """
    marked = _marked(word)
    return [(one, one + marked[i + 1] if i + 1 < len(marked) else None) for i, one in enumerate(marked)]


def _marked(word: str) -> list[str]:
    marked = list(word)
    if marked:
        marked[0] = START + marked[0]
        marked[-1] += END
    return marked


class Transducer:
    """The weights of one direction, for example Arabic to Latin. Words are keys of `kg.text.fold`."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._groups = {group: _Group.of(row) for group, row in weights.items() if group}
        self._added = weights.get("", _NOTHING)
        self._gain = max(0.0, *self._added.values()) if self._added else 0.0
        self._foretold: Mapping[tuple[str, str], float] = {}
        self._rows = lru_cache(maxsize=50_000)(self._rows_of)
        self._columns = lru_cache(maxsize=50_000)(self._columns_of)

    def _rows_of(self, word: str) -> tuple[_Row, ...]:
        known = self._groups
        letters = _marked(word)
        found: list[_Row] = []
        hope, later, after = 0.0, IMPOSSIBLE, ""
        for one in reversed(letters):
            single = known.get(one, _UNKNOWN)
            double = known.get(one + after) if after else None
            most = hope + single.best
            if double is None:
                found.append((single.dropped, single.weights, single.longest, None, most))
            else:
                most = max(most, later + double.best)
                found.append((single.dropped, single.weights, single.longest, double.weights, most))
            hope, later, after = most, hope, one
        found.reverse()
        return tuple(found)

    def _columns_of(self, word: str) -> tuple[tuple[float, str, str, str], ...]:
        added, padded = self._added.get, word + _NO_LETTERS
        return tuple([(added(c, UNSEEN), c, padded[j : j + 2], padded[j : j + 3]) for j, c in enumerate(word)])

    def foretell(self, scores: Mapping[tuple[str, str], float]) -> None:
        """Take scores of pairs that were worked out elsewhere for what `score` would find; forget those told before."""
        self._foretold = scores

    def score(self, source: str, target: str, least: float = HOPELESS) -> float:
        """The weight of the best chain from `source` to `target`, or `HOPELESS` if it is below `least`."""
        if least < HOPELESS:
            least = HOPELESS
        told = self._foretold.get((source, target)) if self._foretold else None
        if told is not None:
            return told if told >= least else HOPELESS
        rows = self._rows(source)
        if rows and rows[0][-1] + self._gain * len(target) < least:
            return HOPELESS
        found = self._table(source, target, least)[-1][len(target)]
        return found if found >= least else HOPELESS

    def _table(self, source: str, target: str, least: float = HOPELESS) -> list[list[float]]:
        """`table[i][j]`: the best chain from the first `i` letters of `source` to the first `j` of `target`.

        A chain is not followed once the best rewritings of what is left of both words would not lead to `least`.
        """
        rows, columns = self._rows(source), self._columns(target)
        width = len(columns)
        least -= self._gain * width
        blank = [IMPOSSIBLE] * (width + MAX_TARGET)
        here, below = [0.0, *blank[1:]], blank.copy()
        table = [here]
        for dropped, single, longest, double, most in rows:
            further = blank.copy()
            floor = least - most
            if floor < HOPELESS:
                floor = HOPELESS
            rewritten = single.get
            j = 0
            for added, one, two, three in columns:
                so_far = here[j]
                if so_far < floor:
                    j += 1
                    continue
                reached = so_far + dropped
                if reached > below[j]:
                    below[j] = reached
                j += 1
                reached = so_far + added
                if reached > here[j]:
                    here[j] = reached
                weight = rewritten(one)
                if weight is not None and so_far + weight > below[j]:
                    below[j] = so_far + weight
                if longest > 1:
                    weight = rewritten(two)
                    if weight is not None and so_far + weight > below[j + 1]:
                        below[j + 1] = so_far + weight
                if longest == MAX_TARGET:
                    weight = rewritten(three)
                    if weight is not None and so_far + weight > below[j + 2]:
                        below[j + 2] = so_far + weight
                if double is not None:
                    weight = double.get(one)
                    if weight is not None and so_far + weight > further[j]:
                        further[j] = so_far + weight
            if here[width] >= floor and here[width] + dropped > below[width]:
                below[width] = here[width] + dropped
            here, below = below, further
            table.append(here)
        for j, column in enumerate(columns, start=1):
            reached = here[j - 1] + column[0]
            if reached > here[j]:
                here[j] = reached
        return table

    def begins(self, source: str, letter: str) -> bool:
        """Whether the first letter of `source` is more often than not by chance rewritten to begin with `letter`."""
        row = self.weights.get(START + source[0], _NOTHING)
        return any(weight > 0.0 and target.startswith(letter) for target, weight in row.items())

    def chain(self, source: str, target: str) -> Chain:
        """The best chain with its rewritings: what training counts and what a reader may ask for."""
        table = self._table(source, target)
        i, j = len(source), len(target)
        score, found = table[i][j], []
        if score < HOPELESS:
            return Chain(HOPELESS, ())
        groups = source_groups(source)
        while i or j:
            taken, written, _, group = next(
                step
                for step in self._steps(source, target, i, j, groups)
                if table[i - step[0]][j - step[1]] + step[2] == table[i][j]
            )
            found.append((group, target[j - written : j]))
            i, j = i - taken, j - written
        return Chain(score, tuple(reversed(found)))

    def _steps(
        self, source: str, target: str, i: int, j: int, groups: Sequence[tuple[str, str | None]]
    ) -> Iterator[tuple[int, int, float, str]]:
        """Every rewriting that may have led to cell (i, j): letters taken, letters written, weight, group."""
        if j:
            yield 0, 1, self._columns(target)[j - 1][0], ""
        rows = self._rows(source)
        if i:
            dropped, single, *_ = rows[i - 1]
            one = groups[i - 1][0]
            yield 1, 0, dropped, one
            for written in range(1, min(j, MAX_TARGET) + 1):
                weight = single.get(target[j - written : j])
                if weight is not None:
                    yield 1, written, weight, one
        if i > 1 and j:
            double, two = rows[i - 2][3], groups[i - 2][1]
            weight = double.get(target[j - 1]) if double else None
            if weight is not None and two:
                yield 2, 1, weight, two
