"""Candidates that nothing could make one: most of them names of people of which each has a part of its own.

Most names that share a block share one part of several and are other people's. No context outweighs a part that is
another one, and little makes up for a first or last part that one of them lacks, so that such pairs need not be laid
side by side; they are found many at a time, by their words alone.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from kg.model import EntityType, Judgement
from kg.resolve import policy
from kg.resolve.align import most_letters, written_together
from kg.resolve.bulk import LONGEST, Floats
from kg.resolve.candidates import Pairs
from kg.resolve.context import Compared
from kg.resolve.features import BEYOND, FAINT, STRONG, left_out, levelled
from kg.resolve.nearest import distinct
from kg.resolve.parts import Part, PersonName, person_name, without_joined_article
from kg.resolve.spelling import ANSWERS, EQUAL
from kg.resolve.terms import term_name
from kg.resolve.translated import ANSWERS as TRANSLATED_ANSWERS
from kg.resolve.wordpairs import NEVER, Places, Truths, WordPairs
from kg.text.fold import fold
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.holders import Holders

AT_MOST = policy.START + policy.gain(
    {"weakest part": levelled(EQUAL), "two parts": 1.0, "other part": 1.0, "same company": 1.0}
)
"""The log-odds of the best names of which each has a part of its own, without offices beside both."""
_BESIDE = {"two parts": 1.0, "same company": 1.0}
_LEAST = math.log(policy.DIFFERENT_BELOW / (1.0 - policy.DIFFERENT_BELOW)) - 0.01
"""Log-odds below which two names are DIFFERENT, with what rounding may lose."""
_WEAKEST = policy.gain({"weakest part": 1.0})
_MOST_PARTS = 4
"""In longer names the parts that are left out are not looked at one by one."""
_MOST_FORMS = 12
"""Names with more words to compare are left to the matcher: they are few."""
_LONGEST_RUN = 3
_AT_ONCE = 100_000
"""So many pairs are looked at together: the more, the fewer words are compared twice, and the more memory it takes."""

_PLAIN, _WITH_ARTICLE, _FULL, _SOUNDED, _STRIPPED, _RUN = range(6)
"""What a word of a name is: a part without or with an article, one with the article written, one with its lost marks
spelled out, one without what may be an article, several parts written together."""
_COMPARED = np.zeros((6, 6), np.bool_)
for _one, _others in {
    _PLAIN: (_PLAIN, _WITH_ARTICLE, _FULL, _SOUNDED, _RUN),
    _WITH_ARTICLE: (_WITH_ARTICLE, _STRIPPED, _SOUNDED, _RUN),
    _SOUNDED: (_SOUNDED,),
}.items():
    for _other in _others:
        _COMPARED[_one, _other] = _COMPARED[_other, _one] = True
_BITS = np.array([number.bit_count() for number in range(1 << _MOST_FORMS)])
_MOST_LETTERS = np.array(
    [
        [most_letters(letters, one_script=alike) for letters in range(_LONGEST_RUN * LONGEST + 1)]
        for alike in (False, True)
    ]
)


class Form(NamedTuple):
    """A word by which a name is compared: which parts it stands for (bit 0 for the first), what it is of them, how many
    letters they have, and whether those are Latin."""

    word: str
    places: int
    kind: int
    letters: int
    latin: bool


def doubtful(sides: Sequence[Compared], pairs: Pairs, decisions: Decisions) -> Iterator[int]:
    """The places of the pairs that may be one for all that is told here; the others are DIFFERENT."""
    if policy.judge(policy.probability(AT_MOST)) is not Judgement.DIFFERENT:
        yield from range(len(pairs))
        return
    names = _Names(sides, distinct(pairs.ravel()).tolist(), decisions)
    for start in range(0, len(pairs), _AT_ONCE):
        chosen = pairs[start : start + _AT_ONCE]
        kept = np.flatnonzero(~names.apart(chosen[:, 0], chosen[:, 1]))
        names.foretell(chosen[kept, 0], chosen[kept, 1])
        yield from (start + kept).tolist()


class _Names:
    """The names of a collection that are told by their words, as arrays over what is compared."""

    def __init__(self, sides: Sequence[Compared], used: Sequence[int], decisions: Decisions) -> None:
        decided = {fold(name) for row in decisions.rows for name in (row.left, row.right)}
        self._sizes = np.zeros(len(sides), np.int64)
        self._counts = np.zeros(len(sides), np.int64)
        self._rows = np.zeros(len(sides), np.int64)
        self._east_asian = np.zeros(len(sides), np.bool_)
        self._offices = np.zeros(len(sides), np.bool_)
        self._lacking = np.zeros((len(sides), _MOST_PARTS))
        self._spelled = np.zeros(len(sides), np.bool_)
        self._documents = [side.documents for side in sides]
        found: defaultdict[int, list[Sequence[Form]]] = defaultdict(list)
        for number in used:
            side = sides[number]
            name = _plain(side, decided)
            forms = _forms(name) if name is not None else _spelled(side, decided)
            if not 0 < len(forms) <= _MOST_FORMS:
                continue
            self._sizes[number], self._counts[number] = len(forms), len(name.parts) if name is not None else 1
            self._rows[number] = len(found[len(forms)])
            found[len(forms)].append(forms)
            if name is None:
                self._spelled[number] = True
                continue
            self._east_asian[number], self._offices[number] = name.east_asian, bool(side.offices)
            for place in range(min(len(name.parts), _MOST_PARTS)):
                self._lacking[number, place] = _cost(left_out(place, name))
        self._words = WordPairs(form.word for several in found.values() for forms in several for form in forms)
        numbers = self._words.numbers
        self._forms = {
            size: np.array([[(numbers[word], *told) for word, *told in forms] for forms in several], np.int64)
            for size, several in found.items()
        }

    def apart(self, left: Places, right: Places) -> Truths:
        """Which pairs nothing could make one: for sure both have a part without answer, or one lacks too much."""
        found = np.zeros(len(left), np.bool_)
        told = self._told(left, right)
        told &= (self._counts[left] == 1) == (self._counts[right] == 1)
        told &= self._spelled[left] == self._spelled[right]
        told &= ~(self._east_asian[left] & self._east_asian[right]) & ~(self._offices[left] & self._offices[right])
        groups = self._of_one_shape(left, right, np.flatnonzero(told))
        cells = [self._cells(left[group], right[group]) for group in groups]
        answers = self._words.at_most(*_joined(cells), ANSWERS)
        start = 0
        for group, (one, _, compared) in zip(groups, cells, strict=True):
            odds = np.full(compared.shape, NEVER)
            odds[compared] = answers[start : start + len(one)]
            start += len(one)
            found[group] = self._told_apart(left[group], right[group], odds)
        return found

    def foretell(self, left: Places, right: Places) -> None:
        """Tell `Spelling` what was found of the words of these pairs, which are of those asked last."""
        groups = self._of_one_shape(left, right, np.flatnonzero(self._told(left, right)))
        self._words.foretell(*_joined([self._cells(left[group], right[group]) for group in groups]))

    def _told(self, left: Places, right: Places) -> Truths:
        found: Truths = (self._counts[left] > 0) & (self._counts[right] > 0)
        return found

    def _of_one_shape(self, left: Places, right: Places, places: Places) -> Sequence[Places]:
        """Places of pairs, together where both names have as many words to compare."""
        shapes = self._sizes[left[places]] * (_MOST_FORMS + 1) + self._sizes[right[places]]
        return [places[shapes == shape] for shape in np.unique(shapes)]

    def _cells(self, left: Places, right: Places) -> tuple[Places, Places, Truths]:
        """The words of the one name with those of the other that they are compared with, of names of one shape."""
        ours, theirs = self._of(left)[:, :, None, :], self._of(right)[:, None, :, :]
        compared = _COMPARED[ours[..., 2], theirs[..., 2]]
        runs = (ours[..., 2] == _RUN) | (theirs[..., 2] == _RUN)
        fewer, more = np.minimum(ours[..., 3], theirs[..., 3]), np.maximum(ours[..., 3], theirs[..., 3])
        alike = (ours[..., 4] == theirs[..., 4]).astype(np.int64)
        compared &= ~runs | (more <= _MOST_LETTERS[alike, fewer])
        one, other = np.broadcast_arrays(ours[..., 0], theirs[..., 0])
        return one[compared], other[compared], compared

    def _of(self, names: Places) -> Places:
        """The forms of names of one shape: word, places, kind and letters of each."""
        return self._forms[int(self._sizes[names[0]])][self._rows[names]]

    def _told_apart(self, left: Places, right: Places, odds: Floats) -> Truths:
        """Whether parts are left over on both sides or too much on one, by the log-odds that the words of names of one
        shape have at most.

        A part that answers to two is still one part; only a run of parts may answer to a single one.
        """
        ours, theirs = self._of(left), self._of(right)
        runs = (ours[:, :, None, 2] == _RUN) | (theirs[:, None, :, 2] == _RUN)
        counts = self._counts[left], self._counts[right]
        answered = odds > NEVER
        covered = _covered(ours, np.any(answered, axis=2)), _covered(theirs, np.any(answered, axis=1))
        run = np.any(answered & runs, axis=(1, 2))
        found: Truths = np.where(
            run,
            (covered[0] < counts[0]) & (covered[1] < counts[1]),
            np.minimum(*covered) < np.minimum(*counts),
        )
        found |= self._spelled[left] & (np.max(odds, axis=(1, 2)) <= TRANSLATED_ANSWERS)
        best = _best(ours, np.max(odds, axis=2)), _best(theirs, np.max(odds, axis=1))
        open_ = ~found & ~run
        for one, other in ((left, right), (right, left)):
            found |= open_ & self._lacks(one, other, *(best if one is left else best[::-1]))
        return found

    def _lacks(self, long: Places, short: Places, answers: Floats, others: Floats) -> Truths:
        """Whether the second name is too little beside the first: which parts it lacks, and how the others answer.

        One part beside one part is the same question, without a part lacking.
        """
        found = np.zeros(len(long), np.bool_)
        sizes = self._counts[long] * (_MOST_PARTS + 1) + np.minimum(self._counts[short], _MOST_PARTS)
        for count, size in ((1, 1), (3, 2), (4, 2), (4, 3)):
            chosen = np.flatnonzero(sizes == count * (_MOST_PARTS + 1) + size)
            if not len(chosen):
                continue
            lacking, weakest = self._lacking[long[chosen], :count], np.min(others[chosen, :size], axis=1)
            most = np.full(len(chosen), NEVER)
            for kept in combinations(range(count), size):
                alone = [place for place in range(count) if place not in kept]
                value = _WEAKEST * _levelled(np.minimum(weakest, np.min(answers[chosen][:, list(kept)], axis=1)))
                most = np.maximum(most, value + np.sum(lacking[:, alone], axis=1))
            beside = policy.gain({**_BESIDE, "two parts": float(size > 1)})
            places = chosen[policy.START + beside + most < _LEAST]
            found[places] = [
                self._documents[i].isdisjoint(self._documents[j])
                for i, j in zip(long[places].tolist(), short[places].tolist(), strict=True)
            ]
        return found


@cache
def _cost(lacking: str) -> float:
    """What the lack of a part, by what it is called, adds to log-odds."""
    return policy.gain({lacking: 1.0})


def _best(forms: Places, odds: Floats) -> Floats:
    """The best log-odds of each part of names, by those of its words."""
    return np.stack(
        [np.max(np.where(forms[..., 1] == 1 << place, odds, NEVER), axis=1) for place in range(_MOST_PARTS)], axis=1
    )


def _levelled(odds: Floats) -> Floats:
    """`levelled` of many log-odds, which are never fainter than `FAINT`."""
    found: Floats = np.maximum(FAINT, np.where(odds > STRONG, STRONG + BEYOND * (odds - STRONG), odds))
    return found


def _joined(cells: Sequence[tuple[Places, Places, Truths]]) -> tuple[Places, Places]:
    nothing = np.zeros(0, np.int64)
    return np.concatenate([nothing, *(one for one, _, _ in cells)]), np.concatenate(
        [nothing, *(o for _, o, _ in cells)]
    )


def _covered(forms: Places, answered: Truths) -> Places:
    """For how many parts of each name an answered word stands."""
    places: Places = np.bitwise_or.reduce(np.where(answered, forms[..., 1], 0), axis=1)
    return _BITS[places]


def _plain(side: Compared, decided: set[str]) -> PersonName | None:
    """A person's name that only its parts decide: no list, title, initial or number of a king may."""
    if side.type is not EntityType.PERSON:
        return None
    key = fold(side.name)
    name = person_name(side.name)
    told = name.plain and not name.initials and name.generation is None and not name.untitled
    told = told and bool(name.parts) and all(len(part.full) <= LONGEST for part in name.parts)
    return name if told and key not in decided and Holders.load().person(key) is None else None


def _spelled(side: Compared, decided: set[str]) -> tuple[Form, ...]:
    """The words of a name of a body or place that is one word and in no list, so that its letters decide; else none."""
    key = fold(side.name)
    name = term_name(side.name)
    if side.type is EntityType.PERSON or side.guessed or len(name.terms) != 1 or name.acronyms or key in decided:
        return ()
    gazetteer = Gazetteer.load()
    if not name.terms[0].spelled or gazetteer.lookup(key) or gazetteer.lookup_bare(key):
        return ()
    words = dict.fromkeys((name.terms[0].key, name.compact))
    fitting = all(0 < len(word) <= LONGEST for word in words)
    return tuple(Form(word, 1, _PLAIN, len(word), word.isascii()) for word in words) if fitting else ()


def _forms(name: PersonName) -> tuple[Form, ...]:
    """All words by which the parts of a name are compared, alone and, in longer names, written together."""
    found: list[Form] = []
    for place, part in enumerate(name.parts):
        found += (Form(word, 1 << place, kind, len(part.full), part.full.isascii()) for word, kind in _words(part))
    count = len(name.parts)
    for size in range(2, min(_LONGEST_RUN, count if count > 2 else 0) + 1):
        for start in range(count - size + 1):
            run = name.parts[start : start + size]
            if not any(part.article for part in run):
                letters = sum(len(part.full) for part in run)
                places = ((1 << size) - 1) << start
                latin = run[0].full.isascii()
                found += (Form(word, places, _RUN, letters, latin) for word in written_together(run))
    return tuple(found)


def _words(part: Part) -> Iterator[tuple[str, int]]:
    yield part.key, _WITH_ARTICLE if part.article else _PLAIN
    if part.full != part.key:
        yield part.full, _FULL
    if part.sounded:
        yield part.sounded, _SOUNDED
    stripped = without_joined_article(part.key)
    if stripped is not None:
        yield stripped, _STRIPPED
