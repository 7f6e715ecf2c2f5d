"""Where a traveller meets people and signs papers: at the place of the visit that the story tells of before.

"He arrived in Lima on Monday. … He met the president and signed a treaty." Nobody repeats the place, and every reader
knows it; so does this, for meetings and agreements of the visitor in the days of the visit, as long as the story
does not say of another place that the visitor was there.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from kg.extract.sameness import same_thing
from kg.extract.times import dates_in
from kg.model import Argument, Claim, EntityType, Mention, Role, Sentence, Status
from kg.vocab.events import EventTypes

_AGREED, _MET = "AGREEMENT", "MEETING"
_REMOTE = "PhoneCall"
_TRAVEL = "Visit"
_LASTS = timedelta(days=5)
_DOUBT = 0.9


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """Places the claims of one passage; `told` are the ids of those that a plain past tense tells."""

    types: EventTypes
    mentions: Mapping[str, Mention]
    sentences: Mapping[str, Sentence]

    def settle(self, claims: Sequence[Claim], told: Container[str]) -> Iterator[Claim]:
        """The claims in order, those of travellers that say no place with that of the visit."""
        for number, claim in enumerate(claims):
            places = self._of_visit(claim, claims[:number]) if self._open(claim, told) else ()
            yield _with(claim, places) if places else claim

    def _open(self, claim: Claim, told: Container[str]) -> bool:
        kind = self.types[claim.type]
        meets = kind.family in (_AGREED, _MET) and claim.type not in (_REMOTE, _TRAVEL)
        undated = claim.id in told and not dates_in(self.sentences[claim.evidence.sentence])
        known = claim.time is not None or undated
        return meets and known and claim.status is Status.HAPPENED and not claim.several and not _places(claim)

    def _of_visit(self, claim: Claim, before: Sequence[Claim]) -> tuple[str, ...]:
        """The places of the last visit that somebody of the claim was on then."""
        people = self._people(claim)
        for earlier in reversed(before):
            if not any(same_thing(m, n) for m in people for n in self._people(earlier)):
                continue
            places = _places(earlier)
            if earlier.type == _TRAVEL and earlier.status is Status.HAPPENED and places:
                return places if _during(claim, earlier) else ()
            if any(self.mentions[p].type is not EntityType.PLACE for p in places if p in self.mentions):
                return ()  # the traveller has gone on
        return ()

    def _people(self, claim: Claim) -> list[Mention]:
        named = [self.mentions[key] for key in claim.mentions() if key in self.mentions]
        return [mention for mention in named if mention.type is EntityType.PERSON]


def _places(claim: Claim) -> tuple[str, ...]:
    return claim.mentions(Role.PLACE)


def _during(claim: Claim, visit: Claim) -> bool:
    """Whether what a claim tells may have been in the days of a visit, as far as both are dated."""
    if claim.time is None or visit.time is None:
        return True
    return visit.time.earliest <= claim.time.latest and claim.time.earliest <= visit.time.latest + _LASTS


def _with(claim: Claim, places: Sequence[str]) -> Claim:
    confidence = round(claim.evidence.confidence * _DOUBT, 4)
    arguments = (*claim.arguments, *(Argument(Role.PLACE, place) for place in places))
    return replace(claim, arguments=arguments, evidence=replace(claim.evidence, confidence=confidence))
