"""Which parts of full names the words of short ones may spell: asked of all short names of a collection at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from kg.resolve.skeleton import skeletons
from kg.resolve.spelling import Spelling
from kg.resolve.wordpairs import Places, WordPairs

Spoken = tuple[str, str]
"""A folded word and its language."""

_AT_ONCE = 4_000
"""So many words are asked about together."""


def answering(
    asked: Sequence[Spoken], parts: Sequence[Spoken], families: Collection[Spoken], least: float
) -> Mapping[Spoken, Sequence[Spoken]]:
    """For each word asked about the parts that share a reading with it and have log-odds of `least` or more.

    In another language only `families` count, the parts that people are called by for short; in the same language
    letters alone do, as what is known of a word is known across languages.
    """
    words = WordPairs(word for word, _ in (*asked, *parts))
    theirs = np.array([words.numbers[word] for word, _ in parts], np.int64)
    languages = np.array([language for _, language in parts])
    family = np.array([part in families for part in parts], np.bool_)
    numbers: dict[str, int] = {}
    holding = _Holding([[numbers.setdefault(key, len(numbers)) for key in _keys(word)] for word, _ in parts])
    found: dict[Spoken, list[Spoken]] = defaultdict(list)
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        one, other = holding.shared([[numbers[key] for key in _keys(word) if key in numbers] for word, _ in some])
        spoken = np.array([language for _, language in some])
        kept = np.flatnonzero((spoken[one] == languages[other]) | family[other])
        one, other = one[kept], other[kept]
        ours = np.array([words.numbers[word] for word, _ in some], np.int64)
        kept = np.flatnonzero(words.may_be_one(ours[one], theirs[other], least))
        one, other = one[kept], other[kept]
        words.foretell(ours[one], theirs[other])
        for word, part in zip(one.tolist(), other.tolist(), strict=True):
            if _log_odds(some[word], parts[part], least) >= least:
                found[some[word]].append(parts[part])
    return found


def _log_odds(asked: Spoken, part: Spoken, least: float) -> float:
    spelling = Spelling.load()
    log_odds = spelling.by_letters if asked[1] == part[1] else spelling.log_odds
    return log_odds(asked[0], part[0], least)


class _Holding:
    """Which of some words have which keys, by number."""

    def __init__(self, keyed: Sequence[Sequence[int]]) -> None:
        keys, owners = _flat(keyed)
        self._count = len(keyed)
        self._owners = owners[np.argsort(keys, kind="stable")]
        self._sizes = np.bincount(keys)
        self._starts = np.cumsum(self._sizes) - self._sizes

    def shared(self, asked: Sequence[Sequence[int]]) -> tuple[Places, Places]:
        """The places of words asked about and of words that share a key with them, each pair once, sorted."""
        keys, one = _flat(asked)
        sizes = self._sizes[keys]
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        other = self._owners[np.repeat(self._starts[keys], sizes) + within]
        found = np.unique(np.repeat(one, sizes) * max(1, self._count) + other)
        return np.divmod(found, max(1, self._count))


def _flat(several: Sequence[Sequence[int]]) -> tuple[Places, Places]:
    """All numbers of some lists, and of which list each is."""
    numbers = np.fromiter((number for some in several for number in some), np.int64)
    return numbers, np.repeat(np.arange(len(several)), [len(some) for some in several])


def _keys(word: str) -> tuple[str, ...]:
    return (f"={word}", *(f"~{key}" for key in skeletons(word)))
