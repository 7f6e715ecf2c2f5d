"""Names that are translated, organizations and many places, as terms: meanings, known places, plain names.

"Ministry of Defense of South Korea" and "وزارة الدفاع الكورية الجنوبية" share no letter; both are a head
word, a topic and a country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType
from kg.text.arabic import CONJUNCTIONS, LAM, PREPOSITIONS
from kg.text.fold import fold
from kg.text.latin import initials, is_acronym, undotted, without_possessives
from kg.vocab.gazetteer import Gazetteer, bare
from kg.vocab.nameparts import NameParts
from kg.vocab.translations import Translations

_BRACKETED = re.compile(r"[(\[]([^)\]]*)[)\]]")
_LONGEST = 4
_MIN_STEM = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a name: its key and what it means.

    `meanings` are rows of the list of translated words, `known` ids of gazetteer entries it names (a country by its
    nationality word too). A term with neither is a name that is spelled, not translated. A `head` says what sort of
    thing it is; an `organ` is a head without which the name is another's.
    """

    key: str
    meanings: frozenset[int] = frozenset()
    known: frozenset[str] = frozenset()
    head: bool = False
    organ: bool = False
    country: bool = False

    @property
    def spelled(self) -> bool:
        return not self.meanings and not self.known


@dataclass(frozen=True, slots=True)
class TermName:
    """A name as terms, without linking words. `acronyms` are the acronyms it is or would have, `written` those that
    stand in it; `compact` its letters."""

    key: str
    compact: str
    terms: tuple[Term, ...]
    acronyms: frozenset[str]
    written: frozenset[str]


@lru_cache(maxsize=20_000)
def term_name(name: str) -> TermName:
    """`name` taken apart; a bracketed acronym counts as one of its acronyms and not as a term."""
    inside = _BRACKETED.findall(name)
    outside = undotted(without_possessives(_BRACKETED.sub(" ", name)))
    words = outside.split()
    written = {fold(undotted(word)) for word in [*inside, *(words if len(words) == 1 else [])] if is_acronym(word)}
    linking = NameParts.load().linking
    kept = [word for word in words if fold(word) not in linking]
    made = {initials(" ".join(group)).lower() for group in (words, kept)} if len(kept) > 1 else set()
    keys = fold(outside).split()
    made |= _spelled(keys)
    terms = tuple(_terms(keys))
    return TermName(fold(outside), "".join(keys), terms, frozenset(made | written), frozenset(written))


def _spelled(keys: Sequence[str]) -> set[str]:
    """Acronyms that a run of Arabic letter names at the end may spell ("شبكة سي إن إن")."""
    letters = NameParts.load().letters
    run: list[frozenset[str]] = []
    for key in reversed(keys):
        if key not in letters:
            break
        run.insert(0, letters[key])
    if len(run) < _MIN_STEM:
        return set()
    readings = {""}
    for choices in run:
        readings = {reading + letter for reading in readings for letter in choices}
    return readings


def _terms(keys: Sequence[str]) -> list[Term]:
    linking = NameParts.load().linking
    found: list[Term] = []
    i = 0
    while i < len(keys):
        for size in range(min(_LONGEST, len(keys) - i), 0, -1):
            term = _phrase(keys[i : i + size])
            if term is not None:
                found.append(term)
                i += size
                break
        else:
            if keys[i] not in linking:
                found.append(Term(bare(keys[i])))
            i += 1
    return found


def _phrase(keys: Sequence[str]) -> Term | None:
    """The term that some words are together, with a clitic of the first word off if need be."""
    if len(keys) == 1 and keys[0] in NameParts.load().linking:
        return None
    translations, gazetteer = Translations.load(), Gazetteer.load()
    rest = [bare(key) for key in keys[1:]]
    for first in _stems(keys[0]):
        key = " ".join([first, *rest])
        meanings = translations.meanings.get(key, frozenset())
        nations = {entry.id for entry in gazetteer.demonym(key)}
        named = {entry.id for entry in gazetteer.lookup_bare(key) if entry.type.spatial}
        if meanings or nations or named:
            country = any(gazetteer.entry(i).type is EntityType.COUNTRY for i in nations | named)
            head = bool(meanings & translations.heads)
            organ = head and not meanings & (translations.heads - translations.organs)
            return Term(key, meanings, frozenset(nations | named), head=head, organ=organ, country=country)
    return None


def _stems(key: str) -> tuple[str, ...]:
    """The word without article, and without one clitic before it: و, ل (للدفاع is ل + ال + دفاع), ب, ك."""
    found = [bare(key)]
    if key[:1] in CONJUNCTIONS | PREPOSITIONS and len(key) > _MIN_STEM + 1:
        after = key[1:]
        found.append(bare(after))
        if key[0] == LAM and after.startswith(LAM):
            found.append(after[1:])
    return tuple(dict.fromkeys(found))
