"""Judging the pairs of a collection that are worth comparing: in one process or, where they are very many, in several.

Each pair is judged by itself, so that who judges it changes nothing: any number of processes gives the same. A
process takes seconds to start, so that only tens of thousands of forms are worth another.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kg.model import EntityType, Match
from kg.resolve.blocks import blocks
from kg.resolve.candidates import Pairs, candidates
from kg.resolve.context import Compared, judgement
from kg.resolve.forms import Key, NameForm
from kg.resolve.parts import person_name
from kg.resolve.sieve import doubtful
from kg.text.fold import fold
from kg.vocab.decisions import Decisions

Keys = tuple[Key, Key]
Found = tuple[int, Match]
"""The place of a pair in a list, and its match."""

WORTH_SHARING = 400_000
"""So many pairs are worth a further process: they take longer to judge than a process to start."""
_FULL = 2
"""Parts of a person's full name at least."""
MOST = 8
"""How many processes judge at most: each needs the lists of names for itself, about 250 MB."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of pairs of forms: the matches of those that are or may be one, by their keys in the order of the
    forms. Pairs that were compared and have no match are apart; they are many, and kept as sorted numbers. So are those
    of two kinds, where the kinds of both are sure; they need no comparison. Full names of people that share only what
    very many do are compared when somebody asks."""

    matches: Mapping[Keys, Match]
    _places: Mapping[Key, int]
    _compared: array[int]
    _sides: Sequence[Compared]
    _decisions: Decisions

    @property
    def compared(self) -> int:
        """How many pairs were judged."""
        return len(self._compared)

    def match(self, one: Key, other: Key) -> Match | None:
        """The match of two forms, in either order."""
        return self.matches.get((one, other)) or self.matches.get((other, one))

    def apart(self, one: Key, other: Key) -> bool:
        """Whether two forms cannot be one, for all that was compared; nationality words are not compared."""
        if one not in self._places or other not in self._places or self.match(one, other) is not None:
            return False
        i, j = sorted((self._places[one], self._places[other]))
        left, right = self._sides[i], self._sides[j]
        sure = not left.guessed and not right.guessed
        if sure and left.kind != right.kind:
            return True
        number = i * len(self._places) + j
        place = bisect_left(self._compared, number)
        if place < len(self._compared) and self._compared[place] == number:
            return True
        return sure and _share(left, right) and judgement(left, right, self._decisions) is None


@dataclass(frozen=True, slots=True)
class Share:
    """Pairs to judge, as places in a list of what is compared."""

    sides: Sequence[Compared]
    pairs: Pairs
    decisions: Decisions

    def judge(self) -> list[Found]:
        """The pairs that are or may be one, with their matches; the others are DIFFERENT."""
        found: list[Found] = []
        for place in doubtful(self.sides, self.pairs, self.decisions):
            i, j = self.pairs[place].tolist()
            match = judgement(self.sides[i], self.sides[j], self.decisions)
            if match is not None:
                found.append((place, match))
        return found


def judgements(
    forms: Sequence[NameForm],
    decisions: Decisions,
    asked: Collection[frozenset[str]] = (),
    *,
    processes: int | None = None,
) -> Judged:
    """The judgement on every pair of forms worth comparing; two forms of one gazetteer entry need none.

    Pairs of folded names in `asked` are worth it always. `processes` is how many judge at once; None leaves that to
    the number of pairs and of cores.
    """
    pairs = candidates(forms)
    if asked:
        pairs = np.unique(np.concatenate([pairs, _asked(forms, asked)]), axis=0)
    pairs = _unlisted(forms, pairs)
    sides = [Compared.of(form) for form in forms]
    count = processes if processes is not None else min(_cores(), MOST, 1 + len(pairs) // WORTH_SHARING)
    matches: dict[Keys, Match] = {}
    for place, match in _judged(sides, pairs, decisions, count):
        i, j = pairs[place].tolist()
        matches[forms[i].key, forms[j].key] = match
    places = {form.key: place for place, form in enumerate(forms)}
    compared = array("q", (pairs[:, 0] * len(forms) + pairs[:, 1]).tobytes())
    return Judged(matches, places, compared, sides, decisions)


def _share(left: Compared, right: Compared) -> bool:
    """Whether two full names of people share a block."""
    return not _keys(left.name, left.type).isdisjoint(_keys(right.name, right.type))


@lru_cache(maxsize=50_000)
def _keys(name: str, type: EntityType) -> frozenset[str]:
    if type is not EntityType.PERSON or sum(not part.weak for part in person_name(name).parts) < _FULL:
        return frozenset()
    return frozenset(blocks(name, "", translated=False))


def _unlisted(forms: Sequence[NameForm], pairs: Pairs) -> Pairs:
    """The pairs without those of one entry of the gazetteer."""
    entries = {known: number for number, known in enumerate(sorted({form.known or "" for form in forms}))}
    known = np.array([entries[form.known or ""] for form in forms], np.int64)
    listed = np.array([form.known is not None for form in forms], np.bool_)
    left, right = pairs[:, 0], pairs[:, 1]
    kept: Pairs = pairs[~listed[left] | (known[left] != known[right])]
    return kept


def _asked(forms: Sequence[NameForm], asked: Collection[frozenset[str]]) -> Pairs:
    by_name: dict[str, list[int]] = {}
    if asked:
        for number, form in enumerate(forms):
            by_name.setdefault(fold(form.name), []).append(number)
    found = [
        (min(i, j), max(i, j))
        for names in asked
        for i in by_name.get(min(names), ())
        for j in by_name.get(max(names), ())
        if i != j
    ]
    return np.array(found, np.int64).reshape(-1, 2)


def _cores() -> int:
    # Of a machine of many cores a container may be lent few.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _judged(sides: Sequence[Compared], pairs: Pairs, decisions: Decisions, count: int) -> Iterator[Found]:
    """Every match of some pairs, by `count` processes of which this one is the first."""
    size = -(-len(pairs) // count) or 1
    starts = range(0, len(pairs), size)
    shares = [Share(sides, pairs[start : start + size], decisions) for start in starts]
    with ThreadPoolExecutor(max(1, len(shares) - 1)) as threads:
        others = [threads.submit(_elsewhere, share) for share in shares[1:]]
        results = [share.judge() for share in shares[:1]]
        results += [other.result() for other in others]
    for start, found in zip(starts, results, strict=True):
        for place, match in found:
            yield start + place, match


def _elsewhere(share: Share) -> list[Found]:
    """The matches of a share by another process; where none can be had or it dies, by this one.

    `multiprocessing` would run the caller's main module in it again, which a script without a guard does not survive.
    """
    task = pickle.dumps(share, pickle.HIGHEST_PROTOCOL)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.resolve.share"], input=task, stdout=subprocess.PIPE, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return share.judge()
    found: list[Found] = pickle.loads(done.stdout)  # noqa: S301 - written by our own process
    return found
