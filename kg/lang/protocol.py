"""What every language must offer, and what every recogniser of names must.

A language is a folder with a `LanguagePack`; its contract is tested for every pack in the
registry. A recogniser is one source of names (the gazetteer, a trained model, spaCy's entities, cues
in the text); a pack asks several and `kg.lang.combine` weighs what they say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kg.model import Analysis, Document, EntityType, Passage, Span


class LanguagePack(Protocol):
    """Reads passages of one language."""

    @property
    def language(self) -> str:
        """The BCP 47 code of the language."""
        ...

    def analyze(self, document: Document, passage: Passage) -> Analysis:
        """The sentences of the passage with tokens, and the mentions in them, in text order.

        All offsets count in `document.text`. Names do not overlap one another; every mention lies
        inside one sentence.
        """
        ...

    def begin(self, document: Document, passage: Passage) -> Callable[[], Analysis]:
        """Begin to analyze, on other threads where a model reads; what is returned waits and goes on.

        Who has several passages begins the next before finishing one. The analysis is that of `analyze`.
        """
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that one source takes for a name.

    `type` is None where the source cannot tell; `known` are gazetteer ids, the likeliest first;
    `source` is the word that becomes a mention's `basis`.
    """

    span: Span
    type: EntityType | None
    source: str
    confidence: float
    known: tuple[str, ...] = ()
