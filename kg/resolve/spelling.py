"""Whether two written words are spellings of one name: attested pairs, equivalents, else the transducer."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import distance

from kg.errors import DataError
from kg.resolve.skeleton import skeletons, undoubled
from kg.resolve.transducer import HOPELESS, Transducer
from kg.text.script import Script, script_of
from kg.vocab.nameparts import NameParts

_FILE = Path(__file__).resolve().parent / "data" / "names.json.gz"

EQUAL = 6.0
EQUIVALENT = 4.0
ATTESTED = 4.5
ELSEWHERE = -3.5
"""To add when both words are well known, but never as spellings of each other (خميني, Khamenei)."""
ONE_ELSEWHERE = -0.8
"""To add when one of them is well known, but not with the other."""
NEAR = 3.0
"""Log-odds of two words of which one is a form of a name that the other is known to spell."""
USUAL = 0.1
"""A spelling is usual if it has so large a part of the bearers of the commonest one."""
IMPOSSIBLE = -12.0
ANSWERS = -4.0
"""Log-odds up to which two words of names do not answer to each other at all: how far below is not worked out."""
_SLACK = 1e-9
_COMMON = 12.0
_READINGS = 4
_NONE: frozenset[int] = frozenset()
ACROSS, _LATIN = "ar-en", "en-en"
WITHIN = {Script.ARABIC: "ar-ar", Script.LATIN: _LATIN}


@dataclass(frozen=True, slots=True)
class Direction:
    transducer: Transducer
    bias: float
    per_score: float
    per_letter: float

    def log_odds(self, source: str, target: str, least: float) -> float:
        """Log-odds of two words, or `IMPOSSIBLE` if they are below `least`."""
        beside = self.per_letter * (len(source) + len(target))
        score = self.transducer.score(source, target, (least - self.bias - beside) / self.per_score - _SLACK)
        return self.bias + self.per_score * score + beside if score > HOPELESS else IMPOSSIBLE


class Word(NamedTuple):
    """A folded word with what every comparison asks for: its script, the groups of equivalent names it belongs to, and
    whether it is known with its spellings in the other script."""

    text: str
    script: Script
    given: frozenset[int]
    known: bool

    @property
    def skeletons(self) -> tuple[str, ...]:
        """Its likeliest skeletons."""
        return skeletons(self.text)[:_READINGS]


class Spelling:
    """Log-odds that two folded words are one name; make it with `load`."""

    def __init__(self, content: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]) -> None:
        calibrations = content["calibrations"]
        self.directions = {
            name: Direction(Transducer(weights), *calibrations[name])  # type: ignore[arg-type]  # JSON is untyped
            for name, weights in content["transducers"].items()
        }
        self._spellings: Mapping[str, Mapping[str, float]] = content["spellings"]  # type: ignore[assignment]  # JSON is untyped
        self._bearers: Counter[str] = Counter()
        self._latin = frozenset([latin for forms in self._spellings.values() for latin in forms])
        for arabic, forms in self._spellings.items():
            for latin, count in forms.items():
                self._bearers[arabic] += int(count)
                self._bearers[latin] += int(count)
        self._total = sum(self._bearers.values()) / 2
        self._given = NameParts.load().given
        self.word = lru_cache(maxsize=100_000)(self._word_of)
        self._usual = lru_cache(maxsize=20_000)(self._usual_of)
        self.log_odds = lru_cache(maxsize=200_000)(self._log_odds)
        self.by_letters = lru_cache(maxsize=100_000)(self._by_letters)
        self.near = lru_cache(maxsize=100_000)(self._near)

    @classmethod
    @cache
    def load(cls) -> Spelling:
        """The trained weights of the package; one per process."""
        try:
            with gzip.open(_FILE, "rt", encoding="utf-8") as file:
                return cls(json.load(file))
        except FileNotFoundError as err:
            raise DataError(
                f"{_FILE.name} is missing from kg/resolve/data; run: python -m kg.train.transducer"
            ) from err

    def rarity(self, word: str) -> float:
        """How much it says that two people share this name: −log of its share of bearers, 3 … 12."""
        return max(3.0, min(_COMMON, -math.log((self._bearers[word] + 0.5) / self._total)))

    def begins(self, word: str, initial: str) -> bool:
        """Whether `word` may begin with the sound of a letter in either script ("باراك" with "b")."""
        if word.startswith(initial):
            return True
        scripts = self.word(word).script, self.word(initial).script
        if scripts == (Script.ARABIC, Script.LATIN):
            return self.directions[ACROSS].transducer.begins(word, initial)
        if scripts == (Script.LATIN, Script.ARABIC):
            return self.directions[ACROSS].transducer.begins(initial, word[0])
        return False

    def attested(self, left: str, right: str) -> bool:
        """Whether people are known who are written so, one word in each script, in either order."""
        return right in self._spellings.get(left, ()) or left in self._spellings.get(right, ())

    def _word_of(self, text: str) -> Word:
        script = script_of(text[0]) or next((s for s in map(script_of, text) if s is not None), Script.OTHER)
        known = text in (self._spellings if script is Script.ARABIC else self._latin)
        return Word(text, script, self._given.get(text, _NONE), known)

    def _usual_of(self, arabic: str) -> tuple[frozenset[str], frozenset[int]]:
        """The usual Latin spellings of an Arabic word, no letter doubled, and the groups of names they belong to."""
        forms = self._spellings[arabic]
        least = USUAL * max(forms.values())
        usual = [form for form, count in forms.items() if count >= least]
        given = frozenset().union(*(self._given.get(form, _NONE) for form in usual))
        return frozenset(map(undoubled, usual)), given

    def _near(self, arabic: str, latin: str) -> bool:
        """Whether a usual Latin spelling of an Arabic word is a form of the same name as `latin` (Dimitri, Dmitry)."""
        usual, given = self._usual(arabic)
        plain = undoubled(latin)
        if plain in usual or not given.isdisjoint(self.word(latin).given):
            return True
        direction = self.directions[_LATIN]
        for form in usual:
            most = max(len(form), len(plain)) // 2  # forms of one name share half of their letters
            if distance(form, plain, score_cutoff=most) <= most and any(
                direction.log_odds(*pair, NEAR) >= NEAR for pair in ((form, plain), (plain, form))
            ):
                return True
        return False

    def _log_odds(self, left: str, right: str, least: float = ANSWERS) -> float:
        """Log-odds that two words without spaces are one name, or `IMPOSSIBLE` if they are below `least`."""
        if left == right:
            return EQUAL
        one, other = self.word(left), self.word(right)
        if one.script is other.script:
            return self._lettered(one, other, least) if one.given.isdisjoint(other.given) else EQUIVALENT
        if one.script is Script.LATIN:
            one, other = other, one
        if not one.given.isdisjoint(other.given):
            return EQUIVALENT
        if one.script is not Script.ARABIC or other.script is not Script.LATIN:
            return IMPOSSIBLE
        if other.text in self._spellings.get(one.text, ()):
            return ATTESTED
        if _far(one.text, other.text):
            return IMPOSSIBLE
        beside = (0.0, ONE_ELSEWHERE, ELSEWHERE)[one.known + other.known]
        odds = self.directions[ACROSS].log_odds(one.text, other.text, least - beside)
        if one.known and other.known and self.near(one.text, other.text):
            return max(odds, NEAR)
        return max(IMPOSSIBLE, min(EQUAL, odds + beside))

    def _by_letters(self, left: str, right: str, least: float = IMPOSSIBLE) -> float:
        """Log-odds by letters alone, or `IMPOSSIBLE` if they are below `least`.

        A syllable of a Korean name is no name that could be known.
        """
        if left == right:
            return EQUAL
        one, other = self.word(left), self.word(right)
        if one.script is other.script:
            return self._lettered(one, other, least)
        if one.script is Script.LATIN:
            one, other = other, one
        if one.script is not Script.ARABIC or other.script is not Script.LATIN or _far(one.text, other.text):
            return IMPOSSIBLE
        odds = self.directions[ACROSS].log_odds(one.text, other.text, least)
        return max(IMPOSSIBLE, min(EQUAL, odds))

    def _lettered(self, one: Word, other: Word, least: float) -> float:
        """Log-odds of two words of one script by their letters, whichever of them is rewritten as the other."""
        pair = WITHIN.get(one.script)
        if pair is None or _far(one.text, other.text):
            return IMPOSSIBLE
        left, right = sorted((one.text, other.text))
        if one.script is Script.LATIN:
            left, right = sorted((undoubled(left), undoubled(right)))
            if left == right:
                return ATTESTED
        direction = self.directions[pair]
        odds = direction.log_odds(left, right, least)
        return max(IMPOSSIBLE, min(EQUAL, max(odds, direction.log_odds(right, left, max(least, odds)))))


def _far(left: str, right: str) -> bool:
    some, others = skeletons(left), skeletons(right)
    return some[0] != others[0] and far(some[:_READINGS], others[:_READINGS])


@lru_cache(maxsize=200_000)
def far(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the consonants of two words differ so much that no spelling of them is worth looking for."""
    if some[0] == others[0]:
        return False
    for ours in some:
        size = len(ours)
        for theirs in others:
            gap = len(theirs) - size
            most = max(1, (size + gap if gap > 0 else size) // 2)
            if -most <= gap <= most and distance(ours, theirs, score_cutoff=most) <= most:
                return False
    return True
