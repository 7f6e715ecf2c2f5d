"""Which forms are worth comparing: those that share a rare block, or two common ones.

Blocks of names are as uneven as names: thousands of people are called Mohammed. A block that holds too many forms is
cut by pairing it with each form's other large blocks, so that the number of comparisons grows about as
the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kg.resolve.blocks import blocks
from kg.resolve.forms import NameForm

LARGE = 60
"""How many forms may share a block that is compared pair by pair."""
LARGEST = 300
"""Composite blocks above this are left to their exact spellings."""

Pair = tuple[int, int]


def candidates(forms: Sequence[NameForm]) -> tuple[Pair, ...]:
    """Pairs of indexes of forms to compare, sorted, the smaller index first."""
    keys = [blocks(form.name, form.language) for form in forms]
    index = _index(enumerate(keys))
    found: set[Pair] = set()
    for members in index.values():
        if len(members) <= LARGE:
            found.update(combinations(members, 2))
    composite = _index((number, _composites(own, index)) for number, own in enumerate(keys))
    for members in composite.values():
        if len(members) <= LARGEST:
            found.update(combinations(members, 2))
    return tuple(sorted(found))


def _composites(keys: Iterable[str], index: Mapping[str, Sequence[int]]) -> Iterator[str]:
    large = sorted(key for key in keys if len(index[key]) > LARGE)
    return (f"{one}&{other}" for one, other in combinations(large, 2))


def _index(keyed: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, keys in keyed:
        for key in keys:
            index[key].append(number)
    return index
