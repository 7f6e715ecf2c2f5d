"""Weights that tell apart: estimated weights corrected by what they confuse.

Each source word is shown its partner among the words that resemble it most, and the weights of the
rewritings used are moved so that the partner wins, or that nothing wins where the partner is worse than
no match at all (a log-linear model over best chains, trained by stochastic gradient steps).
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein
from sklearn.linear_model import LogisticRegression

from kg.resolve.skeleton import skeleton
from kg.resolve.transducer import UNSEEN, Chain, Rewriting, Transducer
from kg.train.transducer.pairs import Pair

Table = dict[str, dict[str, float]]

QUERIES = 12_000
POOL = 25_000
ALIKE = 48
RIVALS = 10
EPOCHS = 2
RATE = 0.3
DROPPED = -8.0
"""A letter that training saw but never dropped or added may still be, at this weight."""
_CHUNK = 1000
_REFRESH = 100


def association(chances: Mapping[tuple[str, str], float], pairs: Mapping[Pair, float]) -> Table:
    """How much likelier than chance two groups stand side by side: the weights to begin with."""
    letters: Counter[str] = Counter()
    for source, target in pairs:
        letters.update(source)
        letters.update(target)
    scripts = ({c for s, _ in pairs for c in s}, {c for _, t in pairs for c in t})
    shared = scripts[0] == scripts[1]
    totals = [sum(letters[c] for c in script) / (2 if shared else 1) for script in scripts]

    def chance(group: str, script: int) -> float:
        return sum(math.log(letters[c] / (2 if shared else 1) / totals[script]) for c in group.strip("^$"))

    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (source, target), together in sorted(chances.items()):
        if together > 0 and (source or target):
            table[source][target] = math.log(together) - chance(source, 0) - chance(target, 1)
    for letter in sorted(scripts[0]):
        for group in (letter, f"^{letter}", f"{letter}$", f"^{letter}$"):
            table[group][""] = max(table[group].get("", DROPPED), DROPPED)
    for letter in sorted(scripts[1]):
        table[""][letter] = max(table[""].get(letter, DROPPED), DROPPED)
    return dict(table)


class Contrast:
    """Queries with their partners and look-alikes, drawn once with a fixed seed."""

    def __init__(self, pairs: Mapping[Pair, float], *, seed: int) -> None:
        chooser = random.Random(seed)  # noqa: S311 - no secret depends on it
        ordered = sorted(pairs)
        chooser.shuffle(ordered)
        self.partners: defaultdict[str, set[str]] = defaultdict(set)
        for source, target in ordered:
            self.partners[source].add(target)
        self.queries = [pair for pair in ordered if pairs[pair] >= 1.0 and pair[0] != pair[1]][:QUERIES]
        self.pool = sorted({target for _, target in ordered[:POOL]})

    def alike(self) -> Iterator[list[str]]:
        """For each query the pool words of most similar consonants, without its partners."""
        keys = [skeleton(word) for word in self.pool]
        for start in range(0, len(self.queries), _CHUNK):
            part = self.queries[start : start + _CHUNK]
            near: npt.NDArray[np.float32] = process.cdist(
                [skeleton(source) for source, _ in part],
                keys,
                scorer=Levenshtein.normalized_similarity,
                dtype=np.float32,
            )
            best = np.argpartition(-near, ALIKE, axis=1)[:, :ALIKE]
            for (source, _), row in zip(part, best, strict=True):
                yield [self.pool[k] for k in sorted(row) if self.pool[k] not in self.partners[source]]


def sharpen(table: Table, contrast: Contrast) -> list[tuple[Pair, list[str]]]:
    """Correct `table` in place; returns each query with its hardest rivals."""
    model = Transducer(table)
    trained: list[tuple[Pair, list[str]]] = []
    for (source, target), words in zip(contrast.queries, contrast.alike(), strict=True):
        ranked = sorted(words, key=lambda word: (-model.score(source, word), word))
        trained.append(((source, target), ranked[:RIVALS]))
    moved: defaultdict[Rewriting, float] = defaultdict(lambda: 1.0)
    for turn in range(EPOCHS):
        for number, ((source, target), rivals) in enumerate(trained):
            if number % _REFRESH == 0:
                model = Transducer(table)  # a model keeps what it has read of the table
            chains = [model.chain(source, word) for word in (target, *rivals)]
            _step(table, _gradient(chains), moved, RATE * 0.7**turn)
    return trained


def _gradient(chains: Sequence[Chain]) -> Mapping[Rewriting, float]:
    """Of the log-probability that the first chain wins against the others and against no match."""
    top = max(0.0, *(chain.score for chain in chains))
    odds = [math.exp(chain.score - top) for chain in chains]
    total = sum(odds) + math.exp(-top)
    gradient: defaultdict[Rewriting, float] = defaultdict(float)
    for rewriting in chains[0].rewritings:
        gradient[rewriting] += 1.0
    for chain, share in zip(chains, odds, strict=True):
        for rewriting in chain.rewritings:
            gradient[rewriting] -= share / total
    return gradient


def _step(table: Table, gradient: Mapping[Rewriting, float], moved: dict[Rewriting, float], rate: float) -> None:
    for (source, target), slope in gradient.items():
        if abs(slope) > 1e-4:
            moved[source, target] += slope * slope
            row = table.setdefault(source, {})
            row[target] = row.get(target, UNSEEN) + rate * slope / math.sqrt(moved[source, target])


def calibrate(table: Table, trained: Sequence[tuple[Pair, list[str]]]) -> tuple[float, float, float]:
    """(bias, weight of the score, weight of the letters) of the probability that two words are one.

    Each query gives its partner, one rival at random and one far word: the mixture a comparison
    meets after blocking.
    """
    model = Transducer(table)
    chooser = random.Random(7)  # noqa: S311 - as above
    rows, answers = [], []
    for number, ((source, target), rivals) in enumerate(trained):
        far = trained[(number * 7919 + 13) % len(trained)][0][1]
        words = [target, *([chooser.choice(rivals)] if rivals else []), far]
        for word in words:
            rows.append((model.score(source, word), len(source) + len(word)))
            answers.append(word == target)
    fitted = LogisticRegression(C=100.0).fit(np.array(rows), np.array(answers))
    return float(fitted.intercept_[0]), float(fitted.coef_[0][0]), float(fitted.coef_[0][1])
