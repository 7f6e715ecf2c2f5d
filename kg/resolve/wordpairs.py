"""Which of very many pairs of words may be spellings of one name: what can be told of all at once, and cheaply.

`Spelling` says how likely two words are one; here only those pairs are found of which it would surely say less than is
asked. What may be one after all is left to it, and what was worked out for that is foretold to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.resolve.bulk import LONGEST, Bulk, Floats, Ints
from kg.resolve.nearest import distinct
from kg.resolve.skeleton import undoubled
from kg.resolve.spelling import ACROSS, EQUAL, NEAR, WITHIN, Spelling, far
from kg.text.script import Script

Places = NDArray[np.int64]
Truths = NDArray[np.bool_]

_SCRIPTS = (Script.OTHER, Script.ARABIC, Script.LATIN)
NEVER = -np.inf
_SLACK = 1e-6
"""What rounding may lose of log-odds."""


class _Scored(NamedTuple):
    """Scores of pairs of words, by number, in a direction of writing one as the other."""

    direction: str
    texts: Sequence[str]
    source: Places
    target: Places
    scores: Floats


class WordPairs:
    """Words by number, with what tells that two of them are not one name."""

    def __init__(self, words: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(words))
        self.numbers: Mapping[str, int] = {text: number for number, text in enumerate(self._texts)}
        self._spelling = spelling = Spelling.load()
        self._words = [spelling.word(text) for text in self._texts]
        self._scripts = np.array([_SCRIPTS.index(word.script) for word in self._words], np.int8)
        self._given = np.array([bool(word.given) for word in self._words], np.bool_)
        self._known = np.array([word.known for word in self._words], np.bool_)
        bones: dict[tuple[str, ...], int] = {}
        self._bones = np.array([bones.setdefault(word.skeletons, len(bones)) for word in self._words], np.int64)
        self._readings = list(bones)
        self._plain = [undoubled(w.text) if w.script is Script.LATIN else w.text for w in self._words]
        plain: dict[str, int] = {}
        self._alike = np.array([plain.setdefault(text, len(plain)) for text in self._plain], np.int64)
        self._scored: list[_Scored] = []

    def may_be_one(self, left: Places, right: Places, least: float) -> Truths:
        """Whether the words of each pair, by number, may have log-odds of `least` or more."""
        found: Truths = self.at_most(left, right, least) > NEVER
        return found

    def at_most(self, left: Places, right: Places, least: float) -> Floats:
        """What log-odds the words of each pair, by number, may have at most, or `NEVER` if they are below `least`."""
        pairs, back = np.unique(self._numbered(left, right), return_inverse=True)
        one, other = np.divmod(pairs, len(self._texts))
        self._scored = []
        found: Floats = self._unique(one, other, least)[back]
        return found

    def foretell(self, left: Places, right: Places) -> None:
        """Tell `Spelling` how well the letters of these pairs agree, as far as it was found when last asked."""
        asked = distinct(self._numbered(left, right))
        scores: dict[str, dict[tuple[str, str], float]] = {name: {} for name in self._spelling.directions}
        for scored in self._scored:
            chosen = np.flatnonzero(np.isin(self._numbered(scored.source, scored.target), asked))
            texts = (map(scored.texts.__getitem__, words[chosen].tolist()) for words in (scored.source, scored.target))
            scores[scored.direction].update(zip(zip(*texts, strict=True), scored.scores[chosen].tolist(), strict=True))
        for name, told in scores.items():
            self._spelling.directions[name].transducer.foretell(told)

    def _numbered(self, left: Places, right: Places) -> Places:
        """Each pair of words, in either order, as one number."""
        found: Places = np.minimum(left, right) * len(self._texts) + np.maximum(left, right)
        return found

    def _unique(self, one: Places, other: Places, least: float) -> Floats:
        found = np.where(self._alike[one] == self._alike[other], EQUAL, NEVER)
        self._ask(found, self._given[one] & self._given[other], one, other, self._equivalent, EQUAL)
        scripts = self._scripts[one], self._scripts[other]
        across = scripts[0] + scripts[1] == _SCRIPTS.index(Script.ARABIC) + _SCRIPTS.index(Script.LATIN)
        across &= scripts[0] != scripts[1]
        turned = scripts[0] > scripts[1]
        one, other = np.where(turned, other, one), np.where(turned, one, other)
        both_known = across & self._known[one] & self._known[other]
        self._ask(found, both_known, one, other, self._attested, EQUAL)
        open_ = np.flatnonzero((found == NEVER) & (across | ((scripts[0] == scripts[1]) & (scripts[0] > 0))))
        open_ = open_[~self._are_far(one[open_], other[open_])]
        for name, script in WITHIN.items():
            chosen = open_[~across[open_] & (scripts[0][open_] == _SCRIPTS.index(name))]
            letters = self._letters(script, self._plain, one[chosen], other[chosen])
            letters = np.maximum(letters, self._letters(script, self._plain, other[chosen], one[chosen]))
            found[chosen] = np.where(letters >= least - _SLACK, letters, NEVER)
        chosen = open_[across[open_]]
        letters = self._letters(ACROSS, self._texts, one[chosen], other[chosen])
        found[chosen] = np.where(letters >= least - _SLACK, letters, NEVER)
        self._ask(found, _mask(chosen, len(found)) & both_known, one, other, self._near, NEAR)
        return found

    def _ask(
        self,
        found: Floats,
        asked: Truths,
        one: Places,
        other: Places,
        answer: Callable[[int, int], bool],
        odds: float,
    ) -> None:
        """Raise to `odds` those of the pairs asked about that are below and of which the answer is yes."""
        places = np.flatnonzero(asked & (found < odds))
        told = [answer(a, b) for a, b in zip(one[places].tolist(), other[places].tolist(), strict=True)]
        found[places[np.array(told, np.bool_)]] = odds

    def _equivalent(self, one: int, other: int) -> bool:
        return not self._words[one].given.isdisjoint(self._words[other].given)

    def _attested(self, one: int, other: int) -> bool:
        return self._spelling.attested(self._texts[one], self._texts[other])

    def _near(self, arabic: int, latin: int) -> bool:
        return self._spelling.near(self._texts[arabic], self._texts[latin])

    def _are_far(self, one: Places, other: Places) -> Truths:
        count = len(self._readings)
        pairs, back = np.unique(self._bones[one] * count + self._bones[other], return_inverse=True)
        some = self._readings
        answers = [far(some[pair // count], some[pair % count]) for pair in pairs.tolist()]
        return np.array(answers, np.bool_)[back]

    def _letters(self, name: str, texts: Sequence[str], source: Places, target: Places) -> Floats:
        """Log-odds by letters of pairs of words in one direction; words too long for a table may be anything."""
        direction, bulk = self._spelling.directions[name], _bulk(name)
        used, back = np.unique(np.concatenate([source, target]), return_inverse=True)
        words = [texts[number] for number in used.tolist()]
        lengths = np.array([len(word) for word in words], np.int64)
        ours, theirs = back[: len(source)], back[len(source) :]
        sizes = lengths[ours], lengths[theirs]
        odds = np.full(len(source), np.inf)
        fitting = np.flatnonzero(np.maximum(*sizes) <= LONGEST)
        ours, theirs, sizes = ours[fitting], theirs[fitting], (sizes[0][fitting], sizes[1][fitting])
        scores = bulk.scores(_rows(bulk.sources, words, ours), _rows(bulk.targets, words, theirs), sizes)
        self._scored.append(_Scored(name, texts, source[fitting], target[fitting], scores))
        odds[fitting] = direction.bias + direction.per_score * scores + direction.per_letter * (sizes[0] + sizes[1])
        return odds


def _rows(numbers: Callable[[Sequence[str]], Ints], words: Sequence[str], chosen: Places) -> Ints:
    found: Ints = numbers(words)[chosen] if words else np.zeros((0, LONGEST), np.int32)
    return found


def _mask(places: Places, size: int) -> Truths:
    found = np.zeros(size, np.bool_)
    found[places] = True
    return found


@cache
def _bulk(name: str) -> Bulk:
    return Bulk(Spelling.load().directions[name].transducer.weights)
