"""When a piece was published, if nothing says so: as far as the dates it mentions imply it.

Never by the clock, and never to the day: a text that mentions a day as past was written on it or
later, most likely in the same month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Block, TimeSpan
from kg.read.calendar import Found, dates_in
from kg.read.layout import Layout, Role, words_of

_SENTENCE = re.compile(r"[.!?؟]\s|[\n\r]")
_REACH = 200
"""Characters before a date in which its sentence can announce it."""
_MONTH_DAYS = 31
_YEAR_DAYS = 366
_NEWS = 2
"""Days for which something stays news."""
_WEEK = 6
_FIRST_YEAR = 1991
"""The year of the first web page: an older year in a text speaks of the past only."""
_PROBES = (TimeSpan.day(date(2001, 7, 1)), TimeSpan.day(date(2001, 10, 20)))
"""Two days of writing on which "7 November" is one day and "Tuesday" or "last month" are two."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A date in a text: a full one (`time`), or one without year (`month`, `whole` if without day).

    `ahead` tells that it lies after the day of writing ("by 2030", "will visit in April").
    """

    found: Found
    ahead: bool
    time: TimeSpan | None
    month: int | None = None
    whole: bool = False


def mentioned(text: str, blocks: Iterable[Block], languages: Sequence[str], layout: Layout) -> tuple[Mentioned, ...]:
    """The dates in the blocks that mean a year, a month or a day, whenever they were written."""
    return tuple(
        date
        for block in blocks
        for found in dates_in(block.span.of(text), languages)
        if (date := _mention(block.span.of(text), found, layout)) is not None
    )


def _mention(line: str, found: Found, layout: Layout) -> Mentioned | None:
    ahead = found.ahead or _announced(line, found, layout)
    if found.explicit is not None:
        return Mentioned(found, ahead, found.explicit)
    spans = [found.before(probe) for probe in _PROBES]
    if any(span is None or span.days > _MONTH_DAYS for span in spans):
        return None
    months = {(span.earliest.month, span.earliest.day) for span in spans if span is not None}
    if len(months) != 1:
        return None
    whole = all(span is not None and span == month_of(span) for span in spans)
    return Mentioned(found, ahead, None, months.pop()[0], whole)


def _announced(line: str, found: Found, layout: Layout) -> bool:
    """Whether the words before the date in its sentence, or the two after it, announce."""
    near = line[max(0, found.span.start - _REACH) : found.span.start]
    before = _SENTENCE.split(near)[-1]
    after = " ".join(line[found.span.end : found.span.end + 40].split()[:2])
    return any(layout.within(Role.AHEAD, words_of(part), part) for part in (before, after))


def implied(dates: Sequence[Mentioned]) -> TimeSpan | None:
    """The days on which a text with these dates was most likely written; None if they do not tell.

    It is not before the latest full date that is past. From there on it is the month closest to
    the dates without a year, which writers leave out for what is near: "on 26 December" is behind
    it, "in February", when announced, ahead.

    A full date is written for what is *not* near, so that only some tell: the latest, if it has a
    day; with no day, if dates without a year stand on both sides; a year, if so does the year
    before. Of 123 news of autumn 2018 (NTREX-128) taking any latest date dates 29 in English, 5 of
    them right; this way 2 of 2 and, in Arabic, 3 of 3.
    """
    past = [d.time for d in dates if d.time is not None and not d.ahead and _of_one_year(d.time)]
    if not past:
        return None
    year = max(time.earliest.year for time in past)
    near = [time for time in past if time.earliest.year == year and time.days <= _MONTH_DAYS]
    last = max((time.latest for time in near), default=None)
    behind = sorted({(d.month, d.whole) for d in dates if d.month is not None and not d.ahead})
    before = sorted({(d.month, d.whole) for d in dates if d.month is not None and d.ahead})
    between = bool(behind and before)
    if last is None:
        telling = between and any(time.earliest.year == year - 1 for time in past)
    else:
        telling = between or any(time.latest == last and time.days == 1 for time in near)
    if not telling:
        return None
    month = _closest(last, year, behind, before, [d.time.latest for d in dates if d.ahead and d.time is not None])
    return _rest_of_month([*past, *_bare(dates, month.latest)], month)


_Bare = Sequence[tuple[int, bool]]
"""Months of unknown years, 1 to 12, and whether the month is named without a day."""


def _closest(since: date | None, year: int, behind: _Bare, before: _Bare, limits: Sequence[date]) -> TimeSpan:
    """The month, not before `since` (or in `year`) nor after a limit, with the least distance to all."""
    first = _index(year, since.month if since is not None else 1)
    ends = [_index(limit.year, limit.month) for limit in limits]
    last = min([first + 11, _index(date.max.year, 12), *(end for end in ends if end >= first)])

    def distance(month: int) -> int:
        # `month` counts from January as 0, the months in the text from January as 1.
        passed = sum(_months(month + 1 - then, whole=whole) for then, whole in behind)
        to_come = sum(_months(then - month - 1, whole=whole) for then, whole in before)
        return passed + to_come + (month - first if since is not None else 0)

    best = min(range(first, last + 1), key=distance)
    return TimeSpan.month(best // 12, best % 12 + 1)


def _of_one_year(time: TimeSpan) -> bool:
    return time.days <= _YEAR_DAYS and time.earliest.year == time.latest.year >= _FIRST_YEAR


def _index(year: int, month: int) -> int:
    return year * 12 + month - 1


def _months(apart: int, *, whole: bool) -> int:
    """How many months two months of unknown years are `apart`, 0 to 12: a month that is named by
    itself is not the running one, which is "this month"."""
    return apart % 12 or (12 if whole else 0)


def _bare(dates: Sequence[Mentioned], end: date) -> list[TimeSpan]:
    """The past dates without a year, each read as the last one not after `end`."""
    bare = [d.found.before(TimeSpan.day(end)) for d in dates if d.month is not None and not d.ahead]
    return [time for time in bare if time is not None]


def _rest_of_month(past: Sequence[TimeSpan], month: TimeSpan) -> TimeSpan:
    """The part of `month` in which all that is past is past; a week at least."""
    days = [time.earliest for time in past if month.contains(time)]
    first = max(days, default=month.earliest)
    return TimeSpan.between(first, max(month.latest, _later(first, _WEEK)))


def narrowed(page: TimeSpan, dates: Sequence[Mentioned], *, brief: bool) -> TimeSpan | None:
    """When a piece was written that stands on a later page, by its latest date without a year.

    A `brief` piece, a paragraph, tells the news of the last days only; a longer one looks back
    too. None if it has no such date: full dates may be of any age.
    """
    latest = max(_bare(dates, page.latest), key=lambda time: time.earliest, default=None)
    if latest is None:
        return None
    if brief and latest.days == 1:
        rest = TimeSpan.between(latest.earliest, _later(latest.earliest, _NEWS))
    else:
        rest = _rest_of_month([latest], month_of(TimeSpan.day(latest.earliest)))
    return TimeSpan.between(rest.earliest, min(rest.latest, page.latest))


def _later(day: date, days: int) -> date:
    """The day that many days later, or the last one there is."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


def month_of(time: TimeSpan) -> TimeSpan:
    """The month that a time lies in; a longer one stays what it is."""
    if (time.earliest.year, time.earliest.month) == (time.latest.year, time.latest.month):
        return TimeSpan.month(time.latest.year, time.latest.month)
    return time


def completed(partial: Sequence[Found], *, since: date | None = None, until: date | None = None) -> TimeSpan | None:
    """The day of a dateline without year ("SEOUL, Jan. 6 --"): the first not before `since`, else
    the last not after `until`; None if it names no day."""
    for found in partial:
        if since is not None:
            time = found.after(TimeSpan.day(since))
        else:
            time = found.before(TimeSpan.day(until)) if until is not None else None
        if time is not None and time.days == 1:
            return time
    return None
