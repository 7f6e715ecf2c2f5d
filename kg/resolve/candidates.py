"""Which forms are worth comparing: of those that share a rare block, or two parts of a name, the likest few.

Blocks of names are as uneven as names: thousands of people are called Mohammed. That two forms share a block of very
many says nothing; it counts only together with another part of their names or another large block.

Why comparisons grow as the number of names, and no faster: a form has a few dozen keys, and a key asks for at most
`LARGEST` others, by nothing but numbers; of those a form then asks for its `NEAREST` likest in each language. A pair
is compared if either of the two asks, so that there are never more pairs than forms times what one may ask for.
"Nearest" is a matter of the two names alone. Who shares no key with a form takes no place of another, and the bound
says nothing until a form has more rivals than that: thousands of names of one region are a collection where it does.
What it loses: of the pairs of names in lists that are one, among 100,000 names 6 in 10,000 are no longer compared, and
2 in 10,000 no longer become one entity, as most of them meet through a third name; among 30,000 names 1 in 10,000.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio, token_set_ratio
from rapidfuzz.process import cdist, cpdist

from kg.model import EntityType
from kg.resolve.blocks import blocks, twofold
from kg.resolve.forms import NameForm
from kg.resolve.nearest import Numbers, Truths, crowded, distinct, nearest
from kg.resolve.parts import person_name
from kg.resolve.skeleton import heard, skeleton

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
NEAREST = 6
"""With how many people's names of each language a person's name asks to be compared."""
NEAREST_TRANSLATED = 24
"""The same for other names, which are the same in quite other words."""
_AT_ONCE = 1_000_000
"""So many pairs wait at least before those found twice are dropped."""

Pairs = NDArray[np.int64]
"""Pairs of indexes of forms, one a row, sorted, the smaller index first."""


def candidates(forms: Sequence[NameForm]) -> Pairs:
    """The pairs of forms to compare; what is surely of two kinds, as people and places are, never is one."""
    keys = [_keys(form) for form in forms]
    bones = [_bones(form) for form in forms]
    index = _index(enumerate(keys))
    composite = _index((number, _composites(own, index)) for number, own in enumerate(keys))
    del keys
    shared = [members for members in index.values() if 1 < len(members) <= LARGE]
    shared += [members for members in composite.values() if 1 < len(members) <= LARGEST]
    del index, composite
    found = _distinct([*(_worth(members, bones) for members in shared), *_twofold(forms, bones)])
    pairs = np.column_stack(np.divmod(found, max(1, len(forms))))
    pairs = pairs[_of_one_kind(forms, pairs)]
    kept: Pairs = pairs[_asked_for(forms, bones, pairs)]
    return kept


def _asked_for(forms: Sequence[NameForm], bones: Sequence[str], pairs: Pairs) -> Truths:
    """Which pairs one of the two asks for: those that are among the likest of either in the language of the other."""
    people = np.array([form.type is EntityType.PERSON for form in forms], np.bool_)
    languages = {language: number for number, language in enumerate(sorted({form.language for form in forms}))}
    language = np.array([languages[form.language] for form in forms], np.int64)
    of_people = people[pairs[:, 0]] & people[pairs[:, 1]]
    found = np.ones(len(pairs), np.bool_)
    for places, most in ((np.flatnonzero(of_people), NEAREST), (np.flatnonzero(~of_people), NEAREST_TRANSLATED)):
        left, right = pairs[places, 0], pairs[places, 1]
        owners = np.concatenate([left * len(languages) + language[right], right * len(languages) + language[left]])
        many = crowded(owners, most).reshape(2, -1).any(axis=0)
        places, owners = places[many], owners.reshape(2, -1)[:, many].ravel()
        likeness = (_heard_alike if most == NEAREST else _meant_alike)(forms, bones, pairs[places])
        found[places] = nearest(owners, np.tile(likeness, 2), most).reshape(2, -1).any(axis=0)
    return found


def _heard_alike(forms: Sequence[NameForm], bones: Sequence[str], pairs: Pairs) -> NDArray[np.float32]:
    """How alike people's names are by what is heard of them, in order, and by their consonants, in any order."""
    names = {number: _heard(forms[number]) for number in distinct(pairs.ravel()).tolist()}
    left, right = pairs[:, 0].tolist(), pairs[:, 1].tolist()
    sounds = cpdist([names[i] for i in left], [names[j] for j in right], scorer=ratio, dtype=np.float32)
    parts = cpdist([bones[i] for i in left], [bones[j] for j in right], scorer=token_set_ratio, dtype=np.float32)
    found: NDArray[np.float32] = 2 * sounds + parts
    return found


def _meant_alike(forms: Sequence[NameForm], bones: Sequence[str], pairs: Pairs) -> NDArray[np.float32]:
    """How alike names are by how many blocks they share, and then by what is heard of them."""
    keys = {number: frozenset(_keys(forms[number])) for number in distinct(pairs.ravel()).tolist()}
    shared = np.array([len(keys[i] & keys[j]) for i, j in pairs.tolist()], np.float32)
    found: NDArray[np.float32] = 1000 * shared + _heard_alike(forms, bones, pairs)
    return found


def _keys(form: NameForm) -> tuple[str, ...]:
    return blocks(form.name, form.language, translated=form.guessed or form.type is not EntityType.PERSON)


def _heard(form: NameForm) -> str:
    return " ".join([heard(part.key) for part in person_name(form.name).parts if not part.weak])


def _of_one_kind(forms: Sequence[NameForm], pairs: Pairs) -> Truths:
    numbers = {kind: number for number, kind in enumerate(sorted({form.kind for form in forms}))}
    kinds = np.array([numbers[form.kind] for form in forms], np.int64)
    guessed = np.array([form.guessed for form in forms], np.bool_)
    left, right = pairs[:, 0], pairs[:, 1]
    found: Truths = (kinds[left] == kinds[right]) | guessed[left] | guessed[right]
    return found


def _distinct(several: Iterable[Numbers]) -> Numbers:
    """All different numbers of some arrays, sorted."""
    found, waiting, count = np.zeros(0, np.int64), [], 0
    for some in several:
        waiting.append(some)
        count += len(some)
        if count > max(_AT_ONCE, len(found)):
            found, waiting, count = distinct(np.concatenate([found, *waiting])), [], 0
    return distinct(np.concatenate([found, *waiting]))


def _worth(members: Sequence[int], bones: Sequence[str]) -> Numbers:
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


def _twofold(forms: Sequence[NameForm], bones: Sequence[str]) -> Iterator[Numbers]:
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
