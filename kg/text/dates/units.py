"""Calendar units: which week, month or decade a day is in, how to move by units, how to cut them up.

Weeks are ISO 8601 weeks, Monday to Sunday, whatever the country of the newspaper: "last week" must
mean one thing in a graph that merges both languages.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum

from hijridate import Gregorian, Hijri

from kg.model import TimeSpan


class Unit(StrEnum):
    """Units of the calendar, finest first."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """Its place among the units; 0 is the finest."""
        return tuple(Unit).index(self)


class Part(StrEnum):
    """A named part of a unit: thirds ("early", "mid", "late") and halves."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3}
_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}


def moved(unit: Unit, day: date, count: int) -> TimeSpan:
    """The unit that lies `count` units from the one `day` is in; `OverflowError` beyond year 1 or 9999."""
    if unit is Unit.DAY:
        return TimeSpan.day(day + timedelta(days=count))
    if unit in (Unit.WEEK, Unit.WEEKEND):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        first = monday if unit is Unit.WEEK else monday + timedelta(days=5)
        return TimeSpan.between(first, monday + timedelta(days=6))
    if unit in _MONTHS:
        size = _MONTHS[unit]
        index = (day.year * 12 + day.month - 1) // size * size + count * size
        return months(index, index + size - 1)
    size = _YEARS[unit]
    # Centuries begin with the year 1 of a hundred, decades with the year 0 of ten.
    origin = 1 if unit is Unit.CENTURY else 0
    first_year = (day.year - origin) // size * size + origin + count * size
    return years(first_year, first_year + size - 1)


def month_index(year: int, month: int) -> int:
    """Months since the beginning of the year 0, to count with."""
    return year * 12 + month - 1


def months(first: int, last: int) -> TimeSpan:
    """From one month to another, both given by `month_index`."""
    return spanning(_month(first), _month(last))


def _month(index: int) -> TimeSpan:
    year, month = divmod(index, 12)
    _check(year)
    return TimeSpan.month(year, month + 1)


def years(first: int, last: int) -> TimeSpan:
    """From one year to another."""
    _check(first)
    _check(last)
    return spanning(TimeSpan.year(first), TimeSpan.year(last))


def _check(year: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"year {year} is beyond the calendar")


def spanning(first: TimeSpan, last: TimeSpan) -> TimeSpan:
    """From the beginning of one span to the end of another, written as an interval of the two."""
    if first == last:
        return first
    whole = TimeSpan.between(first.earliest, last.latest)
    if "/" not in whole.edtf:
        return whole
    return TimeSpan(first.earliest, last.latest, f"{first.edtf.partition('/')[0]}/{last.edtf.rpartition('/')[2]}")


def window(unit: Unit, day: date, first: int, last: int) -> TimeSpan:
    """From `first` to `last` units away. Days and weeks that touch today are counted in days:
    "the past two weeks" are the last fourteen days, not two calendar weeks."""
    if 0 in (first, last) and unit in (Unit.DAY, Unit.WEEK):
        size = 1 if unit is Unit.DAY else 7
        return TimeSpan.between(day + timedelta(days=first * size), day + timedelta(days=last * size))
    return spanning(moved(unit, day, first), moved(unit, day, last))


# After which pieces the first and the second third end. Not arithmetic thirds: a month's are the
# ten-day parts people mean by early, mid and late; a week's middle is Wednesday to Friday.
_THIRDS = {3: (1, 2), 7: (2, 5), 10: (4, 7), 12: (4, 8)}


def part(span: TimeSpan, which: Part) -> TimeSpan:
    """The early, middle or late third or a half of a span; a single day is its own part."""
    pieces = _pieces(span)
    if len(pieces) == 1:
        return span
    one, two = _THIRDS.get(len(pieces), (10, 20) if len(pieces) > 27 else (len(pieces) // 3, 2 * len(pieces) // 3))
    half = len(pieces) // 2
    first, last = {
        Part.EARLY: (0, one),
        Part.MIDDLE: (one, two),
        Part.LATE: (two, len(pieces)),
        Part.FIRST_HALF: (0, half),
        Part.SECOND_HALF: (half, len(pieces)),
    }[which]
    if first >= last:
        return span
    return spanning(pieces[first], pieces[last - 1])


def _pieces(span: TimeSpan) -> Sequence[TimeSpan]:
    """The span in its natural pieces: decades of a century, years, months, else days."""
    first, last = span.earliest, span.latest
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        count = last.year - first.year + 1
        if count >= 100:
            return [years(year, min(year + 9, last.year)) for year in range(first.year, last.year + 1, 10)]
        if count > 1:
            return [TimeSpan.year(year) for year in range(first.year, last.year + 1)]
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        low, high = month_index(first.year, first.month), month_index(last.year, last.month)
        if high > low:
            return [_month(index) for index in range(low, high + 1)]
    return [TimeSpan.day(first + timedelta(days=offset)) for offset in range(span.days)]


def hijri_span(year: int, month: int | None = None, day: int | None = None) -> TimeSpan:
    """A year, month or day of the Umm al-Qura calendar (Hijri 1343 to 1500) in Gregorian days.

    The civil calendar of Saudi Arabia stands for all: elsewhere months may begin a day later.
    `ValueError` or `OverflowError` where there is no such day.
    """
    if month is None:
        first, last = Hijri(year, 1, 1), Hijri(year, 12, 1)
    else:
        first = last = Hijri(year, month, day or 1)
    end = last if day is not None else Hijri(last.year, last.month, last.month_length())
    return TimeSpan.between(_gregorian(first), _gregorian(end))


def _gregorian(value: Hijri) -> date:
    return date.fromisoformat(value.to_gregorian().isoformat())


def hijri_year(day: date) -> int:
    """The Hijri year that a day is in; `OverflowError` outside the calendar's tables (1924 to 2077)."""
    return Gregorian(day.year, day.month, day.day).to_hijri().year
