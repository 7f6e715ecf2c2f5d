"""Which script a text is in, and what follows from it: language and direction.

The project reads one language per script, so script decides language. A third language in a
script already taken needs a better test here and one row in `_LANGUAGES`.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from kg.model import Direction


class Script(StrEnum):
    """The scripts the project tells apart; values are ISO 15924 codes."""

    ARABIC = "Arab"
    LATIN = "Latn"
    OTHER = "Zyyy"


_LANGUAGES = MappingProxyType({Script.ARABIC: ("ar", Direction.RTL), Script.LATIN: ("en", Direction.LTR)})
_DIRECTIONS = MappingProxyType(dict(_LANGUAGES.values()))


@cache
def script_of(character: str) -> Script | None:
    """The script of a letter; None for digits, marks, spaces and punctuation, which have none."""
    if not character.isalpha():
        return None
    name = unicodedata.name(character, "")
    for script, word in ((Script.LATIN, "LATIN"), (Script.ARABIC, "ARABIC")):
        if name.startswith((word, f"FULLWIDTH {word}")):
            return script
    return Script.OTHER


def shares(text: str) -> dict[Script, float]:
    """The share of each script among the letters of `text`; empty when it has no letters."""
    counts = Counter(script for script in map(script_of, text) if script is not None)
    total = counts.total()
    return {script: counts[script] / total for script in sorted(counts)}


def language_of(text: str) -> str | None:
    """The language most letters of `text` belong to: "en" or "ar".

    None when there are no letters, when two scripts are even, or when another script leads.
    """
    ranked = sorted(shares(text).items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    language, _ = _LANGUAGES.get(ranked[0][0], (None, None))
    return language


def direction_of(language: str) -> Direction:
    """The base direction the language is written in; left to right if it is not one of ours."""
    return _DIRECTIONS.get(language, Direction.LTR)
