"""What stands on news pages besides news: the phrases of `seeds/layout.yaml`, by role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from pydantic import ConfigDict, RootModel, ValidationError

from kg import resources
from kg.errors import DataError
from kg.text.arabic import CONJUNCTIONS
from kg.text.fold import fold, fold_with_offsets
from kg.text.script import Script, script_of

_COLON = re.compile(r"\s*[:：]|\s+[-–—]+\s")


class Role(StrEnum):
    """What a phrase says of its line; values are the keys of `seeds/layout.yaml`, which explains them."""

    BOILERPLATE = "boilerplate"
    RELATED = "related"
    RESUME = "resume"
    LINK = "link"
    LABEL = "label"
    SOURCE = "source"
    KEYWORDS = "keywords"
    COPYRIGHT = "copyright"
    PICTURE = "picture"
    CAPTION = "caption"
    BYLINE = "byline"
    PUBLISHED = "published"
    FILLER = "filler"
    SECTION = "section"
    TRAILING = "trailing"
    BUTTON = "button"
    AGENCY = "agency"
    CONTINUING = "continuing"
    AHEAD = "ahead"


class How(StrEnum):
    """Where in a line a phrase has to stand."""

    WHOLE = "whole"
    START = "start"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: its key, and where it stands in the line as written."""

    key: str
    start: int
    end: int


def words_of(line: str) -> tuple[Word, ...]:
    """The words of `line` with their offsets in it."""
    folded = fold_with_offsets(line)
    words: list[Word] = []
    start = 0
    for key in folded.text.split(" ") if folded.text else ():
        span = folded.span(start, start + len(key))
        words.append(Word(key, span.start, span.end))
        start += len(key) + 1
    return tuple(words)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that tell a role; with `colon` only if a colon or a dash follows them on the page."""

    words: tuple[str, ...]
    colon: bool


class _File(RootModel[dict[Role, dict[How, dict[str, list[str]]]]]):
    model_config = ConfigDict(frozen=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """The phrases by role and position, those that begin alike together, the longest first.

    `languages` are the languages that have phrases, sorted.
    """

    languages: tuple[str, ...]
    phrases: Mapping[tuple[Role, How], Mapping[str, tuple[Phrase, ...]]]

    @classmethod
    def load(cls, path: Path) -> Layout:
        """The layout in the YAML file at `path`; `DataError` if it breaks its format."""
        try:
            file = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).root
        except (OSError, yaml.YAMLError, ValidationError) as err:
            raise DataError(f"{path}: {' '.join(str(err).split())[:300]}; mend the file") from err
        table: dict[tuple[Role, How], dict[str, list[Phrase]]] = {}
        languages: set[str] = set()
        for role, positions in file.items():
            for how, by_language in positions.items():
                for language, texts in by_language.items():
                    languages.add(language)
                    for text in texts:
                        words = tuple(fold(text).split())
                        if not words:
                            raise DataError(f"{path}: {role}/{how}/{language} has a phrase without words; remove it")
                        by_first = table.setdefault((role, how), {})
                        for first in _written(words[0], role):
                            phrase = Phrase((first, *words[1:]), text.rstrip().endswith(":"))
                            by_first.setdefault(first, []).append(phrase)
        ordered = {
            place: {
                first: tuple(sorted(group, key=lambda p: (-len(p.words), p.words, p.colon)))
                for first, group in m.items()
            }
            for place, m in table.items()
        }
        return cls(tuple(sorted(languages)), ordered)

    def match(self, role: Role, how: How, words: Sequence[Word], at: int, line: str) -> int:
        """How many words the longest phrase of this role takes from `words[at:]`; 0 if none fits."""
        for phrase in self.phrases.get((role, how), {}).get(words[at].key, ()):
            end = at + len(phrase.words)
            if end > len(words) or any(w.key != key for w, key in zip(words[at:end], phrase.words, strict=True)):
                continue
            if not phrase.colon or _COLON.match(line, words[end - 1].end):
                return len(phrase.words)
        return 0

    def starts(self, role: Role, words: Sequence[Word], line: str) -> int:
        """How many words of a START phrase of this role the line begins with; 0 if none."""
        return self.match(role, How.START, words, 0, line) if words else 0

    def within(self, role: Role, words: Sequence[Word], line: str) -> bool:
        """Whether a WITHIN phrase of this role stands anywhere in the line."""
        return any(self.match(role, How.WITHIN, words, at, line) for at in range(len(words)))

    def whole(self, role: Role, words: Sequence[Word], line: str) -> bool:
        """Whether the words are exactly one WHOLE phrase of this role."""
        return bool(words) and self.match(role, How.WHOLE, words, 0, line) == len(words)

    def covering(self, roles: Sequence[Role], words: Sequence[Word], line: str) -> tuple[Role, ...] | None:
        """The roles of the WHOLE phrases that make up the line, None if other words are left.

        Numbers count as covered ("Share 12"). Of several ways the one with the longest phrases counts.
        """
        taken: list[Role] = []
        at = 0
        while at < len(words):
            best, role = max(
                ((self.match(role, How.WHOLE, words, at, line), role) for role in roles), key=lambda x: x[0]
            )
            if best:
                taken.append(role)
                at += best
            elif words[at].key.isdecimal():
                at += 1
            else:
                return None
        return tuple(taken) or None


def _written(word: str, role: Role) -> tuple[str, ...]:
    """The word and, inside sentences, what it is with Arabic "and" or "so" written onto it (وسيجري)."""
    if role is not Role.AHEAD or script_of(word[0]) is not Script.ARABIC:
        return (word,)
    return (word, *(conjunction + word for conjunction in sorted(CONJUNCTIONS)))


@cache
def layout() -> Layout:
    """The layout that comes with the package."""
    return Layout.load(resources.seeds() / "layout.yaml")
