"""Pairs of names that one thing bears in both scripts, from open lists, kept apart from what was learned.

Nothing that is measured with was trained on: a pair whose folded name, in either script, stands in a training list
is left out of the lists of single words, and everypolitician-names is closed to training as a whole.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from kg.model import EntityType
from kg.resolve.skeleton import skeleton
from kg.text.fold import fold
from kg.vocab.holders import Holders

SEED = 20260105
CLASSES: Mapping[str, tuple[str, EntityType]] = {
    "persons": ("PERSON", EntityType.PERSON),
    "places": ("LOCATION", EntityType.PLACE),
    "organisations": ("ORGANIZATION", EntityType.ORGANIZATION),
}
"""What is measured: its class in anetac and in the graph."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An Arabic and a Latin name; `same` tells whether one thing bears both."""

    arabic: str
    latin: str
    type: EntityType
    same: bool = True


def key(name: str) -> str:
    """What decides whether two lists hold the same name: its fold without spaces."""
    return fold(name).replace(" ", "")


def trained_words(data: Path) -> frozenset[str]:
    """Folded words, in either script, of the lists from which the shipped weights were learned."""
    found: set[str] = set()
    with gzip.open(
        data / "coling2018-names" / "wd_arabic.normalized.aligned.tokens.gz", "rt", encoding="utf-8"
    ) as lines:
        for line in lines:
            latin, arabic, _ = line.split("\t")
            found.update((key(latin), key(arabic.replace(" ", ""))))
    for line in (data / "google-ar2en" / "ar2en.txt").read_text(encoding="utf-8").splitlines():
        found.update(map(key, line.split("\t")))
    with gzip.open(data / "arabic-latin-names" / "units.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            found.update(map(key, line.split("\t")[:2]))
    return frozenset(found)


def anetac(data: Path, trained: frozenset[str]) -> Mapping[str, tuple[Pair, ...]]:
    """The pairs of anetac by class, without those that were trained on. To measure only: it has no licence."""
    kinds = {word: (name, type) for name, (word, type) in CLASSES.items()}
    found: dict[str, list[Pair]] = {name: [] for name in CLASSES}
    with gzip.open(data / "anetac" / "EN-AR_Named-entities.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            word, latin, arabic = line.split()
            if word in kinds and key(latin) not in trained and key(arabic) not in trained:
                name, type = kinds[word]
                found[name].append(Pair(arabic, latin, type))
    return {name: tuple(pairs) for name, pairs in found.items()}


def bodies(data: Path) -> tuple[Pair, ...]:
    """intl-orgs-ar-en: bodies whose names are translated. Few, and the gazetteer knows some of them."""
    with (data / "intl-orgs-ar-en" / "orgs_ar_en.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return tuple(Pair(row["name_ar"], row["name_en"], EntityType.ORGANIZATION) for row in rows if row["name_ar"])


def people(data: Path) -> tuple[Pair, ...]:
    """arabic-latin-names: full names. Their words were trained on, the names as wholes were not."""
    with gzip.open(data / "arabic-latin-names" / "full_names.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    named = ((row["arabic_key"], row["latin"]) for row in rows if " " in row["arabic_key"] and " " in row["latin"])
    return tuple(Pair(arabic, latin, EntityType.PERSON) for arabic, latin in named)


def politicians(data: Path) -> tuple[Pair, ...]:
    """everypolitician-names: full names of people, each person once, without those that the seeds list."""
    path = data / "everypolitician-names" / "wikidata_names_ar_en.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    listed = Holders.load().people
    unlisted = [row for row in rows if not {fold(row["name_ar"]), fold(row["name_en"])} & listed.keys()]
    return tuple(Pair(row["name_ar"], row["name_en"], EntityType.PERSON) for row in unlisted)


def with_hard_negatives(pairs: Sequence[Pair], each: int) -> Iterator[Pair]:
    """The pairs, and for each Arabic name the `each` most similar Latin names of others.

    Similarity is that of consonant skeletons, so that no scorer that is measured has chosen its own test.
    """
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        partners[key(pair.arabic)].add(key(pair.latin))
    pool = sorted({pair.latin for pair in pairs})
    skeletons = [_bones(name) for name in pool]
    for pair in pairs:
        yield pair
        near = process.extract(_bones(pair.arabic), skeletons, scorer=JaroWinkler.similarity, limit=each + 8)
        others = [pool[i] for _, _, i in near if key(pool[i]) not in partners[key(pair.arabic)]]
        for latin in others[:each]:
            yield Pair(pair.arabic, latin, pair.type, same=False)


def _bones(name: str) -> str:
    return " ".join(skeleton(word) for word in fold(name).split())


def sample(pairs: Iterable[Pair], size: int) -> tuple[Pair, ...]:
    """At most `size` pairs, the same in every run."""
    ordered = sorted(set(pairs), key=lambda pair: (pair.latin, pair.arabic))
    random.Random(SEED).shuffle(ordered)  # noqa: S311 - no secret depends on it
    return tuple(ordered[:size])
