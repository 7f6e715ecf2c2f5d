"""Words that are translated in names, not transliterated: "ministry" is وزارة, from `seeds/names/words.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg import resources
from kg.errors import DataError
from kg.text.fold import fold
from kg.vocab.gazetteer import bare

_KINDS = frozenset({"head", "organ", "topic", "place"})
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Translations:
    """Meanings by phrase: a meaning is the number of a row, the same in every language.

    Keys are folded, Arabic ones without article. `heads` are the meanings that say what sort of body or
    place a name names, `organs` those of them that a body or place has: its name without them is another's.
    """

    meanings: Mapping[str, frozenset[int]]
    heads: frozenset[int]
    organs: frozenset[int]
    longest: int

    @classmethod
    @cache
    def load(cls) -> Translations:
        """The rows of `seeds/names/words.tsv`; one per process. Raises `DataError` on a bad row."""
        path = resources.seeds() / "names" / "words.tsv"
        meanings: defaultdict[str, set[int]] = defaultdict(set)
        heads, organs = set(), set()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith(("#", "kind\t")):
                continue
            columns = line.split("\t")
            if len(columns) != _COLUMNS or columns[0] not in _KINDS or not all(columns):
                raise DataError(
                    f"seeds/names/words.tsv:{number}: a row is kind, en, ar with tabs between; "
                    f"kind is one of {', '.join(sorted(_KINDS))}"
                )
            if columns[0] != "topic":
                heads.add(number)
            if columns[0] == "organ":
                organs.add(number)
            for form in "|".join(columns[1:]).split("|"):
                meanings[bare(fold(form))].add(number)
        return cls(
            MappingProxyType({key: frozenset(rows) for key, rows in meanings.items()}),
            frozenset(heads),
            frozenset(organs),
            max(len(key.split()) for key in meanings),
        )
