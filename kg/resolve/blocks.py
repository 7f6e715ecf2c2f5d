"""Keys under which names are compared: an inverted index asks only for pairs that share some."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.resolve.parts import person_name
from kg.resolve.skeleton import skeletons
from kg.resolve.terms import term_name
from kg.text.fold import fold
from kg.vocab.nameparts import NameParts

_LEAST = 2
"""Consonants that a part needs to be a key of its own; shorter parts count together with the next."""
_TELLING = 6
"""Consonants that two parts need together to be a key; a group of equivalent names tells as much."""
_GROUP = "g:"
_MOST_PARTS = 4
"""In longer names no parts are taken together: their single parts are keys enough."""


def blocks(name: str, language: str, *, translated: bool = True) -> tuple[str, ...]:
    """The blocks of a name, sorted, as a person's and, unless it surely is one's, as a `translated` one.

    Skeletons of its parts and of the whole ("s:TRMP"), the groups of equivalent names it belongs to ("g:7"), meanings
    of its words ("m:12"), known places in it ("k:country:KR"), its acronyms ("a:usfk").
    """
    found = {f"f:{fold(name)}"}
    lore = NameParts.load()
    parts = [part for part in person_name(name).parts if not part.weak]
    for part in parts:
        keys = {key for form in (part.key, part.sounded) if form for key in skeletons(form)}
        found.update(f"s:{key}" for key in keys if len(key) >= _LEAST)
        found.update(f"{_GROUP}{group}" for group in lore.given.get(part.key, ()))
    whole = "".join(part.key for part in parts)
    found.update(f"w:{key}" for key in skeletons(whole) if key)
    if len(parts) > 1:
        found.update(f"y:{group}" for group in lore.family.get(parts[0].key, ()))
    terms = term_name(name) if translated else None
    found.update(f"a:{acronym}" for acronym in (terms.acronyms if terms else ()))
    for term in terms.terms if terms else ():
        found.update(f"m:{row}" for row in term.meanings)
        found.update(f"k:{known}" for known in term.known)
    return tuple(sorted(found))


class _Unit(NamedTuple):
    """A part of a name, or parts that other writers join, as keys: exactly, and roughly."""

    exact: tuple[str, ...]
    rough: tuple[str, ...]


def twofold(name: str) -> Iterator[tuple[str, str]]:
    """Two parts of a person's name at a time as one key: one of them exactly, the other roughly.

    Very many people share one part; who shares two of them is worth a look, even where one consonant of the second is
    written otherwise. Parts of few consonants make no key, nor does a name of one part.
    """
    parts = [part for part in person_name(name).parts if not part.weak]
    units = [(1 << place, _unit(part.key, part.sounded)) for place, part in enumerate(parts)]
    if 2 < len(parts) <= _MOST_PARTS:
        runs = ("".join(part.key for part in parts[place : place + 2]) for place in range(len(parts) - 1))
        units += [(3 << place, _unit(run, "")) for place, run in enumerate(runs)]
    for here, one in units:
        for there, other in units:
            if not here & there:
                for exact in one.exact:
                    least = _TELLING - _weight(exact)
                    yield from ((exact, rough) for rough in other.rough if _weight(rough) >= least)


def _weight(key: str) -> int:
    return _TELLING if key.startswith(_GROUP) else len(key)


@lru_cache(maxsize=100_000)
def _unit(key: str, sounded: str) -> _Unit:
    groups = {f"{_GROUP}{group}" for group in NameParts.load().given.get(key, ())}
    exact = {reading for form in (key, sounded) if form for reading in skeletons(form)}
    rough = exact | {reading[:i] + reading[i + 1 :] for reading in exact for i in range(len(reading))}
    return _Unit(tuple(sorted(exact | groups)), tuple(sorted(key for key in rough | groups if len(key) >= _LEAST)))
