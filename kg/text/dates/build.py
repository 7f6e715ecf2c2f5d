"""What the rules make of what they matched: each function turns captured words into a meaning.

The names that patterns give to what they capture: `d`, `e` days, `m`, `n` months, `h` a Hijri month,
`y` a year, `r` the year, month or week something is in, `s` last (-1), this (0) or next (1),
`w`, `v` weekdays, `u` a unit, `c` so many units, `o` an ordinal, `x` what is passed on, `a`, `b` the ends
of a range. A builder that returns None says that the words make no date.
"""

from __future__ import annotations

from dataclasses import replace

from kg.model import TimeSpan
from kg.text.dates import units
from kg.text.dates.chart import Build, Captures, Count
from kg.text.dates.meaning import (
    Ahead,
    Around,
    DayIn,
    Fixed,
    InYear,
    Landmark,
    Meaning,
    Named,
    NthWeekday,
    PartOf,
    Range,
    Shifted,
    Weekday,
    Window,
    Yearly,
)
from kg.text.dates.units import Part, Unit

# "A few" days, months or years are two to six.
FEW = (2, 6)
_HIJRI_YEARS = range(1343, 1501)
_YEARS = range(1600, 2150)


def keep_number(c: Captures) -> int:
    return c.number("x")


def keep(c: Captures) -> Meaning:
    return c.meaning("x")


def same_month(c: Captures) -> int | None:
    """Doubled names, "أيلول/سبتمبر": one month in two calendars of names."""
    return c.number("m") if c.number("m") == c.number("n") else None


def full_date(c: Captures) -> Meaning | None:
    return _in_year(yearly(c), c)


def yearly(c: Captures) -> Yearly | None:
    month, day = c.number("m"), c.maybe("d")
    last = c.maybe("e") or day
    if day is None:
        return Yearly((month, 0), (month, 0), Unit.MONTH, turn=c.maybe("s"))
    if last is None or not 1 <= day <= last <= 31:
        return None
    days = Yearly((month, day), (month, last), Unit.DAY, turn=c.maybe("s"))
    leap_year = 2024
    return days if days.in_year(leap_year) is not None else None


def _in_year(inner: Yearly | None, c: Captures) -> Meaning | None:
    """The yearly thing in the year captured as a number `y` or as a meaning `r`, if any."""
    if inner is None:
        return None
    if "r" in c:
        return InYear(inner, c.meaning("r"))
    if "y" in c:
        span = inner.in_year(c.number("y"))
        return None if span is None else Fixed(span, inner.unit)
    return inner


def hijri(c: Captures) -> Meaning | None:
    month, day = c.number("h"), c.maybe("d")
    unit = Unit.MONTH if day is None else Unit.DAY
    inner = Yearly((month, day or 0), (month, day or 0), unit, turn=c.maybe("s"), hijri=True)
    if "y" not in c:
        return inner
    if c.number("y") not in _HIJRI_YEARS:
        return None
    span = inner.in_year(c.number("y"))
    return None if span is None else Fixed(span, unit)


def hijri_year(c: Captures) -> Meaning | None:
    if c.number("y") not in _HIJRI_YEARS:
        return None
    return Fixed(units.hijri_span(c.number("y")), Unit.YEAR)


def year(c: Captures) -> Meaning | None:
    return Fixed(TimeSpan.year(c.number("y")), Unit.YEAR)


def bare_year(c: Captures) -> Meaning | None:
    return year(c) if c.number("y") in _YEARS else None


def turned(c: Captures) -> Meaning | None:
    """A unit with a word for last, this or next: "last week", "هذا العام"."""
    if c.word("u") == "hour":
        return None
    return Shifted(Unit(c.word("u")), c.maybe("s") or 0)


def weekday(c: Captures) -> Meaning:
    return Weekday(c.number("w"), c.maybe("s"))


def weekday_of_week(c: Captures) -> Meaning:
    return DayIn(c.meaning("r"), c.number("w"), weekday=True)


def with_weekday(c: Captures) -> Meaning | None:
    """A date beside its weekday, which picks the year of "Friday, February 7"."""
    meaning = c.meaning("x")
    if meaning.unit is not Unit.DAY:
        return None
    if isinstance(meaning, Yearly):
        return replace(meaning, weekday=c.number("w"))
    return meaning if isinstance(meaning, Fixed | InYear | DayIn) else None


def beside_a_day_word(c: Captures) -> Meaning | None:
    meaning = c.meaning("x")
    return meaning if isinstance(meaning, Yearly | Fixed) else None


def counted(number: int | None) -> Build:
    return lambda c: Count(c.word("u"), c.number("n") if "n" in c else number)


def moved(direction: int, c: Captures) -> Meaning | None:
    """So many units back or ahead; hours are told as the day they lead to."""
    count = c.count("c")
    if count.unit == "hour":
        return Shifted(Unit.DAY, direction * ((count.number or 0) // 24))
    unit = Unit(count.unit)
    if count.number is not None:
        return Shifted(unit, direction * count.number)
    if unit.rank > Unit.YEAR.rank:  # "for decades" tells no time
        return None
    first, last = sorted((direction * FEW[0], direction * FEW[1]))
    return Window(unit, first, last)


def ago(c: Captures) -> Meaning | None:
    return moved(-1, c)


def later(c: Captures) -> Meaning | None:
    return moved(1, c)


def ahead(c: Captures) -> Meaning | None:
    inner = moved(1, c)
    return None if inner is None else Ahead(inner)


def afterwards(c: Captures) -> Meaning | None:
    """Days to months later. "After eleven years" measures a wait, from no day in particular."""
    return None if c.count("c").unit in ("year", "decade", "century") else moved(1, c)


def window(c: Captures) -> Meaning | None:
    count = c.count("c")
    if count.unit == "hour":
        return Shifted(Unit.DAY, 0)
    reach = c.number("w") * (count.number or FEW[1])
    return Window(Unit(count.unit), min(reach, 0), max(reach, 0))


def inside(c: Captures) -> Meaning | None:
    count = c.count("c")
    if count.unit == "hour" or count.number is None:
        return None
    return Ahead(Window(Unit(count.unit), 0, count.number))


def following(c: Captures) -> Meaning | None:
    return None if c.word("u") == "hour" else Shifted(Unit(c.word("u")), c.number("f"))


def part(c: Captures) -> Meaning | None:
    which = Part(c.word("p"))
    if "x" in c:
        inner = c.meaning("x")
        return PartOf(inner, which) if inner.unit is not Unit.DAY or isinstance(inner, Yearly) else None
    if "y" in c:
        return PartOf(Fixed(TimeSpan.year(c.number("y")), Unit.YEAR), which) if c.number("y") in _YEARS else None
    if "m" in c:
        inner_month = yearly(c)
        return None if inner_month is None else PartOf(inner_month, which)
    if c.word("u") in ("hour", "day"):
        return None
    return PartOf(Shifted(Unit(c.word("u")), 0), which)


def half(c: Captures) -> Meaning | None:
    halves = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}
    if c.number("o") not in halves:
        return None
    which = halves[c.number("o")]
    if "x" in c:
        return PartOf(c.meaning("x"), which)
    if "y" in c:
        return PartOf(Fixed(TimeSpan.year(c.number("y")), Unit.YEAR), which)
    return PartOf(Shifted(Unit(c.word("u")), 0), which)


def quarter(c: Captures) -> Meaning | None:
    number = c.number("o")
    if not 1 <= number <= 4:
        return None
    return _in_year(Yearly((3 * number - 2, 0), (3 * number, 0), Unit.QUARTER), c)


def season(c: Captures) -> Meaning | None:
    first = c.number("q")
    return _in_year(Yearly((first, 0), (first + 2, 0), Unit.QUARTER, turn=c.maybe("s")), c)


def decade(c: Captures) -> Meaning | None:
    first = c.number("x")
    return Fixed(units.years(first, first + 9), Unit.DECADE) if first % 10 == 0 and first >= 1000 else None


def tens(c: Captures) -> Meaning | None:
    """Nineties are those of the 20th century, whether "of the last century" is said or not."""
    if c.maybe("s") not in (None, -1):
        return None
    return Fixed(units.years(1900 + c.number("t"), 1909 + c.number("t")), Unit.DECADE)


def century(c: Captures) -> Meaning | None:
    last = c.number("o") * 100
    return Fixed(units.years(last - 99, last), Unit.CENTURY) if 1000 <= last <= 2200 else None


def year_range(c: Captures) -> Meaning | None:
    first, last = c.number("a"), c.number("b")
    if not (first in _YEARS and last in _YEARS and first < last):
        return None
    return Fixed(units.years(first, last), Unit.YEAR)


def month_range(c: Captures) -> Meaning | None:
    first, last = c.number("m"), c.number("n")
    if first < last:
        return _in_year(Yearly((first, 0), (last, 0), Unit.MONTH, turn=c.maybe("s")), c)
    if first > last and "y" in c:
        ends = c.number("y")
        return Fixed(units.months(units.month_index(ends - 1, first), units.month_index(ends, last)), Unit.MONTH)
    return None


def date_range(c: Captures) -> Meaning | None:
    first, last = c.meaning("a"), c.meaning("b")
    if isinstance(first, Yearly) and isinstance(last, Fixed) and first.turn is None:
        # "28 April to 3 May 2025": the year at the end is that of both, or of the new year's side.
        for begins in (last.span.earliest.year, last.span.earliest.year - 1):
            span = first.in_year(begins)
            if span is not None and span.earliest <= last.span.latest:
                return Fixed(units.spanning(span, last.span), last.unit)
    if isinstance(first, Fixed) and isinstance(last, Fixed):
        if first.span.earliest > last.span.latest:
            return None
        return Fixed(units.spanning(first.span, last.span), last.unit)
    if isinstance(first, Fixed) != isinstance(last, Fixed):
        return None
    if isinstance(first, Weekday) and first.turn is None and isinstance(last, DayIn) and last.weekday:
        first = DayIn(last.whole, first.weekday, weekday=True)  # "from Tuesday to Thursday next week"
    return Range(first, last)


def nth_week(c: Captures) -> Meaning | None:
    """So many weeks of seven days from the first of a month: "the first week of August"."""
    number = c.number("o")
    if not 1 <= number <= 4:
        return None
    month = c.number("m")
    days = Yearly((month, 7 * number - 6), (month, 7 * number), Unit.WEEK, turn=c.maybe("s"))
    return _in_year(days, c)


def night(c: Captures) -> Meaning | None:
    """The night from one day to the next, "ليل الأربعاء الخميس"."""
    if (c.number("v") - c.number("w")) % 7 != 1:
        return None
    return Range(Weekday(c.number("w")), Weekday(c.number("v")))


def overnight(c: Captures) -> Meaning:
    """The night that ends on the day of writing, most hours of which are of that day."""
    return Shifted(Unit.DAY, 0)


def day_of_month(c: Captures) -> Meaning:
    return DayIn(c.meaning("r"), c.number("d"))


def nth_weekday(c: Captures) -> Meaning | None:
    """A weekday counted within a month: "the first Friday of July"."""
    whole = c.meaning("x")
    if whole.unit is not Unit.MONTH or not 1 <= c.number("o") <= 5:
        return None
    return NthWeekday(whole, c.number("o"), c.number("w"))


def day_word(c: Captures) -> Meaning:
    """Today, yesterday; with a weekday beside it, both."""
    return Named(c.number("x"), c.number("w")) if "w" in c else Shifted(Unit.DAY, c.number("x"))


def nth_day(c: Captures) -> Meaning:
    """Counted from the day on which something began: "the second day of the talks"."""
    return Shifted(Unit.DAY, c.number("o") - 1)


def weekday_after(c: Captures) -> Meaning:
    return Weekday(c.number("w"), c.number("f"))


def month_after(c: Captures) -> Meaning:
    """Counted from the date spoken of: "the following October"."""
    return Yearly((c.number("m"), 0), (c.number("m"), 0), Unit.MONTH, turn=c.number("f"))


def weekend(c: Captures) -> Meaning:
    saturday = 5
    return Around(Weekday(saturday), Unit.WEEKEND)


def around(c: Captures) -> Meaning:
    return Around(c.meaning("x"), Unit(c.word("u")))


# Days that news calls by date alone, years after: month and day → year.
_LANDMARKS = {(9, 11): 2001, (1, 6): 2021, (10, 7): 2023}


def landmark(c: Captures) -> Meaning | None:
    meaning = c.meaning("x")
    if not isinstance(meaning, Yearly) or meaning.hijri or meaning.turn is not None or meaning.first != meaning.last:
        return None
    known = _LANDMARKS.get(meaning.first)
    return None if known is None else Landmark(meaning, known)


def this_month(c: Captures) -> Meaning:
    return Yearly((c.number("m"), 0), (c.number("m"), 0), Unit.MONTH, turn=0)


def that_month(c: Captures) -> Meaning:
    """In the year spoken of: "that September"."""
    return InYear(Yearly((c.number("m"), 0), (c.number("m"), 0), Unit.MONTH), Shifted(Unit.YEAR, 0))


def neighbour_day(count: int) -> Build:
    return lambda c: Shifted(Unit.DAY, c.number("x") if "x" in c else count)
