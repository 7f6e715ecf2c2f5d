"""Variation of the training sentences: other names in the same places, other spellings.

A few thousand people are named in the corpora; the world has more. Putting names from open lists
into the places of annotated ones teaches the network where names stand instead of which names
there are (Dai and Adel, 2020, "mention replacement"). Arabic is also written with or without
hamza and dots, and one corpus comes only without: both spellings are shown of the others.
"""

from __future__ import annotations

import gzip
import random
from dataclasses import dataclass

from kg.evaluate.corpora import Example
from kg.evaluate.sources import data_folder

_BARE = str.maketrans(
    {
        "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}": "\N{ARABIC LETTER ALEF}",
        "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    }
)
_PROCLITICS = tuple("\N{ARABIC LETTER WAW}\N{ARABIC LETTER LAM}\N{ARABIC LETTER BEH}")


@dataclass(frozen=True, slots=True)
class NameLists:
    """Names by (label type, language), each a tuple of words."""

    names: dict[tuple[str, str], tuple[tuple[str, ...], ...]]


def name_lists() -> NameLists:
    """People of Wikidata and transliterated name parts (CC0), cities (GeoNames, CC BY 4.0)."""
    people: dict[str, set[tuple[str, ...]]] = {"en": set(), "ar": set()}
    for row in rows("arabic-latin-names/full_names.tsv.gz")[1:]:
        if row[-1] == "wikidata" and 2 <= len(row[0].split()) <= 4:
            people["ar"].add(tuple(row[0].split()))
            people["en"].add(tuple(row[1].split()))
    parts = [(r[0].title(), r[1].replace(" ", "")) for r in rows("coling2018-names/wd_arabic_80.gz") if len(r[0]) > 2]
    for (first_en, first_ar), (last_en, last_ar) in zip(parts, parts[1:] + parts[:1], strict=True):
        people["en"].add((first_en, last_en))
        people["ar"].add((first_ar, last_ar))
    places: dict[str, set[tuple[str, ...]]] = {"en": set(), "ar": set()}
    for row in rows("geonames-cities-ar/cities15000_arabic.tsv.gz")[1:]:
        places["en"].add(tuple(row[1].split()))
        places["ar"].add(tuple(row[4].split("|")[0].split()))
    named = {("PER", lang): tuple(sorted(found)) for lang, found in people.items()}
    named |= {("LOC", lang): tuple(sorted(n for n in found if n)) for lang, found in places.items()}
    return NameLists(named)


def rows(file: str) -> list[list[str]]:
    """The rows of a packed table of the data folder."""
    return [line.split("\t") for line in gzip.open(data_folder() / file, "rt", encoding="utf-8").read().splitlines()]


def vary(example: Example, lists: NameLists, chance: random.Random, *, replace: float, bare: float) -> Example:
    """The example with each person and place replaced with probability `replace`, and, in Arabic,
    all its letters bared of hamza and dots with probability `bare`. A name that comes again, whole or
    by its last word, is replaced by the same."""
    words: list[str] = []
    before: dict[tuple[str, ...], list[str]] = {}
    labels: list[str] = []
    at = 0
    while at < len(example.words):
        end = at + 1
        kind = example.labels[at][2:]
        while end < len(example.labels) and example.labels[end] == f"I-{kind}" and kind:
            end += 1
        choices = lists.names.get((kind, example.language)) if kind and example.labels[at][0] == "B" else None
        surface = example.words[at:end]
        if choices and (surface in before or chance.random() < replace * (0.4 if kind == "LOC" else 1.0)):
            name = list(before.get(surface) or chance.choice(choices))
            if kind == "PER" and surface not in before and chance.random() < 0.35:
                name = name[-1:]
            before[surface] = list(name)
            if kind == "PER":
                before.setdefault(surface[-1:], name[-1:])
            if example.language == "ar" and chance.random() < 0.12:
                name[0] = chance.choice(_PROCLITICS) + name[0]
            words += name
            labels += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        else:
            words += example.words[at:end]
            labels += example.labels[at:end]
        at = end
    if example.language == "ar" and chance.random() < bare:
        words = [word.translate(_BARE) for word in words]
    return Example(tuple(words), tuple(labels), example.language, example.corpus)
