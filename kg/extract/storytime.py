"""The day a news story is about, for those of its events that no sentence dates.

A report says once when its happening was, and then tells what was said and agreed there. A reader
dates all of that alike; so does this, for undated remarks, meetings and agreements of people who
take part in what the story does date, close to the day of writing, and for what a plain past tense tells in the
course of it. Background (another year, "had said", a habit, a sentence with a time of its own, what somebody else
reports) stays as it is, and where the text dates nothing near the day of writing, nothing is dated.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.extract.arguments import Scene
from kg.extract.candidates import Candidate
from kg.extract.quotes import quoted
from kg.extract.sameness import same_thing
from kg.extract.syntax import Tree
from kg.extract.times import dates_in
from kg.model import Claim, Mention, Passage, Role, Sentence, Span, Status, TimeSpan
from kg.text.dates import DateExpression
from kg.vocab.events import EventTypes
from kg.vocab.inflect import Tense

_SPEECH = "STATEMENT"
_TOLD = frozenset(("MEETING", "AGREEMENT", _SPEECH))
_BEFORE = timedelta(days=4)
_LONGEST = 31
_NEAR = 3
_MOST = 2
"""A story of one day tells at most one event in so many of another day."""
_EXACT = 3
"""Days within which the day of writing must be known for a story to have its day."""
_DOUBT = 0.8
_OPENING = 500
"""Characters in which a story that has begun on a day is still of that day."""
_TERM = 3
"""Words up to which a quotation only names something: the "special operation"."""


def told(scene: Scene, candidate: Candidate, speech: Sequence[Span]) -> bool:
    """Whether a verb tells the event in the plain past, in the reporter's own words: "said", not "had said"
    nor "says", and nothing inside quotation marks (`speech`, document spans)."""
    tokens, verb = scene.sentence.tokens, candidate.trigger.head
    if not candidate.trigger.verbal:
        if candidate.reading.support is None:
            return False
        verb = candidate.reading.support
    if any(span.overlaps(tokens[verb].span) for span in speech):
        return False
    near = [tokens[i] for i in candidate.reading.bearing if abs(i - verb) <= _NEAR]
    if any({t.norm, t.lemma} & scene.grammar.anterior for t in near):
        return False
    if scene.sentence.parsed:
        return not Tree(tokens).present(verb)
    inflection = candidate.trigger.entry.carried.get(tokens[verb].norm, candidate.trigger.inflection)
    return inflection.tense is not Tense.PRESENT


@dataclass(frozen=True, slots=True)
class StoryTime:
    """Dates the events of one passage; `same` tells whether two mentions are one, or stand for one country.

    `named` are days that the text names for something that is no event of ours ("the ceremony on Thursday"), with
    their offsets.
    """

    types: EventTypes
    passage: Passage
    mentions: Mapping[str, Mention]
    same: Callable[[Mention, Mention], bool]
    sentences: Mapping[str, Sentence]
    named: Sequence[tuple[int, TimeSpan]] = ()

    def settle(self, claims: Sequence[Claim], told: Container[str]) -> Iterator[Claim]:
        """The claims in order, undated ones of the story with its date and a lower confidence.

        `told` are the ids of those that a plain past tense tells. Several events ("summits between the leaders") have
        no day in common.
        """
        dated = [claim for claim in claims if self._of_the_day(claim)]
        for claim in claims:
            anchor = self._anchor(claim, dated, told) if self._open(claim) else None
            yield claim if anchor is None else _with(claim, anchor)

    def _of_the_day(self, claim: Claim) -> bool:
        """Whether a claim dates the story: something that happened in the days before writing."""
        return claim.time is not None and claim.status is Status.HAPPENED and self._late(claim.time)

    def _late(self, time: TimeSpan) -> bool:
        published = self.passage.published
        if published is None or time.days > _LONGEST:
            return False
        return published.earliest - _BEFORE <= time.earliest and time.latest <= published.latest

    def _open(self, claim: Claim) -> bool:
        open_ = claim.time is None and claim.status is Status.HAPPENED and not claim.several
        return open_ and not _quoted(claim)

    def _anchor(self, claim: Claim, dated: Sequence[Claim], told: Container[str]) -> TimeSpan | None:
        """The date of the nearest event of the story that somebody of this one takes part in; for what is told in
        the course of the story, of what is told beside it, or the day of the story."""
        family = self.types[claim.type].family
        own = self._own_dates(claim, speech=family == _SPEECH)
        in_course = claim.id in told and claim.attribution is None
        if family in _TOLD and not own:
            sharing = [other for other in dated if self._share(claim, other)]
            sharing = [other for other in sharing if other.id in told] or sharing  # "had arrived on Monday" was before
            if family == _SPEECH:  # who spoke in the story spoke once, whatever else his country did
                sharing = [other for other in sharing if self._speak(claim, other)] or sharing
            if sharing:
                return _nearest(claim, sharing)
        if claim.attribution is not None:
            return None
        beside = [other for other in dated if self._beside(claim, other)]
        if (in_course or family in _TOLD) and beside and len(self._own_dates(claim, speech=True)) == 1:
            return _nearest(claim, beside)
        published = self.passage.published
        if not in_course or own or published is None or published.days > _EXACT:
            return None
        days = [(d.trigger.start, d.time) for d in dated if d.time is not None and d.time.days == 1]
        return _day_of([*days, *((at, time) for at, time in self.named if self._late(time))], claim.trigger.start)

    def _own_dates(self, claim: Claim, *, speech: bool) -> list[DateExpression]:
        """The dates that the sentence of an undated claim gives; what is only said to be then is not the remark's."""
        start = claim.evidence.span.start
        dates = list(dates_in(self.sentences[claim.evidence.sentence]))
        if not speech:
            return dates
        said, _ = quoted(claim.evidence.quote, inside=False)
        outside = [d for d in dates if not any(s.overlaps(d.span) for s in said)]
        return [d for d in outside if d.span.start + start < claim.trigger.start]

    def _beside(self, claim: Claim, other: Claim) -> bool:
        """Whether a sentence tells one event with another; not what somebody says in it: "he said on Monday: …"."""
        if other.evidence.sentence != claim.evidence.sentence:
            return False
        said = self.types[other.type].family == _SPEECH and self.types[claim.type].family != _SPEECH
        return not (said and other.trigger.start < claim.trigger.start)

    def _share(self, left: Claim, right: Claim) -> bool:
        return any(self.same(m, n) for m in self._actors(left) for n in self._actors(right))

    def _speak(self, left: Claim, right: Claim) -> bool:
        """Whether one person or body speaks in both."""
        speakers = [[self.mentions[m] for m in c.mentions(Role.SPEAKER) if m in self.mentions] for c in (left, right)]
        return any(same_thing(m, n) for m in speakers[0] for n in speakers[1])

    def _actors(self, claim: Claim) -> list[Mention]:
        wanted = [a.mention for a in claim.arguments if a.role is not Role.PLACE]
        return [self.mentions[key] for key in wanted if key in self.mentions]


def _quoted(claim: Claim) -> bool:
    """Whether somebody speaks of an event, in whose words it is of no day that the story knows."""
    said, _ = quoted(claim.evidence.quote, inside=False)
    speech = (s.shift(claim.evidence.span.start) for s in said if len(s.of(claim.evidence.quote).split()) > _TERM)
    return any(span.overlaps(claim.trigger) for span in speech)


def _day_of(days: Sequence[tuple[int, TimeSpan]], at: int) -> TimeSpan | None:
    """The day of a story at an offset: what it dates first is the latest of all, and either it tells most of that
    day, or it has only just begun and told of no other."""
    if not days:
        return None
    start, lead = min(days, key=lambda pair: pair[0])
    elsewhere = [time for _, time in days if time != lead]
    if any(time.latest > lead.latest for time in elsewhere):
        return None
    begun = start < at <= start + _OPENING and all(time == lead for told, time in days if told < at)
    return lead if begun or len(elsewhere) * _MOST <= len(days) else None


def _nearest(claim: Claim, others: Sequence[Claim]) -> TimeSpan | None:
    """The time of the last that is told before, else of the first that is told after: a story goes on from its day."""
    at = claim.trigger.start
    return min(others, key=lambda other: (other.trigger.start > at, abs(other.trigger.start - at))).time


def _with(claim: Claim, time: TimeSpan) -> Claim:
    confidence = round(claim.evidence.confidence * _DOUBT, 4)
    return replace(claim, time=time, assumed=True, evidence=replace(claim.evidence, confidence=confidence))
