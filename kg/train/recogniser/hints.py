"""The lists behind `kg.lang.hints`, from open data, packed.

People: labels of Wikidata (CC0) by two collections, one of them with DziriNames (MIT); places: GeoNames (CC BY 4.0)
and the package's own gazetteer; how common a word is: wordfreq (CC BY-SA 4.0). A code holds three levels:
`person * 16 + place * 4 + common`. A name that is a common word says little, so the first level is by the count
among names over that in text.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import wordfreq

from kg import resources
from kg.lang.hints import hashed
from kg.text.fold import fold
from kg.train.recogniser.augment import rows

_FLOOR = 1.5
"""Zipf frequency (powers of ten in a billion words) of a word that wordfreq does not list."""
_STRONG, _FAIR = -2.5, -4.0
_COMMON = (3.0, 4.0, 5.0)


def write(file: Path) -> int:
    """Pack the lists into `file`; the number of words."""
    people, places = _people(), _places()
    common = _frequencies()
    codes: dict[int, int] = {}
    for word in sorted({*people, *places, *(w for w, zipf in common.items() if zipf >= _COMMON[0])}):
        zipf = common.get(word, _FLOOR)
        person = _person(people.get(word, 0), max(zipf, _FLOOR))
        codes[hashed(word)] = person * 16 + places.get(word, 0) * 4 + sum(zipf >= least for least in _COMMON)
    keys = np.array(sorted(codes), np.uint32)
    np.savez_compressed(file, keys=keys, codes=np.array([codes[int(key)] for key in keys], np.uint8))
    return len(keys)


def _person(count: int, zipf: float) -> int:
    if not count:
        return 0
    rate = math.log10(count) - zipf
    return 3 if rate >= _STRONG else 2 if rate >= _FAIR else 1


def _people() -> Counter[str]:
    """Folded words of people's names with the number of people that bear them."""
    found: Counter[str] = Counter()
    for row in rows("arabic-latin-names/full_names.tsv.gz")[1:]:
        found.update({*fold(row[0]).split(), *fold(row[1]).split()})
    for file in ("80", "20"):
        for latin, arabic, count in rows(f"coling2018-names/wd_arabic_{file}.gz"):
            for word in (fold(latin), fold(arabic.replace(" ", ""))):
                found[word] += int(count)
    return Counter({word: count for word, count in found.items() if len(word) > 1 and " " not in word})


def _places() -> dict[str, int]:
    """Folded words of names of places: 2 for a whole name, 1 for a part of one."""
    names = {
        name
        for row in rows("geonames-cities-ar/cities15000_arabic.tsv.gz")[1:]
        for name in (row[1], *row[4].split("|"))
    }
    for table in ("countries", "cities", "places"):
        with (resources.seeds() / "names" / f"{table}.tsv").open(encoding="utf-8") as lines:
            for record in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
                names |= {form.rstrip("?~") for side in ("en", "ar") for form in (record[side] or "").split("|")}
    found: dict[str, int] = {}
    for name in names:
        words = fold(name).split()
        for word in words:
            if len(word) > 1:
                found[word] = max(found.get(word, 0), 2 if len(words) == 1 else 1)
    return found


def _frequencies() -> dict[str, float]:
    """Zipf frequencies of folded words."""
    shares: defaultdict[str, float] = defaultdict(float)
    for language in ("ar", "en"):
        for word, share in wordfreq.get_frequency_dict(language, wordlist="best").items():
            shares[fold(word).replace(" ", "")] += share
    return {word: math.log10(share) + 9 for word, share in shares.items() if word and share}
