"""What is done in the course of an event is done when and where the event is: "at the summit", "خلال الزيارة".

The event is told in the sentence, or it is the one of its kind that the passage has told of before: then only a
definite noun means it, and only if there is no other it may mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.arguments import ATTENDEE, Scene
from kg.extract.candidates import Candidate, Filler
from kg.extract.completion import Memory, definite, plural
from kg.extract.sameness import same_thing
from kg.extract.syntax import Tree
from kg.extract.triggers import Trigger
from kg.model import Role, Status
from kg.vocab.cues import References
from kg.vocab.events import EventTypes

_INHERITED = 0.6
_NEAR = 6
"""Words that may stand between the preposition and the noun of an event."""
_HOLDS = frozenset({"MEETING", "AGREEMENT"})
_PLACED = frozenset({"MEETING", "AGREEMENT", "STATEMENT"})
_TRAVEL = "Visit"
_REMOTE = "PhoneCall"
_HUNG = frozenset({"conj", "xcomp"})
"""Ties of a verb to one before it that has the same subject: what closes the sentence is of both."""
_DONE = frozenset({Status.HAPPENED, Status.PLANNED})


@dataclass(frozen=True, slots=True)
class Occasions:
    """Looks up the events in whose course something is done; `memory` holds those told before in the passage."""

    types: EventTypes
    memory: Memory
    words: References

    def settle(self, scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with the time and place of the event in whose course they are told to be."""
        within: list[tuple[int, Trigger | Candidate]] = [*self._named(scene), *self._meant(scene, candidates)]
        if not within:
            return list(candidates)
        return [self._settled(scene, c, candidates, within) for c in candidates]

    def _settled(
        self,
        scene: Scene,
        candidate: Candidate,
        others: Sequence[Candidate],
        within: Sequence[tuple[int, Trigger | Candidate]],
    ) -> Candidate:
        denied = candidate.status is Status.DENIED  # "denied that they had met on the sidelines of the talks"
        if candidate.status not in _DONE and not denied:
            return candidate
        for at, occasion in within:
            if occasion is candidate.trigger:
                event = self._told_before(scene, candidate.trigger, candidate, others)
                if event is not None and event.status is candidate.status:
                    return self._inside(candidate, event)
            if _done_at(scene, candidate, at, occasion):
                event = self._event(scene, occasion, others) if isinstance(occasion, Trigger) else occasion
                if event is not None and event is not candidate and (denied or event.status is candidate.status):
                    return self._inside(candidate, event)
        return candidate

    def _inside(self, candidate: Candidate, event: Candidate) -> Candidate:
        # Of a visit people tell the day of arrival; what is done on it may be days later.
        lasting = event.type == _TRAVEL and event.time is not None and event.time.days == 1
        time = candidate.time or (None if lasting else event.time)
        apart = time is not None and event.time is not None and not time.overlaps(event.time)
        here = self.types[candidate.type].family in _PLACED and candidate.type not in (_REMOTE, _TRAVEL)
        if apart or candidate.places or not here:
            return replace(candidate, time=time)
        places = [Filler(Role.PLACE, m, "", _INHERITED, understood=True) for m in event.places]
        return replace(candidate, time=time, fillers=(*candidate.fillers, *places))

    def _named(self, scene: Scene) -> Iterator[tuple[int, Trigger]]:
        """Nouns of events with the token of the preposition that puts something into their course."""
        for trigger in scene.triggers:
            if trigger.verbal or self.types[trigger.type].family not in _HOLDS:
                continue
            at = _preposition(scene, trigger)
            if at is not None:
                yield at, trigger

    def _meant(self, scene: Scene, candidates: Sequence[Candidate]) -> Iterator[tuple[int, Candidate]]:
        """The event that a pronoun behind such a preposition means: "زيارة … ستوقع خلالها اتفاقية"."""
        for at, token in enumerate(scene.sentence.tokens):
            if not any(token.norm == word + suffix for word in scene.grammar.within for suffix in self.words.suffixes):
                continue
            before = [c for c in candidates if c.trigger.head < at and self.types[c.type].family in _HOLDS]
            lately = (e for n, e in reversed(self.memory.events) if n == self.memory.sentence)
            told = next((e for e in lately if self.types[e.type].family in _HOLDS), None)
            event = max(before, key=lambda c: c.trigger.head, default=told)
            if event is not None:
                yield at, event

    def _event(self, scene: Scene, trigger: Trigger, others: Sequence[Candidate]) -> Candidate | None:
        """The event that a noun means: as the sentence tells it, else the one of its kind told before."""
        own = next((c for c in others if c.trigger is trigger), None)
        event = self._told_before(scene, trigger, own, others)
        if own is None or event is None or not (own.time or own.places):
            return event or (own if own is not None and (own.time or own.places) else None)
        fillers = own.fillers if own.places else tuple(f for f in event.fillers if f.role is Role.PLACE)
        return replace(own, time=own.time or event.time, status=event.status, fillers=fillers)

    def _told_before(
        self, scene: Scene, trigger: Trigger, own: Candidate | None, others: Sequence[Candidate]
    ) -> Candidate | None:
        """The one event told before that a definite noun can mean; `own` is what its sentence says of it, `others` are
        the candidates of the sentence."""
        if not definite(scene.sentence, trigger):
            return None
        several = plural(scene.sentence, trigger)  # as "the talks" are, which are one event
        kind = self.types[trigger.type]
        here = (c for c in others if c.trigger.head < trigger.head and c is not own)
        told = [
            event
            for event in (*self.memory.held, *(e for _, e in self.memory.events), *here)
            if (self.types[event.type].family, self.types[event.type].apart) == (kind.family, kind.apart)
            and (event.type == trigger.type if several or trigger.type == _REMOTE else event.type != _REMOTE)
            and event.status in _DONE
            and (event.time is not None or event.places)
            and (own is None or _may_be(own, event))
        ]
        number = self.memory.ordinal(scene, trigger)
        exact = [event for event in told if event.type == trigger.type] or told
        times = sorted({event.time for event in exact if event.time is not None})
        if number is not None:
            times = times[number : number + 1]
            exact = [event for event in exact if event.time in times]
        if not exact or any(not time.overlaps(times[0]) for time in times):
            return None
        return next((e for e in reversed(exact) if e.time is not None and e.places), exact[-1])


def _may_be(own: Candidate, event: Candidate) -> bool:
    """Whether what a noun says of itself fits an event told before."""
    if own.time is not None and event.time is not None and not own.time.overlaps(event.time):
        return False
    named = [f.mention for f in own.fillers if f.role is not Role.PLACE and f.slot != ATTENDEE]
    actors = not named or not event.actors or any(same_thing(m, n) for m in named for n in event.actors)
    places = not own.places or not event.places or any(same_thing(m, n) for m in own.places for n in event.places)
    return actors and places


def _preposition(scene: Scene, trigger: Trigger) -> int | None:
    """The token of the preposition before the noun of an event that puts something into its course."""
    tokens, grammar = scene.sentence.tokens, scene.grammar
    opening = grammar.within | (grammar.circumstances - grammar.later if trigger.type == _TRAVEL else frozenset())
    for at in range(trigger.tokens[0] - 1, max(trigger.tokens[0] - 1 - _NEAR, -1), -1):
        token = tokens[at]
        if {token.norm, token.lemma.casefold()} & grammar.edges:
            opening = grammar.within | grammar.circumstances | grammar.transparent
        elif token.norm in opening - grammar.later:
            return at
        elif token.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
            return None
    return None


def _done_at(scene: Scene, candidate: Candidate, at: int, occasion: Trigger | Candidate) -> bool:
    """Whether what a candidate tells is what the preposition at a token puts into the course of an event."""
    trigger = occasion if isinstance(occasion, Trigger) else occasion.trigger
    if set(trigger.tokens) & candidate.words or candidate is occasion:
        return False
    if scene.sentence.parsed:
        tree = Tree(scene.sentence.tokens)
        above = tree.parent(at)
        events = {i for other in scene.triggers for i in other.tokens}
        while above is not None and above not in candidate.words:
            if tree.verbal(above) and (tree.relation(above) not in _HUNG or above in events):
                break
            above = tree.parent(above)
        verb = candidate.trigger.head if candidate.trigger.verbal else candidate.reading.support
        return above is not None and (above in candidate.words or (verb is not None and verb == above))
    first, last = candidate.reading.clause
    first = min(first, *candidate.words)
    return first <= at < last or _fronted(scene, candidate, at, trigger)


def _fronted(scene: Scene, candidate: Candidate, at: int, occasion: Trigger) -> bool:
    """Whether a sentence opens with an event and goes on, behind a comma, with what was done there: "During the visit,
    which began on Monday, she signed …"."""
    tokens = scene.sentence.tokens
    comma = next((i for i, t in enumerate(tokens) if i > occasion.head and t.pos == "PUNCT"), len(tokens))
    between = tokens[comma + 1 : min(candidate.words)]
    return at <= 1 and bool(between or comma < min(candidate.words)) and not any(t.pos == "VERB" for t in between)
