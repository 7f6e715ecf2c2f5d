"""What lists of names say of a written word, as a small number the recogniser's network reads beside its pieces.

A network of this size knows too few names; lists know many, but not which of them a text means.
So a word comes with a hint: how good a name of a person it would be, of a place, and how common a word
it is (Chiu and Nichols, 2016, "lexicon features"). The lists are kept as hashes, sorted, five bytes a word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import numpy as np

from kg.text.fold import fold

UNTOLD = 0
"""The hint of what is no word, and of a word whose hint is kept back in training."""
STRIPPED = 64
"""Added where only the word without its proclitics is listed."""
KINDS = 2 * STRIPPED + 1
"""How many hints there are."""

_CONJUNCTIONS, _PREPOSITIONS, _ARTICLE = "وف", "بلك", "ال"
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Hints:
    """The lists: the hash of each folded word and, beside it, what they say (0 to 63)."""

    keys: Sequence[int]
    codes: Sequence[int]
    _seen: dict[str, int] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> Hints:
        """The lists that `kg.train.recogniser.hints.write` packed."""
        packed = np.load(file)
        return cls(memoryview(packed["keys"]), memoryview(packed["codes"]))

    def of(self, word: str) -> int:
        """The hint of a word as written."""
        found = self._seen.get(word)
        if found is None:
            self._seen[word] = found = self._look(word)
        return found

    def _look(self, word: str) -> int:
        folded = fold(word).replace(" ", "")
        if not folded or folded.isdigit() or (word[0].islower() and word[0] < "\u0600"):
            return UNTOLD
        code = self._code(folded)
        if code >= 4:
            return 1 + code
        for bare in stems(folded):
            listed = self._code(bare)
            if listed >= 4:
                return 1 + STRIPPED + (listed & ~3) + (code & 3)
        return 1 + code

    def _code(self, folded: str) -> int:
        key = hashed(folded)
        at = bisect_left(self.keys, key)
        return self.codes[at] if at < len(self.keys) and self.keys[at] == key else 0


def hashed(folded: str) -> int:
    """The number under which a folded word is kept."""
    return crc32(folded.encode())


def stems(folded: str) -> list[str]:
    """An Arabic word without one, two or three of the proclitics it may begin with."""
    found: list[str] = []
    rest = folded
    for clitics in (_CONJUNCTIONS, _PREPOSITIONS):
        if rest[0] in clitics and len(rest) > _LEAST:
            rest = rest[1:]
            found.append(rest)
    if rest.startswith(_ARTICLE) and len(rest) > _LEAST + 1:
        found.append(rest[2:])
    return found
