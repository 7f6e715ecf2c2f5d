"""The year of a month that a story gives just before: "In May 2022 they signed … In July, the president visited …".

A bare month is of the twelve months before writing, unless the sentences before have gone back to another year: then
it is the one that follows what they told, if it still was before writing. Where nobody knows when a text was written,
the year told before is the only one there is.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.times import dates_in
from kg.model import Sentence, Status, TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, Precision, Yearly, resolve

_GOES_ON = 2
"""Sentences behind which a story no longer goes on in the year it was in."""
_PAST = frozenset({Status.HAPPENED, Status.DENIED})


@dataclass(slots=True)
class StoryYear:
    """Follows the years that the sentences of a passage, written on `published`, write out."""

    published: TimeSpan | None
    told: TimeSpan | None = None
    at: int = 0

    def year_of(self, sentence: Sentence, expression: DateExpression, status: Status) -> TimeSpan | None:
        """The days of a month or day without a year, in the year that the story is in; None where it is in none."""
        meaning = expression.meaning
        bare = isinstance(meaning, Yearly) and meaning.turn is None and meaning.weekday is None and not meaning.hijri
        if not bare or self.told is None or sentence.index - self.at > _GOES_ON or status not in _PAST:
            return None
        assert isinstance(meaning, Yearly)
        found = meaning.in_year(self.told.earliest.year)
        if found is None or found.latest < self.told.earliest:
            return None
        return found if self.published is None or found.latest <= self.published.latest else None

    def follow(self, sentence: Sentence) -> None:
        """Remember the year that a sentence writes out; a date that counts from the day of writing ends the story."""
        for expression in dates_in(sentence):
            found = self.year_of(sentence, expression, Status.HAPPENED)
            if expression.basis is Basis.CALENDAR and self._exact(expression):
                found = resolve(expression, anchor=None, leaning=Leaning.PAST)
            if found is not None:
                self.told, self.at = found, sentence.index
            elif expression.basis is Basis.ANCHOR:
                self.told = None

    def _exact(self, expression: DateExpression) -> bool:
        """Whether a date is one that a story goes on from: not "since 2016", where anything is known of the present."""
        return self.published is None or expression.precision in (Precision.DAY, Precision.MONTH)
