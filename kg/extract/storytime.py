"""The day a news story is about, for those of its events that no sentence dates.

A report says once when its happening was, and then tells what was said and agreed there. A reader
dates all of that alike; so does this, for undated remarks, meetings and agreements of people who
take part in what the story does date, close to the day of writing. Background (another year, a
habit, a sentence with a time of its own) stays as it is, and where the text dates nothing near the day
of writing, nothing is dated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.extract.times import dates_in
from kg.model import Claim, Mention, Passage, Role, Status, TimeSpan
from kg.vocab.events import EventTypes

_TOLD = frozenset(("MEETING", "AGREEMENT", "STATEMENT"))
_BEFORE = timedelta(days=4)
_LONGEST = 31
_DOUBT = 0.8


@dataclass(frozen=True, slots=True)
class StoryTime:
    """Dates the events of one passage; `same` tells whether two mentions are one, or stand for one country."""

    types: EventTypes
    passage: Passage
    mentions: Mapping[str, Mention]
    same: Callable[[Mention, Mention], bool]

    def settle(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims in order, undated ones of the story with its date and a lower confidence."""
        dated = [claim for claim in claims if self._of_the_day(claim)]
        for claim in claims:
            anchor = self._anchor(claim, dated) if self._open(claim) else None
            yield claim if anchor is None else _with(claim, anchor)

    def _of_the_day(self, claim: Claim) -> bool:
        """Whether a claim dates the story: something that happened in the days before writing."""
        published, time = self.passage.published, claim.time
        if published is None or time is None or claim.status is not Status.HAPPENED or time.days > _LONGEST:
            return False
        return published.earliest - _BEFORE <= time.earliest and time.latest <= published.latest

    def _open(self, claim: Claim) -> bool:
        told = claim.time is None and claim.status is Status.HAPPENED and self.types[claim.type].family in _TOLD
        return told and not dates_in(claim.evidence.quote, claim.evidence.language)

    def _anchor(self, claim: Claim, dated: Sequence[Claim]) -> TimeSpan | None:
        """The date of the nearest event of the story that somebody of this one takes part in."""
        sharing = [other for other in dated if self._share(claim, other)]
        if not sharing:
            return None
        at = claim.trigger.start
        nearest = min(sharing, key=lambda other: (abs(other.trigger.start - at), other.trigger.start))
        return nearest.time

    def _share(self, left: Claim, right: Claim) -> bool:
        return any(self.same(m, n) for m in self._actors(left) for n in self._actors(right))

    def _actors(self, claim: Claim) -> list[Mention]:
        wanted = [a.mention for a in claim.arguments if a.role is not Role.PLACE]
        return [self.mentions[key] for key in wanted if key in self.mentions]


def _with(claim: Claim, time: TimeSpan) -> Claim:
    confidence = round(claim.evidence.confidence * _DOUBT, 4)
    return replace(claim, time=time, evidence=replace(claim.evidence, confidence=confidence))
