"""Words that number the events of a series, from `seeds/events/_ordinals.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from kg import resources
from kg.errors import DataError
from kg.text.fold import fold
from kg.vocab.gazetteer import bare


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    languages: dict[str, dict[int, list[str]]]


@cache
def ordinals(language: str) -> Mapping[str, int]:
    """Numbers by folded word, Arabic ones without article; empty for a language without a list."""
    path = resources.seeds() / "events" / "_ordinals.yaml"
    try:
        file = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as err:
        first = err.errors()[0]
        raise DataError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}; mend that entry") from err
    lists = file.languages.get(language, {})
    return MappingProxyType({bare(fold(word)): number for number, words in lists.items() for word in words})
