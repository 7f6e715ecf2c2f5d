"""Headlines: what they tell counts only where the text below does not tell it again."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim, Mention, Role
from kg.vocab.events import EventTypes


@dataclass(frozen=True, slots=True)
class Headlines:
    """Drops what a passage tells twice, once in a headline and then in full.

    A headline is terse and names no day, so the text says more of what both tell; but news in brief and
    long reports leave some events to the headline. `sentences` are the ids of the sentences of headlines; `same`
    tells whether two mentions are one, or stand for one country.
    """

    types: EventTypes
    sentences: Container[str]
    mentions: Mapping[str, Mention]
    same: Callable[[Mention, Mention], bool]

    def settle(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """The claims in order, without those of headlines that the text or an earlier headline tells."""
        told = [claim for claim in claims if claim.evidence.sentence not in self.sentences]
        for claim in claims:
            if claim.evidence.sentence in self.sentences:
                if any(self._one(claim, other) for other in told):
                    continue
                told.append(claim)
            yield claim

    def _one(self, claim: Claim, other: Claim) -> bool:
        """Whether two claims may be of one event: of one family, with somebody in common or nobody named in one."""
        if self.types[claim.type].family != self.types[other.type].family:
            return False
        mine, theirs = self._actors(claim), self._actors(other)
        return not mine or not theirs or any(self.same(m, n) for m in mine for n in theirs)

    def _actors(self, claim: Claim) -> list[Mention]:
        named = (a.mention for a in claim.arguments if a.role is not Role.PLACE)
        return [self.mentions[key] for key in named if key in self.mentions]
