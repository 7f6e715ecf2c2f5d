"""Offices and forms of address by their words, from `seeds/names/offices.yaml`.

Phrases are kept as keys of bare words: folded, Arabic ones without article, so that "وزير
الخارجية" and "وزير خارجية" are one. The feminine, dual and plural of Arabic head words are
derived from the table of inflections in the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kg import resources
from kg.errors import DataError, NotFoundError
from kg.model import Tenure
from kg.text.fold import fold
from kg.vocab.gazetteer import bare


class Number(StrEnum):
    """How many holders a phrase speaks of: "الوزيران" are two, "the presidents" several."""

    ONE = "one"
    TWO = "two"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its id and its label by language."""

    id: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name an office; `complete` phrases name its country too ("أمير قطر"), and whoever holds one that is
    `sent` is sent to a country ("مبعوث إلى اليمن")."""

    office: str
    number: Number
    complete: bool = False
    sent: bool = False


class _Office(BaseModel):
    model_config = ConfigDict(extra="forbid")
    label: dict[str, str]
    en: list[str]
    ar: list[str]
    absorbs: bool = False
    sent: bool = False


class _Inflection(BaseModel):
    model_config = ConfigDict(extra="forbid")
    feminine: str
    dual: list[str]
    plural: list[str]
    also: list[str] = []
    only_masculine: bool = False


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    offices: Annotated[dict[str, _Office], Field(min_length=1)]
    inflect: dict[str, _Inflection]
    tenure: dict[Tenure, dict[str, list[str]]]
    titles: dict[str, list[str]]
    heads: dict[str, str]
    titles_of: dict[str, list[str]] = {}


class Offices:
    """Look-ups by bare key; make it with `load`."""

    def __init__(self, file: _File) -> None:
        self._offices = {key: Office(key, office.label) for key, office in sorted(file.offices.items())}
        self._phrases: dict[str, Phrase] = {}
        for key, office in file.offices.items():
            for form, number in _all_forms(office, file.inflect):
                complete = office.absorbs and " " in form
                self._phrases.setdefault(_key(form), Phrase(key, number, complete, office.sent))
        self._tenures = {
            _key(word): tenure for tenure, words in file.tenure.items() for forms in words.values() for word in forms
        }
        self._titles = frozenset(_key(title) for titles in file.titles.values() for title in titles)
        self._heads = dict(file.heads)
        self._titles_of = {_key(title): tuple(countries) for title, countries in file.titles_of.items()}
        unknown = sorted(set(self._heads.values()) - self._offices.keys())
        if unknown:
            raise DataError(f"seeds/names/offices.yaml: heads: there is no office {unknown[0]!r}; mend that entry")
        self._first = frozenset(key.split()[0] for key in self._phrases)
        self._first_of_title = frozenset(key.split()[0] for key in self._titles)
        self.longest = max(len(key.split()) for key in [*self._phrases, *self._titles])

    @classmethod
    @cache
    def load(cls) -> Offices:
        """The offices of `seeds/names/offices.yaml`; one per process."""
        path = resources.seeds() / "names" / "offices.yaml"
        try:
            return cls(_File.model_validate(yaml.safe_load(path.read_text("utf-8"))))
        except ValidationError as err:
            first = err.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise DataError(f"seeds/names/offices.yaml: {where}: {first['msg']}; mend that entry") from err

    def office(self, key: str) -> Office:
        """The office with an id such as `foreign-minister`."""
        try:
            return self._offices[key]
        except KeyError as err:
            raise NotFoundError(f"no office {key!r}; add it to seeds/names/offices.yaml") from err

    def begins(self, key: str) -> bool:
        """Whether a folded word begins the name of an office."""
        return key.partition(" ")[0] in self._first

    def begins_title(self, key: str) -> bool:
        """Whether a folded word begins a form of address."""
        return key.partition(" ")[0] in self._first_of_title

    def labels(self) -> dict[str, Mapping[str, str]]:
        """Every office's label by language."""
        return {key: office.labels for key, office in self._offices.items()}

    def phrase(self, key: str) -> Phrase | None:
        """What a run of bare words says, None if it names no office."""
        return self._phrases.get(key)

    def tenure(self, key: str) -> Tenure | None:
        """Whether a word beside an office says that it was, is or will be held."""
        return self._tenures.get(key)

    def head_of(self, body: str) -> str | None:
        """The office that the "chief" or "head" of a known body holds, None if it is just its head."""
        return self._heads.get(body)

    def countries_of(self, key: str) -> tuple[str, ...]:
        """The countries (ISO 3166) that have a title which is often written without one ("Secretary Rubio")."""
        return self._titles_of.get(key, ())

    def title(self, key: str) -> bool:
        """Whether a run of bare words is a form of address."""
        return key in self._titles


def _key(form: str) -> str:
    return bare(fold(form))


def _all_forms(office: _Office, inflect: Mapping[str, _Inflection]) -> Iterator[tuple[str, Number]]:
    for form in office.en:
        yield form, Number.ONE
        yield _english_plural(form), Number.MANY
    for form in office.ar:
        yield form, Number.ONE
        head, _, rest = form.partition(" ")
        changes = inflect.get(head.removeprefix("ال"))
        if changes is None:
            continue
        singular = [*changes.also] if changes.only_masculine else [changes.feminine, *changes.also]
        for number, words in ((Number.ONE, singular), (Number.TWO, changes.dual), (Number.MANY, changes.plural)):
            for word in words:
                yield f"{word} {rest}".strip(), number


def _english_plural(form: str) -> str:
    """The regular plural of the head: the word before "of", "for" or "in", else the last."""
    words = form.split()
    head = next((i for i, word in enumerate(words) if i and word in ("of", "for", "in")), len(words)) - 1
    word = words[head]
    words[head] = word + "es" if word.endswith(("s", "ch", "x")) else word + "s"
    return " ".join(words)
