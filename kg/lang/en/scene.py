"""One English sentence as the sources of names see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.lang.en.listed import Hit, OfficeHit
from kg.lang.en.parse import Entity
from kg.lang.recogniser import Seen
from kg.model import EntityType, Sentence, Span, Token

_TITLE_CASE = 0.7
_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what is known in it and what spaCy and the model take for names.

    Spans are document offsets.
    """

    text: str
    sentence: Sentence
    hits: tuple[Hit, ...]
    offices: tuple[OfficeHit, ...]
    entities: tuple[Entity, ...]
    labelled: Seen

    @property
    def tokens(self) -> Sequence[Token]:
        return self.sentence.tokens

    def span(self, start: int, end: int) -> Span:
        """The document span of tokens `start` to `end` (half-open)."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def range(self, span: Span) -> tuple[int, int] | None:
        """The tokens that a span covers, None if it covers none whole."""
        inside = [i for i, t in enumerate(self.tokens) if span.contains(t.span)]
        return (inside[0], inside[-1] + 1) if inside else None

    def in_office(self, index: int) -> bool:
        """Whether a word is part of the words for an office."""
        return any(o.start <= index < o.end for o in self.offices)

    def in_demonym(self, index: int) -> bool:
        """Whether a word is part of a nationality word."""
        return any(h.demonym and h.start <= index < h.end for h in self.hits)

    def breaks(self) -> frozenset[int]:
        """Tokens that no name of a person runs over: known places and bodies, nationalities, offices."""
        known = {i for h in self.hits if h.entries[0].type is not EntityType.CITY for i in range(h.start, h.end)}
        return frozenset(known | {i for o in self.offices for i in range(o.start, o.end)})

    def headline(self) -> bool:
        """Whether nearly all long words are capitalised, so that capitals say little."""
        long = [t.surface for t in self.tokens if len(t.surface) >= _LONG_WORD and t.surface.isalpha()]
        return len(long) > _LONG_WORD and sum(word[0].isupper() for word in long) > _TITLE_CASE * len(long)
