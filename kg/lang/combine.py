"""One reading of the names in a text from what several sources say of it.

Sources overlap and disagree. Those that propose the same stretch support one another (their
errors are taken as independent, so the doubts multiply); of stretches that overlap the better
supported one wins, longer ones having an advantage, since a source that knows only a part of a name
proposes the part. Reliabilities are those of a source that stands alone: names on which two agree are
right in nineteen of twenty cases, those that only the model or only a cue sees far less often. They
were chosen among a few on the development part of Wojood and the annotated development articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.lang.protocol import Candidate
from kg.lang.recogniser import Seen
from kg.model import EntityType, Span

RELIABILITY: Mapping[str, float] = MappingProxyType(
    {"model": 0.88, "gazetteer": 0.85, "cue": 0.65, "repeat": 0.75, "spacy": 0.5}
)
"""How far each source is trusted; a source's name may carry a detail after a colon ("cue:title")."""

ACCEPT = 0.5
_PER_WORD = 0.2
_PERSONAL = 1.1
"""What says a person counts so much more for the type: lists hold no people, and many of them are called like a place."""
_FAINT = 0.002
_WHOLE = 0.1


@dataclass(frozen=True, slots=True)
class Combined:
    """A name that won: `types` ranks its types by support, `known` the gazetteer ids proposed for it."""

    span: Span
    types: tuple[EntityType, ...]
    known: tuple[str, ...]
    basis: tuple[str, ...]
    confidence: float


def combine(candidates: Iterable[Candidate], text: str, seen: Seen = Seen()) -> tuple[Combined, ...]:
    """The names among the candidates, in text order, none overlapping another; `seen` is the model's view of the sentence."""
    by_span: dict[Span, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_span[candidate.span].append(candidate)
    merged = [one for one in (_merge(span, found) for span, found in by_span.items()) if _shown(one, seen)]
    merged.sort(key=lambda c: (-(c.confidence + _PER_WORD * len(c.span.of(text).split())), c.span))
    taken: list[Combined] = []
    for one in merged:
        if one.confidence >= ACCEPT and not any(one.span.overlaps(other.span) for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda c: c.span))


def _shown(one: Combined, seen: Seen) -> bool:
    """Whether the model leaves room for a name that only cues show."""
    if not one.types or not all(source.startswith("cue") for source in one.basis):
        return True
    if any(name.span.overlaps(one.span) for name in seen):
        return seen.whole(one.span, one.types[0]) >= _WHOLE
    return seen.within(one.span, one.types[0]) >= _FAINT


def _merge(span: Span, found: list[Candidate]) -> Combined:
    doubt = 1.0
    best: dict[str, float] = {}
    for candidate in found:
        weight = candidate.confidence * RELIABILITY[candidate.source.partition(":")[0]]
        best[candidate.source] = max(best.get(candidate.source, 0.0), weight)
    for weight in best.values():
        doubt *= 1.0 - min(weight, 0.99)
    support: dict[EntityType, float] = defaultdict(float)
    for candidate in found:
        if candidate.type is not None:
            person = _PERSONAL if candidate.type is EntityType.PERSON else 1.0
            support[candidate.type] += person * candidate.confidence * RELIABILITY[candidate.source.partition(":")[0]]
    types = tuple(sorted(support, key=lambda kind: (-support[kind], kind)))
    known = tuple(dict.fromkeys(key for candidate in found for key in candidate.known))
    return Combined(span, types, known, tuple(sorted(best)), round(1.0 - doubt, 4))
