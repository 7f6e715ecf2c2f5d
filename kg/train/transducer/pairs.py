"""Pairs of spellings of one word, from lists whose licences let what is learned from them be shipped."""

from __future__ import annotations

import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, permutations
from pathlib import Path

from kg.text.fold import fold

Pair = tuple[str, str]
LONGEST_ARABIC = 12
LONGEST_LATIN = 14
RARELY = 3
"""Below this many people a spelling in the list of given and family names is as likely a slip."""
SHORTEST_VARIANT = 3
SHARE = 0.01
"""A spelling that fewer than one in a hundred bearers of a name use is as likely another name."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Weighted Arabic–Latin word pairs to learn from, and pairs kept back to measure with.

    No Latin key of `held` occurs in `train`, so weights can be measured with it; `attested`, which counts people by
    (Arabic, Latin) spelling, is a list to look up and holds both.
    """

    train: Mapping[Pair, float]
    held: tuple[Pair, ...]
    attested: Mapping[Pair, int]


def _key(word: str) -> str:
    return fold(word).replace(" ", "")


def wikidata_words(path: Path) -> Iterator[tuple[Pair, int]]:
    """coling2018-names (CC0): `english TAB spaced Arabic letters TAB count`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            latin, arabic, count = line.rstrip("\n").split("\t")
            yield (_key(arabic.replace(" ", "")), _key(latin)), int(count)


def title_words(path: Path) -> Iterator[tuple[Pair, int]]:
    """google-ar2en (Apache-2.0): `arabic TAB english`, words of article titles."""
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, latin = line.split("\t")
        yield (_key(arabic), _key(latin)), 1


def people_words(path: Path) -> Iterator[tuple[Pair, int]]:
    """arabic-latin-names (CC0 and MIT): given and family names with the number of people."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 1, None):
            arabic, latin, _, _, _, count, _ = line.rstrip("\n").split("\t")
            yield (_key(arabic), _key(latin)), int(count)


def usable(pair: Pair) -> bool:
    """Whether both are single words of their scripts and of lengths one name can have."""
    arabic, latin = pair
    return (
        1 <= len(arabic) <= LONGEST_ARABIC
        and 1 <= len(latin) <= LONGEST_LATIN
        and latin.isascii()
        and latin.isalpha()
        and all("\N{ARABIC LETTER HAMZA}" <= c <= "\N{ARABIC LETTER YEH}" for c in arabic)
        and len(latin) <= 3 * len(arabic) + 1
        and len(arabic) <= 2 * len(latin) + 1
    )


def measured_names(data: Path) -> frozenset[str]:
    """Folded Latin names of everypolitician-names: they are measured with, so nothing is learned from them."""
    path = data / "everypolitician-names" / "wikidata_names_ar_en.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(_key(row.split("\t")[1]) for row in rows)


def load(data: Path, held_out: Collection[str] = ()) -> Corpus:
    """The corpus below the folder `data`; `held_out` are folded names from which nothing is learned."""
    wikidata, titles = data / "coling2018-names", data / "google-ar2en"
    held = [
        pair
        for source in (wikidata_words(wikidata / "wd_arabic_20.gz"), title_words(titles / "ar2en-test.txt"))
        for pair, _ in source
        if usable(pair)
    ]
    kept_back = {latin for _, latin in held}
    closed = set(held_out)
    train: defaultdict[Pair, float] = defaultdict(float)
    seen: Counter[Pair] = Counter()
    sources = (
        wikidata_words(wikidata / "wd_arabic.normalized.aligned.tokens.gz"),
        title_words(titles / "ar2en-train.txt"),
    )
    for words in sources:
        for pair, count in words:
            if usable(pair) and pair[1] not in closed:
                seen[pair] += count
                if pair[1] not in kept_back:
                    train[pair] += 1.0
    people: Counter[Pair] = Counter()
    for pair, count in people_words(data / "arabic-latin-names" / "units.tsv.gz"):
        if usable(pair) and pair[1] not in closed:
            people[pair] += count
    for pair, count in people.items():
        if pair[1] not in kept_back:
            train[pair] += math.log1p(count)
    return Corpus(dict(train), tuple(sorted(set(held))), attested(seen, people))


def attested(words: Mapping[Pair, int], people: Mapping[Pair, int]) -> Mapping[Pair, int]:
    """Pairs that are surely two spellings of one name: seen often, and often for that Arabic name."""
    found: Counter[Pair] = Counter({pair: count for pair, count in words.items() if count >= RARELY - 1})
    totals: Counter[str] = Counter()
    for (arabic, _), count in people.items():
        totals[arabic] += count
    for pair, count in people.items():
        if count >= max(RARELY, SHARE * totals[pair[0]]):
            found[pair] += count
    return dict(found)


def variants(pairs: Mapping[Pair, float], side: int, limit: int) -> Mapping[Pair, float]:
    """Spellings of one word in one script: those that share their other-script spelling.

    `side` 0 gives Arabic variants, 1 Latin ones. Each spelling is paired with itself too, since
    most letters of two spellings are equal.
    """
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if len(pair[side]) >= SHORTEST_VARIANT:
            groups[pair[1 - side]].add(pair[side])
    found: dict[Pair, float] = {}
    for other in sorted(groups, key=lambda word: (len(groups[word]) < 2, len(word), word)):
        words = sorted(groups[other])
        for left, right in permutations(words[:6], 2):
            if abs(len(left) - len(right)) <= 3:
                found[left, right] = 1.0
        if len(words) > 1:
            found[words[0], words[0]] = 1.0
        if len(found) >= limit:
            break
    return found
