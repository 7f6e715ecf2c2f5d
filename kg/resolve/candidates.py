"""Which forms are worth comparing: those that share a rare block, or two common ones.

Blocks of names are as uneven as names: thousands of people are called Mohammed. A block that holds too many forms is
cut by pairing it with each form's other large blocks, so that the number of comparisons grows about as
the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist

from kg.model import EntityType
from kg.resolve.blocks import blocks
from kg.resolve.forms import NameForm
from kg.resolve.parts import person_name
from kg.resolve.skeleton import skeleton

LARGE = 60
"""How many forms may share a block that is compared pair by pair."""
SMALL = 8
"""How many forms may share a block without a look at the rest of their names."""
ALIKE = 72.0
"""How alike the consonants of two people's names must be in a block above `SMALL`, in percent."""
LARGEST = 300
"""Composite blocks above this are left to their exact spellings."""
_AT_ONCE = 1_000_000
"""So many pairs wait before those found twice are dropped."""

Pairs = NDArray[np.int64]
"""Pairs of indexes of forms, one a row, sorted, the smaller index first."""


def candidates(forms: Sequence[NameForm]) -> Pairs:
    """The pairs of forms to compare."""
    keys = [blocks(form.name, form.language) for form in forms]
    bones = [_bones(form) for form in forms]
    index = _index(enumerate(keys))
    composite = _index((number, _composites(own, index)) for number, own in enumerate(keys))
    del keys
    shared = [members for members in index.values() if 1 < len(members) <= LARGE]
    shared += [members for members in composite.values() if 1 < len(members) <= LARGEST]
    found = _distinct(_worth(members, bones) for members in shared)
    return np.column_stack(np.divmod(found, len(forms))) if len(forms) else np.zeros((0, 2), np.int64)


def _distinct(several: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
    """All different numbers of some arrays, sorted."""
    found, waiting, count = np.zeros(0, np.int64), [], 0
    for some in several:
        waiting.append(some)
        count += len(some)
        if count > _AT_ONCE:
            found, waiting, count = np.unique(np.concatenate([found, *waiting])), [], 0
    return np.unique(np.concatenate([found, *waiting]))


def _worth(members: Sequence[int], bones: Sequence[str]) -> NDArray[np.int64]:
    """Pairs of a block, each as one number; in one that is not small, of full names of people only those that are alike
    over all."""
    count = len(bones)
    if len(members) <= SMALL:
        return np.array([i * count + j for i, j in combinations(members, 2)], np.int64)
    own = [bones[i] for i in members]
    alike = cdist(own, own, scorer=token_set_ratio, score_cutoff=ALIKE, dtype=np.uint8) > 0
    other = np.array([not each for each in own], np.bool_)
    rows, columns = np.nonzero(np.triu(alike | other | other[:, None], 1))
    places = np.array(members, np.int64)
    return places[rows] * count + places[columns]


def _bones(form: NameForm) -> str:
    """The consonants of a full name of a person, part by part; "" for others, which words or one part may decide."""
    if form.type is not EntityType.PERSON:
        return ""
    parts = [part.key for part in person_name(form.name).parts if not part.weak]
    return " ".join(skeleton(key) or key[:1] for key in parts) if len(parts) > 1 else ""


def _composites(keys: Iterable[str], index: Mapping[str, Sequence[int]]) -> Iterator[str]:
    large = sorted(key for key in keys if len(index[key]) > LARGE)
    return (f"{one}&{other}" for one, other in combinations(large, 2))


def _index(keyed: Iterable[tuple[int, Iterable[str]]]) -> Mapping[str, list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, keys in keyed:
        for key in keys:
            index[key].append(number)
    return index
