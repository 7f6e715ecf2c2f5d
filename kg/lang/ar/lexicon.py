"""What is known of Arabic words: how common each is, and how much it looks like a name.

Arabic has no capitals. What tells `كاباييفا` from `كانت` is that one is a common word and the
other neither is one nor can be taken apart into common words. The lexicon holds both facts for
words that matter; a model of letter sequences judges the rest. `python -m kg.train.arabic_words`
derives the two files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

from kg import resources
from kg.errors import DataError
from kg.text.arabic import ALEF, HEH, LAM, MEEM, NOON, PRONOUNS, TEH, WAW, YEH
from kg.text.fold import fold

ARTICLE = ALEF + LAM
_IMPERFECT = frozenset({ALEF, NOON, TEH, YEH})
ENDINGS = tuple(
    dict.fromkeys(
        (
            *(fold(pronoun) for pronoun in PRONOUNS),
            *(ALEF + TEH, WAW + NOON, YEH + NOON, ALEF + NOON, YEH + HEH, WAW + ALEF, TEH + ALEF, TEH + YEH + NOON),
            *(YEH + ALEF, YEH + YEH + NOON, YEH + WAW + NOON, HEH, TEH, ALEF, YEH, NOON),
        )
    )
)
"""Pronouns and inflections written onto the end of a word (folded)."""

_SHORTEST_STEM = 3
_OWNERS = (HEH, HEH + ALEF, HEH + MEEM, HEH + MEEM + ALEF)
_VERB_ENDINGS = (
    *(ALEF, WAW + ALEF, TEH, TEH + ALEF, NOON, NOON + ALEF, WAW + NOON, ALEF + NOON),
    *(fold(pronoun) for pronoun in PRONOUNS[:-1]),
)
_VERBAL = -2.0
_NOMINAL = 10
_NOUN = 50
_COMMON = -1.5
"""Log-odds of being a name below which a word of the lexicon counts as a common word."""


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of one written word without proclitics.

    `frequency` is in occurrences per billion words of text; `lean` the log-odds that an
    occurrence is (part of) the name of a person or place rather than a common word; `bearers` how
    many people of the open name lists have it as a part of their name (99: or more); `nominal` in how
    many of a thousand occurrences it has the article or the preposition ب; `place` how often, in a
    hundred, its names are names of places.
    """

    frequency: int
    lean: float
    bearers: int
    nominal: int
    place: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by key (`kg.text.fold`, article kept), and weights for the letters of unknown words."""

    words: Mapping[str, Word]
    weights: Mapping[str, float]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Lexicon:
        """The lexicon of `seeds/words/ar`. Raises `DataError` when a file breaks its format."""
        folder = resources.seeds() / "words" / "ar"
        words = {
            key: Word(int(frequency), int(lean) / 10, int(bearers), int(nominal), int(place))
            for key, frequency, lean, bearers, nominal, place in _rows(folder / "lexicon.tsv", 6)
        }
        weights = {key: int(weight) / 100 for key, weight in _rows(folder / "letters.tsv", 2)}
        return cls(words, weights)

    def frequency(self, key: str) -> int:
        """Occurrences of the word per billion, 0 if unknown."""
        word = self.words.get(key)
        return word.frequency if word is not None else 0

    def bearers(self, key: str) -> int:
        word = self.words.get(key)
        return word.bearers if word is not None else 0

    def place(self, key: str) -> float:
        """The share of places among the names the word is part of; a third where nothing is known."""
        word = self.words.get(key)
        return word.place / 100 if word is not None else 0.3

    def common(self, key: str) -> bool:
        """Whether the word is in the lexicon and rather not a name."""
        word = self.words.get(key)
        return word is not None and word.lean < _COMMON

    def verbal(self, key: str) -> bool:
        """Whether the word is a verb and nothing else: a common word that never has the article or ب, or
        an inflection of one."""
        if key.startswith(ARTICLE) and not key.startswith(ARTICLE + TEH):
            return False
        if self._verb(key):
            return True
        if key in self.words:
            return False
        stems = [key.removesuffix(ending) for ending in _VERB_ENDINGS if key.endswith(ending)]
        stems += [stem[:-1] + YEH for stem in stems if stem.endswith(ALEF)]  # أجراهما is of أجرى
        # أدانته is "she condemned him", إدانته "his condemnation": stems in ت are left open.
        return any(len(stem) >= _SHORTEST_STEM and stem[-1] != TEH and self._verb(stem) for stem in stems)

    def _verb(self, key: str) -> bool:
        word = self.words.get(key)
        if word is None or word.lean > _VERBAL or word.nominal > (_NOMINAL if key[0] != YEH else 2 * _NOMINAL):
            return False
        if any(host in self.words and self.words[host].nominal > _NOUN for host in owned(key)):
            return False  # بلاده is no verb, since بلاد is a noun
        if key.endswith(ALEF) and len(key) > _SHORTEST_STEM and key[0] != YEH:
            return self._verb(key[:-1])  # a dual; other words in alef are adverbs: رسميا
        return True

    def lean(self, key: str) -> float:
        """Log-odds that the word is (part of) a name: measured where it is known, else by its letters."""
        word = self.words.get(key)
        if word is not None:
            return word.lean
        return sum(value * self.weights.get(name, 0.0) for name, value in letter_features(key, self.common))

    def probability(self, key: str) -> float:
        return 1.0 / (1.0 + exp(-self.lean(key)))


def owned(key: str) -> Iterator[str]:
    """The words that may be in a word with an attached pronoun of the third person."""
    for pronoun in _OWNERS:
        stem = key.removesuffix(pronoun)
        if stem != key and len(stem) >= _SHORTEST_STEM:
            yield stem
            if stem.endswith(TEH):
                yield stem[:-1] + HEH


def letter_features(key: str, common: Callable[[str], bool]) -> Iterator[tuple[str, float]]:
    """What can be seen of a word that is in no list: its letters, and whether it can be taken apart.

    `common` tells whether a piece is a common word. Pairs of feature name and value; the names of
    letter sequences are the sequences, with ^ and $ for the ends of the word.
    """
    base = key[2:] if key.startswith(ARTICLE) and len(key) > _SHORTEST_STEM + 1 else key
    yield "+bias", 1.0
    yield "+length", len(base) / 6
    if base != key:
        yield "+article", 1.0
        if common(base):
            yield "+article on a common word", 1.0
    if _taken_apart(base, common):
        yield "+ending on a common word", 1.0
    if base[:1] in _IMPERFECT and (common(base[1:]) or _taken_apart(base[1:], common)):
        yield "+verb prefix on a common word", 1.0
    marked = f"^{base}$"
    for length in (2, 3):
        for start in range(len(marked) - length + 1):
            yield marked[start : start + length], 1.0


def _taken_apart(base: str, common: Callable[[str], bool]) -> bool:
    """Whether a common word with a pronoun or an inflection explains the word."""
    for ending in ENDINGS:
        stem = base.removesuffix(ending)
        if len(stem) < _SHORTEST_STEM or stem == base:
            continue
        if common(stem) or common(stem + HEH) or (stem.endswith(TEH) and common(stem[:-1] + HEH)):
            return True
    return False


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as err:
        raise DataError(f"no Arabic lexicon at {path} ({err.strerror}); reinstall jisr") from err
    for number, line in enumerate(lines, start=1):
        if line.startswith("#") or not line:
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise DataError(f"{path.name}:{number} has {len(row)} columns instead of {columns}; mend the line")
        yield row
