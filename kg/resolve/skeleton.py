"""Consonant skeletons: keys under which spellings of one name meet, across scripts.

"Hegseth" and "هيغسيث" both leave K S T. Vowels, and letters that come and go with the
romanization, leave nothing. Letters that may be two sounds give two skeletons. Skeletons only say what is worth
comparing, never that two names are one. What words sound like with their vowels only says which of them come first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from operator import itemgetter

from kg.vocab.nameparts import Sounds

_DOUBLED = re.compile(r"(.)\1+")
_FIRST = itemgetter(1)
MOST = 8
"""How many skeletons one word may have; further readings are left out."""


@lru_cache(maxsize=100_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeletons of a folded word in either script, the likeliest reading first; "" if it has no consonant."""
    sounds = Sounds.load()
    readings = [sounds.classes[group] for group in sounds.groups.findall(undoubled(word))]
    if max(map(len, readings), default=1) == 1:
        return (_joined("".join([reading[0] for reading in readings]), sounds.joined),)
    found: dict[str, None] = {}
    for choice in product(*readings):
        found[_joined("".join(choice), sounds.joined)] = None
        if len(found) >= MOST:
            break
    return tuple(found)


def undoubled(word: str) -> str:
    """`word` with one letter where a letter stands several times in a row: writers double and undouble."""
    return _DOUBLED.sub(_FIRST, word)


def skeleton(word: str) -> str:
    """The likeliest skeleton of a folded word."""
    return skeletons(word)[0]


@lru_cache(maxsize=100_000)
def heard(word: str) -> str:
    """A folded word in either script as roughly heard, with the vowels that are written: "mahmoud" and محمود are
    "mahmud" and "mhmud"."""
    sounds = Sounds.load()
    return undoubled(sounds.audible.sub(lambda group: sounds.heard[group[0]], word))


def _joined(classes: str, runs: tuple[str, ...]) -> str:
    for run in runs:
        classes = classes.replace(run, run[-1])
    return classes
