"""Who held which office when, from `seeds/names/holders.tsv`: background that helps to resolve and is never stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kg import resources
from kg.errors import DataError
from kg.text.fold import fold

_COLUMNS = ("of", "office", "from", "to", "en", "ar")
_FILE = "seeds/names/holders.tsv"


@dataclass(frozen=True, slots=True)
class Holder:
    """One row: `of` is a gazetteer id, `person` the first English name, `names` all forms, folded."""

    of: str
    office: str
    start: date
    end: date | None
    person: str
    names: frozenset[str]

    def holds(self, day: date) -> bool:
        """Whether the office was held on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Holders:
    """The rows by the body an office belongs to, and the people by folded name."""

    rows: Mapping[str, tuple[Holder, ...]]
    people: Mapping[str, str]

    @classmethod
    @cache
    def load(cls) -> Holders:
        """The table of the seeds; one per process. Raises `DataError` on a bad row."""
        rows: defaultdict[str, list[Holder]] = defaultdict(list)
        bearers: defaultdict[str, set[str]] = defaultdict(set)
        for row in _rows():
            rows[row.of].append(row)
            for name in row.names:
                bearers[name].add(row.person)
        people = {name: next(iter(found)) for name, found in bearers.items() if len(found) == 1}
        return cls(MappingProxyType({of: tuple(found) for of, found in rows.items()}), MappingProxyType(people))

    def person(self, key: str) -> str | None:
        """The person of the table with this folded name, None if there is none or there are two."""
        return self.people.get(key)

    def at(self, of: str, day: date) -> Iterator[Holder]:
        """Who held any office of a country or body on a day."""
        return (row for row in self.rows.get(of, ()) if row.holds(day))


def _rows() -> Iterator[Holder]:
    path = resources.seeds() / "names" / "holders.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if line.startswith("#") or not line.strip() or tuple(cells) == _COLUMNS:
            continue
        try:
            of, office, start, end, english, arabic = cells
            first, last = date.fromisoformat(start), date.fromisoformat(end) if end else None
        except ValueError as err:
            raise DataError(f"{_FILE}:{number}: {err}; a row is {', '.join(_COLUMNS)} with tabs between") from err
        names = [name for name in f"{english}|{arabic}".split("|") if name]
        if last is not None and last < first:
            raise DataError(f"{_FILE}:{number}: the office ends before it begins; correct the dates")
        yield Holder(of if ":" in of else f"country:{of}", office, first, last, names[0], frozenset(map(fold, names)))
