"""Keys under which names are compared: an inverted index asks only for pairs that share one."""

from __future__ import annotations

from kg.resolve.parts import person_name
from kg.resolve.skeleton import skeletons
from kg.resolve.terms import term_name
from kg.text.fold import fold
from kg.vocab.nameparts import NameParts

_LEAST = 2
"""Consonants that a part needs to be a key of its own; shorter parts count together with the next."""


def blocks(name: str, language: str) -> tuple[str, ...]:
    """The blocks of a name, sorted, as a person's and as a translated one.

    Skeletons of its parts and of the whole ("s:TRMP"), the groups of equivalent names it belongs to ("g:7"), meanings
    of its words ("m:12"), known places in it ("k:country:KR"), its acronyms ("a:usfk").
    """
    found = {f"f:{fold(name)}"}
    lore = NameParts.load()
    parts = [part for part in person_name(name).parts if not part.weak]
    for part in parts:
        keys = {key for form in (part.key, part.sounded) if form for key in skeletons(form)}
        found.update(f"s:{key}" for key in keys if len(key) >= _LEAST)
        found.update(f"g:{group}" for group in lore.given.get(part.key, ()))
    whole = "".join(part.key for part in parts)
    found.update(f"w:{key}" for key in skeletons(whole) if key)
    if len(parts) > 1:
        found.update(f"y:{group}" for group in lore.family.get(parts[0].key, ()))
    terms = term_name(name)
    found.update(f"a:{acronym}" for acronym in terms.acronyms)
    for term in terms.terms:
        found.update(f"m:{row}" for row in term.meanings)
        found.update(f"k:{known}" for known in term.known)
    return tuple(sorted(found))
