"""The likeliest few of very many: what keeps the number of comparisons of a name from growing with the collection."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]


def distinct(numbers: Numbers) -> Numbers:
    """All different numbers, sorted. NumPy's own way hashes them, which leaves the cache of a processor early."""
    ordered = np.sort(numbers)
    kept = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=kept[1:])
    found: Numbers = ordered[kept]
    return found


def crowded(owners: Numbers, most: int) -> Truths:
    """Which of some things belong to an owner, a small number, of more than `most` of them."""
    found: Truths = (np.bincount(owners) > most)[owners]
    return found


def nearest(owners: Numbers, likeness: NDArray[np.floating], most: int) -> Truths:
    """Which of some things are among the `most` likest of their owner; of equally like ones the first."""
    order = np.lexsort((-likeness, owners))
    owned = owners[order]
    starts = np.flatnonzero(np.diff(owned, prepend=-1))
    rank = np.arange(len(owned)) - np.repeat(starts, np.diff(starts, append=len(owned)))
    found = np.zeros(len(owners), np.bool_)
    found[order[rank < most]] = True
    return found
