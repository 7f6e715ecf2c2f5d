"""When and where a sentence goes on from the one before: "She arrived in Rome on Monday. She was received by …".

A reader dates the second event like the first. So does this, under conditions that keep background
out: the next sentence, of the same paragraph unless it points back, a simple past, someone in both events (or
their country), no date in its clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.arguments import ATTENDEE
from kg.extract.candidates import Candidate, Filler
from kg.extract.completion import several
from kg.extract.syntax import Tree
from kg.extract.times import date_spans
from kg.model import Mention, Role, Sentence, Status
from kg.vocab.inflect import Tense

_PERFECT = frozenset({"have"})
CONFIDENCE = 0.6
_MONTH = 31


@dataclass(slots=True)
class Continuity:
    """The dated events of the sentence before; `same` tells whether two mentions name one thing."""

    same: Callable[[Mention, Mention], bool]
    block: int | None = None
    events: tuple[Candidate, ...] = ()

    def carry(self, sentence: Sentence, block: int, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates with time and place from the sentence before where it goes on; remembers them."""
        carried = [
            # Across paragraphs only what points back goes on: "the two ministers", "they".
            self._carried(sentence, c, self.events if block == self.block or _points_back(c) else ())
            if not _dated(sentence, c)
            else c
            for c in candidates
        ]
        self.block = block
        self.events = tuple(c for c in carried if _anchors(c))
        return carried

    def _carried(self, sentence: Sentence, candidate: Candidate, before: Sequence[Candidate]) -> Candidate:
        settled = candidate.time is not None or candidate.status is not Status.HAPPENED
        if settled or several(sentence, candidate) or not _simple_past(sentence, candidate):
            return candidate
        for event in before:
            if any(self.same(m, n) for m in candidate.actors for n in event.actors):
                fillers = candidate.fillers
                if not candidate.places:
                    fillers = (*fillers, *_places(event))
                return replace(candidate, time=candidate.time or event.time, fillers=fillers)
        return candidate


def _dated(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the clause of an event gives a date."""
    clause = sentence.tokens[slice(*candidate.reading.clause)]
    if not clause:
        return bool(date_spans(sentence))
    return any(clause[0].span.start <= span.start < clause[-1].span.end for span in date_spans(sentence))


def _places(event: Candidate) -> Iterator[Filler]:
    for filler in event.fillers:
        if filler.role is Role.PLACE:
            yield Filler(Role.PLACE, filler.mention, filler.slot, CONFIDENCE, understood=True)


def _anchors(candidate: Candidate) -> bool:
    """Whether a sentence may go on from an event: it is of some day or month, or took place somewhere."""
    told = candidate.time.days <= _MONTH if candidate.time is not None else bool(candidate.places)
    return candidate.status is Status.HAPPENED and told


def _simple_past(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the event is told in the simple past; a noun goes on where it points back ("their talks")."""
    if not sentence.parsed:
        attended = any(f.slot == ATTENDEE for f in candidate.fillers)
        return _tense(sentence, candidate) is Tense.PAST or attended or _points_back(candidate)
    verb = candidate.trigger.head if candidate.trigger.verbal else candidate.reading.support
    if verb is None:
        return _points_back(candidate)
    tree = Tree(sentence.tokens)
    auxiliaries = tree.children(verb, "aux", "auxpass")
    if any(tree.lemma(a) in _PERFECT for a in auxiliaries):
        return False
    past = any(tree.tokens[a].norm in ("was", "were") for a in auxiliaries)
    return past or (tree.participle(verb) and not auxiliaries)


def _tense(sentence: Sentence, candidate: Candidate) -> Tense:
    """The tense of the verb that tells an event, or that carries its noun."""
    support = candidate.reading.support
    inflection = candidate.trigger.inflection
    if support is not None:
        inflection = candidate.trigger.entry.carried.get(sentence.tokens[support].norm, inflection)
    return inflection.tense


def _points_back(candidate: Candidate) -> bool:
    return any(f.via is not None for f in candidate.fillers)
