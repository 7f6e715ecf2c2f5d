"""Conditions on the neighbours of what a rule matched: where a number is a year and "May" a month."""

from __future__ import annotations

from collections.abc import Sequence

from kg.text.dates.chart import Guard
from kg.text.dates.tokens import Item


def _near(items: Sequence[Item], index: int) -> frozenset[str]:
    return frozenset(items[index].terms) if 0 <= index < len(items) else frozenset()


def not_before(*categories: str) -> Guard:
    """The item after the match is none of these."""
    wanted = frozenset(categories)
    return lambda items, start, end: not wanted & _near(items, end)


def after(*categories: str) -> Guard:
    """The item before the match is one of these."""
    wanted = frozenset(categories)
    return lambda items, start, end: bool(wanted & _near(items, start - 1))


TIMES = ("UNIT", "UNITS", "WEEKDAY", "WEAKDAY", "MONTH", "WEAKMONTH", "SEASON", "DAYTIME")
"""What "last" and "next" may belong to: "for two days last week"."""

_POINTING = ("IN", "SINCE", "BY", "UNTIL", "BEFORE", "AFTER", "BETWEEN", "TO", "AND", "PART")
after_preposition = after("THE", *_POINTING)


def is_year(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a bare number of four digits stands where a year does and counts nothing."""
    if {"COUNTED", "UNIT", "UNITS", "NUM", "DASH"} & _near(items, end):
        return False
    before = _near(items, start - 1)
    if {"AND", "COMMA", "DASH"} & before and "Y4" in _near(items, start - 2):
        return True
    if "LP" in before:
        return "RP" in _near(items, end)
    if "OF" in before and "FROM" not in before:
        return not {"NUM", "Y4"} & _near(items, start - 2)
    return bool({*_POINTING, "THE", "FROM"} - {"AND"} & before)


def weak_month(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a month name that is also another word stands where only a month does."""
    if {"IN", "SINCE", "BY", "UNTIL", "BETWEEN"} & _near(items, start - 1):
        return True
    return "HAPPENING" in _near(items, end)


def of_a_course(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether days are counted of something named behind, and explain no date: "on 5 May, the second day of …"."""
    return "OF" in _near(items, end) and not {"COMMA", "DASH", "LP"} & _near(items, start - 1)


def at_clause_end(items: Sequence[Item], start: int, end: int) -> bool:
    return end >= len(items) or bool({"COMMA", "DOT", "RP", "DASH"} & _near(items, end))


def goes_on(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether the clause goes on with what is counted from: "a day after the vote", and no year or count of its own."""
    return not at_clause_end(items, start, end) and not {"Y4", "DAY", "NUM"} & _near(items, end)


def recalled(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether a date names a happening: "the October 7 attack", "هجوم السابع من أكتوبر"."""
    before = _near(items, start - 1)
    return "RECALL" in before | _near(items, end) or ("OF" in before and "RECALL" in _near(items, start - 2))


# "Three days before the vote" and "قبل ثلاثة أيام فقط من" count from what follows, not from today.
alone = not_before("OF", "ONLY", "Y4")
