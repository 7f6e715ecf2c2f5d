"""Which words of a sentence may report events, and of what type, whether or not a report is read from them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Sentence, Span
from kg.vocab.events import EventTypes
from kg.vocab.grammar import Kind


def reporting(sentence: Sentence) -> Iterator[tuple[str, Kind, Span]]:
    """The single words that report events of a type as a verb or a noun, in text order."""
    lexicon = EventTypes.load().lexicons[sentence.language]
    for token in sentence.tokens:
        for entry in lexicon.starting(token.lemma, token.norm):
            # No verb has the article: "التعاون" is the noun.
            if len(entry.pattern) == 1 and not (entry.kind is Kind.VERB and token.definite):
                yield entry.type, entry.kind, token.span
