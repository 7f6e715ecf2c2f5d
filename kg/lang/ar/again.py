"""Names that come again in a passage, read by all the places where they stand.

Arabic has no capitals: a name is seen in one sentence and missed, or taken for something else, in the next. What
the recogniser is sure of in one place is looked for in the others, and a name that stands in several is of the type
for which they speak together (Krishnan and Manning, 2006: the same words of a document are mostly one name).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.lang.ar.known import written
from kg.lang.ar.sketch import Sketch
from kg.lang.protocol import Candidate
from kg.lang.recogniser import Seen
from kg.model import EntityType, Span, Token

_SURE = 0.8
"""The recogniser's confidence in one place from which a name is looked for in others."""
_ROOM = 0.05
"""How likely the words must be in a name, by the recogniser, where it does not see one itself."""
_MOST = 0.5
_TRUST = 0.9

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name that the recogniser sees: the tokens `start` to `end` (half-open)."""

    start: int
    end: int
    type: EntityType
    confidence: float


@dataclass(frozen=True, slots=True)
class Again:
    """What the places of a name say together: its type, whether most of them say so, and whether one is sure."""

    type: EntityType
    agreed: bool
    sure: bool
    spans: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Repeats:
    """The names of a passage by their words, proclitics left out."""

    names: Mapping[Key, Again] = field(default_factory=dict)
    lengths: Mapping[str, int] = field(default_factory=dict)
    """By first word, how many words the longest name has that begins with it."""

    @classmethod
    def of(cls, sketches: Sequence[Sketch], seen: Sequence[Sequence[Named]]) -> Repeats:
        """From what the recogniser sees in each sentence of the passage."""
        votes: defaultdict[Key, defaultdict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
        spans: defaultdict[Key, set[Span]] = defaultdict(set)
        surest: defaultdict[Key, float] = defaultdict(float)
        lengths: dict[str, int] = {}
        for sketch, names in zip(sketches, seen, strict=True):
            for name in names:
                key = _key(sketch.tokens[name.start : name.end])
                votes[key][name.type] += name.confidence
                surest[key] = max(surest[key], name.confidence)
                spans[key].add(sketch.span(name.start, name.end))
                lengths[key[0]] = max(lengths.get(key[0], 0), len(key))
        found: dict[Key, Again] = {}
        for key, said in votes.items():
            kind = max(sorted(said), key=said.__getitem__)
            agreed = len(spans[key]) > 1 and said[kind] > _MOST * sum(said.values())
            found[key] = Again(kind, agreed, surest[key] >= _SURE, frozenset(spans[key]))
        return cls(found, lengths)

    def candidates(self, sketch: Sketch, seen: Seen) -> Iterator[Candidate]:
        """The names that stand in a sentence as in another; the longest where several begin."""
        words = _key(sketch.tokens)
        at = 0
        while at < len(words):
            end = self._end(words, at)
            again = self.names.get(words[at:end]) if words[at] in self.lengths else None
            if again is not None:
                span = sketch.span(at, end)
                missed = again.sure and span not in again.spans and seen.within(span, again.type) >= _ROOM
                if missed or (again.agreed and span in again.spans):
                    yield Candidate(span, again.type, "repeat", _TRUST)
            at = end

    def _end(self, words: Key, at: int) -> int:
        """Where the longest name of the passage ends that begins with a word; the next word if none does."""
        longest = self.lengths.get(words[at], 0)
        ends = range(min(len(words), at + longest), at, -1)
        return next((end for end in ends if words[at:end] in self.names), at + 1)


def _key(tokens: Sequence[Token]) -> Key:
    return tuple(written(token) for token in tokens)
