"""Dates in a stretch of text, whatever language they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import InvariantError
from kg.model import Span, TimeSpan
from kg.text import dates

_LIMITS = frozenset({dates.Relation.BY, dates.Relation.UNTIL, dates.Relation.BEFORE})
_MOST = 1_000
"""Characters that are searched at once: the search takes time that grows faster than they."""
_ISO = re.compile(r"\s*(?P<day>\d{4}(?:-\d{2}){0,2})(?:[T ]\d{2}:?\d{2}\S*(?: \S+)?)?\s*")


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression; `span` counts in the text it was looked for in."""

    span: Span
    expression: dates.DateExpression

    @property
    def explicit(self) -> TimeSpan | None:
        """What the expression means by itself, None if it needs the day of writing."""
        return dates.resolve(self.expression, anchor=None, leaning=dates.Leaning.PAST)

    @property
    def ahead(self) -> bool:
        """Whether its own words put it after the day of writing, or leave that open: by, until, before."""
        return self.expression.relation in _LIMITS

    def before(self, anchor: TimeSpan) -> TimeSpan | None:
        """What it means in a text written at `anchor` about what has happened."""
        return dates.resolve(self.expression, anchor=anchor, leaning=dates.Leaning.PAST)

    def after(self, anchor: TimeSpan) -> TimeSpan | None:
        """What it means in a text written at `anchor` about what is to come."""
        return dates.resolve(self.expression, anchor=anchor, leaning=dates.Leaning.FUTURE)


def dates_in(text: str, languages: Sequence[str]) -> tuple[Found, ...]:
    """The date expressions of the languages, in order; of those that overlap the longest.

    Datelines need all: "تاريخ النشر: 8th, February 2025 GMT".
    """
    found = [
        Found(expression.span.shift(stretch.start), expression)
        for stretch in _stretches(text)
        for language in languages
        for expression in dates.find(stretch.of(text), language)
    ]
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (-len(item.span), item.span)):
        if not any(item.span.overlaps(other.span) for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: item.span))


def _stretches(text: str) -> Iterator[Span]:
    """The text in stretches of bounded length, cut at white space: a line may be a whole article."""
    start = 0
    while len(text) - start > _MOST:
        cut = text.rfind(" ", start + _MOST // 2, start + _MOST)
        end = cut if cut > start else start + _MOST
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def stated_date(value: str, languages: Sequence[str]) -> TimeSpan | None:
    """The date that a field of a container holds, as ISO 8601 or in words; None if it is no full date."""
    iso = _ISO.fullmatch(value)
    if iso:
        try:
            return TimeSpan.parse(iso["day"])
        except InvariantError:
            return None
    spans = [span for found in dates_in(value, languages) if (span := found.explicit) is not None]
    return min(spans, key=lambda span: span.days, default=None)
