"""Which parts of full names the words of short ones may spell: asked of all short names of a collection at once.

Thousands of words of a large collection share their consonants. How many are laid beside a word is bounded, so that the
work grows as the number of words: of the parts that share its consonants those that stand `WINDOW` places before and
after it in an order of sounds (as sorted-neighbourhood blocking does; Hernández and Stolfo, "The Merge/Purge Problem
for Large Databases", 1995), and of those the `NEAREST` of each language that sound most alike. Parts named in an
article of the short name itself are always asked about, so that the bound is felt only where somebody is looked for in
the whole collection and more than `NEAREST` different words of a language have the consonants of his name. What it
loses are the least like of many bearers: of short names among 100,000 fewer than 1 in 100 is placed otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cpdist

from kg.resolve.nearest import crowded, distinct, nearest
from kg.resolve.skeleton import heard, skeletons
from kg.resolve.spelling import Spelling
from kg.resolve.wordpairs import Places, WordPairs

Spoken = tuple[str, str]
"""A folded word and its language."""

WINDOW = 64
"""How many parts of the same consonants before and after a word are looked at."""
NEAREST = 32
"""How many parts of each language are compared with a word."""
_AT_ONCE = 4_000
"""So many words are asked about together."""
_VOWELS = str.maketrans("", "", "aiuh")
_CONSONANTS = str.maketrans("", "", "abcdefghjklmnopqrstvwxyz")


class Answers(NamedTuple):
    """The parts that answer to each word, and how many pairs of a word and a part were laid side by side for that."""

    parts: Mapping[Spoken, Sequence[Spoken]]
    compared: int


def answering(
    asked: Sequence[Spoken],
    parts: Sequence[Spoken],
    families: Collection[Spoken],
    least: float,
    *,
    beside: Iterable[tuple[Spoken, Spoken]] = (),
) -> Answers:
    """For each word asked about the likest parts that share a reading with it and have log-odds of `least` or more.

    In another language only `families` count, the parts that people are called by for short; in the same language
    letters alone do, as what is known of a word is known across languages. Pairs of a word and a part that stand
    `beside` each other in an article are asked about in any case.
    """
    words = WordPairs(word for word, _ in (*asked, *parts))
    ours = np.array([words.numbers[word] for word, _ in asked], np.int64)
    theirs = np.array([words.numbers[word] for word, _ in parts], np.int64)
    holding = _Holding(asked, parts, families)
    together = holding.numbered(beside)
    found: dict[Spoken, list[Spoken]] = defaultdict(list)
    compared = 0
    for start in range(0, len(asked), _AT_ONCE):
        one, other = holding.likest(range(start, min(start + _AT_ONCE, len(asked))), together)
        compared += len(one)
        kept = np.flatnonzero(words.may_be_one(ours[one], theirs[other], least))
        one, other = one[kept], other[kept]
        words.foretell(ours[one], theirs[other])
        for word, part in zip(one.tolist(), other.tolist(), strict=True):
            if _log_odds(asked[word], parts[part], least) >= least:
                found[asked[word]].append(parts[part])
    return Answers(found, compared)


def _log_odds(asked: Spoken, part: Spoken, least: float) -> float:
    spelling = Spelling.load()
    log_odds = spelling.by_letters if asked[1] == part[1] else spelling.log_odds
    return log_odds(asked[0], part[0], least)


class _Holding:
    """Which parts have which consonants, by number, those of one key in the order of what is heard of them."""

    def __init__(self, asked: Sequence[Spoken], parts: Sequence[Spoken], families: Collection[Spoken]) -> None:
        self._asked, self._parts, self._families = asked, parts, families
        self._languages = sorted({language for _, language in parts})
        self._heard = {word: heard(word) for word, _ in (*asked, *parts)}
        orders = {word: _order(sounds) for word, sounds in self._heard.items()}
        ranks = {order: rank for rank, order in enumerate(sorted(set(orders.values())))}
        self._ranks = {word: ranks[order] for word, order in orders.items()}
        self._span = len(ranks) + 1
        self._numbers: dict[tuple[str, ...], int] = {}
        keyed = [(key, number) for number, part in enumerate(parts) for key in self._held(part)]
        owners = np.array([number for _, number in keyed], np.int64)
        codes = np.array([self._code(key, parts[number][0]) for key, number in keyed], np.int64)
        order = np.lexsort((owners, codes))
        self._codes, self._owners = codes[order], owners[order]

    def numbered(self, pairs: Iterable[tuple[Spoken, Spoken]]) -> Places:
        """Pairs of a word asked about and a part that it may spell, each as one number, sorted."""
        asked = {word: number for number, word in enumerate(self._asked)}
        parts = {part: number for number, part in enumerate(self._parts)}
        return distinct(
            np.array(
                [asked[word] * len(parts) + parts[part] for word, part in set(pairs) if self._may_spell(word, part)],
                np.int64,
            )
        )

    def likest(self, asked: range, together: Places) -> tuple[Places, Places]:
        """The numbers of words and of the parts that are likest to each, or stand `together` with it; sorted."""
        count = max(1, len(self._parts))
        low, high = np.searchsorted(together, [asked.start * count, asked.stop * count])
        one, other = np.divmod(distinct(np.concatenate([self._around(asked), together[low:high]])), count)
        owners = (one - asked.start) * len(self._languages) + self._language(other)
        kept = ~crowded(owners, NEAREST)
        many = np.flatnonzero(~kept)
        ours = [self._heard[self._asked[word][0]] for word in one[many].tolist()]
        theirs = [self._heard[self._parts[part][0]] for part in other[many].tolist()]
        kept[many] = nearest(owners[many], cpdist(ours, theirs, scorer=ratio, dtype=np.float32), NEAREST)
        kept |= np.isin(one * count + other, together[low:high])
        return one[kept], other[kept]

    def _around(self, asked: range) -> Places:
        """Each word with the parts around it under each of its keys, as one number."""
        keyed = [(word, key) for word in asked for key in self._looked_up(self._asked[word]) if key in self._numbers]
        codes = np.array([self._code(key, self._asked[word][0]) for word, key in keyed], np.int64)
        firsts = codes - codes % self._span
        begin = np.maximum(np.searchsorted(self._codes, codes) - WINDOW, np.searchsorted(self._codes, firsts))
        end = np.minimum(
            np.searchsorted(self._codes, codes, "right") + WINDOW, np.searchsorted(self._codes, firsts + self._span)
        )
        sizes = end - begin
        within = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        words = np.array([word for word, _ in keyed], np.int64)
        found: Places = np.repeat(words, sizes) * len(self._parts) + self._owners[np.repeat(begin, sizes) + within]
        return found

    def _held(self, part: Spoken) -> Iterable[tuple[str, ...]]:
        kinds = ("any", "family") if part in self._families else ("any",)
        return [(part[1], kind, key) for kind in kinds for key in skeletons(part[0])]

    def _looked_up(self, word: Spoken) -> Iterable[tuple[str, ...]]:
        for language in self._languages:
            kind = "any" if language == word[1] else "family"
            yield from ((language, kind, key) for key in skeletons(word[0]))

    def _may_spell(self, word: Spoken, part: Spoken) -> bool:
        fitting = word[1] == part[1] or part in self._families
        return fitting and not set(skeletons(word[0])).isdisjoint(skeletons(part[0]))

    def _code(self, key: tuple[str, ...], word: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers)) * self._span + self._ranks[word]

    def _language(self, parts: Places) -> Places:
        languages = np.array([self._languages.index(language) for _, language in self._parts], np.int64)
        found: Places = languages[parts]
        return found


def _order(sounds: str) -> tuple[str, str, str]:
    """Where a word stands among others: by its consonants, then by the vowels that both scripts write."""
    return sounds.translate(_VOWELS), sounds.translate(_CONSONANTS), sounds
