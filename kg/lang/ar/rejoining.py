"""Proclitics given back to the names that they were cut from: the last word of "أحمد معلم فقي" is no ف + قي."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.lang.recogniser import Seen
from kg.model import EntityType, Span, Token
from kg.text.fold import fold

_CLITICS = frozenset({"CCONJ", "ADP", "PART"})
_INSIDE = 0.9
"""The probability of going on with a person's name from which a written word is a part of it as it stands."""


def rejoined(tokens: Sequence[Token], seen: Seen) -> tuple[Token, ...]:
    """The tokens, those of a written word as one where the recogniser, which reads written words, is sure that the
    word goes on with a person's name.

    The words are cut before it has read them, by how usual their parts are; a proclitic begins another name, and the
    recogniser then sees one begin ("أحمد ومحمود").
    """
    return tuple(_rejoined(tokens, seen))


def _rejoined(tokens: Sequence[Token], seen: Seen) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        end = at + 1
        while end < len(tokens) and _joined(tokens[end - 1], tokens[end]):
            end += 1
        word = tokens[at:end]
        span = Span(word[0].span.start, word[-1].span.end)
        if len(word) > 1 and seen.inside(span, EntityType.PERSON) >= _INSIDE:
            surface = "".join(token.surface for token in word)
            yield Token(span, surface, fold(surface), fold(surface))
        else:
            yield from word
        at = end


def _joined(clitic: Token, following: Token) -> bool:
    return clitic.pos in _CLITICS and clitic.span.end == following.span.start
