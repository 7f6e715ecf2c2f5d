"""The shapes that names have in English: capitals, hyphens, initials, links."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lang.en.words import name_words
from kg.model import Token

_HYPHENS = frozenset(("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"))
_NOMINAL = frozenset(("PROPN", "NOUN", "ADJ", "X"))


def joined(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at `index` is a hyphen written between two words without spaces."""
    if not 0 < index < len(tokens) - 1 or tokens[index].surface not in _HYPHENS:
        return False
    hyphen = tokens[index].span
    return tokens[index - 1].span.end == hyphen.start and hyphen.end == tokens[index + 1].span.start


def ends_name(token: Token) -> bool:
    """A name ends in a letter or digit, or in the dot of a short form ("U.S.", "Jr.")."""
    dotted = token.surface[-1:] == "." and len(token.surface) <= 4 and token.surface[0].isalpha()
    return token.surface[-1:].isalnum() or dotted


def name_like(token: Token) -> bool:
    """Whether a word is written as a part of a name: with a capital, no pronoun, no day or month."""
    if token.pos == "PRON" or token.norm in name_words().calendar:
        return False
    return token.surface[:1].isupper() and (token.surface[-1:].isalnum() or _initial(token))


def _initial(token: Token) -> bool:
    return len(token.surface) == 2 and token.surface[1] == "."


def widen(tokens: Sequence[Token], start: int, end: int, breaks: frozenset[int]) -> tuple[int, int]:
    """The name grown over hyphens, further capitalised words and links between them, to the right."""

    def goes_on(at: int) -> bool:
        return at < len(tokens) and at not in breaks and name_like(tokens[at])

    links = name_words().links
    while end < len(tokens):
        if joined(tokens, end) and tokens[end + 1].surface[:1].isalpha():
            end += 2
            continue
        more = goes_on(end) and (tokens[end].pos in _NOMINAL or tokens[end - 1].norm in links)
        linked = tokens[end].norm in links and (goes_on(end + 1) or joined(tokens, end + 1) or _two(tokens, end))
        if not (more or linked):
            break
        end += 1
    while start >= 2 and joined(tokens, start - 1):
        start -= 2
    return start, end


def _two(tokens: Sequence[Token], at: int) -> bool:
    """Two links in a row before a name: "von der Leyen", "bin al Hussein"."""
    links = name_words().links
    return at + 2 < len(tokens) and tokens[at + 1].norm in links and name_like(tokens[at + 2])
