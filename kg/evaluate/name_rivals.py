"""Ways to match names across scripts that anybody may install, to stand beside ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

Scorer = Callable[..., float]
_CHUNK = 250


@dataclass(frozen=True, slots=True)
class Rival:
    """A romanization and a comparison of what it yields."""

    name: str
    romanize: Callable[[str], str]
    scorer: Scorer

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The likeness of each Arabic name and Latin name."""
        return [self.scorer(self.romanize(arabic), latin.lower()) for arabic, latin in pairs]

    def ranks(self, queries: Sequence[str], pool: Sequence[str]) -> list[int]:
        """For each query the place in `pool` of the name most like it."""
        names = [name.lower() for name in pool]
        asked = [self.romanize(query) for query in queries]
        best: list[int] = []
        for start in range(0, len(asked), _CHUNK):
            table = process.cdist(asked[start : start + _CHUNK], names, scorer=self.scorer, dtype=np.float32)
            best += [int(place) for place in table.argmax(axis=1)]
        return best


def rivals() -> tuple[list[Rival], list[tuple[str, str]]]:
    """Those that are installed, and for the others what to do."""
    found: list[Rival] = []
    missing: list[tuple[str, str]] = []
    for name, module, function, scorer in (
        ("anyascii + Jaro-Winkler", "anyascii", "anyascii", JaroWinkler.similarity),
        ("arabic-name-romanizer + token sort", "arabic_name_romanizer", "transliterate", fuzz.token_sort_ratio),
    ):
        try:
            romanize = getattr(import_module(module), function)
        except ModuleNotFoundError:
            missing.append((name, f"{module} is not installed; pip install 'jisr[evaluate]'"))
        else:
            found.append(Rival(name, _lowered(romanize), scorer))
    return found, missing


def _lowered(romanize: Callable[[str], Any]) -> Callable[[str], str]:
    return lru_cache(maxsize=None)(lambda name: str(romanize(name)).lower())
