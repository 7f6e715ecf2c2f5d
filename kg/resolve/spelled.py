"""Which parts of full names the words of short ones may spell: asked of all short names of a collection at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from kg.resolve.skeleton import skeletons
from kg.resolve.wordpairs import WordPairs

Spoken = tuple[str, str]
"""A folded word and its language."""

_AT_ONCE = 2_000
"""So many words are asked about together."""


def promising(
    asked: Sequence[Spoken], parts: Sequence[Spoken], families: Collection[Spoken], least: float
) -> Mapping[Spoken, Sequence[Spoken]]:
    """For each word asked about the parts that share a reading with it and may have log-odds of `least` or more.

    In another language only `families` count, the parts that people are called by for short.
    """
    words = WordPairs(word for word, _ in (*asked, *parts))
    theirs = np.array([words.numbers[word] for word, _ in parts], np.int64)
    languages = np.array([language for _, language in parts])
    family = np.array([part in families for part in parts], np.bool_)
    holding: dict[str, list[int]] = defaultdict(list)
    for place, (word, _) in enumerate(parts):
        for key in _keys(word):
            holding[key].append(place)
    found: dict[Spoken, list[Spoken]] = defaultdict(list)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        shared = [{part for key in _keys(word) for part in holding.get(key, ())} for word, _ in some]
        other = np.array(array("q", (part for places in shared for part in sorted(places))), np.int64)
        one = np.repeat(np.arange(len(some)), [len(places) for places in shared])
        spoken = np.array([language for _, language in some])
        kept = np.flatnonzero((spoken[one] == languages[other]) | family[other])
        one, other = one[kept], other[kept]
        ours = np.array([words.numbers[word] for word, _ in some], np.int64)
        for place in np.flatnonzero(words.may_be_one(ours[one], theirs[other], least)).tolist():
            found[some[one[place]]].append(parts[other[place]])
    return found


def _keys(word: str) -> tuple[str, ...]:
    return (f"={word}", *(f"~{key}" for key in skeletons(word)))
