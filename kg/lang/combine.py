"""One reading of the names in a text from what several sources say of it.

Sources overlap and disagree. Those that propose the same stretch support one another (their
errors are taken as independent, so the doubts multiply); of stretches that overlap the better
supported one wins, longer ones having an advantage, since a source that knows only a part of a name
proposes the part. Reliabilities are those of a source that stands alone: names on which two agree are
right in nineteen of twenty cases, those that only the model or only a cue sees far less often. They
were chosen among a few on the development part of Wojood and the annotated development articles.

What only cues see is wrong in half the cases, and the model nearly always knows: it may miss a name, but
where it leaves no room for one, or reads another there, none was. Its probabilities decide on such names
(`python -m kg.train.recogniser weigh` prints how many of them are right by what it leaves to them). A language
says how much room there must be: where capitals show names, what others see needs less of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.lang.protocol import Candidate
from kg.lang.recogniser import Labelled, Seen
from kg.model import EntityType, Span

RELIABILITY: Mapping[str, float] = MappingProxyType(
    {"model": 0.88, "gazetteer": 0.85, "cue": 0.65, "repeat": 0.75, "spacy": 0.5}
)
"""How far each source is trusted; a source's name may carry a detail after a colon ("cue:title")."""

ACCEPT = 0.5
_PER_WORD = 0.2
_PERSONAL = 1.1
"""What says a person counts so much more for the type: lists hold no people, and many are called like a town."""

_SURE = 0.7
_UNSEEN = Seen()


@dataclass(frozen=True, slots=True)
class Room:
    """How much room the model must leave for a name that it does not see itself.

    `within` is the probability that the words are in a name, below which it rules out what others see; `bodies` the
    same for organizations, which lists and head words know better ("الحوثيون", "… Institute"); `whole` the
    probability of the whole name, below which cues do not prevail over another that it is sure of.
    """

    within: float = 0.002
    whole: float = 0.1
    bodies: float = 0.002


ROOM = Room()


@dataclass(frozen=True, slots=True)
class Combined:
    """A name that won: `types` ranks its types by support, `known` the gazetteer ids proposed for it."""

    span: Span
    types: tuple[EntityType, ...]
    known: tuple[str, ...]
    basis: tuple[str, ...]
    confidence: float


def combine(
    candidates: Iterable[Candidate], text: str, seen: Seen = _UNSEEN, room: Room = ROOM
) -> tuple[Combined, ...]:
    """The names among the candidates, in text order, none overlapping another.

    `seen` is what the model sees around there, with spans in `text`; `room` what it must leave to others.
    """
    by_span: dict[Span, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_span[candidate.span].append(candidate)
    merged = [one for span, found in by_span.items() if possible(one := _merge(span, found), text, seen, room)]
    merged.sort(key=lambda c: (-(c.confidence + _PER_WORD * len(c.span.of(text).split())), c.span))
    taken: list[Combined] = []
    for one in merged:
        if one.confidence >= ACCEPT and not any(one.span.overlaps(other.span) for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda c: c.span))


def possible(one: Combined, text: str, seen: Seen, room: Room = ROOM) -> bool:
    """Whether the model leaves room for a name that it does not see itself.

    Lists are believed without it, but for single words, which mean other things as well ("RT", "القاعدة", "مالي").
    """
    if not one.types or "model" in one.basis:
        return True
    if "gazetteer" in one.basis and (len(one.basis) > 1 or " " in one.span.of(text)):
        return True
    kind = one.types[0]
    cued = all(source.startswith("cue") for source in one.basis)
    if cued and any(_another(name, one) for name in seen):
        return seen.whole(one.span, kind) >= room.whole
    least = room.bodies if kind is EntityType.ORGANIZATION else room.within
    return seen.within(one.span, kind) >= least


def _another(name: Labelled, one: Combined) -> bool:
    """Whether the model is sure of another name there."""
    return name.confidence >= _SURE and name.span.overlaps(one.span)


def _merge(span: Span, found: list[Candidate]) -> Combined:
    doubt = 1.0
    best: dict[str, float] = {}
    support: dict[EntityType, float] = defaultdict(float)
    personal = 1.0 if any(candidate.type is EntityType.COUNTRY for candidate in found) else _PERSONAL
    for candidate in found:
        weight = candidate.confidence * RELIABILITY[candidate.source.partition(":")[0]]
        best[candidate.source] = max(best.get(candidate.source, 0.0), weight)
        if candidate.type is not None:
            support[candidate.type] += weight * (personal if candidate.type is EntityType.PERSON else 1.0)
    for weight in best.values():
        doubt *= 1.0 - min(weight, 0.99)
    types = tuple(sorted(support, key=lambda kind: (-support[kind], kind)))
    known = tuple(dict.fromkeys(key for candidate in found for key in candidate.known))
    return Combined(span, types, known, tuple(sorted(best)), round(1.0 - doubt, 4))
