"""Which forms are worth comparing: those that share a rare block, or two common ones.

Blocks of names are as uneven as names: thousands of people are called Mohammed. A block that holds too many forms is
cut by pairing it with each form's other large blocks, so that the number of comparisons grows about as
the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.fuzz import token_set_ratio

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

Pair = tuple[int, int]


def candidates(forms: Sequence[NameForm]) -> tuple[Pair, ...]:
    """Pairs of indexes of forms to compare, sorted, the smaller index first."""
    keys = [blocks(form.name, form.language) for form in forms]
    bones = [_bones(form) for form in forms]
    index = _index(enumerate(keys))
    found: set[Pair] = set()
    for members in index.values():
        if len(members) <= LARGE:
            found.update(_worth(members, bones))
    composite = _index((number, _composites(own, index)) for number, own in enumerate(keys))
    for members in composite.values():
        if len(members) <= LARGEST:
            found.update(_worth(members, bones))
    return tuple(sorted(found))


def _worth(members: Sequence[int], bones: Sequence[str]) -> Iterator[Pair]:
    """Pairs of a block; in one that is not small, of full names of people only those that are alike over all."""
    if len(members) <= SMALL:
        return combinations(members, 2)
    return (
        (i, j)
        for i, j in combinations(members, 2)
        if not bones[i] or not bones[j] or token_set_ratio(bones[i], bones[j], score_cutoff=ALIKE)
    )


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
