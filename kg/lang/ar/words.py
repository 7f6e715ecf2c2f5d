"""Closed classes of Arabic, read from `seeds/words/ar/words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import yaml

from kg import resources
from kg.errors import DataError
from kg.text.arabic import ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA, ALEF_MAQSURA, YEH, bare
from kg.text.fold import fold


@dataclass(frozen=True, slots=True)
class Words:
    """Function words by key, and words that begin with the letters of the article but have none."""

    tags: Mapping[str, tuple[tuple[str, str], ...]]
    exact: Mapping[str, str]
    bare_beginnings: tuple[str, ...]
    bare_words: frozenset[str]

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Words:
        """Raises `DataError` when the file is missing or misshapen."""
        path = resources.seeds() / "words" / "ar" / "words.yaml"
        try:
            data = yaml.safe_load(path.read_text("utf-8"))
            tags: dict[str, list[tuple[str, str]]] = {}
            for tag, words in data["pos"].items():
                for word in words.split():
                    tags.setdefault(fold(word), []).append((word, tag))
            exact = {str(word): str(tag) for word, tag in data["exact"].items()}
            beginnings = tuple(fold(word) for word in data["no_article"]["beginnings"].split())
            whole = frozenset(fold(word) for word in data["no_article"]["words"].split())
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as err:
            raise DataError(f"{path.name} of the Arabic words is not readable ({err}); restore it") from err
        return cls({key: tuple(found) for key, found in tags.items()}, exact, beginnings, whole)

    def tag(self, surface: str) -> str | None:
        """The Universal POS tag of a function word, None for any other word; "" for a word that only its
        folded twin would make one (علي, Ali, is not على, on)."""
        written = bare(surface)
        if written in self.exact:
            return self.exact[written]
        listed = self.tags.get(fold(written), ())
        fitting = [(word != written, tag) for word, tag in listed if _spells(written, word)]
        return min(fitting, key=lambda found: found[0])[1] if fitting else None

    def functional(self, surface: str) -> bool:
        """Whether the word is listed in just this spelling."""
        written = bare(surface)
        return any(word == written for word, _ in self.tags.get(fold(written), ()))

    def reading(self, text: str) -> Words:
        """The same lists for a passage: where it never writes ى, and ي in its place, its علي is mostly على ("on")."""
        dotted = ALEF_MAQSURA in text or not any(word in _DOTTED for word in text.split())
        return self if dotted else replace(self, exact={**self.exact, **_UNDOTTED})

    def articled(self, key: str) -> bool:
        """Whether letters like the article's at the beginning of a folded word are surely the article."""
        return not self.whole(key) and not key.startswith(self.bare_beginnings)

    def whole(self, key: str) -> bool:
        """Whether a folded word that begins like one with the article is surely none."""
        return key in self.bare_words


def _spells(written: str, listed: str) -> bool:
    """Whether a written word can be a listed one: writers leave hamzas and dots out, but put none in
    that are wrong ("إمام", imam, is not "أمام", before; "جري", running, is not "جرى", took place)."""
    if len(written) != len(listed):
        return True
    pairs = zip(written, listed, strict=True)
    return all(w == x or not (w in _MARKED or (w == YEH and x == ALEF_MAQSURA)) for w, x in pairs)


_DOTTED = frozenset({"الي", "والي", "حتي", "وحتي", "لدي"})
"""Words that end in ى, as writers spell them who put dots on every one."""

_UNDOTTED = {"علي": "ADP"}
_MARKED = frozenset({ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA})
