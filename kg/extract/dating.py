"""Which days the date expressions of a passage mean, in order: "a day earlier" counts from what was told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.candidates import Candidate
from kg.extract.status import settled
from kg.extract.times import dates_in, explained, expressions_for, time_of
from kg.extract.triggers import find_triggers
from kg.model import Sentence, Status, TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, Relation, resolve
from kg.vocab.events import EventTypes


@dataclass(slots=True)
class Dating:
    """Dates the candidates of one passage, written on `published`, sentence by sentence.

    `days` are those that the text names for no event of ours, with their offsets.
    """

    types: EventTypes
    published: TimeSpan | None
    days: list[tuple[int, TimeSpan]] = field(default_factory=list)
    previous: TimeSpan | None = None
    written: TimeSpan | None = None

    def settle(self, sentence: Sentence, candidates: Sequence[Candidate], told: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with the times that the sentence gives them; `told` are the events told before it."""
        dated = list(candidates)
        speech = [c.trigger.head for c in candidates if self.types[c.type].speech]
        begun = {e: self._begun(sentence, e, told) for e in dates_in(sentence.text, sentence.language)}
        heads = {expression: head for expression, (head, _) in begun.items()}
        chosen = _opening(candidates, expressions_for(sentence, candidates), heads)
        for position, expression in {**explained(sentence, candidates, speech), **chosen}.items():
            candidate = candidates[position]
            time = time_of(sentence, expression, candidate, self.published, self._before(sentence, expression, begun))
            status = settled(candidate.status, candidate.trigger, time, self.published)
            dated[position] = replace(candidate, time=time, status=status)
        self._named(sentence, list(chosen.values()))
        return dated

    def remember(self, kept: Sequence[Candidate]) -> None:
        """The claims of the sentence: the day of the last is what "a day earlier" counts from."""
        for candidate in kept:
            past = candidate.status in (Status.HAPPENED, Status.DENIED)
            if candidate.time is not None and past and candidate.time.days == 1:
                self.previous = candidate.time

    def _named(self, sentence: Sentence, chosen: Sequence[DateExpression]) -> None:
        """Remember the days the sentence names for what is no event of ours."""
        for expression in dates_in(sentence.text, sentence.language):
            free = expression not in chosen and expression.relation is Relation.ON
            if free and expression.basis in (Basis.CALENDAR, Basis.ANCHOR):
                time = resolve(expression, anchor=self.published, leaning=Leaning.PAST)
                if time is not None and time.days == 1:
                    self.days.append((sentence.span.start + expression.span.start, time))

    def _before(
        self,
        sentence: Sentence,
        expression: DateExpression,
        begun: Mapping[DateExpression, tuple[int | None, TimeSpan | None]],
    ) -> TimeSpan | None:
        """What "a day earlier" and "that September" count from: a date written before in the sentence, else the
        day of the last event, else the last date written out."""
        if expression.basis is Basis.OPENING:
            return begun[expression][1]
        here = None
        for earlier in dates_in(sentence.text, sentence.language):
            if earlier.basis is Basis.CALENDAR and earlier.span.end <= expression.span.start:
                here = resolve(earlier, anchor=None, leaning=Leaning.PAST) or here
        self.written = here or self.written
        return here or self.previous or self.written

    def _begun(
        self, sentence: Sentence, expression: DateExpression, told: Sequence[Candidate]
    ) -> tuple[int | None, TimeSpan | None]:
        """The head of the event whose days an expression counts, and the first day told of that event."""
        lexicon = self.types.lexicons.get(sentence.language)
        if expression.basis is not Basis.OPENING or lexicon is None:
            return None, None
        end = sentence.span.start + expression.span.end
        named = [t for t in find_triggers(sentence, lexicon) if sentence.tokens[t.head].span.start >= end]
        if not named:
            return None, None
        held = (c for c in told if c.type == named[0].type and c.status is Status.HAPPENED)
        days = [c.time for c in held if c.time is not None and c.time.days == 1]
        return named[0].head, min(days, default=None)


def _opening(
    candidates: Sequence[Candidate],
    chosen: Mapping[int, DateExpression],
    heads: Mapping[DateExpression, int | None],
) -> Mapping[int, DateExpression]:
    """The chosen expressions; one that counts the days of an event dates what is told next, not that event.

    `heads` are the tokens of the events whose days the expressions count.
    """
    kept = {at: e for at, e in chosen.items() if candidates[at].trigger.head != heads[e]}
    for expression, head in heads.items():
        later = [(c.trigger.head, at) for at, c in enumerate(candidates) if head is not None and c.trigger.head > head]
        if later and expression not in kept.values():
            kept.setdefault(min(later)[1], expression)
    return kept
