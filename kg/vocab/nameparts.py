"""What names are made of besides names: articles, "son of", generations, letter names, equivalents.

Read from `parts.yaml`, `equivalents.yaml` and `sounds.yaml` of `seeds/names/`. Keys are folded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg import resources
from kg.errors import DataError
from kg.text.fold import fold

Words = dict[str, list[str]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _NamesakesFile(_Strict):
    kinds: Words
    called: Words


class _PartsFile(_Strict):
    articles: Words
    patronymics: Words
    particles: Words
    openers: Words
    closers: Words
    generations: dict[int, Words]
    letters: dict[str, list[str]]
    romanizations: list[tuple[str, str]]
    sounded: dict[str, str]
    linking: Words
    namesakes: _NamesakesFile
    by_names: Words
    apposed: Words


class _EquivalentsFile(_Strict):
    given: list[list[str]]
    family: list[list[str]]


class _SoundsFile(_Strict):
    Latn: dict[str, list[str]]
    Arab: dict[str, list[str]]
    joined: list[str]
    heard: dict[str, dict[str, list[str]]]


_File = TypeVar("_File", bound=_Strict)


def _read(name: str, kind: type[_File]) -> _File:
    path: Path = resources.seeds() / "names" / name
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return kind.model_validate(data)
    except yaml.YAMLError as err:
        raise DataError(f"seeds/names/{name} is no YAML ({' '.join(str(err).split())}); mend it there") from err
    except ValidationError as err:
        first = err.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise DataError(f"seeds/names/{name}: {where}: {first['msg']}; mend that entry") from err


@dataclass(frozen=True, slots=True)
class NameParts:
    """Folded words by what they do in a name.

    `generations` maps a word to its rank (1 the elder); `letters` the Arabic name of a Latin letter to
    the letters it may be; `given` and `family` a name to the numbers of the groups it stands in;
    `romanizations` rewrites one romanization of East Asian syllables as another;
    `sounded` spells letters with marks, for `str.translate`; a place that is one of the `kinds` and is `called` so
    is not the known place of that name; an `apposed` word says what an organization is and is not its name.
    """

    articles: frozenset[str]
    patronymics: frozenset[str]
    particles: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    generations: Mapping[str, int]
    letters: Mapping[str, frozenset[str]]
    given: Mapping[str, frozenset[int]]
    family: Mapping[str, frozenset[int]]
    romanizations: tuple[tuple[str, str], ...]
    sounded: Mapping[int, str]
    linking: frozenset[str]
    kinds: frozenset[str]
    called: frozenset[str]
    by_names: frozenset[str]
    apposed: frozenset[str]

    @classmethod
    @cache
    def load(cls) -> NameParts:
        """The lists of `seeds/names/`; one per process. Raises `DataError` on a bad file."""
        parts = _read("parts.yaml", _PartsFile)
        equivalents = _read("equivalents.yaml", _EquivalentsFile)
        letters: defaultdict[str, set[str]] = defaultdict(set)
        for letter, names in parts.letters.items():
            for name in names:
                letters[fold(name)].add(letter)
        return cls(
            _words(parts.articles),
            _words(parts.patronymics),
            _words(parts.particles),
            _words(parts.openers),
            _words(parts.closers),
            MappingProxyType({word: rank for rank, words in parts.generations.items() for word in _words(words)}),
            MappingProxyType({name: frozenset(found) for name, found in letters.items()}),
            _groups(equivalents.given),
            _groups(equivalents.family),
            tuple((one, other) for one, other in parts.romanizations),
            MappingProxyType(str.maketrans(parts.sounded)),
            _words(parts.linking),
            _words(parts.namesakes.kinds),
            _words(parts.namesakes.called),
            _words(parts.by_names),
            _words(parts.apposed),
        )


def _words(lists: Words) -> frozenset[str]:
    return frozenset(fold(word) for words in lists.values() for word in words)


def _groups(groups: Iterable[Iterable[str]]) -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for name in group:
            found[fold(name).replace(" ", "")].add(number)
    return MappingProxyType({name: frozenset(numbers) for name, numbers in found.items()})


@dataclass(frozen=True, slots=True)
class Sounds:
    """Consonant classes of letter groups, see `sounds.yaml`; `joined` are runs that count as their last.

    `groups` finds the groups of a word, the longest first. `heard` are letter groups as one sound each, vowels too, and
    `audible` finds them.
    """

    classes: Mapping[str, tuple[str, ...]]
    joined: tuple[str, ...]
    groups: re.Pattern[str]
    heard: Mapping[str, str]
    audible: re.Pattern[str]

    @classmethod
    @cache
    def load(cls) -> Sounds:
        """The classes of both scripts in one table: no letter is in two scripts."""
        file = _read("sounds.yaml", _SoundsFile)
        classes: defaultdict[str, list[str]] = defaultdict(list)
        for script in (file.Latn, file.Arab):
            for sound, groups in script.items():
                for group in groups:
                    classes[fold(group)].append(sound)
        table = {group: tuple(sorted(sounds, reverse=True)) for group, sounds in classes.items()}
        heard = {fold(g): sound for sounds in file.heard.values() for sound, groups in sounds.items() for g in groups}
        return cls(
            classes=MappingProxyType(table),
            joined=tuple(file.joined),
            groups=_longest_first(table),
            heard=MappingProxyType(heard),
            audible=_longest_first(heard),
        )


def _longest_first(groups: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(groups, key=lambda group: (-len(group), group))
    return re.compile("|".join(map(re.escape, ordered)))
