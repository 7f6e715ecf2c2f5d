"""Which forms are worth comparing: those that share a rare block, or two parts of a name.

Blocks of names are as uneven as names: thousands of people are called Mohammed. That two forms share a block of very
many says nothing; it counts only together with another part of their names or another large block, so that the number
of comparisons grows about as the number of names.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist

from kg.model import EntityType
from kg.resolve.blocks import blocks, twofold
from kg.resolve.forms import NameForm
from kg.resolve.parts import person_name
from kg.resolve.skeleton import skeleton

LARGE = 60
"""How many forms may share a block that is compared pair by pair."""
SMALL = 8
"""How many forms may share a block without a look at the rest of their names."""
ALIKE = 86.0
"""How alike the consonants of two people's names must be in a block above `SMALL`, in percent."""
LARGEST = 100
"""Blocks of two large blocks above this are left to their exact spellings."""
TWOFOLD = 30
"""How many people's names may share two parts, one of them roughly, to be compared pair by pair."""
_AT_ONCE = 1_000_000
"""So many pairs wait at least before those found twice are dropped."""

Pairs = NDArray[np.int64]
"""Pairs of indexes of forms, one a row, sorted, the smaller index first."""
_Numbers = NDArray[np.int64]


def candidates(forms: Sequence[NameForm]) -> Pairs:
    """The pairs of forms to compare; what is surely of two kinds, as people and places are, never is one."""
    keys = [
        blocks(form.name, form.language, translated=form.guessed or form.type is not EntityType.PERSON)
        for form in forms
    ]
    bones = [_bones(form) for form in forms]
    index = _index(enumerate(keys))
    composite = _index((number, _composites(own, index)) for number, own in enumerate(keys))
    del keys
    shared = [members for members in index.values() if 1 < len(members) <= LARGE]
    shared += [members for members in composite.values() if 1 < len(members) <= LARGEST]
    del index, composite
    found = _distinct([*(_worth(members, bones) for members in shared), *_twofold(forms, bones)])
    pairs = np.column_stack(np.divmod(found, max(1, len(forms))))
    kept: Pairs = pairs[_of_one_kind(forms, pairs)]
    return kept


def _of_one_kind(forms: Sequence[NameForm], pairs: Pairs) -> NDArray[np.bool_]:
    numbers = {kind: number for number, kind in enumerate(sorted({form.kind for form in forms}))}
    kinds = np.array([numbers[form.kind] for form in forms], np.int64)
    guessed = np.array([form.guessed for form in forms], np.bool_)
    left, right = pairs[:, 0], pairs[:, 1]
    found: NDArray[np.bool_] = (kinds[left] == kinds[right]) | guessed[left] | guessed[right]
    return found


def _distinct(several: Iterable[_Numbers]) -> _Numbers:
    """All different numbers of some arrays, sorted."""
    found, waiting, count = np.zeros(0, np.int64), [], 0
    for some in several:
        waiting.append(some)
        count += len(some)
        if count > max(_AT_ONCE, len(found)):
            found, waiting, count = np.unique(np.concatenate([found, *waiting])), [], 0
    return np.unique(np.concatenate([found, *waiting]))


def _worth(members: Sequence[int], bones: Sequence[str]) -> _Numbers:
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


def _twofold(forms: Sequence[NameForm], bones: Sequence[str]) -> Iterator[_Numbers]:
    """Pairs of full names of people that share two parts, each as one number, many at a time."""
    numbers: dict[tuple[str, str], int] = {}
    keys, owners = array("q"), array("q")
    for number, form in enumerate(forms):
        if bones[number]:
            own = {numbers.setdefault(key, len(numbers)) for key in twofold(form.name)}
            keys.extend(own)
            owners.extend([number] * len(own))
    numbered = np.array(keys, np.int64)
    members = np.array(owners, np.int64)[np.argsort(numbered, kind="stable")]
    sizes = np.bincount(numbered)
    starts = np.cumsum(sizes) - sizes
    for size in range(2, TWOFOLD + 1):
        groups = members[starts[sizes == size][:, None] + np.arange(size)]
        for one, other in combinations(range(size), 2):
            yield groups[:, one] * len(forms) + groups[:, other]


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
