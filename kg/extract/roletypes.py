"""What the part a name plays says of its type: who telephones, visits or resigns is a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.arguments import may_be_person
from kg.extract.candidates import Candidate
from kg.model import EntityType, Mention
from kg.text.fold import fold

_PERSON_ONLY = frozenset({EntityType.PERSON})
BASIS = "role"


def person_names(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Keys of names that fill slots for persons only, though their type was guessed otherwise."""
    return frozenset(
        fold(filler.mention.name)
        for candidate in candidates
        for filler in candidate.fillers
        if candidate.trigger.entry.takes.get(filler.slot) == _PERSON_ONLY
        and filler.mention.type is not EntityType.PERSON
        and may_be_person(filler.mention)
    )


def retyped(mentions: Sequence[Mention], persons: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions, with the guessed type of those names mended; ids stay, since they are places in the text."""
    return tuple(
        replace(m, type=EntityType.PERSON, basis=(*m.basis, BASIS))
        if m.type is not EntityType.PERSON and may_be_person(m) and fold(m.name) in persons
        else m
        for m in mentions
    )
