"""Finding dates in text, and telling which days they are: `find` first, `resolve` when the tense of
the sentence is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.errors import InvariantError
from kg.model import Span, TimeSpan
from kg.text.dates.chart import Chart, Edge
from kg.text.dates.lexicon import lexicon
from kg.text.dates.meaning import Basis, Leaning, Meaning, absolute, over
from kg.text.dates.rules import LEVELS
from kg.text.dates.tokens import Item, items
from kg.text.dates.units import Unit


class Relation(StrEnum):
    """How the preposition ties an event to a date. Only ON says that it took place then."""

    ON = "on"
    SINCE = "since"
    BY = "by"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that tell a time. `span` is in the text given to `find`, `text` what it covers.

    `precision` is the finest unit the words commit to (DAY for "last Tuesday", YEAR for "in 2022");
    `basis` what `resolve` must know; `relation` the tie that the word before makes ("since").
    """

    span: Span
    text: str
    meaning: Meaning
    relation: Relation
    basis: Basis
    precision: Unit

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span) or not self.text:
            raise InvariantError(f"date expression {self.text!r} does not fit its span {self.span}")


_BASES = {
    "DATE": None,
    "PREV": Basis.PREVIOUS,
    "TENSE": Basis.TENSE,
    "SINCEDATE": Basis.ANCHOR,
    "OPEN": Basis.OPENING,
    "BESIDE": Basis.OPENING,
}
_BESIDE = "BESIDE"
# Looked up in this order, since one word may be several: "until" is also a "to".
_RELATIONS = (
    ("SINCE", Relation.SINCE),
    ("UNTIL", Relation.UNTIL),
    ("BY", Relation.BY),
    ("BEFORE", Relation.BEFORE),
    ("AFTER", Relation.AFTER),
)
_BETWEEN_RELATION_AND_DATE = frozenset({"THE", "IN", "MARKS"})


def find(text: str, language: str, *, beside: bool = False) -> tuple[DateExpression, ...]:
    """The expressions of time in `text`, in order, without overlap, unresolved.

    Those that count from a happening ("two days after the vote") tell no time of themselves; who knows of happenings
    asks for them with `beside`. Durations ("three-month truce"), ages, amounts and times of day are none.
    `DataError` when the language has no word table.
    """
    row = items(text, lexicon(language))
    chart = Chart(row)
    for level in LEVELS:
        chart.apply(level)
    wanted = tuple(made for made in _BASES if beside or made != _BESIDE)
    return tuple(_expression(text, row, edge) for edge in chart.longest(wanted))


def _expression(text: str, row: Sequence[Item], edge: Edge) -> DateExpression:
    meaning = edge.value
    assert isinstance(meaning, Meaning)
    span = Span(row[edge.start].start, row[edge.end - 1].end)
    relation = Relation.SINCE if edge.makes == "SINCEDATE" else _relation(row, edge.start)
    basis = _BASES[edge.makes] or (Basis.CALENDAR if absolute(meaning) else Basis.ANCHOR)
    return DateExpression(span, span.of(text), meaning, relation, basis, meaning.unit)


def _relation(row: Sequence[Item], start: int) -> Relation:
    index = start - 1
    while index >= 0 and _BETWEEN_RELATION_AND_DATE & row[index].terms.keys():
        index -= 1
    if index < 0:
        return Relation.ON
    return next((relation for category, relation in _RELATIONS if category in row[index].terms), Relation.ON)


def resolve(
    expression: DateExpression,
    *,
    anchor: TimeSpan | None,
    leaning: Leaning,
    previous: TimeSpan | None = None,
) -> TimeSpan | None:
    """The days an expression means; None when that can't be known.

    `anchor` is when the text was written, as exactly as is known; `leaning` follows the tense of
    the sentence; `previous` is the date the text spoke of before, which "the next day" counts
    from. An anchor of several days gives the reading that holds for most of them, coarser if need
    be, never a day that is not sure.
    """
    base = _base(expression.basis, anchor, leaning, previous)
    if base is None or base.days > _LONGEST_BASE:
        return None

    def read(day: date) -> TimeSpan | None:
        try:
            return expression.meaning.at(day, leaning)
        except (OverflowError, ValueError):  # beyond the years a calendar has
            return None

    return over(base, read)


_LONGEST_BASE = 366
_NO_DAY = TimeSpan.day(date.max)


def _base(basis: Basis, anchor: TimeSpan | None, leaning: Leaning, previous: TimeSpan | None) -> TimeSpan | None:
    if basis is Basis.CALENDAR:
        return anchor if anchor is not None and anchor.days == 1 else _NO_DAY
    if basis is Basis.ANCHOR or (basis is Basis.TENSE and leaning is Leaning.FUTURE):
        return anchor
    return previous
