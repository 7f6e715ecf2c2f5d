"""Ways to match names across scripts that anybody may install, to stand beside ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

Scorer = Callable[..., float]
LOGIC = "logic-v2"
_CHUNK = 250


class Rival(Protocol):
    """A way to say how alike an Arabic and a Latin name of a person are."""

    @property
    def name(self) -> str:
        """What figures call it."""

    @property
    def threshold(self) -> float | None:
        """From which score on it takes two names for one, None if it leaves that to its users."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The likeness of each Arabic name and Latin name."""


@dataclass(frozen=True, slots=True)
class Romanized:
    """A romanization and a comparison of what it yields."""

    name: str
    romanize: Callable[[str], str]
    scorer: Scorer
    threshold: None = None

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The likeness of each Arabic name, romanized, and Latin name."""
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


@dataclass(frozen=True, slots=True)
class LogicV2:
    """OpenSanctions' matcher of records, given records that hold nothing but a name; `threshold` is the one
    that the examples of its client ask for.

    It compares two records at a time, some thousands in a second: pairs, no retrieval.
    """

    compare: Callable[[str, str], float]
    name: str = LOGIC
    threshold: float = 0.7

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The score of each pair, 0 to 1."""
        return [self.compare(arabic, latin) for arabic, latin in pairs]


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
            found.append(Romanized(name, _lowered(romanize), scorer))
    try:
        found.append(LogicV2(_logic()))
    except ModuleNotFoundError as err:
        # Not in the extra: it needs the ICU library and its headers where no wheel of pyicu fits.
        missing.append((LOGIC, f"{err.name} is not installed; pip install nomenklatura (needs ICU)"))
    return found, missing


def _lowered(romanize: Callable[[str], Any]) -> Callable[[str], str]:
    return lru_cache(maxsize=None)(lambda name: str(romanize(name)).lower())


def _logic() -> Callable[[str, str], float]:
    matching, records = import_module("nomenklatura.matching"), import_module("followthemoney")
    algorithm = matching.LogicV2
    config = algorithm.default_config()

    @lru_cache(maxsize=100_000)
    def record(name: str) -> object:
        return records.EntityProxy.from_dict({"id": name, "schema": "Person", "properties": {"name": [name]}})

    return lambda one, other: float(algorithm.compare(record(one), record(other), config).score)
