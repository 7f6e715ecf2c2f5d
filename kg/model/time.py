"""Stretches of calendar time with bounds and a written form."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from kg.errors import InvariantError


@dataclass(frozen=True, slots=True, order=True)
class TimeSpan:
    """Some time between two days, both included (proleptic Gregorian calendar).

    `edtf` is the written form (Extended Date/Time Format, ISO 8601-2:2019): `2026-01-05`,
    `2025-08`, `2023`, or an interval `2026-01-05/2026-01-06`.
    """

    earliest: date
    latest: date
    edtf: str

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise InvariantError(f"time span {self.edtf!r} ends before it begins")

    @classmethod
    def day(cls, value: date) -> TimeSpan:
        return cls(value, value, value.isoformat())

    @classmethod
    def month(cls, year: int, month: int) -> TimeSpan:
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), f"{year:04d}-{month:02d}")

    @classmethod
    def year(cls, year: int) -> TimeSpan:
        return cls(date(year, 1, 1), date(year, 12, 31), f"{year:04d}")

    @classmethod
    def between(cls, first: date, last: date) -> TimeSpan:
        """The span of two days, written in the shortest form that says exactly that."""
        if first == last:
            return cls.day(first)
        for whole in (cls.month(first.year, first.month), cls.year(first.year)):
            if (whole.earliest, whole.latest) == (first, last):
                return whole
        return cls(first, last, f"{first.isoformat()}/{last.isoformat()}")

    @classmethod
    def parse(cls, edtf: str) -> TimeSpan:
        """The span written as `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or two of these with a slash."""
        first, _, last = edtf.partition("/")
        try:
            spans = [_parse_single(part) for part in (first, last or first)]
        except ValueError as err:
            raise InvariantError(f"{edtf!r} is not a date; write YYYY, YYYY-MM, YYYY-MM-DD or an interval") from err
        return cls(spans[0].earliest, spans[1].latest, edtf)

    @property
    def days(self) -> int:
        """How many days the span covers; 1 for a single day."""
        return (self.latest - self.earliest).days + 1

    def overlaps(self, other: TimeSpan) -> bool:
        return self.earliest <= other.latest and other.earliest <= self.latest

    def contains(self, other: TimeSpan) -> bool:
        return self.earliest <= other.earliest and other.latest <= self.latest


def _parse_single(text: str) -> TimeSpan:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1 and len(text) == 4:
        return TimeSpan.year(parts[0])
    if len(parts) == 2 and len(text) == 7:
        return TimeSpan.month(parts[0], parts[1])
    return TimeSpan.day(date.fromisoformat(text))
