"""The words that shape English names, from `seeds/words/en/names.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import yaml

from kg import resources
from kg.errors import DataError


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of lower-case words; the file says what each is for."""

    links: frozenset[str]
    before: frozenset[str]
    calendar: frozenset[str]
    organization_heads: frozenset[str]
    place_heads: frozenset[str]
    joints: frozenset[str]
    bodies: frozenset[str]
    body_words: frozenset[str]
    qualifiers: frozenset[str]
    determiners: frozenset[str]
    fields: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    compass: frozenset[str]
    occasions: frozenset[str]
    combining: frozenset[str]
    kin: frozenset[str]
    speech: frozenset[str]
    conferring: frozenset[str]
    leaving: frozenset[str]
    conferral: frozenset[str]


@cache
def name_words() -> NameWords:
    """The lists of the package; raises `DataError` when one is missing."""
    path = resources.seeds() / "words" / "en" / "names.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    missing = [field.name for field in fields(NameWords) if not isinstance(data.get(field.name), str)]
    if missing:
        raise DataError(f"seeds/words/en/names.yaml lacks the list {missing[0]!r}; restore it")
    return NameWords(**{field.name: frozenset(data[field.name].split()) for field in fields(NameWords)})
