"""How dates are put together, in all languages alike: what the words are is in `<language>.yaml`.

Both word orders stand side by side ("last week" / "الأسبوع الماضي"); a rule that a language never
uses costs nothing, since its words never occur in that order. `chart` tells how patterns are
written, `build` what the captured names mean.
"""

from __future__ import annotations

from kg.text.dates import build, guards
from kg.text.dates.chart import Build, Guard, Rule
from kg.text.dates.guards import not_before

# Sets of categories that the patterns use by one name.
_ALIASES = {
    "AMONTH": "MONTH|WEAKMONTH",
    "ADAY": "WEEKDAY|WEAKDAY",
    "NTH": "DAY|ORDN|ORD",
    "ORDINAL": "ORD|ORDN",
    "ANYYEAR": "YR|HYR",
    "DASHES": "DASH|SLASH",
    "SPELL": "COUNT|ONEUNIT|SOMEUNITS",
}


def _rules(makes: str, builder: Build, *patterns: str, guard: Guard | None = None) -> tuple[Rule, ...]:
    return tuple(Rule(makes, _unfold(pattern), builder, guard) for pattern in patterns)


def _unfold(pattern: str) -> str:
    elements = []
    for written in pattern.split():
        name, colon, categories = written.rpartition(":")
        optional = "?" if categories.endswith("?") else ""
        choices = (_ALIASES.get(choice, choice) for choice in categories.rstrip("?").split("|"))
        elements.append(f"{name}{colon}{'|'.join(choices)}{optional}")
    return " ".join(elements)


def _each(patterns: tuple[str, ...], ending: str) -> tuple[str, ...]:
    return tuple(f"{pattern} {ending}" for pattern in patterns)


_WORDS = (
    *_rules("MONTH", build.same_month, "m:AMONTH SLASH n:AMONTH", "m:AMONTH LP n:AMONTH RP"),
    *_rules("WEEKDAY", build.keep_number, "UNIT=day x:WEEKDAY"),
    *_rules("YR", build.keep_number, "x:Y4 GREGORIAN?", guard=not_before("HIJRI")),
    *_rules("HYR", build.keep_number, "x:Y4 HIJRI"),
    *_rules("COUNT", build.counted(None), "n:NUM u:UNIT|UNITS", "u:UNITS n:NUM", "FEW OF? u:UNITS"),
    *_rules("COUNT", build.counted(2), "u:TWO"),
    *_rules("COUNT", build.counted(1), "u:UNIT NUM=1"),
    *_rules("ONEUNIT", build.counted(1), "u:UNIT"),
    *_rules("SOMEUNITS", build.counted(None), "u:UNITS"),
    *_rules("DCOUNT", build.counted(None), "u:DUNITS FEW?", "u:DUNITS n:NUM", "n:NUM u:DUNITS"),
    *_rules("DCOUNT", build.counted(2), "u:DTWO"),
)

_LONG = "UNIT=week|UNIT=weekend|UNIT=month|UNIT=quarter|UNIT=year|UNIT=decade|UNIT=century"
_YEARS_AND_UNITS = (
    *_rules("MONTH", build.keep_number, "UNIT=month OF? x:AMONTH"),
    *_rules("REF", build.year, "THE? UNIT=year|DUNIT=year y:YR"),
    *_rules("REF", build.hijri_year, "THE? UNIT=year|DUNIT=year y:HYR", "THE? UNIT=year|DUNIT=year HIJRI y:YR"),
    *_rules("REF", build.turned, f"THE? s:SHIFT u:{_LONG}", guard=not_before("OF")),
    *_rules("REF", build.turned, "u:DUNIT s:SHIFT", "THIS u:DUNIT"),
)

_DAY_AND_MONTH = ("THE? d:NTH OF|DASH? COMMA? m:AMONTH", "m:AMONTH DOT? d:DAY|ORDN", "m:AMONTH THE d:ORDINAL")
_DAYS = (
    "d:NTH DASH|AND|TO e:NTH OF? m:AMONTH",
    "m:AMONTH DOT? d:DAY DASH|AND|TO e:DAY",
    "FROM d:NTH TO e:NTH OF? m:AMONTH",
    "BETWEEN d:NTH AND e:NTH OF? m:AMONTH",
    "FROM m:AMONTH DOT? d:DAY TO e:DAY",
    "BETWEEN m:AMONTH DOT? d:DAY AND e:DAY",
    "MARKS=day d:NTH AND e:NTH OF? m:AMONTH",
)
_MONTH_PAIR = "m:AMONTH DASHES|AND n:AMONTH"
_MONTHS = (
    "FROM m:AMONTH TO n:AMONTH",
    "BETWEEN m:AMONTH AND n:AMONTH",
    "MARKS=month m:AMONTH AND n:AMONTH",
)
_IN_YEAR = "DOT? OF? COMMA? y:YR"
_IN_THAT_YEAR = "OF? COMMA? r:REF=year"

_CALENDAR = (
    *_rules("DATE", build.bare_year, "y:YR", guard=guards.is_year),
    *_rules("DATE", build.decade, "THE? x:DECADE"),
    *_rules("DATE", build.tens, "THE? t:TENS", guard=guards.after_preposition),
    *_rules("DATE", build.tens, "THE? t:TENS OF? DUNIT=century s:SHIFT", "THE? t:TENS OF? THE? s:SHIFT UNIT=century"),
    *_rules("DATE", build.century, "THE? o:ORDINAL UNIT=century", "DUNIT=century o:ORD"),
    *_rules("DATE", build.yearly, "m:WEAKMONTH", guard=guards.weak_month),
    *_rules("DATE", build.yearly, "m:MONTH", "s:SHIFT m:AMONTH", "m:AMONTH s:SHIFT"),
    *_rules("DATE", build.this_month, "THIS m:AMONTH"),
    *_rules("DATE", build.full_date, f"m:AMONTH {_IN_YEAR}", f"m:AMONTH {_IN_THAT_YEAR}"),
    *_rules("DATE", build.yearly, *_DAY_AND_MONTH, *_each(_DAY_AND_MONTH, "s:SHIFT")),
    *_rules("DATE", build.full_date, *_each(_DAY_AND_MONTH, _IN_YEAR), *_each(_DAY_AND_MONTH, _IN_THAT_YEAR)),
    *_rules("DATE", build.day_of_month, "THE? d:NTH OF r:REF=month"),
    *_rules("DATE", build.yearly, *_DAYS, *_each(_DAYS, "s:SHIFT")),
    *_rules("DATE", build.full_date, *_each(_DAYS, _IN_YEAR), *_each(_DAYS, _IN_THAT_YEAR)),
    *_rules("DATE", build.month_range, *_MONTHS),
    *_rules("DATE", build.month_range, *_each((_MONTH_PAIR, *_MONTHS), _IN_YEAR)),
    *_rules("DATE", build.month_range, *_each((_MONTH_PAIR, *_MONTHS), _IN_THAT_YEAR)),
    *_rules("DATE", build.hijri, "THE? d:NTH OF? UNIT=month? h:HMONTH s:SHIFT?", "UNIT=month OF? h:HMONTH s:SHIFT?"),
    *_rules("DATE", build.hijri, "THE? d:NTH OF? UNIT=month? h:HMONTH COMMA? UNIT=year? y:ANYYEAR"),
    *_rules("DATE", build.hijri, "h:HMONTH COMMA? UNIT=year? y:ANYYEAR"),
    *_rules("DATE", build.hijri, "h:HMONTH s:SHIFT?", guard=guards.after("IN", "SINCE", "BY", "UNTIL")),
    *_rules("DATE", build.season, f"THE? q:SEASON {_IN_YEAR}", "THE? q:SEASON OF? r:REF=year"),
    *_rules("DATE", build.season, "THE? s:SHIFT q:SEASON", "q:SEASON s:SHIFT"),
    *_rules("DATE", build.quarter, *_each(("THE? o:ORDINAL QUARTER", "QUARTER o:ORD"), "OF? y:YR")),
    *_rules("DATE", build.quarter, *_each(("THE? o:ORDINAL QUARTER", "QUARTER o:ORD"), "OF? r:REF=year")),
    *_rules("DATE", build.quarter, "QUARTERSIGN o:DAY OF? y:YR"),
)

_NTH_WEEK = ("THE? o:ORDINAL UNIT=week OF|IN m:AMONTH", "DUNIT=week o:ORDINAL OF|IN m:AMONTH")
_WEEKDAYS = (
    *_rules("DATE", build.nth_week, *_NTH_WEEK, *_each(_NTH_WEEK, "s:SHIFT")),
    *_rules("DATE", build.nth_week, *_each(_NTH_WEEK, _IN_YEAR), *_each(_NTH_WEEK, _IN_THAT_YEAR)),
    *_rules("DATE", build.weekday, "w:WEEKDAY", "s:SHIFT w:ADAY", "w:WEEKDAY s:SHIFT"),
    *_rules("DATE", build.weekday_of_week, "w:WEEKDAY OF? r:REF=week", "r:REF=week COMMA? w:WEEKDAY"),
    *_rules("DATE", build.night, "DAYTIME w:WEEKDAY DASHES? v:WEEKDAY"),
    *_rules("PREV", build.weekday_after, "THE f:FOLLOW w:WEEKDAY", "w:WEEKDAY f:FOLLOW"),
    *_rules("DATE", build.overnight, "OVERNIGHT"),
    *_rules("OPEN", build.nth_day, "THE o:ORDINAL UNIT=day", "DUNIT=day o:ORD", guard=guards.of_a_course),
    *_rules("DATE", build.day_word, "x:DAYWORD", guard=not_before("ORD")),
    *_rules("DATE", build.day_word, "x:DAYWORD COMMA? w:WEEKDAY", "w:WEEKDAY COMMA? x:DAYWORD"),
)

_COUNTED = (
    *_rules("DATE", build.keep, "x:REF"),
    *_rules("DATE", build.ago, "c:COUNT AGO"),
    *_rules("DATE", build.ago, "AGOPRE c:SPELL ONLY?", guard=guards.alone),
    *_rules("SINCEDATE", build.ago, "SINCEPRE c:SPELL ONLY?", guard=guards.alone),
    *_rules("DATE", build.ahead, "AHEAD c:COUNT", guard=not_before("OF")),
    *_rules("DATE", build.inside, "INSIDE c:COUNT", guard=not_before("OF")),
    *_rules("DATE", build.later, "AFTERPRE? c:COUNT FROMNOW"),
    *_rules(
        "DATE", build.window, "THE? w:WINDOW c:COUNT|SOMEUNITS", "THE FEW w:WINDOW c:SOMEUNITS", "c:DCOUNT w:WINDOW"
    ),
    # "على مدار الخمسة أشهر الماضية"
    *_rules("DATE", build.window, "c:COUNT w:WINDOW", guard=not_before(*guards.TIMES)),
    *_rules("PREV", build.later, "c:COUNT LATER", "AFTER THAT IN c:SPELL"),
    *_rules("PREV", build.ago, "c:COUNT EARLIER", "BEFORE THAT IN c:SPELL"),
    *_rules("TENSE", build.afterwards, "AFTERPRE c:SPELL ONLY?", guard=guards.alone),
    *_rules("BESIDE", build.later, "c:COUNT AFTER", "AFTERPRE c:SPELL OF|UPON", guard=guards.goes_on),
    *_rules("BESIDE", build.ago, "c:COUNT BEFORE", "AGOPRE c:SPELL OF|UPON", guard=guards.goes_on),
    *_rules("BESIDE", build.neighbour_day(0), "x:DAYBREAK", "THE? x:NEXTTO OF?", guard=guards.goes_on),
    *_rules("PREV", build.following, "THE f:FOLLOW u:UNIT", "u:DUNIT f:FOLLOW"),
    *_rules("PREV", build.turned, "SAME u:DUNIT", "THAT u:UNIT|DUNIT"),
    *_rules("PREV", build.neighbour_day(1), "THE SHIFT=1 UNIT=day"),
    *_rules("PREV", build.neighbour_day(0), "x:DAYBREAK", guard=guards.at_clause_end),
    *_rules("PREV", build.that_month, "THAT m:AMONTH"),
    *_rules("PREV", build.month_after, "THE f:FOLLOW m:AMONTH", "m:AMONTH f:FOLLOW"),
    *_rules(
        "DATE",
        build.weekend,
        "THE UNIT=weekend",
        "DUNIT=weekend",
        guard=guards.after("IN", "BEFORE", "AFTER", "UNTIL", "SINCE", "BY"),
    ),
)

_PARTS = (
    *_rules("DATE", build.part, "THE? p:PART DASH? OF? THE? x:DATE", "THE? p:PART DASH? OF? m:AMONTH"),
    *_rules("DATE", build.part, "THE? p:PART DASH? OF? y:YR", guard=not_before("COUNTED", "UNIT", "UNITS")),
    *_rules("DATE", build.part, "THE? p:PART OF THE u:UNIT", "p:PART OF? u:DUNIT"),
    *_rules("DATE", build.half, *_each(("THE? o:ORD HALF", "HALF o:ORD"), "OF? THE? x:DATE")),
    *_rules("DATE", build.half, *_each(("THE? o:ORD HALF", "HALF o:ORD"), "OF? y:YR")),
    *_rules("DATE", build.half, "THE? o:ORD HALF OF THE u:UNIT", "HALF o:ORD OF? u:DUNIT"),
    *_rules("DATE", build.nth_weekday, "THE? o:ORD w:WEEKDAY OF|IN x:DATE"),
    *_rules("DATE", build.with_weekday, "w:ADAY DOT? COMMA? LP? x:DATE RP?", "x:DATE COMMA? LP? w:WEEKDAY RP?"),
    *_rules("DATE", build.with_weekday, "DAYWORD COMMA? w:ADAY COMMA? x:DATE"),
    *_rules("DATE", build.beside_a_day_word, "DAYWORD COMMA? x:DATE=day"),
    *_rules("DATE", build.keep, "WITHIN IN? x:DATE"),
    *_rules("DATE", build.turned, "WITHIN IN THE u:UNIT"),
    *_rules("PREV", build.neighbour_day(0), "WITHIN IN THE UNIT=day"),
    *_rules("PREV", build.keep, "WITHIN IN? x:PREV"),
    *_rules("PREV", build.part, "THE? p:PART DASH? OF? THE? x:PREV"),
    *_rules(
        "PREV", build.full_date, "m:AMONTH OF? COMMA? r:PREV=year", *_each(_DAY_AND_MONTH, "OF? COMMA? r:PREV=year")
    ),
    *_rules("DATE", build.around, "THE? u:UNIT=week|UNIT=weekend OF x:DATE=day"),
    *_rules("DATE", build.landmark, "THE? x:DATE=day", guard=guards.recalled),
)

_DAYTIMES = (
    *_rules("DATE", build.keep, "DAYTIME OF? x:DATE=day", "x:DATE=day DAYTIME", "OVERNIGHT IN x:DATE=day"),
    *_rules("PREV", build.keep, "DAYTIME OF? x:PREV=day", "x:PREV=day DAYTIME"),
)

_RANGES = (
    *_rules("DATE", build.year_range, "FROM a:YR AND? TO b:YR", "BETWEEN a:YR AND b:YR", "a:YR DASH b:YR"),
    *_rules("DATE", build.year_range, "FROM|BETWEEN MARKS=year|UNIT=year a:YR AND|TO UNIT=year? b:YR"),
    *_rules("DATE", build.year_range, "MARKS=year a:YR AND b:YR"),
    *_rules("DATE", build.date_range, "FROM? a:DATE AND? TO|DASH b:DATE", "BETWEEN a:DATE AND b:DATE"),
)

LEVELS: tuple[tuple[Rule, ...], ...] = (
    _WORDS,
    _YEARS_AND_UNITS,
    (*_CALENDAR, *_WEEKDAYS, *_COUNTED),
    _PARTS,
    _DAYTIMES,
    _RANGES,
)
"""The rules in the order they are applied. What they make, from words up: MONTH, WEEKDAY, YR (a
number), HYR (a Hijri one), counts of units (COUNT, ONEUNIT, SOMEUNITS, DCOUNT behind an article), REF
(a unit relative to now, or a marked year), and dates: DATE; PREV and TENSE, which count from
elsewhere (see `Basis`), OPEN, from a beginning, and BESIDE, from what is named behind; SINCEDATE, whose words say
"since"."""
