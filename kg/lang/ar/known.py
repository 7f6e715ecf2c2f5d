"""Known names and nationality words in Arabic sentences: the gazetteer read over tokens."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.lang.ar.lexicon import ARTICLE, Lexicon
from kg.model import EntityType, Token
from kg.text.arabic import HEH, YEH, begins_word
from kg.text.fold import fold
from kg.vocab.gazetteer import Entry, Gazetteer

_CITY_WEIGHT = 5e6
"""Cities of less weight are towns of GeoNames that nobody listed: common words and names of people are none."""


_SPOT = 0.5
"""The share of places among the names a word is part of from which an unlisted town is believed."""

_USUAL = 5000
"""Occurrences per billion from which a common word is too usual to be a known name on its own."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start` to `end` (half-open) that are a name of `entries`, the likeliest first.

    `demonym` tells that they are a nationality word of the country instead; `weak` that the word is
    also a common one, so that something around it must show the place; `short` that the passage names the thing
    in full elsewhere.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    demonym: bool = False
    weak: bool = False
    short: bool = False


def find_known(
    text: str,
    tokens: Sequence[Token],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    taken: Mapping[int, int] = MappingProxyType({}),
    named: Container[str] = frozenset(),
) -> tuple[Hit, ...]:
    """The longest known names and nationality words, left to right, without overlap.

    Clitics stand outside: a match begins behind `ل` and `و` and ends where a written word ends. At
    a token in `taken`, which is inside an office that ends where it says, no name begins that goes
    beyond ("الخارجية الكينية" in "وزير الخارجية الكينية"). `named` are ids that the passage names in
    full; short forms ("الشمال", "شبه الجزيرة") are read by them.
    """
    found: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = _name_at(text, tokens, at, gazetteer, lexicon)
        if hit is not None and hit.end > taken.get(at, hit.end):
            hit = None
        demonym = None if at in taken else _demonym_at(tokens, at, gazetteer)
        if hit is None or (demonym is not None and demonym.end > hit.end):
            hit = demonym
        if hit is None and at not in taken:
            hit = _short_at(text, tokens, at, gazetteer, named)
        if hit is None:
            at += 1
        else:
            found.append(hit)
            at = hit.end
    return tuple(found)


def written(token: Token) -> str:
    """The folded word with its article, which after ل is not written in full (للرئيس)."""
    return ARTICLE + token.norm if token.definite else token.norm


def _name_at(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer, lexicon: Lexicon) -> Hit | None:
    first = written(tokens[at])
    if not first or not any(c.isalpha() for c in first) or not gazetteer.begins(first):
        return None
    best: Hit | None = None
    for end in range(at + 1, len(tokens) + 1):
        rest = fold(text[tokens[at].span.end : tokens[end - 1].span.end])
        key = f"{first} {rest}" if rest else first
        if len(key.split()) > gazetteer.longest:
            break
        if not tokens[end - 1].norm[-1:].isalnum():
            continue
        if end < len(tokens) and tokens[end].norm[:1].isalpha() and not begins_word(tokens[end - 1], tokens[end]):
            continue
        entries = gazetteer.lookup(key)
        if not entries and " " in key and key.endswith(YEH) and tokens[end - 1].definite:
            entries = gazetteer.lookup(key + HEH)  # "كوريا الشمالي", the feminine ending left out
        if entries:
            best = Hit(at, end, entries, weak=_weak(key, entries[0], lexicon))
    return best


def _short_at(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer, named: Container[str]) -> Hit | None:
    """A short form that stands by itself: what goes on ("الشمال الغربي", "شمال البلاد") means something else."""
    first = written(tokens[at])
    if not gazetteer.begins_short(first):
        return None
    for end in (at + 2, at + 1):
        if end > len(tokens) or not tokens[end - 1].norm[-1:].isalnum() or _goes_on(tokens, end):
            continue
        rest = fold(text[tokens[at].span.end : tokens[end - 1].span.end])
        entry = gazetteer.short(f"{first} {rest}" if rest else first, named)
        if entry is not None:
            return Hit(at, end, (entry,), short=True)
    return None


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a definite adjective or a number follows."""
    return end < len(tokens) and tokens[end].definite and begins_word(tokens[end - 1], tokens[end])


def _weak(key: str, entry: Entry, lexicon: Lexicon) -> bool:
    if " " in key or entry.type is EntityType.COUNTRY:
        return False
    if entry.type is EntityType.CITY and entry.weight < _CITY_WEIGHT:
        return lexicon.common(key) or len(key) < 4 or lexicon.place(key) < _SPOT
    if entry.type is EntityType.ORGANIZATION and key.startswith(ARTICLE):
        return False
    return lexicon.common(key) and lexicon.frequency(key) > _USUAL


def _demonym_at(tokens: Sequence[Token], at: int, gazetteer: Gazetteer) -> Hit | None:
    for end in (at + 2, at + 1):
        if end > len(tokens) or not all(t.norm[:1].isalpha() for t in tokens[at:end]):
            continue
        if len({t.definite for t in tokens[at:end]}) > 1:
            continue
        entries = gazetteer.demonym(" ".join(t.norm for t in tokens[at:end]))
        if entries:
            return Hit(at, end, entries, demonym=True)
    return None
