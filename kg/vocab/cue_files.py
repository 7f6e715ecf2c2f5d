"""The format of the word lists `seeds/events/_status.yaml`, `_reference.yaml` and `_quantities.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Words = Annotated[list[str], BeforeValidator(_one_or_many)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WordsData(_Strict):
    """`words` stand as written; `verbs` and `nouns` are inflected as triggers are."""

    words: Words = []
    verbs: Words = []
    nouns: Words = []


class StatusData(_Strict):
    """One language of `_status.yaml`."""

    negation: WordsData = WordsData()
    denied: WordsData = WordsData()
    possible: WordsData = WordsData()
    planned: WordsData = WordsData()
    hypothetical: WordsData = WordsData()
    reporting: WordsData = WordsData()


class StatusFile(_Strict):
    """`_status.yaml`."""

    languages: dict[str, StatusData]


class ReferenceData(_Strict):
    """One language of `_reference.yaml`."""

    pronouns: dict[str, dict[str, int]]
    possessives: dict[str, dict[str, int]]
    suffixes: dict[str, dict[str, int]]
    determiners: dict[str, int]
    groups: dict[str, Words]
    demonstratives: Words
    latter: Words
    where: Words
    ordinals: Words
    repeated: Words
    counterparts: Words
    owners: Words


class ReferenceFile(_Strict):
    """`_reference.yaml`."""

    many_holders: Words
    of_states: Words
    languages: dict[str, ReferenceData]


class MeasureData(_Strict):
    """One language of `_quantities.yaml`."""

    hedges: Words
    scales: dict[str, float]
    currencies: dict[str, str]
    percent: Words
    counted: dict[str, str]


class MeasureFile(_Strict):
    """`_quantities.yaml`."""

    languages: dict[str, MeasureData]
