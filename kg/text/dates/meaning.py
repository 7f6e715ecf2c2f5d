"""What date expressions mean, before anybody knows when they were written.

A meaning is a small tree that `at` reads off for one day of reference: the day of publication, or
the day the text spoke of before. Most meanings depend on it ("last Tuesday"), absolute ones do not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kg.model import TimeSpan
from kg.text.dates import units
from kg.text.dates.units import Part, Unit


class Leaning(StrEnum):
    """Which way a bare "Tuesday" or "October" looks: its sentence's tense tells."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


class Basis(StrEnum):
    """What an expression is counted from.

    CALENDAR: nothing. ANCHOR: the day of writing. PREVIOUS: the date the text spoke of last ("a
    day earlier"). TENSE: the day of writing if the event lies ahead, else the date spoken of last
    ("بعد يومين" is both "in two days" and "two days later"). OPENING: the day on which what is named behind it began
    ("the second day of the visit", "two days after the summit").
    """

    CALENDAR = "calendar"
    ANCHOR = "anchor"
    PREVIOUS = "previous"
    TENSE = "tense"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Fixed:
    """An absolute date. `other` is the second reading of a numeric date whose order is unsure:
    taken only when it lies within a month of the day of writing and the first does not."""

    span: TimeSpan
    unit: Unit
    other: TimeSpan | None = None

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        if self.other is not None:
            near = [abs((span.earliest - day).days) <= 31 for span in (self.span, self.other)]
            if near == [False, True]:
                return self.other
        return self.span


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit `count` units away: today, last week, three years ago."""

    unit: Unit
    count: int

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        return units.moved(self.unit, day, self.count)


@dataclass(frozen=True, slots=True)
class Window:
    """All from `first` to `last` units away: the past three days, recent weeks."""

    unit: Unit
    first: int
    last: int

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        return units.window(self.unit, day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meaning that only an event to come can have: "in three days" of the past is a duration."""

    inner: Meaning

    @property
    def unit(self) -> Unit:
        return self.inner.unit

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        return self.inner.at(day, leaning) if leaning is Leaning.FUTURE else None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0. `turn` is -1 for the last one before the day, 1 for the next
    after it, 0 for that of the same week; without it the leaning decides and today counts."""

    weekday: int
    turn: int | None = None
    unit: Unit = Unit.DAY

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        ahead = (self.weekday - day.weekday()) % 7
        if self.turn == 0:
            distance = self.weekday - day.weekday()
            if leaning is Leaning.FUTURE:
                distance = ahead
        elif self.turn == 1 or (self.turn is None and leaning is Leaning.FUTURE):
            distance = ahead or (7 if self.turn else 0)
        elif self.turn == -1 or leaning is Leaning.PAST:
            distance = ahead - 7 if ahead or self.turn else 0
        else:
            distance = ahead if ahead <= 3 else ahead - 7
        return TimeSpan.day(day + timedelta(days=distance))


@dataclass(frozen=True, slots=True)
class Yearly:
    """Something that comes every year: a month, days of a month, a season, a quarter.

    `first` and `last` are (month, day), day 0 for the whole month; a season may begin in the year
    before (month 12 of year -1 is written as month 0). `weekday` picks the year in which the day
    falls on it. `hijri` counts months and years in the Hijri calendar.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    unit: Unit
    turn: int | None = None
    weekday: int | None = None
    hijri: bool = False

    def in_year(self, year: int) -> TimeSpan | None:
        """Its dates in one year; None where that year has no such day."""
        try:
            return units.spanning(self._point(year, *self.first), self._point(year, *self.last))
        except (ValueError, OverflowError):
            return None

    def _point(self, year: int, month: int, day: int) -> TimeSpan:
        if self.hijri:
            return units.hijri_span(year, month, day or None)
        if day:
            return TimeSpan.day(date(year, month, day))
        index = units.month_index(year, month)
        return units.months(index, index)

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        spans = list(self._around(day, 6 if self.weekday is not None else 2))
        if self.weekday is not None:
            fitting = [span for span in spans if span.earliest.weekday() == self.weekday]
            # A weekday that fits no year near is a slip of the writer's; the date stands.
            spans = fitting or list(self._around(day, 2))
        return _choose(spans, day, self.turn, leaning)

    def _around(self, day: date, reach: int) -> Iterator[TimeSpan]:
        try:
            middle = units.hijri_year(day) if self.hijri else day.year
        except OverflowError:
            return
        for year in range(middle - reach, middle + reach + 1):
            span = self.in_year(year)
            if span is not None:
                yield span


def _choose(spans: list[TimeSpan], day: date, turn: int | None, leaning: Leaning) -> TimeSpan | None:
    """The one of several dates (sorted) that the leaning or a word like "last" points to."""
    past = [span for span in spans if (span.latest < day if turn else span.earliest <= day)]
    future = [span for span in spans if (span.earliest > day if turn else span.latest >= day)]
    if turn == 0:
        return next((span for span in spans if span.earliest.year == day.year), None)
    if turn == -1 or (turn is None and leaning is Leaning.PAST):
        return past[-1] if past else None
    if turn == 1 or (turn is None and leaning is Leaning.FUTURE):
        return future[0] if future else None
    return min(spans, key=lambda span: _distance(span, day), default=None)


def _distance(span: TimeSpan, day: date) -> int:
    return max((span.earliest - day).days, (day - span.latest).days, 0)


@dataclass(frozen=True, slots=True)
class InYear:
    """What comes every year, in a year that is named otherwise: "October last year"."""

    inner: Yearly
    year: Meaning

    @property
    def unit(self) -> Unit:
        return self.inner.unit

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        year = self.year.at(day, leaning)
        return None if year is None else self.inner.in_year(year.earliest.year)


@dataclass(frozen=True, slots=True)
class DayIn:
    """The n-th day of a month ("the 15th of this month") or, `weekday` given, that of a week."""

    whole: Meaning
    number: int
    weekday: bool = False
    unit: Unit = Unit.DAY

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        whole = self.whole.at(day, leaning)
        if whole is None:
            return None
        found = whole.earliest + timedelta(days=self.number if self.weekday else self.number - 1)
        return TimeSpan.day(found) if found <= whole.latest else None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday counted within a month: "the first Friday of July"."""

    whole: Meaning
    number: int
    weekday: int
    unit: Unit = Unit.DAY

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        whole = self.whole.at(day, leaning)
        if whole is None:
            return None
        ahead = (self.weekday - whole.earliest.weekday()) % 7 + 7 * (self.number - 1)
        found = whole.earliest + timedelta(days=ahead)
        return TimeSpan.day(found) if found <= whole.latest else None


@dataclass(frozen=True, slots=True)
class Around:
    """The unit that a day is in: "the week of January 5", "over the weekend"."""

    inner: Meaning
    unit: Unit

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        inner = self.inner.at(day, leaning)
        return None if inner is None else units.moved(self.unit, inner.earliest, 0)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A day that is called by its date: "the September 11 attacks". It means `inner`, as any date
    would, only within a month of it and before the year that made the name."""

    inner: Yearly
    year: int
    unit: Unit = Unit.DAY

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        named, plain = self.inner.in_year(self.year), self.inner.at(day, leaning)
        if named is None or day < named.earliest:
            return plain
        recent = plain is not None and 0 <= (day - plain.earliest).days <= 31
        return plain if recent else named


@dataclass(frozen=True, slots=True)
class Named:
    """A day given twice, "yesterday, Thursday", `count` days from today. If they disagree the
    weekday wins, on the same side of today: the text may be published a day after it was written."""

    count: int
    weekday: int
    unit: Unit = Unit.DAY

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        named = day + timedelta(days=self.count)
        if named.weekday() == self.weekday:
            return TimeSpan.day(named)
        return Weekday(self.weekday, 1 if self.count > 0 else -1).at(day, leaning)


@dataclass(frozen=True, slots=True)
class PartOf:
    """Early, mid or late in something, or a half of it."""

    inner: Meaning
    which: Part

    @property
    def unit(self) -> Unit:
        finer = {Unit.YEAR: Unit.QUARTER, Unit.DECADE: Unit.YEAR, Unit.CENTURY: Unit.DECADE, Unit.MONTH: Unit.WEEK}
        return finer.get(self.inner.unit, self.inner.unit)

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        inner = self.inner.at(day, leaning)
        return None if inner is None else units.part(inner, self.which)


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another. The side nearer to the day of writing is read first and the other
    from there, so that the two stay in order: "from December 30 to January 2"."""

    first: Meaning
    last: Meaning

    @property
    def unit(self) -> Unit:
        return max(self.first.unit, self.last.unit, key=lambda unit: unit.rank)

    def at(self, day: date, leaning: Leaning) -> TimeSpan | None:
        if leaning is Leaning.PAST:
            last = self.last.at(day, leaning)
            first = None if last is None else self.first.at(_side(self.first, day, last.latest), Leaning.PAST)
        else:
            first = self.first.at(day, leaning)
            last = None if first is None else self.last.at(_side(self.last, day, first.earliest), Leaning.FUTURE)
        if first is None or last is None or first.earliest > last.latest:
            return None
        return units.spanning(first, last)


def _side(meaning: Meaning, day: date, other: date) -> date:
    """From where one side of a range is read: "next week" from the day of writing, a month from the `other` side."""
    return day if isinstance(meaning, Shifted | DayIn | Named) else other


Meaning = (
    Fixed
    | Shifted
    | Window
    | Ahead
    | Weekday
    | Yearly
    | InYear
    | DayIn
    | NthWeekday
    | Around
    | Landmark
    | Named
    | PartOf
    | Range
)
"""Every meaning has `unit`, the finest unit its words commit to, and `at(day, leaning)`."""


def absolute(meaning: Meaning) -> bool:
    """Whether a meaning is the same for every day of reference."""
    if isinstance(meaning, Fixed):
        return True
    if isinstance(meaning, InYear):
        return absolute(meaning.year)
    if isinstance(meaning, PartOf | Around):
        return absolute(meaning.inner)
    if isinstance(meaning, DayIn | NthWeekday):
        return absolute(meaning.whole)
    if isinstance(meaning, Range):
        return absolute(meaning.first) and absolute(meaning.last)
    return False


def over(base: TimeSpan, read: Callable[[date], TimeSpan | None]) -> TimeSpan | None:
    """What holds of a reading when the day of reference is only known to lie in `base`.

    The reading itself if all days agree; a month or longer that most days agree on; else the
    month or the year most readings lie in; else nothing. A day that is not sure is never told.
    """
    readings = [read(base.earliest + timedelta(days=offset)) for offset in range(base.days)]
    if len(set(readings)) == 1:
        return readings[0]
    whole = _most([span if span is not None and span.days >= 28 else None for span in readings])
    if whole is not None:
        return whole
    for unit in (Unit.MONTH, Unit.YEAR):
        coarse = _most([_within(span, unit) for span in readings])
        if coarse is not None:
            return coarse
    return None


def _within(span: TimeSpan | None, unit: Unit) -> TimeSpan | None:
    if span is None:
        return None
    whole = units.moved(unit, span.earliest, 0)
    return whole if whole.contains(span) else None


def _most(spans: list[TimeSpan | None]) -> TimeSpan | None:
    counts: dict[TimeSpan, int] = {}
    for span in spans:
        if span is not None:
            counts[span] = counts.get(span, 0) + 1
    best = max(counts, key=lambda span: counts[span], default=None)
    return best if best is not None and 2 * counts[best] > len(spans) else None
