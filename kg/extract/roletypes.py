"""What a passage says of the type of a name that was only guessed: who telephones, visits or resigns is a person, and
so is who bears the surname of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.arguments import may_be_person
from kg.extract.candidates import Candidate
from kg.model import EntityType, Form, Mention
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


def surnamed(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of a passage; one word that ends the name of a person there is one: "Sergei Lavrov … Lavrov"."""
    people = [fold(m.name).split() for m in mentions if m.type is EntityType.PERSON and m.form is Form.NAME]
    surnames = frozenset(parts[-1] for parts in people if len(parts) > 1)
    return tuple(_as_person(m) if _guessed(m) and fold(m.name) in surnames else m for m in mentions)


def _guessed(mention: Mention) -> bool:
    listed = mention.known is not None or bool(mention.candidates)
    return mention.type is not EntityType.PERSON and mention.form is Form.NAME and not listed


def _as_person(mention: Mention) -> Mention:
    return replace(mention, type=EntityType.PERSON, basis=(*mention.basis, BASIS))


def retyped(mentions: Sequence[Mention], persons: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions, with the guessed type of those names mended; ids stay, since they are places in the text."""
    return tuple(
        _as_person(m) if m.type is not EntityType.PERSON and may_be_person(m) and fold(m.name) in persons else m
        for m in mentions
    )
