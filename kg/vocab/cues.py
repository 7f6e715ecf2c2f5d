"""Word lists around events, per language: status, reference and measures, from `seeds/events/_*.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg import resources
from kg.errors import DataError
from kg.model import EntityType
from kg.text.fold import fold
from kg.vocab.cue_files import MeasureData, MeasureFile, ReferenceData, ReferenceFile, StatusData, StatusFile
from kg.vocab.event_files import GrammarData, read_grammar_file, read_yaml
from kg.vocab.grammar import Kind, word_forms
from kg.vocab.inflect import Number
from kg.vocab.offices import Offices


class Cue(StrEnum):
    """What a word says of the event it governs or marks; see `seeds/events/_status.yaml`."""

    NEGATION = "negation"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    REPORTING = "reporting"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a word can stand for: "he", "leaders", "الجانبان".

    `types` are what it may stand for; `number` is 1, 2 or 3 for many, as far as the form tells
    (0: it does not); `office` is what those persons hold ("الوزيران"), None if the word names no office.
    """

    types: frozenset[EntityType]
    number: int
    office: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    """Words of one language that refer back, see `seeds/events/_reference.yaml`; keys are token norms or lemmas."""

    pronouns: Mapping[str, Reach]
    possessives: Mapping[str, Reach]
    suffixes: Mapping[str, Reach]
    determiners: Mapping[str, int]
    groups: Mapping[str, Reach]
    demonstratives: frozenset[str]
    latter: frozenset[str]
    where: frozenset[str]
    ordinals: tuple[str, ...]
    repeated: frozenset[str]
    counterparts: Mapping[str, str]
    owners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measures:
    """Words of one language that make numbers quantities: scales, currencies and things counted.

    `hedges`, the longest first, stand before a number and say how exactly it is meant, as folded words.
    """

    hedges: tuple[tuple[str, ...], ...]
    scales: Mapping[str, float]
    currencies: Mapping[str, str]
    percent: frozenset[str]
    counted: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cues:
    """All word lists, by language; `many_holders` are office ids that many people hold at once,
    `of_states` those that belong to a country."""

    status: Mapping[str, Mapping[str, frozenset[Cue]]]
    references: Mapping[str, References]
    many_holders: frozenset[str]
    of_states: frozenset[str]
    measures: Mapping[str, Measures]

    @classmethod
    def load(cls, folder: Path | None = None) -> Cues:
        """The lists of `folder`, by default those of the package. Raises `DataError` on a bad file."""
        return _load(folder if folder is not None else resources.seeds() / "events")


@lru_cache(maxsize=4)
def _load(folder: Path) -> Cues:
    grammars = read_grammar_file(folder / "_languages.yaml").languages
    status = read_yaml(folder / "_status.yaml", StatusFile).languages
    referring = read_yaml(folder / "_reference.yaml", ReferenceFile)
    references = referring.languages
    measures = read_yaml(folder / "_quantities.yaml", MeasureFile).languages
    return Cues(
        MappingProxyType({language: _status(data, grammars[language]) for language, data in status.items()}),
        MappingProxyType({language: _references(data, grammars[language]) for language, data in references.items()}),
        frozenset(referring.many_holders),
        frozenset(referring.of_states),
        MappingProxyType({language: _measures(data) for language, data in measures.items()}),
    )


def _status(data: StatusData, grammar: GrammarData) -> Mapping[str, frozenset[Cue]]:
    found: dict[str, set[Cue]] = {}
    for cue in Cue:
        lists = getattr(data, cue.value)
        forms = [fold(word) or word for word in lists.words]
        forms += [form for word in lists.verbs for form in word_forms(word, Kind.VERB, grammar)]
        forms += [form for word in lists.nouns for form in word_forms(word, None, grammar)]
        for form in forms:
            found.setdefault(form, set()).add(cue)
    return MappingProxyType({form: frozenset(cues) for form, cues in found.items()})


_HOLDER = "holder"
_KINDS = {
    _HOLDER: frozenset({EntityType.PERSON}),
    "any": frozenset(EntityType),
    "thing": frozenset(EntityType) - {EntityType.PERSON},
    **{kind.value: frozenset({kind}) for kind in EntityType},
}
_NUMBERS = {Number.SINGULAR: 1, Number.DUAL: 2, Number.PLURAL: 3, Number.NONE: 0}


def _references(data: ReferenceData, grammar: GrammarData) -> References:
    groups: dict[str, Reach] = {}
    offices = Offices.load()
    for kind, words in data.groups.items():
        types = _types(kind)
        for word in words:
            for form, inflection in word_forms(word, Kind.NOUN, grammar).items():
                if not inflection.suffix:
                    phrase = offices.phrase(fold(word)) if kind == _HOLDER else None
                    office = None if phrase is None else phrase.office
                    groups.setdefault(form, Reach(types, _NUMBERS[inflection.number], office))
    return References(
        pronouns=_pronouns(data.pronouns),
        possessives=_pronouns(data.possessives),
        suffixes=_pronouns(data.suffixes),
        determiners=MappingProxyType({fold(word): number for word, number in data.determiners.items()}),
        groups=MappingProxyType(groups),
        demonstratives=frozenset(map(fold, data.demonstratives)),
        latter=frozenset(map(fold, data.latter)),
        where=frozenset(map(fold, data.where)),
        ordinals=tuple(map(fold, data.ordinals)),
        repeated=frozenset(map(fold, data.repeated)),
        counterparts=_owned(data.counterparts, grammar),
        owners=_owned(data.owners, grammar),
    )


def _owned(words: Iterable[str], grammar: GrammarData) -> Mapping[str, str]:
    """Forms to the pronoun attached to them ("" where the language writes it apart)."""
    return MappingProxyType(
        {form: inflection.suffix for word in words for form, inflection in word_forms(word, Kind.NOUN, grammar).items()}
    )


def _pronouns(kinds: Mapping[str, Mapping[str, int]]) -> Mapping[str, Reach]:
    return MappingProxyType(
        {fold(word): Reach(_types(kind), number) for kind, words in kinds.items() for word, number in words.items()}
    )


def _types(kind: str) -> frozenset[EntityType]:
    if kind not in _KINDS:
        raise DataError(f"_reference.yaml: {kind!r} is no kind of thing; use one of {', '.join(sorted(_KINDS))}")
    return _KINDS[kind]


def _measures(data: MeasureData) -> Measures:
    return Measures(
        hedges=tuple(sorted({tuple(fold(words).split()) for words in data.hedges}, key=lambda h: (-len(h), h))),
        scales=MappingProxyType({fold(word): value for word, value in data.scales.items()}),
        currencies=MappingProxyType({fold(word) or word: code for word, code in data.currencies.items()}),
        percent=frozenset(fold(word) or word for word in data.percent),
        counted=MappingProxyType({fold(word): unit for word, unit in data.counted.items()}),
    )
