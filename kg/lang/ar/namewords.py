"""The words that show where Arabic names begin, end and hold together (`seeds/words/ar/names.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from kg import resources
from kg.errors import DataError
from kg.model import EntityType, Token
from kg.text.fold import fold

_ARTICLE = fold("ال")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Sets of folded words without article; `closers` and `calendar` keep theirs."""

    sets: Mapping[str, frozenset[str]]
    place_heads: Mapping[str, EntityType]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> NameWords:
        """Raises `DataError` when the file is missing or misshapen."""
        path = resources.seeds() / "words" / "ar" / "names.yaml"
        try:
            data = yaml.safe_load(path.read_text("utf-8"))
            flat = {name: words for name, words in data.items() if isinstance(words, str)}
            flat |= dict(data["organizations"])
            sets = {name: frozenset(map(fold, words.split())) for name, words in flat.items()}
            heads = {fold(w): EntityType(kind) for kind, words in data["places"].items() for w in words.split()}
        except (OSError, yaml.YAMLError, KeyError, ValueError, AttributeError) as err:
            raise DataError(f"{path.name} of the Arabic words is not readable ({err}); restore it") from err
        return cls(sets, heads)

    def has(self, name: str, token: Token) -> bool:
        """Whether the token is in the named list, with its article or without."""
        words = self.sets[name]
        return token.norm in words or (token.definite and _ARTICLE + token.norm in words)

    def link(self, token: Token) -> bool:
        return not token.definite and token.norm in self.sets["links"]

    def opener(self, token: Token) -> bool:
        return not token.definite and token.norm in self.sets["openers"]

    def closer(self, token: Token) -> bool:
        written = _ARTICLE + token.norm if token.definite else token.norm
        return written in self.sets["closers"]

    def title(self, token: Token) -> bool:
        """Whether the token is a form of address that stands inside names of places ("مطار الملك خالد")."""
        return token.definite and _ARTICLE + token.norm in self.sets["honours"]

    def dated(self, token: Token) -> bool:
        """Whether the token names a month or a day."""
        written = _ARTICLE + token.norm if token.definite else token.norm
        return written in self.sets["calendar"]
