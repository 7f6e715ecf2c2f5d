"""Judging the pairs of a collection that are worth comparing: in one process or, where they are very many, in several.

Each pair is judged by itself, so that who judges it changes nothing: any number of processes gives the same. A
process takes seconds to start, so that only tens of thousands of forms are worth another.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from kg.model import Match
from kg.resolve.candidates import Pair, candidates
from kg.resolve.context import Compared, judgement
from kg.resolve.forms import Key, NameForm
from kg.text.fold import fold
from kg.vocab.decisions import Decisions

Keys = tuple[Key, Key]
Found = tuple[int, Match]
"""The place of a pair in a list, and its match."""

WORTH_SHARING = 200_000
"""So many pairs are worth a further process: they take longer to judge than a process to start."""
MOST = 8
"""How many processes judge at most: each needs the lists of names for itself, about 250 MB."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of pairs of forms, by their keys in the order of the forms: the matches of those that are or may
    be one, and the pairs that are `apart`."""

    matches: Mapping[Keys, Match]
    apart: AbstractSet[Keys]


@dataclass(frozen=True, slots=True)
class Share:
    """Pairs to judge, as places in a list of what is compared."""

    sides: Sequence[Compared]
    pairs: Sequence[Pair]
    decisions: Decisions

    def judge(self) -> list[Found]:
        """The pairs that are or may be one, with their matches; the others are DIFFERENT."""
        found: list[Found] = []
        for place, (i, j) in enumerate(self.pairs):
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
    pairs = [
        (i, j)
        for i, j in sorted({*candidates(forms), *_asked(forms, asked)})
        if forms[i].known is None or forms[i].known != forms[j].known
    ]
    sides = [Compared.of(form) for form in forms]
    count = processes if processes is not None else min(_cores(), MOST, 1 + len(pairs) // WORTH_SHARING)
    matches: dict[Keys, Match] = {}
    apart = {(forms[i].key, forms[j].key) for i, j in pairs}
    for place, match in _judged(sides, pairs, decisions, count):
        i, j = pairs[place]
        matches[forms[i].key, forms[j].key] = match
    apart.difference_update(matches)
    return Judged(matches, apart)


def _asked(forms: Sequence[NameForm], asked: Collection[frozenset[str]]) -> Iterator[Pair]:
    by_name: dict[str, list[int]] = {}
    if asked:
        for number, form in enumerate(forms):
            by_name.setdefault(fold(form.name), []).append(number)
    for names in asked:
        for i in by_name.get(min(names), ()):
            yield from ((min(i, j), max(i, j)) for j in by_name.get(max(names), ()) if i != j)


def _cores() -> int:
    # Of a machine of many cores a container may be lent few.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _judged(sides: Sequence[Compared], pairs: Sequence[Pair], decisions: Decisions, count: int) -> Iterator[Found]:
    """Every match of some pairs, by `count` processes of which this one is the first."""
    size = -(-len(pairs) // count) if pairs else 1
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
