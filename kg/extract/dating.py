"""Which days the date expressions of a passage mean, in order: "a day earlier" counts from what was told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from kg.extract.candidates import Candidate
from kg.extract.completion import definite
from kg.extract.phrase_pieces import described
from kg.extract.sameness import same_thing
from kg.extract.status import settled
from kg.extract.storyyear import StoryYear
from kg.extract.syntax import RELATIVE, Tree
from kg.extract.times import dates_in, explained, expressions_for, time_of
from kg.extract.triggers import Trigger, find_triggers
from kg.model import Sentence, Status, TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, Precision, Relation, Shifted, resolve
from kg.vocab.events import EventTypes

_BEHIND = 9
"""Words within which an expression names the event it counts from."""
_DAYS = {Precision.DAY: 1, Precision.WEEK: 7, Precision.MONTH: 30, Precision.YEAR: 365}
_WAITS = {Basis.PREVIOUS: 1, Basis.OPENING: 2}
_MONTH = 31
_ONE_COURSE = 10
"""Days within which what is told of one kind of event is of one visit, one round of talks."""


@dataclass(slots=True)
class Dating:
    """Dates the candidates of one passage, written on `published`, sentence by sentence.

    `days` are those that the text names for no event of ours, with their offsets.
    """

    types: EventTypes
    published: TimeSpan | None
    days: list[tuple[int, TimeSpan]] = field(default_factory=list)
    previous: TimeSpan | None = None
    lately: TimeSpan | None = None
    written: TimeSpan | None = None
    story: StoryYear = field(init=False)

    def __post_init__(self) -> None:
        self.story = StoryYear(self.published)

    def settle(self, sentence: Sentence, candidates: Sequence[Candidate], told: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with the times that the sentence gives them; `told` are the events told before it."""
        speech = [c.trigger.head for c in candidates if self.types[c.type].speech]
        counted = {e: self._counted(sentence, e) for e in dates_in(sentence)}
        heads = {expression: None if event is None else event.head for expression, event in counted.items()}
        chosen = _opening(sentence, candidates, expressions_for(sentence, candidates, heads), heads)
        meant = {**explained(sentence, candidates, speech), **chosen}
        dated = list(candidates)
        lexicon = self.types.lexicons.get(sentence.language)
        anterior = frozenset() if lexicon is None else lexicon.grammar.anterior
        # What counts from an event of the sentence waits for the date of that event.
        for position, expression in sorted(meant.items(), key=lambda pair: _WAITS.get(pair[1].basis, 0)):
            candidate = candidates[position]
            if expression.basis is Basis.OPENING:
                previous = self._begun(sentence, counted[expression], dated, told)
            else:
                previous = _just_told(meant, dated, expression) or self._before(sentence, expression)
            written = self._then(candidate, expression, counted)
            time = self.story.year_of(sentence, expression, candidate.status)
            time = time or time_of(sentence, expression, candidate, written, previous, candidates, anterior)
            status = settled(candidate.status, candidate.trigger, time, self.published)
            dated[position] = replace(candidate, time=time, status=status)
        self._named(sentence, list(chosen.values()))
        self.story.follow(sentence)
        self.written = _written_out(sentence, len(sentence.text)) or self.written
        return dated

    def remember(self, kept: Sequence[Candidate]) -> None:
        """The claims of the sentence: the day of the last is what "a day earlier" counts from."""
        for candidate in kept:
            past = candidate.status in (Status.HAPPENED, Status.DENIED)
            if candidate.time is not None and past and candidate.time.days == 1:
                self.previous = candidate.time
            if candidate.time is not None and past and candidate.time.days <= _MONTH:
                self.lately = candidate.time

    def _named(self, sentence: Sentence, chosen: Sequence[DateExpression]) -> None:
        """Remember the days the sentence names for what is no event of ours."""
        for expression in dates_in(sentence):
            free = expression not in chosen and expression.relation is Relation.ON
            if free and expression.basis in (Basis.CALENDAR, Basis.ANCHOR):
                time = resolve(expression, anchor=self.published, leaning=Leaning.PAST)
                if time is not None and time.days == 1:
                    self.days.append((sentence.span.start + expression.span.start, time))

    def _before(self, sentence: Sentence, expression: DateExpression) -> TimeSpan | None:
        """What "a day earlier" and "that September" count from: a date written before in the sentence, else the
        day of the last event, else the last date written out."""
        here = _written_out(sentence, expression.span.start)
        told = self.lately if expression.precision.rank >= Precision.MONTH.rank else self.previous
        return here or told or self.written

    def _counted(self, sentence: Sentence, expression: DateExpression) -> Trigger | None:
        """The event from which an expression counts, named right behind it: "two days after the ministers' talks"."""
        lexicon = self.types.lexicons.get(sentence.language)
        if expression.basis is not Basis.OPENING or lexicon is None:
            return None
        end = sentence.span.start + expression.span.end
        behind = [i for i, token in enumerate(sentence.tokens) if token.span.start >= end][:_BEHIND]
        stop = next((i for i in behind if sentence.tokens[i].pos == "PUNCT"), None)
        named = [t for t in find_triggers(sentence, lexicon) if t.head in behind and (stop is None or t.head < stop)]
        return named[0] if named else None

    def _then(
        self, candidate: Candidate, expression: DateExpression, counted: Mapping[DateExpression, Trigger | None]
    ) -> TimeSpan | None:
        """The day near which a date is to be sought: that of writing, but for what the sentence puts so much before
        it: "a year after the October 1 referendum" is of the referendum of last year."""
        spans = [
            (e.meaning.unit, e.meaning.count)
            for e, event in counted.items()
            if event is not None and event.head == candidate.trigger.head and isinstance(e.meaning, Shifted)
            if e.span.end <= expression.span.start
        ]
        ago = sum(_DAYS[unit] * count for unit, count in spans if count > 0 and unit in _DAYS)
        if not ago or self.published is None or expression.basis is not Basis.ANCHOR:
            return self.published
        return TimeSpan.day(self.published.latest - timedelta(days=ago))

    def _begun(
        self, sentence: Sentence, counted: Trigger | None, here: Sequence[Candidate], told: Sequence[Candidate]
    ) -> TimeSpan | None:
        """The first day of the event that an expression counts from: dated in the sentence, or the last of its kind."""
        if counted is None:
            return None
        own = next((c for c in here if c.trigger.head == counted.head), None)
        if own is not None and own.time is not None:
            return own.time
        if not (counted.verbal or definite(sentence, counted)):
            return None
        kind = self.types[counted.type]
        held = [
            c.time
            for c in told
            if (self.types[c.type].family, self.types[c.type].apart) == (kind.family, kind.apart)
            if c.time is not None and c.time.days == 1 and c.status is Status.HAPPENED
            if not counted.verbal or (own is not None and _share(own, c))  # a noun means what was told, a verb may not
        ]
        near = [time for time in held if abs((time.earliest - held[-1].earliest).days) <= _ONE_COURSE]
        return min(near, default=None)


def _written_out(sentence: Sentence, end: int) -> TimeSpan | None:
    """The last date that a sentence writes out before an offset."""
    dates = [d for d in dates_in(sentence) if d.basis is Basis.CALENDAR and d.span.end <= end]
    found = (resolve(d, anchor=None, leaning=Leaning.PAST) for d in reversed(dates))
    return next((time for time in found if time is not None), None)


def _just_told(
    meant: Mapping[int, DateExpression], dated: Sequence[Candidate], expression: DateExpression
) -> TimeSpan | None:
    """The time that the sentence has just given: "arrived on Tuesday and met him the following day"."""
    if expression.basis is not Basis.PREVIOUS:
        return None
    longest = 1 if expression.precision.rank < Precision.MONTH.rank else _MONTH
    before = [
        (other.span.start, time)
        for at, other in meant.items()
        if other.span.end <= expression.span.start
        if (time := dated[at].time) is not None and time.days <= longest and dated[at].status is Status.HAPPENED
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _share(one: Candidate, other: Candidate) -> bool:
    return any(same_thing(m, n) for m in one.actors for n in other.actors)


def _opening(
    sentence: Sentence,
    candidates: Sequence[Candidate],
    chosen: Mapping[int, DateExpression],
    heads: Mapping[DateExpression, int | None],
) -> Mapping[int, DateExpression]:
    """The chosen expressions; one that counts from an event (with its head in `heads`) dates what is told next."""
    kept = dict(chosen)
    for expression, head in heads.items():
        later = [
            (c.trigger.head, at)
            for at, c in enumerate(candidates)
            if head is not None and c.trigger.head > head and not _about(sentence, head, c.trigger.head)
        ]
        if later and expression not in kept.values():
            kept.setdefault(min(later)[1], expression)
    return kept


def _about(sentence: Sentence, noun: int, verb: int) -> bool:
    """Whether a verb behind a noun only says which it is: "the referendum, which Lima called illegal"."""
    between = sentence.tokens[noun + 1 : verb]
    if sentence.parsed:  # a clause without a relative word is more often one that the parser hung there
        tree = Tree(sentence.tokens)
        relative = tree.relation(verb) == "acl" or any(token.norm in RELATIVE for token in between)
        return relative and noun in tree.ancestors(verb)
    opened = next((i for i, token in enumerate(between) if described(token)), None)
    return opened is not None and not any(token.pos == "PUNCT" for token in between[opened:])
