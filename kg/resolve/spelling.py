"""Whether two written words are spellings of one name: attested pairs, equivalents, else the transducer."""

from __future__ import annotations

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance.Levenshtein import distance

from kg.errors import DataError
from kg.resolve.skeleton import skeletons
from kg.resolve.transducer import Transducer
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
_DOUBLED = re.compile(r"(.)\1+")
_COMMON = 12.0
_READINGS = 4
_NONE: frozenset[int] = frozenset()
_PAIRS = {
    (Script.ARABIC, Script.LATIN): "ar-en",
    (Script.ARABIC, Script.ARABIC): "ar-ar",
    (Script.LATIN, Script.LATIN): "en-en",
}


@dataclass(frozen=True, slots=True)
class _Direction:
    transducer: Transducer
    bias: float
    per_score: float
    per_letter: float

    def log_odds(self, source: str, target: str) -> float:
        letters = len(source) + len(target)
        return self.bias + self.per_score * self.transducer.score(source, target) + self.per_letter * letters


class Spelling:
    """Log-odds that two folded words are one name; make it with `load`."""

    def __init__(self, content: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]]) -> None:
        calibrations = content["calibrations"]
        self._directions = {
            name: _Direction(Transducer(weights), *calibrations[name])  # type: ignore[arg-type]  # JSON is untyped
            for name, weights in content["transducers"].items()
        }
        self._spellings: Mapping[str, Mapping[str, float]] = content["spellings"]  # type: ignore[assignment]  # JSON is untyped
        self._bearers: Counter[str] = Counter()
        self._latin: dict[str, set[str]] = {}
        for arabic, forms in self._spellings.items():
            for latin, count in forms.items():
                self._bearers[arabic] += int(count)
                self._bearers[latin] += int(count)
                self._latin.setdefault(latin, set()).add(arabic)
        self._total = sum(self._bearers.values()) / 2
        self._given = NameParts.load().given
        self.log_odds = lru_cache(maxsize=300_000)(self._log_odds)

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
        if _script(word) is Script.ARABIC and _script(initial) is Script.LATIN:
            return self._directions["ar-en"].transducer.begins(word, initial)
        if _script(word) is Script.LATIN and _script(initial) is Script.ARABIC:
            return self._directions["ar-en"].transducer.begins(initial, word[0])
        return False

    def attested(self, left: str, right: str) -> bool:
        """Whether people are known who are written so, one word in each script, in either order."""
        return right in self._spellings.get(left, ()) or left in self._spellings.get(right, ())

    def _near(self, arabic: str, latin: str) -> bool:
        """Whether a usual Latin spelling of an Arabic word is a form of the same name as `latin` (Dimitri, Dmitry)."""
        forms = self._spellings[arabic]
        least = USUAL * max(forms.values())
        return any(self.log_odds(form, latin) >= NEAR for form, count in forms.items() if count >= least)

    def _log_odds(self, left: str, right: str, *, names: bool = True) -> float:
        """Log-odds that two words without spaces are one.

        Without `names` only letters count: a syllable of a Korean name is no name that could be known.
        """
        if left == right:
            return EQUAL
        scripts = _script(left), _script(right)
        if scripts == (Script.LATIN, Script.ARABIC) or (scripts[0] == scripts[1] and left > right):
            left, right, scripts = right, left, (scripts[1], scripts[0])
        if names and not self._given.get(left, _NONE).isdisjoint(self._given.get(right, _NONE)):
            return EQUIVALENT
        pair = _PAIRS.get(scripts)
        if pair is None:
            return IMPOSSIBLE
        if names and pair == "ar-en" and self.attested(left, right):
            return ATTESTED
        if _far(left, right):
            return IMPOSSIBLE
        direction = self._directions[pair]
        if pair == "en-en":
            left, right = _DOUBLED.sub(r"\1", left), _DOUBLED.sub(r"\1", right)
            if left == right:
                return ATTESTED
        odds = direction.log_odds(left, right)
        if pair != "ar-en":
            odds = max(odds, direction.log_odds(right, left))
        elif names:
            known = (left in self._spellings) + (right in self._latin)
            if known == 2 and self._near(left, right):
                return max(odds, NEAR)
            odds += (0.0, ONE_ELSEWHERE, ELSEWHERE)[known]
        return max(IMPOSSIBLE, min(EQUAL, odds))


def _far(left: str, right: str) -> bool:
    """Whether the consonants differ so much that no spelling of them is worth looking for."""
    ours, theirs = skeletons(left), skeletons(right)
    if ours[0] == theirs[0]:
        return False
    for one in ours[:_READINGS]:
        for other in theirs[:_READINGS]:
            most = max(1, (len(one) if len(one) > len(other) else len(other)) // 2)
            if abs(len(one) - len(other)) <= most and distance(one, other, score_cutoff=most) <= most:
                return False
    return True


@lru_cache(maxsize=100_000)
def _script(word: str) -> Script:
    return next((s for s in map(script_of, word) if s is not None), Script.OTHER)
