"""Known names in English sentences: the gazetteer, nationality words and offices read over tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.lang.en.shape import joined
from kg.lang.en.words import name_words
from kg.model import EntityType, Token
from kg.text.fold import fold
from kg.vocab.gazetteer import Entry, Gazetteer
from kg.vocab.gazetteer_sources import Doubt
from kg.vocab.offices import Offices, Phrase

_SHORT = 5
_NOT_NAMES = frozenset({"VERB", "AUX", "ADP", "PRON", "SCONJ", "CCONJ"})
_OWNING = frozenset(("'s", "’s", "'", "’"))
_FIELD_HEADS = frozenset({"minister", "ministers", "secretary", "secretaries"})
_THE = "the"
_WHOLE = 3
"""Words from which a body's listed name is known in small letters too: "international court of justice"."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `start` to `end` (half-open) that are a name of `entries`, or, with `demonym`, a
    nationality word of the first of them.

    `weak` tells that the words are also common ones and nothing in the passage shows the name;
    `alien` that a body is named as another country's is: it is a name, but not of `entries`.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    demonym: bool = False
    weak: bool = False
    alien: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """Tokens `start` to `end` that name an office."""

    start: int
    end: int
    phrase: Phrase


def find_known(
    text: str, tokens: Sequence[Token], gazetteer: Gazetteer, named: Container[str] = frozenset()
) -> tuple[Hit, ...]:
    """The longest known names and nationality words, left to right, without overlap.

    `named` are ids that the passage names in full; short forms ("the North") are read by them.
    """
    found: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = _longest(text, tokens, at, gazetteer, named)
        if hit is None:
            at += 1
        else:
            found.append(hit)
            at = hit.end
    return tuple(found)


def _longest(text: str, tokens: Sequence[Token], at: int, gazetteer: Gazetteer, named: Container[str]) -> Hit | None:
    first, words = tokens[at].surface, name_words()
    article = tokens[at].norm == _THE
    small = not (first[:1].isupper() or first[:1].isdigit() or article or tokens[at].norm in words.compass)
    if (small and not gazetteer.begins(_beginning(tokens, at))) or _combined(tokens, at):
        return None
    best: Hit | None = None
    for end in range(at + 1, min(len(tokens), at + gazetteer.longest + 4) + 1):
        if end > at + 1 and not tokens[end - 1].surface[-1:].isalnum():
            continue
        surface = text[tokens[at].span.start : tokens[end - 1].span.end]
        key = fold(surface)
        entries = tuple(e for e in gazetteer.lookup(key) if _written_so(surface, e))
        single = end == at + 1
        if single and (not first[:1].isalnum() or first[:1].islower() or _of_a_person(tokens, at)):
            continue
        if entries and _proper(tokens, at, end, entries[0]):
            best = Hit(at, end, entries, weak=gazetteer.doubt(key, entries[0]) is Doubt.WORD)
        elif first[:1].isupper() and (countries := gazetteer.demonym(key)):
            best = Hit(at, end, countries, demonym=True)
        elif (short := gazetteer.short(key, named)) is not None and not _goes_on(tokens, end):
            best = Hit(at + (article and tokens[end - 1].surface[:1].islower()), end, (short,))
    return best


def _proper(tokens: Sequence[Token], at: int, end: int, entry: Entry) -> bool:
    """Whether the words of a listed name are written as a name."""
    if end == at + 1:
        return tokens[at].pos not in _NOT_NAMES or entry.type is EntityType.COUNTRY
    if tokens[at].surface[:1].islower() and tokens[at].norm not in name_words().compass | {_THE}:
        return entry.type is EntityType.ORGANIZATION and end - at >= _WHOLE
    return tokens[end - 1].surface[:1].isupper() or not tokens[at].surface[:1].islower()


def _beginning(tokens: Sequence[Token], at: int) -> str:
    return " ".join(fold(t.surface) for t in tokens[at : at + 2])


def _combined(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the second half of a made-up one: "Euro-Asia", "Sino-Russian"."""
    return joined(tokens, at - 1) and tokens[at - 2].norm in name_words().combining


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether a capitalised word follows, so that "the North" is "the North Gate"."""
    return end < len(tokens) and tokens[end].surface[:1].isupper()


def _of_a_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name of a place is a person's here: "Georgia Meloni", "Michael Jordan"."""
    words, token = name_words(), tokens[at]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.norm in words.given and after is not None and token.head is not None and token.head > at:
        lasts = token.relation == "compound" and after.pos == "PROPN" and after.surface.istitle()
        if lasts and not _a_thing(after):
            return True
    before = tokens[at - 1] if at else None
    if token.norm not in words.surnames or before is None or before.head != at or before.relation != "compound":
        return False
    lasts = before.pos == "PROPN" and before.surface.istitle()
    return lasts and before.norm not in words.compass and not _a_thing(before)


def _a_thing(token: Token) -> bool:
    words = name_words()
    return token.norm in words.organization_heads | words.place_heads | words.occasions | words.calendar


def _written_so(surface: str, entry: Entry) -> bool:
    """Whether short names stand as the list has them: "WHO" is no "who", "US" no "us", "ICE" no ice."""
    if len(surface) > _SHORT or " " in surface:
        return True
    return surface in entry.names.get("en", ()) or (surface.istitle() and not any(n.isupper() for n in _short(entry)))


def _short(entry: Entry) -> list[str]:
    return [name for name in entry.names.get("en", ()) if len(name) <= _SHORT]


def sure_ids(hits: Iterable[Hit]) -> frozenset[str]:
    """The ids that a passage names beyond doubt; who names a capital speaks of its country."""
    sure = [hit.entries[0] for hit in hits if not hit.weak]
    return frozenset({e.id for e in sure} | {f"country:{e.capital_of}" for e in sure if e.capital_of is not None})


def settle(
    text: str,
    tokens: Sequence[Token],
    hits: Sequence[Hit],
    gazetteer: Gazetteer,
    named: Container[str],
    spoken: Counter[str],
) -> tuple[Hit, ...]:
    """The hits with their doubts settled by the passage.

    A common word is the name where the passage has another form of it. A body that several
    countries have ("Supreme Court") is another country's where that is said right before it, or
    where the passage never speaks of the country of the entry.
    """
    return tuple(_settled(text, tokens, hits, hit, gazetteer, named, spoken) for hit in hits)


def _settled(
    text: str,
    tokens: Sequence[Token],
    hits: Sequence[Hit],
    hit: Hit,
    gazetteer: Gazetteer,
    named: Container[str],
    spoken: Counter[str],
) -> Hit:
    if hit.demonym:
        return hit
    entry = hit.entries[0]
    if hit.weak:
        return replace(hit, weak=entry.id not in named)
    key = fold(text[tokens[hit.start].span.start : tokens[hit.end - 1].span.end])
    if entry.type is not EntityType.ORGANIZATION or gazetteer.doubt(key, entry) is not Doubt.SHARED:
        return hit
    owner = next((h for h in hits if h.end == _behind_owner(tokens, hit.start)), None)
    said = owner.entries[0].country if owner is not None else None
    if said is not None:
        return replace(hit, alien=said != entry.country)
    return replace(hit, alien=entry.country is not None and not spoken[entry.country] and entry.id not in named)


def _behind_owner(tokens: Sequence[Token], at: int) -> int:
    """Where an owner before token `at` ends: there, or before its "'s"."""
    return at - 1 if at and (tokens[at - 1].relation == "case" or tokens[at - 1].surface in _OWNING) else at


def find_offices(text: str, tokens: Sequence[Token], offices: Offices) -> tuple[OfficeHit, ...]:
    """The longest office phrases, left to right, without overlap, with the fields of ministers."""
    found: list[OfficeHit] = []
    at = 0
    while at < len(tokens):
        best: OfficeHit | None = None
        if tokens[at].surface[:1].isalpha():
            for end in range(at + 1, min(len(tokens), at + offices.longest + 2) + 1):
                if not tokens[end - 1].surface[-1:].isalnum():
                    continue
                phrase = offices.phrase(fold(text[tokens[at].span.start : tokens[end - 1].span.end]))
                if phrase is not None and not (end == at + 1 and tokens[at].pos in ("VERB", "AUX")):
                    best = OfficeHit(at, end, phrase)
        if best is None:
            at += 1
        else:
            found.append(_with_field(tokens, best))
            at = found[-1].end
    return tuple(found)


def _with_field(tokens: Sequence[Token], hit: OfficeHit) -> OfficeHit:
    """ "Water Resources Minister", "Trade, Industry and Energy Minister", "Minister for Rural Development"."""
    if not _FIELD_HEADS & {t.norm for t in tokens[hit.start : hit.end]}:
        return hit
    fields, start, end = name_words().fields, hit.start, hit.end
    proper = tokens[hit.start].surface[:1].isupper()
    while start:
        back = 1
        while back < 3 and start > back and tokens[start - back].surface in (",", "and", "&"):
            back += 1
        word = tokens[start - back]
        if word.norm not in fields or word.norm == "and" or word.surface[:1].isupper() != proper:
            break
        if back > 1 and not proper:
            break
        start -= back
    if end < len(tokens) and tokens[end].norm in ("of", "for") and tokens[end - 1].norm in _FIELD_HEADS:
        last = end + 2 if end + 1 < len(tokens) and tokens[end + 1].norm == _THE else end + 1
        first = last
        while last < len(tokens) and (tokens[last].norm in fields or tokens[last].surface == ","):
            last += 1
        while last > first and tokens[last - 1].surface in (",", "and"):
            last -= 1
        end = last if last > first else end
    return replace(hit, start=start, end=end)
